"""Two months of a real shop, every line of every invoice, replayed over HTTP by four terminals."""

import csv
import gzip
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from time import perf_counter

import msgspec
import pytest

from core.application import Core
from core.boutiques import Boutique
from core.catalogue.articles import FicheArticle, FiltreArticles
from core.limites import LIGNES_PAR_VENTE_MAX
from core.quarantaine import FiltreQuarantaine
from core.stock import CommandeMouvement
from core.vocabulaire import CodeRefus, Devise, Motif, TypeMouvement
from syncserver.server import SyncServer
from tests.builders import make_boutique, make_terminal, open_tmp_core
from tests.livre import list_problems, read_faits, scalar
from tests.serving import ROOT, Poste, VenteEnvoyee
from tests.terminal import Creee, ErreurVente

DONNEES = ROOT.parent / "shared" / "data" / "online-retail"
MOIS = ("2010-12", "2011-01")
SERIES = ("caisse-1", "caisse-2", "caisse-3", "caisse-4")

pytestmark = pytest.mark.skipif(
    not DONNEES.is_dir(),
    reason=f"NOT PROVEN: no real sales in shared/data/{DONNEES.name} beside the tree",
)


@dataclass(frozen=True, slots=True)
class LigneReelle:
    """One row of the data set; `prix` is the text of the file."""

    code: str
    nom: str
    quantite: int
    date: str
    prix: str


@dataclass(frozen=True, slots=True)
class Donnees:
    """The invoices by what they are: sales, customer returns (C…), and stock write-offs."""

    ventes: Mapping[str, Sequence[LigneReelle]]
    retours: Mapping[str, Sequence[LigneReelle]]
    sorties: Mapping[str, Sequence[LigneReelle]]

    def list_lignes(self) -> Iterator[LigneReelle]:
        """Give every row."""
        factures = (self.ventes, self.retours, self.sorties)
        return chain.from_iterable(chain.from_iterable(part.values() for part in factures))


