"""The shop before its first sale: its rate, its articles and their stock, its terminals."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from core.application import Core
from core.boutiques import Boutique, NouvelleBoutique
from core.catalogue.articles import FicheArticle
from core.importation import read_articles
from core.terminaux import TerminalIdentifie

ARTICLES = Path(__file__).parents[2] / "resources" / "demo" / "articles.csv"
SANS_SUIVI = "Services"
"""The category whose articles have no stock: airtime, photocopies."""
TAUX = 282_000
"""What a dollar is worth when the story begins, in centimes of a franc."""

_ADRESSE = "192.168.1.{}"
_VERSION = "2.4.1"
_TERMINAUX = (
    ("0a1badae951f8473", "Caisse 1 – Mama Chantal"),
    ("7c02e5f19b44d0a6", "Caisse 2 – Patrick"),
    ("b3d96f0e21578ca4", "Livraisons – Junior"),
)


@dataclass(frozen=True, slots=True)
class Magasin:
    """The shop as installed: its articles by id, its terminals in the order of their tills."""

    boutique: Boutique
    articles: Mapping[int, FicheArticle]
    terminaux: tuple[TerminalIdentifie, ...]


def read_catalogue() -> tuple[FicheArticle, ...]:
    """Return the articles that come with the program; the services among them have no stock."""
    fiches = read_articles(ARTICLES.read_bytes())
    return tuple(replace(f, suivi_stock=f.categorie != SANS_SUIVI) for f in fiches)


def read_catalogue_without_stock() -> tuple[FicheArticle, ...]:
    """Return the same articles for a shop of flesh and blood, which counts its own stock."""
    return tuple(replace(f, quantite_stock=0) for f in read_catalogue())


def install(core: Core) -> Magasin:
    """Add the boutique and all that it starts with."""
    boutique = core.boutiques.add_boutique(
        NouvelleBoutique("Alimentation Mama Odette", ville="Kinshasa – Lemba")
    )
    core.utilisateurs.save_proprietaire("Mama Odette")
    core.taux.record_taux(boutique.id, TAUX)
    fiches = read_catalogue()
    resultat = core.catalogue.save_articles(boutique.id, fiches)
    articles = {key: f for (key, _), f in zip(resultat.articles, fiches, strict=True)}
    for serie, nom in _TERMINAUX:
        core.terminaux.add_terminal(boutique.id, serie, nom)
    terminaux = [
        core.terminaux.identify(serie, _ADRESSE.format(20 + rank), _VERSION)
        for rank, (serie, _) in enumerate(_TERMINAUX, start=1)
    ]
    return Magasin(boutique, articles, tuple(terminaux))
