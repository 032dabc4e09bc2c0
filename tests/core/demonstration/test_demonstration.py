"""The shop of the demonstration: believable, the same each time, and its book is right."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from core.application import Core, open_core
from core.boutiques import Boutique
from core.catalogue.articles import FiltreArticles, OngletArticles
from core.clock import jour_local
from core.config import Settings
from core.demonstration import Avancement, StoryClock, make_demo, start_of
from core.demonstration.installation import read_catalogue
from core.mouvements import FiltreMouvements
from core.quarantaine import Entree, FiltreQuarantaine, OngletQuarantaine
from core.ventes.consultation import FiltreVentes, VenteRow
from core.vocabulaire import CodeRefus, Devise, EtatEntree, EtatTerminal, TypeMouvement
from tests.livre import list_problems, scalar

SOIR = datetime(2026, 11, 20, 20, 30, tzinfo=UTC)
"""A Friday evening, once the shop has closed."""


@dataclass(frozen=True, slots=True)
class Demo:
    """The shop of the demonstration, once made."""

    core: Core
    boutique: Boutique
    avancements: list[Avancement]

    def ventes(self) -> tuple[VenteRow, ...]:
        """Return all its sales."""
        ventes = self.core.ventes
        return ventes.list_rows(ventes.list_ids(FiltreVentes(self.boutique.id)))

    def entrees(self) -> tuple[Entree, ...]:
        """Return all its quarantine entries, whatever became of them."""
        quarantaine = self.core.quarantaine
        filtre = FiltreQuarantaine(self.boutique.id, onglet=OngletQuarantaine.TOUTES)
        return quarantaine.list_rows(quarantaine.list_ids(filtre))


def tell(folder: Path, now: datetime) -> Demo:
    clock = StoryClock(start_of(now))
    core = open_core(Settings(folder), clock)
    avancements: list[Avancement] = []
    boutique = make_demo(core, clock, now, on_progress=avancements.append)
    return Demo(core, boutique, avancements)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    demo = tell(tmp_path_factory.mktemp("demo"), SOIR)
    yield demo
    demo.core.close()


def test_its_book_is_right(demo: Demo) -> None:
    assert demo.core.verification.verify().problemes == ()
    assert list_problems(demo.core.settings.fichier) == []


def test_three_terminals_sold_every_day_of_a_month(demo: Demo) -> None:
    ventes = demo.ventes()
    days = {jour_local(v.date_reception, demo.boutique.fuseau) for v in ventes}
    assert len(days) == 31
    assert max(days) == date(2026, 11, 20)
    assert len(ventes) > 1_500
    assert len({v.terminal_nom for v in ventes}) == 3
    assert {v.devise for v in ventes} == set(Devise)
    assert len({v.mode_paiement for v in ventes}) == 3


def test_some_customers_owe_and_some_sales_came_late(demo: Demo) -> None:
    ventes = demo.ventes()
    assert sum(not v.paye for v in ventes) > 10
    days_late = [(v.date_reception - v.date_vente).days for v in ventes if v.date_vente]
    assert sum(late >= 1 for late in days_late) > 5


def test_what_waits_is_of_every_reason(demo: Demo) -> None:
    open_codes = {e.code for e in demo.entrees() if e.etat is EtatEntree.A_REGLER}
    assert open_codes == set(CodeRefus) - {CodeRefus.BOUTIQUE_MISMATCH, CodeRefus.INTERNAL_ERROR}
    etats = Counter(e.etat for e in demo.entrees())
    assert etats[EtatEntree.REJOUEE] == 1
    assert etats[EtatEntree.CLASSEE] == 2


def test_some_sales_are_cancelled_and_some_goods_come_back(demo: Demo) -> None:
    assert sum(v.est_annulee for v in demo.ventes()) > 10
    mouvements = demo.core.mouvements
    filtre = FiltreMouvements(demo.boutique.id)
    kinds = Counter(r.type_mouvement for r in mouvements.list_rows(mouvements.list_ids(filtre)))
    assert set(kinds) == set(TypeMouvement)


def test_a_refused_sale_was_typed_anew_and_recorded(demo: Demo) -> None:
    """Both would count if the owner replayed it without looking."""
    (refusee,) = (
        e for e in demo.entrees() if e.article_nom == "Riz parfumé 25 kg" and e.stock_demande
    )
    anew = [
        v
        for v in demo.ventes()
        if v.terminal_nom == refusee.terminal_nom
        and v.montant_total == refusee.montant
        and v.date_vente
        and refusee.date_vente
        and 0 < (v.date_vente - refusee.date_vente).total_seconds() < 600
    ]
    assert anew


def test_the_shelves_show_every_state(demo: Demo) -> None:
    counts = demo.core.catalogue.count_onglets(FiltreArticles(demo.boutique.id))
    for onglet in (OngletArticles.BAS, OngletArticles.RUPTURE, OngletArticles.INACTIFS):
        assert counts[onglet] >= 3
    assert counts[OngletArticles.NEGATIF] == 0


def test_a_stranger_waits_for_the_owner(demo: Demo) -> None:
    etats = Counter(t.etat for t in demo.core.terminaux.list_terminaux())
    assert etats == {EtatTerminal.ACTIF: 3, EtatTerminal.EN_ATTENTE: 1}


def test_every_request_has_an_address(demo: Demo) -> None:
    query = "SELECT COUNT(*) FROM lot_sync WHERE adresse_ip = '' AND route != 'rejeu'"
    assert scalar(demo.core.settings.fichier, query) == 0


def test_progress_is_told_day_by_day(demo: Demo) -> None:
    assert [a.fait for a in demo.avancements] == list(range(31))
    assert {a.total for a in demo.avancements} == {31}


def test_the_same_seed_tells_the_same_story(demo: Demo, tmp_path: Path) -> None:
    again = tell(tmp_path, SOIR)
    assert again.ventes() == demo.ventes()
    assert again.entrees() == demo.entrees()
    again.core.close()


def test_nothing_happens_after_now(tmp_path: Path) -> None:
    morning = SOIR.replace(hour=8)
    early = tell(tmp_path, morning)
    assert max(v.date_reception for v in early.ventes()) < morning
    assert early.core.clock.now() == morning
    early.core.close()


def read_check_digit(code: str) -> int:
    """Compute the last digit of an EAN-13: weights one and three in turn."""
    total = sum(int(c) * (3 if i % 2 else 1) for i, c in enumerate(code[:12]))
    return -total % 10


def test_its_articles_could_be_sold_in_kinshasa() -> None:
    fiches = read_catalogue()
    assert len(fiches) >= 200
    codes = [f.code_barre for f in fiches if f.code_barre]
    assert len(codes) > 200
    for code in codes:
        assert len(code) == 13
        assert read_check_digit(code) == int(code[-1])
    for fiche in fiches:
        assert fiche.prix_achat is None or 0 < fiche.prix_achat < fiche.prix_vente
    assert {f.devise for f in fiches} == set(Devise)
    assert any(not f.suivi_stock for f in fiches)
