"""Notices that last: one a key, each with its remedy."""

from functools import partial

from pytestqt.qtbot import QtBot

from desktop.theme import Tone
from desktop.widgets.banners import BannerButton, BannerStrip
from tests.desktop.screen import click, find_button, label_texts

HOSTILE = "<img src=//hôte/x> n’est plus l’adresse"


def test_a_notice_stays_until_it_is_over(qtbot: QtBot) -> None:
    strip = BannerStrip()
    qtbot.addWidget(strip)
    strip.show_banner("demo", Tone.INFO, "Données d’exemple")
    strip.show_banner("adresse", Tone.WARN, HOSTILE)
    assert strip.isVisible()
    assert label_texts(strip) == ["Données d’exemple", HOSTILE]
    strip.hide_banner("demo")
    strip.hide_banner("demo")
    assert strip.sentences() == {"adresse": HOSTILE}
    strip.hide_banner("adresse")
    assert not strip.isVisible()


def test_the_same_key_says_it_anew_in_its_place(qtbot: QtBot) -> None:
    strip = BannerStrip()
    qtbot.addWidget(strip)
    strip.show_banner("a", Tone.WARN, "Premier")
    strip.show_banner("b", Tone.DANGER, "Second")
    strip.show_banner("a", Tone.OK, "Encore")
    assert sorted(strip.sentences().items()) == [("a", "Encore"), ("b", "Second")]
    strip.resize(900, 90)
    assert not strip.grab().isNull()


def test_its_buttons_act_and_leave_it_there(qtbot: QtBot) -> None:
    pressed: list[str] = []

    def retry() -> None:
        pressed.append("retry")

    strip = BannerStrip()
    qtbot.addWidget(strip)
    remedies = (
        BannerButton("Réessayer", retry),
        BannerButton("Utiliser le port 8001", partial(pressed.append, "other")),
    )
    strip.show_banner("port", Tone.DANGER, "Le port 8000 est pris.", *remedies)
    click(find_button(strip, "Réessayer"))
    click(find_button(strip, "Utiliser le port 8001"))
    assert pressed == ["retry", "other"]
    assert strip.isVisible()
