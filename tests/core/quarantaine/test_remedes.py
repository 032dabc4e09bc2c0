"""Each remedy of À régler: stock, sale, entry, trace, and what the terminal is told next."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from core.db.livre import journal_audit
from core.quarantaine import Precisions
from core.ventes.commandes import (
    VenteClassee,
    VenteRecue,
    VenteRejouee,
)
from core.ventes.demande import SortRejeu
from core.vocabulaire import (
    EtatEntree,
    Remede,
    Signalement,
)
from tests.builders import MIDI
from tests.core.conftest import Magasin
from tests.core.quarantaine.remedes import (
    demand,
    entree_of,
    push_twin,
    refuse,
    settle_one,
    write_short,
    write_unknown,
)
from tests.core.ventes.cas import Envoi
from tests.core.ventes.rejeux import write_vente
from tests.livre import fetch, read_faits

VEILLE = (MIDI - timedelta(days=1)).isoformat()


def conflict(magasin: Magasin) -> Envoi:
    """Another content under a number that is taken."""
    magasin.push_one(write_vente(magasin.boutique, "F1", (magasin.riz, 1)))
    return write_vente(magasin.boutique, "F1", (magasin.riz, 2))


def other_day(magasin: Magasin) -> Envoi:
    """Send the same once more, of the day before: a daily counter."""
    magasin.push_one(write_vente(magasin.boutique, "F1", (magasin.riz, 1)))
    return write_vente(magasin.boutique, "F1", (magasin.riz, 1), date_vente=VEILLE)


@dataclass(frozen=True, slots=True)
class Cas:
    """A sale that waits, a remedy, and what must be so afterwards; `vente_id` None: no sale.

    `stocks` are rice and salt.
    """

    vente: Callable[[Magasin], Envoi]
    remede: Remede
    stocks: tuple[int, int]
    vente_id: int | None
    sort: SortRejeu = SortRejeu.APPLIQUEE
    rang: int = 0
    signalements: Signalement = Signalement.AUCUN
    precisions: Callable[[Magasin], Precisions] = field(default=lambda _: Precisions())


PARTAGE = Signalement.NUMERO_PARTAGE
CAS = {
    "entree": Cas(write_short, Remede.ENTREE, (10, 0), 1),
    "entree_plus": Cas(
        write_short,
        Remede.ENTREE,
        (10, 6),
        1,
        precisions=lambda m: Precisions(quantites={m.sel: 10}),
    ),
    "negatif": Cas(
        write_short, Remede.NEGATIF, (10, -4), 1, signalements=Signalement.STOCK_NEGATIF
    ),
    "article": Cas(
        write_unknown,
        Remede.ARTICLE,
        (8, 1),
        1,
        signalements=Signalement.ARTICLE_CHOISI,
        precisions=lambda m: Precisions(articles={999: m.riz}),
    ),
    "distincte_conflit": Cas(conflict, Remede.DISTINCTE, (7, 1), 2, rang=1),
    "distincte_date": Cas(other_day, Remede.DISTINCTE, (8, 1), 2, rang=1),
    "distincte_jumelle": Cas(push_twin, Remede.DISTINCTE, (8, 1), 2, signalements=PARTAGE),
    "doublon_conflit": Cas(conflict, Remede.DOUBLON, (9, 1), 1, SortRejeu.CLASSEE),
    "doublon_date": Cas(other_day, Remede.DOUBLON, (9, 1), 1, SortRejeu.CLASSEE),
    "doublon_jumelle": Cas(push_twin, Remede.DOUBLON, (9, 1), 1, SortRejeu.CLASSEE),
    "remplacement": Cas(
        push_twin,
        Remede.REMPLACEMENT,
        (9, 1),
        1,
        SortRejeu.CONNUE,
        precisions=lambda m: Precisions(ancien_id=m.autre.id),
    ),
    "toujours_distinctes": Cas(
        push_twin,
        Remede.TOUJOURS_DISTINCTES,
        (8, 1),
        2,
        signalements=PARTAGE,
        precisions=lambda m: Precisions(paire=frozenset({m.terminal.id, m.autre.id})),
    ),
    "classer": Cas(
        write_short,
        Remede.CLASSER,
        (10, 1),
        None,
        SortRejeu.CLASSEE,
        precisions=lambda _: Precisions(motif="essai"),
    ),
}


@pytest.fixture(params=list(CAS))
def cas(request: pytest.FixtureRequest) -> Cas:
    return CAS[request.param]


def test_a_remedy_settles_and_the_terminal_is_told_so(magasin: Magasin, cas: Cas) -> None:
    vente = cas.vente(magasin)
    refuse(magasin, vente)
    magasin.clock.advance(timedelta(hours=3))
    rejeu = settle_one(magasin, demand(cas.remede, 1, precisions=cas.precisions(magasin)))
    assert (rejeu.sort, rejeu.vente_id) == (cas.sort, cas.vente_id)
    assert (magasin.stock(magasin.riz), magasin.stock(magasin.sel)) == cas.stocks
    entree = entree_of(magasin)
    filed = cas.sort is SortRejeu.CLASSEE
    assert entree.etat is (EtatEntree.CLASSEE if filed else EtatEntree.REJOUEE)
    assert (entree.vente_id, entree.remede) == (cas.vente_id, cas.remede)
    assert (entree.classee_par, entree.date_reglement) == ("Comptoir", magasin.clock.now())
    if cas.sort is SortRejeu.APPLIQUEE:
        (row,) = magasin.core.ventes.list_rows([cas.vente_id or 0])
        assert (row.rang, row.signalements) == (cas.rang, cas.signalements)
    before = read_faits(magasin.fichier)
    again = magasin.push_one(vente)
    if cas.vente_id is None:
        assert isinstance(again, VenteClassee)
    else:
        assert isinstance(again, VenteRejouee)
        assert again.vente.id == cas.vente_id
    assert read_faits(magasin.fichier) == before


def test_what_is_foreseen_is_what_happens(magasin: Magasin, cas: Cas) -> None:
    refuse(magasin, cas.vente(magasin))
    before = read_faits(magasin.fichier)
    demande = demand(cas.remede, 1, precisions=cas.precisions(magasin))
    stocks = {key: magasin.stock(key) for key in (magasin.riz, magasin.sel)}
    (prevision,) = magasin.core.quarantaine.previsualiser(demande)
    assert read_faits(magasin.fichier) == before
    assert prevision.rejeu == settle_one(magasin, demande)
    for effet in prevision.effets:
        assert effet.avant == stocks.pop(effet.article_id)
        assert effet.apres == magasin.stock(effet.article_id)
    assert all(magasin.stock(key) == stock for key, stock in stocks.items())


def test_given_twice_it_changes_nothing_more(magasin: Magasin, cas: Cas) -> None:
    refuse(magasin, cas.vente(magasin))
    demande = demand(cas.remede, 1, precisions=cas.precisions(magasin))
    settle_one(magasin, demande)
    before = read_faits(magasin.fichier), fetch(magasin.fichier, "SELECT * FROM journal_audit")
    assert settle_one(magasin, demande).sort is SortRejeu.REGLEE
    after = read_faits(magasin.fichier), fetch(magasin.fichier, "SELECT * FROM journal_audit")
    assert after == before


def test_who_decided_when_and_why_is_kept(magasin: Magasin, cas: Cas) -> None:
    refuse(magasin, cas.vente(magasin))
    magasin.clock.advance(timedelta(hours=3))
    settle_one(magasin, demand(cas.remede, 1, precisions=cas.precisions(magasin)))
    table = journal_audit.c
    with magasin.core.database.read() as connection:
        rows = connection.execute(
            journal_audit.select().where(table.objet == "vente_en_quarantaine")
        ).all()
    (trace,) = rows
    assert (trace.action, trace.objet_id) == (f"REGLER_{cas.remede}", 1)
    assert (trace.utilisateur, trace.date_action) == ("Comptoir", magasin.clock.now())
    assert trace.motif == cas.precisions(magasin).motif
    assert "vente F1" in trace.detail


def test_a_look_alike_stops_what_would_record_the_sale(magasin: Magasin, cas: Cas) -> None:
    """It is told first, and only a confirmed sale is recorded beside it."""
    vente = cas.vente(magasin)
    refuse(magasin, vente)
    alike = write_again(magasin, vente)
    magasin.push_one(alike)
    precisions = cas.precisions(magasin)
    before = read_faits(magasin.fichier)
    demande = demand(cas.remede, 1, precisions=precisions)
    (prevision,) = magasin.core.quarantaine.previsualiser(demande)
    assert [r.numero_facture for r in prevision.ressemblances] == ["F-AUTRE"]
    if cas.sort is SortRejeu.CLASSEE:
        return
    assert settle_one(magasin, demande).sort is SortRejeu.RESSEMBLANTE
    assert read_faits(magasin.fichier) == before
    confirmed = demand(cas.remede, 1, precisions=precisions, confirmees=frozenset({1}))
    assert settle_one(magasin, confirmed).sort is cas.sort


def write_again(magasin: Magasin, vente: Envoi) -> Envoi:
    """Write the same sale under another number, as a seller does after a refusal."""
    assert isinstance(vente, VenteRecue)
    prix = 1_000 if vente.lignes[0].article_id == 999 else None
    sold = [(x.article_id, x.quantite) for x in vente.lignes]
    return write_vente(magasin.boutique, "F-AUTRE", *sold, prix=prix)
