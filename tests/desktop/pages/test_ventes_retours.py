"""The Ventes page: a sale that comes back, in part or whole, and what its panel then tells."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from core.mouvements import FiltreMouvements
from core.quarantaine import Demande, Precisions
from core.ventes.annulation import CommandeAnnulation
from core.ventes.commandes import VenteCreee
from core.ventes.historique import Periode, VenteListee
from core.vocabulaire import Devise, Remede
from desktop.dialogs.annulation_vente import AnnulationVenteDialog
from desktop.dialogs.retour_lignes import ABIME
from desktop.dialogs.retour_vente import RetourVenteDialog
from desktop.pages.periode import Periode as Affichee
from desktop.pages.ventes import VentesPage
from desktop.pages.ventes_detail import VenteDetail
from tests.builders import MIDI, identify, make_article, make_terminal, make_vente, record
from tests.desktop.conftest import Magasin
from tests.desktop.pages.regler import MATIN, sell, sell_by
from tests.desktop.screen import click, column_texts, find_button, label_texts, type_into, wait_for

NNBSP, NBSP = "\u202f", "\u00a0"


@pytest.fixture
def page(qtbot: QtBot, magasin: Magasin) -> Iterator[VentesPage]:
    page = VentesPage(magasin.services)
    qtbot.addWidget(page)
    page.resize(1216, 820)
    page.show_boutique(magasin.boutique)
    yield page
    magasin.services.tasks.close()


@pytest.fixture
def articles(magasin: Magasin) -> tuple[int, int]:
    """Sell two soaps and three bags of rice at 25 000 FC each under FAC-1."""
    savon, riz = (make_article(magasin.core, magasin.boutique, n, nom=n) for n in ("Savon", "Riz"))
    record(magasin.core, magasin.terminal, make_vente("FAC-1", (savon, 2), (riz, 3)))
    return savon, riz


def stock(magasin: Magasin, article_id: int) -> int:
    (row,) = magasin.core.catalogue.list_rows([article_id])
    return row.article.quantite_stock


def open_vente(qtbot: QtBot, page: VentesPage) -> VenteDetail:
    """Show the page with its only sale open."""
    if not page.isVisible():
        with qtbot.waitSignal(page.list_shown):
            page.show()
    page.open_row(page.model.id_at(0))
    wait_for(qtbot, page.panel.isVisible)
    return content_of(page)


def content_of(page: VentesPage) -> VenteDetail:
    content = page.panel.content()
    assert isinstance(content, VenteDetail)
    return content


def open_return(qtbot: QtBot, page: VentesPage) -> RetourVenteDialog:
    click(find_button(page.panel, "Retour…"))
    wait_for(qtbot, lambda: bool(page.window().findChildren(RetourVenteDialog)))
    (dialog,) = page.window().findChildren(RetourVenteDialog)
    return dialog


def open_cancellation(qtbot: QtBot, page: VentesPage) -> AnnulationVenteDialog:
    click(find_button(page.panel, "Annuler la vente…"))
    wait_for(qtbot, lambda: bool(page.window().findChildren(AnnulationVenteDialog)))
    (dialog,) = page.window().findChildren(AnnulationVenteDialog)
    return dialog


def listed(magasin: Magasin) -> VenteListee:
    """Return the sale as a terminal reads it."""
    historique = magasin.core.ventes.read_historique(magasin.boutique.id, Periode(), 50)
    (vente,) = historique.ventes
    return vente


def test_part_of_a_sale_comes_back(
    qtbot: QtBot, magasin: Magasin, page: VentesPage, articles: tuple[int, int]
) -> None:
    savon, riz = articles
    open_vente(qtbot, page)
    dialog = open_return(qtbot, page)
    assert [row.effect.text() for row in dialog.lignes.rows] == ["8", "7"]
    type_into(dialog.lignes.rows[1].quantite, "2")
    assert [row.effect.text() for row in dialog.lignes.rows] == ["8", "7 → 9"]
    assert dialog.montant.text() == f"50{NNBSP}000"
    type_into(dialog.motif, "trop")
    with qtbot.waitSignals([dialog.recorded, page.word_said]):
        click(dialog.submit)
    assert (stock(magasin, savon), stock(magasin, riz)) == (8, 9)
    wait_for(qtbot, lambda: len(content_of(page).retours) == 1)
    content = content_of(page)
    (retour,), (reprise,) = content.retours, content.reprises
    assert retour.left == ("Retour n° 1, remis en rayon", "12:00 · Comptoir")
    assert "trop" in label_texts(retour)
    assert retour.right == (f"−50{NNBSP}000{NBSP}FC", "2 pièces")
    assert reprise.left == ("Riz", "Retour · 12:00 · Comptoir")
    assert reprise.right == ("+2", "stock 7 → 9")
    assert f"75{NNBSP}000{NBSP}FC" in label_texts(content)
    wait_for(qtbot, lambda: column_texts(page.model, "État") == ["Retour"])
    totals = page.board.card.total_row.shown_totals()
    assert list(totals.sums.values()) == [((f"75{NNBSP}000", "FC"),)]
    (seen,) = listed(magasin).retours
    assert (seen.montant_rendu, seen.motif) == (5_000_000, "trop")
    assert [(ligne.article_code, ligne.quantite) for ligne in seen.lignes] == [("Riz", 2)]


def test_damaged_goods_leave_the_stock_alone(
    qtbot: QtBot, magasin: Magasin, page: VentesPage, articles: tuple[int, int]
) -> None:
    savon, _ = articles
    open_vente(qtbot, page)
    dialog = open_return(qtbot, page)
    type_into(dialog.lignes.rows[0].quantite, "1")
    assert dialog.lignes.rows[0].effect.text() == "8 → 9"
    click(dialog.devenir.buttons[ABIME])
    assert dialog.lignes.rows[0].effect.text() == "8"
    dialog.montant.clear()
    type_into(dialog.montant, "10000")
    type_into(dialog.lignes.rows[1].quantite, "1")
    assert dialog.montant.text() == "10000"
    with qtbot.waitSignal(dialog.recorded):
        click(dialog.submit)
    assert stock(magasin, savon) == 8
    wait_for(qtbot, lambda: len(content_of(page).retours) == 1)
    content = content_of(page)
    assert content.retours[0].left[0] == "Retour n° 1, abîmé"
    assert content.retours[0].right == (f"−10{NNBSP}000{NBSP}FC", "2 pièces")
    assert [line.right for line in content.reprises] == [
        *(("+1", "stock 8 → 9"), ("−1", "stock 9 → 8")),
        *(("+1", "stock 7 → 8"), ("−1", "stock 8 → 7")),
    ]
    assert not listed(magasin).retours[0].est_remis_en_stock


@pytest.mark.usefixtures("articles")
@pytest.mark.parametrize("typed", ["3", "x", "-1", "1,5"])
def test_a_quantity_that_cannot_be_stays_and_is_marked(
    qtbot: QtBot, magasin: Magasin, page: VentesPage, typed: str
) -> None:
    open_vente(qtbot, page)
    dialog = open_return(qtbot, page)
    type_into(dialog.lignes.rows[0].quantite, typed)
    type_into(dialog.motif, "trop")
    click(dialog.submit)
    assert "Savon : écrivez un nombre de 0 à 2." in label_texts(dialog)
    assert dialog.lignes.rows[0].quantite.property("state") == "error"
    assert (dialog.lignes.rows[0].quantite.text(), dialog.motif.text()) == (typed, "trop")
    assert listed(magasin).retours == ()


@pytest.mark.usefixtures("articles")
def test_nothing_and_too_much_money_are_refused_in_words(
    qtbot: QtBot, magasin: Magasin, page: VentesPage
) -> None:
    open_vente(qtbot, page)
    dialog = open_return(qtbot, page)
    click(dialog.submit)
    assert "Écrivez au moins une pièce rendue, par exemple 1." in label_texts(dialog)
    click(dialog.all_button)
    assert [row.quantite.text() for row in dialog.lignes.rows] == ["2", "3"]
    dialog.montant.clear()
    type_into(dialog.montant, "125001")
    click(dialog.submit)
    told = f"Écrivez un montant de 0 à 125{NNBSP}000{NBSP}FC, par exemple 5 000."
    assert told in label_texts(dialog)
    assert listed(magasin).retours == ()


def test_what_others_do_meanwhile_is_seen(
    qtbot: QtBot, magasin: Magasin, page: VentesPage, articles: tuple[int, int]
) -> None:
    """The effect follows the sales, and what the terminal cancelled cannot come back again."""
    savon, riz = articles
    open_vente(qtbot, page)
    dialog = open_return(qtbot, page)
    type_into(dialog.lignes.rows[1].quantite, "1")
    record(magasin.core, magasin.terminal, make_vente("FAC-2", (riz, 4)))
    wait_for(qtbot, lambda: dialog.lignes.rows[1].effect.text() == "3 → 4")
    magasin.core.ventes.cancel_own(
        identify(magasin.core, magasin.terminal), CommandeAnnulation("FAC-1")
    )
    wait_for(qtbot, lambda: not dialog.lignes.rows[0].quantite.isEnabled())
    click(dialog.submit)
    assert "Riz : écrivez un nombre de 0 à 0." in label_texts(dialog)
    assert stock(magasin, savon) == 10


def test_a_sale_is_cancelled_with_its_reason(
    qtbot: QtBot, magasin: Magasin, page: VentesPage, articles: tuple[int, int]
) -> None:
    savon, riz = articles
    magasin.clock.advance(timedelta(days=3))
    page.periode.choose(Affichee.TOUT)
    open_vente(qtbot, page)
    dialog = open_cancellation(qtbot, page)
    assert dialog.effects() == ("8 → 10", "7 → 10")
    assert f"Il reste 125{NNBSP}000{NBSP}FC à rendre au client." in label_texts(dialog)
    click(dialog.submit)
    assert "Écrivez pourquoi cette vente est annulée." in label_texts(dialog)
    assert not listed(magasin).est_annulee
    type_into(dialog.motif, "erreur de caisse")
    with qtbot.waitSignals([dialog.cancelled, page.word_said]):
        click(dialog.submit)
    assert (stock(magasin, savon), stock(magasin, riz)) == (10, 10)
    wait_for(qtbot, lambda: bool(content_of(page).notes))
    texts = label_texts(content_of(page))
    assert "Annulée aujourd’hui à 12:00:00 par Comptoir" in texts
    assert "erreur de caisse" in texts
    assert [line.right[0] for line in content_of(page).reprises] == ["+2", "+3"]
    for button in (page.vente_actions.return_button, page.vente_actions.cancel_button):
        assert not button.isEnabled()
        assert button.accessibleDescription() == "Cette vente est annulée."
    seen = listed(magasin)
    assert (seen.est_annulee, seen.motif_annulation) == (True, "erreur de caisse")
    wait_for(qtbot, lambda: column_texts(page.model, "État") == ["Annulée"])


def test_a_cancelled_sale_of_damaged_goods(
    qtbot: QtBot, magasin: Magasin, page: VentesPage, articles: tuple[int, int]
) -> None:
    savon, riz = articles
    open_vente(qtbot, page)
    dialog = open_cancellation(qtbot, page)
    click(dialog.devenir.buttons[ABIME])
    assert dialog.effects() == ("8, 2 abîmées", "7, 3 abîmées")
    type_into(dialog.motif, "inondation")
    with qtbot.waitSignal(dialog.cancelled):
        click(dialog.submit)
    assert (stock(magasin, savon), stock(magasin, riz)) == (8, 7)
    assert magasin.core.mouvements.total(FiltreMouvements(magasin.boutique.id)).lignes == 8


@pytest.mark.usefixtures("articles")
def test_what_came_back_whole_can_only_be_cancelled(qtbot: QtBot, page: VentesPage) -> None:
    open_vente(qtbot, page)
    dialog = open_return(qtbot, page)
    click(dialog.all_button)
    with qtbot.waitSignal(dialog.recorded):
        click(dialog.submit)
    button = page.vente_actions.return_button
    wait_for(qtbot, lambda: not button.isEnabled())
    assert button.accessibleDescription() == ("Tout ce que cette vente contenait est déjà revenu.")
    wait_for(qtbot, lambda: column_texts(page.model, "État") == ["Rendue"])
    cancellation = open_cancellation(qtbot, page)
    assert cancellation.effects() == ("déjà rendu", "déjà rendu")
    assert "Tout a déjà été rendu au client." in label_texts(cancellation)


def test_dollars_are_given_back_in_dollars(
    qtbot: QtBot, magasin: Magasin, page: VentesPage
) -> None:
    bic = make_article(
        magasin.core, magasin.boutique, "A2", nom="Bic", prix_vente=1_250, devise=Devise.USD
    )
    record(magasin.core, magasin.terminal, make_vente("FAC-1", (bic, 2), devise=Devise.USD))
    open_vente(qtbot, page)
    dialog = open_return(qtbot, page)
    type_into(dialog.lignes.rows[0].quantite, "1")
    assert dialog.montant.text() == "12,50"
    with qtbot.waitSignal(dialog.recorded):
        click(dialog.submit)
    (retour,) = listed(magasin).retours
    assert (retour.montant_rendu, retour.devise) == (1_250, Devise.USD)


def test_a_sale_says_what_is_odd_about_it(qtbot: QtBot, magasin: Magasin, page: VentesPage) -> None:
    savon = make_article(magasin.core, magasin.boutique, "A1", nom="Savon")
    odd = make_vente(
        "FAC-1",
        (savon, 2),
        montant_total=4_000_000,
        date_vente=MIDI + timedelta(days=400),
    )
    record(magasin.core, magasin.terminal, odd)
    content = open_vente(qtbot, page)
    texts = label_texts(content)
    assert "Le terminal a envoyé un autre total" in texts
    told = (
        f"Il a écrit 40{NNBSP}000{NBSP}FC, ses lignes font 50{NNBSP}000{NBSP}FC : "
        "ce sont elles qui comptent."
    )
    assert told in texts
    assert "Date du terminal impossible" in texts
    assert len(content.notes) == 2


def test_a_late_replay_is_in_the_history_of_the_sale(
    qtbot: QtBot, magasin: Magasin, page: VentesPage
) -> None:
    """Whatever time and however many requests lie between."""
    bic = make_article(
        magasin.core, magasin.boutique, "A2", nom="Bic", prix_vente=1_250, devise=Devise.USD
    )
    vente = make_vente("FAC-1", (bic, 1), devise=Devise.USD)
    record(magasin.core, magasin.terminal, vente)
    magasin.clock.advance(timedelta(days=20))
    record(magasin.core, magasin.terminal, vente)
    page.periode.choose(Affichee.TOUT)
    assert "Renvoyée par le terminal" in label_texts(open_vente(qtbot, page))


def test_a_replay_by_the_device_that_took_its_place_is_in_the_history_of_the_sale(
    qtbot: QtBot, magasin: Magasin, page: VentesPage, articles: tuple[int, int]
) -> None:
    """Settled in À régler, then sent once more: both by the name of that device."""
    riz, _ = articles
    core = magasin.core
    autre = make_terminal(core, magasin.boutique, "autre", "Caisse <b>2</b>")
    created = sell(magasin, "FAC-7", (riz, 1), date_vente=MATIN)
    assert isinstance(created, VenteCreee)
    sell_by(magasin, autre, "FAC-7", (riz, 1), date_vente=MATIN)
    precisions = Precisions(ancien_id=magasin.terminal.id)
    lire = magasin.services.lire_vente
    core.quarantaine.regler(Demande([1], lire, frozenset(), Remede.REMPLACEMENT, precisions))
    magasin.clock.advance(timedelta(minutes=5))
    sell_by(magasin, autre, "FAC-7", (riz, 1), date_vente=MATIN)
    with qtbot.waitSignal(page.list_shown):
        page.show()
    page.open_row(created.vente.id)
    wait_for(qtbot, page.panel.isVisible)
    texts = label_texts(content_of(page))
    told = [text for text in texts if "Caisse <b>2</b>" in text]
    assert told == [
        "Reconnue dans À régler, reçue de Caisse <b>2</b>",
        "Renvoyée par Caisse <b>2</b>",
    ]
