"""A sale made before a count and received after it: its panel says why the stock stayed."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from core.inventaires.commandes import NouvelInventaire
from core.vocabulaire import NonComptes
from desktop.pages.mouvements import MouvementsPage
from desktop.pages.ventes import VentesPage
from desktop.widgets.labels import Label
from tests.builders import MIDI, make_article, make_vente, record
from tests.desktop.conftest import Magasin
from tests.desktop.pages.test_mouvements_detail import open_row
from tests.desktop.pages.test_ventes_retours import open_vente
from tests.desktop.screen import click, find_button, label_texts

HEURE = timedelta(hours=1)
NOM = "Rayon <b>riz</b> {n}"


@pytest.fixture
def vente_id(magasin: Magasin) -> int:
    """Count the rice at one o'clock; at three comes a sale made at noon."""
    core, riz = magasin.core, make_article(magasin.core, magasin.boutique, "A1", nom="Riz")
    comptage = core.inventaires.open_inventaire(NouvelInventaire(magasin.boutique.id, NOM))
    magasin.clock.advance(HEURE)
    core.inventaires.count_article(comptage.id, riz, 8)
    core.inventaires.validate(comptage.id, NonComptes.LAISSER)
    magasin.clock.advance(2 * HEURE)
    record(core, magasin.terminal, make_vente("FAC-1", (riz, 2), date_vente=MIDI))
    (row,) = core.catalogue.list_rows([riz])
    assert row.article.quantite_stock == 8
    return 1


@pytest.fixture
def page(qtbot: QtBot, magasin: Magasin) -> Iterator[VentesPage]:
    page = VentesPage(magasin.services)
    qtbot.addWidget(page)
    page.resize(1216, 820)
    page.show_boutique(magasin.boutique)
    yield page
    magasin.services.tasks.close()


@pytest.mark.usefixtures("vente_id")
def test_the_count_is_explained_and_a_press_away(qtbot: QtBot, page: VentesPage) -> None:
    content = open_vente(qtbot, page)
    texts = label_texts(content)
    assert (
        f"2 pièces étaient déjà parties quand l’inventaire « {NOM} » a compté le rayon, "
        "aujourd’hui à 13:00:00 : un ajustement rend au stock ce que la vente lui a repris, "
        "il ne baisse donc qu’une fois."
    ) in texts
    assert {"+2", "stock 6 → 8", "Remis par un inventaire"} <= {*texts}
    with qtbot.waitSignal(page.row_asked) as asked:
        click(find_button(content, "Voir Ajustement n° 4"))
    assert asked.args == ["mouvements", 4]
    with qtbot.waitSignal(page.row_asked) as asked:
        click(find_button(content, f"Voir l’inventaire « {NOM} »"))
    assert asked.args == ["inventaire", 1]


def test_a_sale_of_no_count_speaks_of_none(
    qtbot: QtBot, magasin: Magasin, page: VentesPage
) -> None:
    riz = make_article(magasin.core, magasin.boutique, "A1", nom="Riz")
    record(magasin.core, magasin.terminal, make_vente("FAC-1", (riz, 2), date_vente=MIDI))
    content = open_vente(qtbot, page)
    assert content.notes == []
    assert "Remis par un inventaire" not in label_texts(content)


@pytest.mark.usefixtures("vente_id")
def test_the_movement_of_a_late_sale_has_both_dates(qtbot: QtBot, magasin: Magasin) -> None:
    page = MouvementsPage(magasin.services)
    qtbot.addWidget(page)
    page.show_boutique(magasin.boutique)
    facts = [x.accessibleName() for x in open_row(qtbot, page, 3).findChildren(Label)]
    assert "Vendu : aujourd’hui à 12:00:00" in facts
    assert "Reçu : aujourd’hui à 15:00:00, 3\u00a0h plus tard" in facts
    facts = [x.accessibleName() for x in open_row(qtbot, page, 4).findChildren(Label)]
    assert "Date : aujourd’hui à 15:00:00" in facts
    magasin.services.tasks.close()
