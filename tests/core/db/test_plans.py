"""The default views, and what every batch asks, are found by an index, never by reading a table."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from sqlalchemy import Connection, event

from core.application import Core
from core.catalogue.articles import FiltreArticles
from core.db.scelles import LECTURES
from core.fiche.livre import FiltreLivre
from core.fiche.postes import Groupe, Poste, Sorte
from core.lots import FiltreLots
from core.mouvements import FiltreMouvements
from core.quarantaine import FiltreQuarantaine
from core.ventes.consultation import FiltreVentes
from core.vocabulaire import TypeMouvement
from syncserver.lecture import read_charge
from tests.builders import MIDI, make_vente
from tests.core.conftest import Magasin
from tests.core.ventes.rejeux import write_vente
from tests.livre import fetch

MOIS = MIDI - timedelta(days=30)
JOUR = date(2026, 2, 23)
Work = Callable[[Core, int], object]


@contextmanager
def explaining(magasin: Magasin) -> Iterator[list[str]]:
    """Ask SQLite how it goes about each statement of the block."""
    plans: list[str] = []

    def explain(
        connection: Connection,
        _cursor: object,
        statement: str,
        parameters: Sequence[object],
        *_: object,
    ) -> None:
        raw = connection.connection.cursor()
        if statement.lstrip().startswith(("SELECT", "UPDATE", "DELETE")):
            raw.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
            plans.extend(str(row[3]) for row in raw.fetchall())
        raw.close()

    engines = (magasin.core.database.readers, magasin.core.database.writer)
    for engine in engines:
        event.listen(engine, "before_cursor_execute", explain)
    yield plans
    for engine in engines:
        event.remove(engine, "before_cursor_execute", explain)


def list_scans(plans: list[str]) -> list[str]:
    """Return the steps that read a whole table or index of facts."""
    facts = ("vente", "ligne_vente", "mouvement_stock", "vente_en_quarantaine", "lot_sync")
    scans = [f"SCAN {table}" for table in facts]
    return [plan for plan in plans if any(plan in (s, f"{s} AS x") for s in scans)]


VUES: list[Work] = [
    lambda core, key: core.ventes.list_ids(FiltreVentes(key, jour_debut=JOUR)),
    lambda core, key: core.ventes.list_rows(
        core.ventes.list_ids(FiltreVentes(key, jour_debut=JOUR))
    ),
    lambda core, key: core.ventes.total(FiltreVentes(key, jour_debut=JOUR)),
    lambda core, key: core.ventes.count_onglets(FiltreVentes(key, jour_debut=JOUR)),
    lambda core, _: core.ventes.get_detail(1),
    lambda core, key: core.mouvements.list_ids(FiltreMouvements(key, date_debut=MOIS)),
    lambda core, key: core.mouvements.list_page(FiltreMouvements(key), 100),
    lambda core, key: core.mouvements.list_page(FiltreMouvements(key, article_id=1), 100),
    lambda core, key: core.mouvements.list_page(FiltreMouvements(key, reference="F1"), 100),
    lambda core, key: core.mouvements.list_page(
        FiltreMouvements(key, type_mouvement=TypeMouvement.VENTE), 100
    ),
    lambda core, key: core.mouvements.list_ids(FiltreMouvements(key, date_debut=MOIS), after_id=1),
    lambda core, key: core.ventes.list_ids(FiltreVentes(key, jour_debut=JOUR), after_id=1),
    lambda core, key: core.mouvements.total(FiltreMouvements(key, date_debut=MOIS)),
    lambda core, key: core.quarantaine.list_ids(FiltreQuarantaine(key)),
    lambda core, key: core.quarantaine.list_groupes(FiltreQuarantaine(key)),
    lambda core, key: core.quarantaine.count_onglets(FiltreQuarantaine(key)),
    lambda core, key: core.quarantaine.count_open(key),
    lambda core, _: core.quarantaine.examiner(1, read_charge),
    lambda core, key: core.lots.list_ids(FiltreLots(key, date_debut=MOIS)),
    lambda core, key: core.lots.total(FiltreLots(key, date_debut=MOIS)),
    lambda core, _: core.lots.list_passages(1, "F2", MIDI),
    lambda core, _: core.lots.list_passages(1, "F2", MIDI, 2),
    lambda core, _: core.quarantaine.list_jumelages((1, 2)),
    lambda core, key: core.fiches.list_entrees(key, (1,), read_charge),
    lambda core, key: core.catalogue.list_ids(FiltreArticles(key)),
    lambda core, key: core.fiches.read_chiffres(key, 1),
    lambda core, key: core.fiches.explain_stock(key, 1),
    lambda core, key: core.fiches.list_suspects(
        key, core.fiches.explain_stock(key, 1), read_charge
    ),
    lambda core, _: core.fiches.read_courbe(1),
    lambda core, _: core.fiches.list_prix(1),
    lambda core, _: core.fiches.list_rows(core.fiches.list_ids(FiltreLivre(1))),
    lambda core, _: core.fiches.total(FiltreLivre(1, sortes=(Sorte.TARDIVE,))),
    lambda core, _: core.fiches.total(FiltreLivre(1, groupes=(Groupe(Poste.VENTE),))),
]


EN_ORDRE: list[Work] = [
    lambda core, key: core.ventes.list_ids(FiltreVentes(key)),
    lambda core, key: core.ventes.list_ids(FiltreVentes(key), after_id=1),
    lambda core, key: core.mouvements.list_ids(FiltreMouvements(key, date_debut=MOIS)),
    lambda core, key: core.mouvements.list_ids(
        FiltreMouvements(key, type_mouvement=TypeMouvement.VENTE, date_debut=MOIS)
    ),
    lambda core, key: core.mouvements.list_ids(FiltreMouvements(key, date_debut=MOIS), after_id=1),
    lambda core, key: core.ventes.list_ids(FiltreVentes(key, jour_debut=JOUR), after_id=1),
]
"""Lists that an index gives in the order in which they are shown."""


@pytest.mark.parametrize("view", EN_ORDRE)
def test_a_default_list_is_sorted_by_its_index(magasin: Magasin, view: Work) -> None:
    magasin.push(
        make_vente("F1", (magasin.riz, 1)), write_vente(magasin.boutique, "F2", (magasin.sel, 9))
    )
    with explaining(magasin) as plans:
        view(magasin.core, magasin.boutique.id)
    assert plans
    assert [plan for plan in plans if "TEMP B-TREE" in plan] == []


@pytest.mark.parametrize("view", VUES)
def test_a_default_view_uses_an_index(magasin: Magasin, view: Work) -> None:
    magasin.push(
        make_vente("F1", (magasin.riz, 1)), write_vente(magasin.boutique, "F2", (magasin.sel, 9))
    )
    with explaining(magasin) as plans:
        view(magasin.core, magasin.boutique.id)
    assert plans
    assert list_scans(plans) == []


def test_a_batch_reads_no_table_whole(magasin: Magasin) -> None:
    """What makes a sale cost the same at a million sales as at none; shared numbers included."""
    magasin.push_one(make_vente("F1", (magasin.riz, 1)), magasin.autre)
    with explaining(magasin) as plans:
        magasin.push(make_vente("F1", (magasin.riz, 1)), make_vente("F2", (magasin.sel, 9)))
    assert plans
    assert list_scans(plans) == []


def test_a_link_of_the_chain_is_found_by_its_index(magasin: Magasin) -> None:
    magasin.push(make_vente("F1", (magasin.riz, 1)))
    with explaining(magasin) as plans:
        magasin.push(make_vente("F2", (magasin.riz, 1)))
        magasin.core.verification.list_tetes()
        magasin.core.verification.dernier_controle()
    of_links = [plan for plan in plans if "maillon" in plan]
    assert len(of_links) == 3
    assert [plan for plan in of_links if not plan.startswith("SEARCH")] == []
    assert [plan for plan in plans if "TEMP B-TREE" in plan] == []


@pytest.mark.parametrize("query", LECTURES)
def test_what_the_chain_seals_is_read_without_sorting(magasin: Magasin, query: str) -> None:
    """A check reads the whole book: it must come row by row, and never be held in memory."""
    ((*_, step),) = fetch(magasin.fichier, f"EXPLAIN QUERY PLAN {query}", *[1] * query.count("?"))
    assert "TEMP B-TREE" not in str(step)


def test_control_a_search_within_numbers_reads_more(magasin: Magasin) -> None:
    with explaining(magasin) as plans, magasin.core.database.read() as connection:
        connection.exec_driver_sql("SELECT * FROM vente WHERE mode_paiement = 'CASH'")
    assert list_scans(plans) == ["SCAN vente"]
