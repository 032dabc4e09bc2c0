"""A count of the shop of the tests, opened at noon, with the words that its scenarios share."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from core.inventaires.commandes import (
    FiltreLignes,
    Inventaire,
    LigneInventaire,
    NouvelInventaire,
    Saisie,
)
from core.mouvements import FiltreMouvements, Mouvement
from core.terminaux import Terminal
from core.ventes.commandes import ResultatVente
from core.vocabulaire import NonComptes
from tests.builders import MIDI, make_vente
from tests.core.conftest import Magasin

HEURE = timedelta(hours=1)
OUVERTURE, AVANT, COMPTAGE, APRES, VALIDATION, ENFIN = (
    MIDI + HEURE * hours for hours in (0, 1, 2, 3, 4, 5)
)
"""The hours of a scenario: opened, before the count, counted, after it, validated, afterwards."""


@dataclass(slots=True)
class Comptage:
    """One count of a shop."""

    magasin: Magasin
    inventaire: Inventaire

    @property
    def id(self) -> int:
        return self.inventaire.id

    def at(self, instant: datetime) -> None:
        """Let it be another hour."""
        self.magasin.clock.instant = instant

    def count(self, article_id: int, quantite: int) -> Saisie:
        """Type what was counted of an article."""
        return self.magasin.core.inventaires.count_article(self.id, article_id, quantite)

    def scan(self, code: str, quantite: int = 1) -> Saisie:
        """Scan a code."""
        return self.magasin.core.inventaires.scan_code(self.id, code, quantite)

    def validate(self, non_comptes: NonComptes = NonComptes.LAISSER) -> None:
        """Validate, and see that what was foretold is what was done."""
        core = self.magasin.core
        foretold = core.inventaires.foresee(self.id, non_comptes)
        assert core.inventaires.validate(self.id, non_comptes) == foretold

    def ligne(self, article_id: int) -> LigneInventaire:
        """Return an article as the count shows it."""
        (found,) = self.magasin.core.inventaires.lignes.list_rows(self.id, [article_id])
        return found

    def lignes(self) -> tuple[LigneInventaire, ...]:
        """Return all articles of the count, by name."""
        core = self.magasin.core.inventaires.lignes
        return core.list_rows(self.id, core.list_ids(FiltreLignes(self.id)))


def open_comptage(
    magasin: Magasin,
    nom: str = "Novembre",
    *,
    categorie_id: int | None = None,
    est_aveugle: bool = False,
) -> Comptage:
    """Open a count of all articles, or of a category."""
    nouvel = NouvelInventaire(magasin.boutique.id, nom, categorie_id, est_aveugle)
    return Comptage(magasin, magasin.core.inventaires.open_inventaire(nouvel))


def sell(
    magasin: Magasin,
    numero: str,
    pieces: int,
    sold: datetime | None,
    *,
    terminal: Terminal | None = None,
) -> ResultatVente:
    """Send one sale of rice now, that was made at `sold`."""
    vente = make_vente(numero, (magasin.riz, pieces), date_vente=sold)
    return magasin.push_one(vente, terminal)


def list_mouvements(magasin: Magasin, article_id: int | None = None) -> tuple[Mouvement, ...]:
    """Return the book of an article, rice unless another is named, the oldest first."""
    filtre = FiltreMouvements(magasin.boutique.id, article_id=article_id or magasin.riz)
    return tuple(reversed(magasin.core.mouvements.list_page(filtre, 100)))