def read_donnees() -> Donnees:
    """Sort the rows of the files by invoice, and the invoices by what they are."""
    factures: dict[str, list[LigneReelle]] = {}
    for mois in MOIS:
        with gzip.open(DONNEES / f"{mois}.csv.gz", "rt", encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                ligne = LigneReelle(
                    row["StockCode"],
                    row["Description"].strip(),
                    int(row["Quantity"]),
                    row["InvoiceDate"],
                    row["UnitPrice"],
                )
                factures.setdefault(row["InvoiceNo"], []).append(ligne)
    retours = {n: lignes for n, lignes in factures.items() if n.startswith("C")}
    sorties = {
        n: lignes for n, lignes in factures.items() if n not in retours and lignes[0].quantite < 0
    }
    ventes = {n: x for n, x in factures.items() if n not in retours and n not in sorties}
    return Donnees(ventes, retours, sorties)


def make_fiches(donnees: Donnees) -> list[FicheArticle]:
    """Make an article a code: first name, highest price, and stock for all that ever goes out."""
    noms: dict[str, str] = {}
    prix: dict[str, int] = {}
    stocks = Counter[str]()
    for ligne in donnees.list_lignes():
        noms[ligne.code] = noms.get(ligne.code) or ligne.nom
        prix[ligne.code] = max(prix.get(ligne.code, 0), to_centimes(ligne.prix))
    for ligne in chain.from_iterable(donnees.ventes.values()):
        stocks[ligne.code] += ligne.quantite
    for ligne in chain.from_iterable(donnees.sorties.values()):
        stocks[ligne.code] -= ligne.quantite
    return [
        FicheArticle(code, nom or code, prix[code], devise=Devise.USD, quantite_stock=stocks[code])
        for code, nom in noms.items()
    ]


def to_centimes(prix: str) -> int:
    unites, _, fraction = prix.partition(".")
    return int(unites) * 100 + int(fraction.ljust(2, "0"))


def compute_stocks(donnees: Donnees) -> dict[str, int]:
    """Work out by plain arithmetic what must be left; sales too long for the wire took nothing."""
    stocks = {fiche.code: fiche.quantite_stock for fiche in make_fiches(donnees)}
    sold = [x for x in donnees.ventes.values() if len(x) <= LIGNES_PAR_VENTE_MAX]
    # Sales are positive and take out; returns and write-offs are negative in the file.
    for ligne in chain.from_iterable(sold):
        stocks[ligne.code] -= ligne.quantite
    for ligne in chain.from_iterable(donnees.retours.values()):
        stocks[ligne.code] -= ligne.quantite
    for ligne in chain.from_iterable(donnees.sorties.values()):
        stocks[ligne.code] += ligne.quantite
    return stocks


def to_envoi(numero: str, lignes: Sequence[LigneReelle], ids: Mapping[str, int]) -> VenteEnvoyee:
    """Write a sale in USD; odd invoices carry their prices as numbers, even ones as texts."""
    as_number = numero[-1] in "13579"
    return {
        "numero_facture": numero,
        "date_vente": lignes[0].date.replace(" ", "T"),
        "devise": "USD",
        "lignes": [
            {
                "article_id": ids[ligne.code],
                "quantite": ligne.quantite,
                "prix_unitaire": msgspec.Raw(ligne.prix.encode()) if as_number else ligne.prix,
            }
            for ligne in lignes
        ],
    }


@dataclass(frozen=True, slots=True)
class Passe:
    """What all terminals were answered in one pass: by number."""

    creees: Mapping[str, Creee]
    erreurs: Mapping[str, ErreurVente]


def push_all(port: int, parts: Sequence[Sequence[VenteEnvoyee]], seed: int) -> Passe:
    """Let each terminal send its part in batches of 1 to 100, all at the same time."""
    with ThreadPoolExecutor(len(parts)) as threads:
        seeds = range(seed, seed + len(parts))
        done = list(threads.map(push_part, [port] * len(parts), SERIES, parts, seeds))
    return Passe(
        {creee.numero_facture: creee for passe in done for creee in passe.creees.values()},
        {erreur.numero_facture: erreur for passe in done for erreur in passe.erreurs.values()},
    )


def push_part(port: int, serie: str, part: Sequence[VenteEnvoyee], seed: int) -> Passe:
    """Send one terminal's sales."""
    chance = random.Random(seed)  # noqa: S311 - sizes of batches, no secret
    passe: tuple[list[Creee], list[ErreurVente]] = ([], [])
    start = 0
    with Poste(port, serie) as poste:
        while start < len(part):
            end = start + chance.randint(1, 100)
            details = poste.push(part[start:end]).details
            passe[0].extend(details.creees)
            passe[1].extend(details.erreurs)
            start = end
    creees, erreurs = passe
    assert len(creees) + len(erreurs) == len(part)
    return Passe({x.numero_facture: x for x in creees}, {x.numero_facture: x for x in erreurs})


def move_by_hand(core: Core, boutique: Boutique, donnees: Donnees, ids: Mapping[str, int]) -> None:
    """Bring returns in and write losses off; terminals have no route for returns yet."""
    for factures, kind, motif in (
        (donnees.retours, TypeMouvement.ENTREE, Motif.ERREUR),
        (donnees.sorties, TypeMouvement.SORTIE, Motif.CASSE),
    ):
        for numero, lignes in factures.items():
            for ligne in lignes:
                commande = CommandeMouvement(
                    *(boutique.id, ids[ligne.code], kind, -ligne.quantite, motif),
                    reference_document=numero,
                )
                core.stock.record_mouvement(commande)


def read_stocks(core: Core, boutique: Boutique) -> dict[str, int]:
    """Read what the owner sees in the list of articles."""
    ids = core.catalogue.list_ids(FiltreArticles(boutique.id))
    return {
        row.article.code: row.article.quantite_stock for row in core.catalogue.list_rows(list(ids))
    }


@pytest.fixture
def core(tmp_path: Path) -> Iterator[Core]:
    core = open_tmp_core(tmp_path)
    yield core
    core.close()


@pytest.mark.timeout(300)
def test_two_months_of_a_real_shop(core: Core, capsys: pytest.CaptureFixture[str]) -> None:
    """I1, I2, I7, I8: replayed twice, the second time in other batches; the stock is as computed.

    Ordinary invoices are sales over HTTP. Customer returns (C…) come in by the owner's hand, as
    write-offs go out, while the terminals push.
    """
    start = perf_counter()
    donnees, fichier = read_donnees(), core.settings.fichier
    boutique = make_boutique(core)
    for serie in SERIES:
        make_terminal(core, boutique, serie, serie)
    fiches = make_fiches(donnees)
    ids = {code: key for key, code in core.catalogue.save_articles(boutique.id, fiches).articles}
    envois = [to_envoi(numero, lignes, ids) for numero, lignes in donnees.ventes.items()]
    parts = [envois[index :: len(SERIES)] for index in range(len(SERIES))]
    too_long = {n for n, lignes in donnees.ventes.items() if len(lignes) > LIGNES_PAR_VENTE_MAX}

    server = SyncServer(core, "127.0.0.1", 0)
    server.start()
    with ThreadPoolExecutor(1) as owner:
        by_hand = owner.submit(move_by_hand, core, boutique, donnees, ids)
        first = push_all(server.port, parts, seed=1)
        by_hand.result()
    before = read_faits(fichier)
    second = push_all(server.port, [part[::-1] for part in parts], seed=2)
    server.stop()

    assert {creee.status for creee in first.creees.values()} == {"created"}
    assert {creee.status for creee in second.creees.values()} == {"already_exists"}
    assert {n: c.id for n, c in second.creees.items()} == {n: c.id for n, c in first.creees.items()}
    assert first.creees.keys() == donnees.ventes.keys() - too_long
    assert first.erreurs.keys() == second.erreurs.keys() == too_long
    assert {e.code for e in (*first.erreurs.values(), *second.erreurs.values())} == {
        CodeRefus.INVALID_FORMAT
    }
    assert core.quarantaine.total(FiltreQuarantaine(boutique.id)).lignes == len(too_long)
    assert read_faits(fichier) == before
    assert read_stocks(core, boutique) == compute_stocks(donnees)
    assert list_problems(fichier) == []
    assert core.verification.verify().problemes == ()
    lines = scalar(fichier, "SELECT COUNT(*) FROM ligne_vente")
    assert lines == sum(len(x) for n, x in donnees.ventes.items() if n not in too_long)
    with capsys.disabled():
        sys.stdout.write(
            f"\nOnline Retail: {len(first.creees)} sales, {lines} lines, {len(too_long)} refusals, "
            f"pushed twice in {perf_counter() - start:.0f} s\n"
        )
