"""Whatever remedies are given to whatever waits, the book is right and no sale is made twice."""

import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import CoreError, TerminalInactif
from core.quarantaine import Precisions
from core.ventes.commandes import ResultatVente, VenteCreee
from core.vocabulaire import Remede
from tests.core.conftest import Magasin, open_magasin
from tests.core.quarantaine.remedes import demand
from tests.core.ventes.rejeux import write_vente
from tests.livre import fetch, list_problems

INCONNU = 999
DATES = ("2026-03-25T08:00:00+01:00", "2026-03-25T09:00:00+01:00", None)


@dataclass(frozen=True, slots=True)
class Envoi:
    """One sale of one of two terminals, with few numbers and contents so that they collide."""

    premier: bool
    numero: str
    article: int
    quantite: int
    date: str | None


@dataclass(frozen=True, slots=True)
class Geste:
    """One remedy for some of what waits, or what may wait no longer."""

    remede: Remede
    ids: frozenset[int]
    confirme: bool


envois = st.builds(
    Envoi,
    premier=st.booleans(),
    numero=st.sampled_from(["F1", "F2"]),
    article=st.sampled_from([1, 2, INCONNU]),
    quantite=st.sampled_from([1, 3]),
    date=st.sampled_from(DATES),
)
gestes = st.builds(
    Geste,
    remede=st.sampled_from(list(Remede)),
    ids=st.frozensets(st.integers(1, 6), min_size=1, max_size=4),
    confirme=st.booleans(),
)


@given(st.lists(st.one_of(envois, gestes), min_size=2, max_size=14))
@settings(max_examples=60, deadline=None)
def test_any_remedy_keeps_the_book_right_and_makes_no_sale_twice(
    modele: Path, actes: list[Envoi | Geste]
) -> None:
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "modele" / modele.name
        copy.parent.mkdir()
        shutil.copy(modele, copy)
        donnees = Path(folder) / "donnees"
        donnees.mkdir()
        magasin = open_magasin(copy, donnees)
        try:
            for acte in actes:
                if isinstance(acte, Envoi):
                    push(magasin, acte)
                else:
                    settle(magasin, acte)
                assert_none_twice(magasin)
            assert magasin.core.verification.verify().problemes == ()
            assert_known(magasin, [acte for acte in actes if isinstance(acte, Envoi)])
        finally:
            magasin.core.close()
        assert list_problems(magasin.fichier) == []


def push(magasin: Magasin, envoi: Envoi) -> ResultatVente | None:
    """Send a sale as its terminal does; None from one that was replaced meanwhile."""
    over: dict[str, object] = {"date_vente": envoi.date}
    vente = write_vente(
        magasin.boutique, envoi.numero, (envoi.article, envoi.quantite), prix=100, **over
    )
    try:
        return magasin.push_one(vente, magasin.terminal if envoi.premier else magasin.autre)
    except TerminalInactif:
        return None


def settle(magasin: Magasin, geste: Geste) -> None:
    """Give a remedy; what it refuses it leaves as it stands, and given again it does nothing."""
    waiting = {row[0] for row in fetch(magasin.fichier, "SELECT id FROM vente_en_quarantaine")}
    ids = sorted(geste.ids & {int(str(key)) for key in waiting})
    precisions = Precisions(
        articles={INCONNU: magasin.riz},
        ancien_id=magasin.autre.id,
        paire=frozenset({magasin.terminal.id, magasin.autre.id}),
        motif="essai",
    )
    confirmees = frozenset(ids) if geste.confirme else frozenset[int]()
    demande = demand(geste.remede, *ids, precisions=precisions, confirmees=confirmees)
    try:
        magasin.core.quarantaine.regler(demande)
    except CoreError:
        return


def assert_none_twice(magasin: Magasin) -> None:
    """Say that no entry was recorded as two sales, and no sale recorded for two entries."""
    made = Counter(
        row[0]
        for row in fetch(
            magasin.fichier,
            "SELECT terminal_id || '/' || numero_facture || '/' || hex(empreinte) || '/' || "
            "COALESCE(date_vente, 'x') FROM vente",
        )
    )
    assert [key for key, count in made.items() if count > 1] == []


def assert_known(magasin: Magasin, sent: list[Envoi]) -> None:
    """Say that all that was sent is known when it comes again: recorded, filed, or waiting."""
    for envoi in sent:
        push(magasin, envoi)
    rows = fetch(magasin.fichier, "SELECT COUNT(*) FROM vente")
    for envoi in sent:
        assert not isinstance(push(magasin, envoi), VenteCreee)
    assert fetch(magasin.fichier, "SELECT COUNT(*) FROM vente") == rows
