"""What the window tells across its top: a demonstration, a server without a port, a bad file."""

from PySide6.QtWidgets import QWidget

from core.events import FichierEndommage
from desktop.captures.livre import make_controle
from desktop.captures.plateau import Plateau
from desktop.demo import BANNIERE
from desktop.theme import Tone
from desktop.verdict import tell_alarm
from desktop.widgets.banners import BannerButton

_LIVRE, _SERVEUR, _FICHIER = "livre", "serveur", "fichier"


def show_banner(plateau: Plateau) -> QWidget:
    """Show the banners of a demonstration and of a server that has no port."""
    window = plateau.shell.window
    window.show_page("ventes")
    window.show_banner(
        BANNIERE,
        Tone.INFO,
        "Données d’exemple : rien de ce que vous faites ici ne touche votre boutique.",
        BannerButton("Repartir à zéro", keep_still),
    )
    window.show_banner(
        _SERVEUR,
        Tone.DANGER,
        "Le port 8000 est déjà utilisé par un autre programme.",
        BannerButton("Réessayer", keep_still),
        BannerButton("Utiliser le port 8001", keep_still),
    )
    window.toast.show_word(Tone.OK, "Stock ajusté", "Riz parfumé 5 kg : 12 → 20 pièces.")
    return window


def show_wrong_book(name: str, plateau: Plateau) -> QWidget:
    """Show a page while the book is wrong."""
    window = plateau.shell.window
    window.show_page(name)
    words = tell_alarm(make_controle(plateau, "faux"), plateau.services.times)
    button = BannerButton("Voir ce qui ne va pas", keep_still)
    window.show_banner(_LIVRE, Tone.DANGER, words, button)
    return window


def show_bad_file(plateau: Plateau) -> QWidget:
    """Show the copies while the file is found damaged."""
    window = plateau.shell.window
    window.show_page("sauvegardes")
    plateau.services.bridge.file_damaged.emit(FichierEndommage())
    return window


def show_news(plateau: Plateau) -> QWidget:
    """Show what a notification says where the system has no tray."""
    window = plateau.shell.window
    window.show_page("ventes")
    words = (
        "1 numéro de série vient de deux appareils : Caisse 1 – Mama Chantal",
        "2 ventes à régler\n4 articles à réapprovisionner : Riz parfumé 5 kg, Lait, Savon…",
    )
    window.toast.show_word(Tone.WARN, *words, BannerButton("Voir", keep_still))
    return window


def hide(plateau: Plateau) -> None:
    """Take all of it away."""
    for key in (BANNIERE, _LIVRE, _SERVEUR, _FICHIER):
        plateau.shell.window.hide_banner(key)
    plateau.shell.window.toast.hide()


def keep_still() -> None:
    """Nobody presses a button in a picture."""
