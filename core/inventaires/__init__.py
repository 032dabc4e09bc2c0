"""Stock counts: opened, counted over several sittings while sales go on, validated by delta."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.clock import Clock
from core.db.engine import Database
from core.events import EventHub, InventairesChanges, StockChange
from core.inventaires import comptage, consultation, validation
from core.inventaires.commandes import (
    EffetValidation,
    FiltreInventaires,
    FiltreLignes,
    Inventaire,
    LigneInventaire,
    NouvelInventaire,
    OngletInventaires,
    OngletLignes,
    Saisie,
    TerminalAttendu,
    TotauxLignes,
)
from core.listes import Totaux, Tri
from core.vocabulaire import NonComptes

if TYPE_CHECKING:
    from array import array

TRI_DEFAUT = Tri("date_ouverture", descendant=True)
TRI_LIGNES = Tri("article_nom")


@dataclass(frozen=True, slots=True)
class LignesInventaire:
    """Use cases that read the articles of a count."""

    database: Database

    def list_ids(self, filtre: FiltreLignes, tri: Tri = TRI_LIGNES) -> "array[int]":
        """Return the ids of all articles that match, sorted."""
        with self.database.read() as connection:
            return consultation.list_lignes(connection, filtre, tri)

    def list_rows(self, inventaire_id: int, ids: Sequence[int]) -> tuple[LigneInventaire, ...]:
        """Return these articles as one count has them, in their order."""
        with self.database.read() as connection:
            return consultation.load_lignes(connection, inventaire_id, ids)

    def total(self, filtre: FiltreLignes) -> TotauxLignes:
        """Return how many match, how many are counted, and what their variances cost."""
        with self.database.read() as connection:
            return consultation.total_lignes(connection, filtre)

    def count_onglets(self, filtre: FiltreLignes) -> Mapping[OngletLignes, int]:
        """Return the count of each tab."""
        with self.database.read() as connection:
            return consultation.count_onglets(connection, filtre)


@dataclass(frozen=True, slots=True)
class Inventaires:
    """Use cases about counts; each that writes does it under the writer's lock, whole or not."""

    database: Database
    clock: Clock
    events: EventHub

    @property
    def lignes(self) -> LignesInventaire:
        """The use cases that read the articles of a count."""
        return LignesInventaire(self.database)

    def open_inventaire(self, nouvel: NouvelInventaire) -> Inventaire:
        """Open a count; InvalidFormat, InventaireEnCours where an article would be in two."""
        with self.database.write() as connection:
            key = comptage.open_inventaire(connection, nouvel, self.clock.now())
            opened = consultation.get_inventaire(connection, key)
        self._tell(opened.boutique_id, key)
        return opened

    def count_article(self, inventaire_id: int, article_id: int, quantite: int) -> Saisie:
        """Set what was counted of an article, in place of what was counted before.

        InvalidFormat, ArticleHorsInventaire, InventaireClos.
        """
        with self.database.write() as connection:
            saisie = comptage.count_article(
                connection, inventaire_id, article_id, quantite, now=self.clock.now()
            )
            boutique_id = comptage.require_ouvert(connection, inventaire_id).boutique_id
        self._tell(boutique_id, inventaire_id)
        return saisie

    def scan_code(self, inventaire_id: int, code: str, quantite: int = 1) -> Saisie:
        """Add pieces to the article of a barcode or code; ArticleNotFound for an unknown one."""
        with self.database.write() as connection:
            saisie = comptage.scan_code(
                connection, inventaire_id, code, quantite, now=self.clock.now()
            )
            boutique_id = comptage.require_ouvert(connection, inventaire_id).boutique_id
        self._tell(boutique_id, inventaire_id)
        return saisie

    def erase_ligne(self, inventaire_id: int, article_id: int) -> bool:
        """Have an article not counted again, and tell whether it was; InventaireClos."""
        with self.database.write() as connection:
            erased = comptage.erase_ligne(connection, inventaire_id, article_id)
            boutique_id = comptage.require_ouvert(connection, inventaire_id).boutique_id
        self._tell(boutique_id, inventaire_id)
        return erased

    def abandon(self, inventaire_id: int, motif: str = "") -> None:
        """Close a count without a movement; InventaireClos."""
        with self.database.write() as connection:
            boutique_id = comptage.require_ouvert(connection, inventaire_id).boutique_id
            comptage.abandon(connection, inventaire_id, motif, self.clock.now())
        self._tell(boutique_id, inventaire_id)

    def foresee(self, inventaire_id: int, non_comptes: NonComptes) -> EffetValidation:
        """Say what `validate` would do now; InventaireClos, InvalidFormat."""
        with self.database.read() as connection:
            return validation.foresee(connection, inventaire_id, non_comptes, self.clock.now())

    def validate(self, inventaire_id: int, non_comptes: NonComptes) -> EffetValidation:
        """Adjust the stock by each variance, all or none; InventaireClos, InvalidFormat."""
        with self.database.write() as connection:
            boutique_id = comptage.require_ouvert(connection, inventaire_id).boutique_id
            effet, moved = validation.validate(
                connection, inventaire_id, non_comptes, self.clock.now()
            )
        self._tell(boutique_id, inventaire_id)
        if moved:
            self.events.publish(StockChange(boutique_id, moved))
        return effet

    def list_attendus(self, inventaire_id: int) -> tuple[TerminalAttendu, ...]:
        """Return the terminals that may still hold sales made before the count."""
        with self.database.read() as connection:
            return validation.list_attendus(connection, inventaire_id, self.clock.now())

    def get_inventaire(self, inventaire_id: int) -> Inventaire:
        """Return one count; InventaireNotFound."""
        with self.database.read() as connection:
            return consultation.get_inventaire(connection, inventaire_id)

    def list_ids(self, filtre: FiltreInventaires, tri: Tri = TRI_DEFAUT) -> "array[int]":
        """Return the ids of all counts that match, sorted."""
        with self.database.read() as connection:
            return consultation.list_inventaires(connection, filtre, tri)

    def list_rows(self, ids: Sequence[int]) -> tuple[Inventaire, ...]:
        """Return the counts of these ids, in their order."""
        with self.database.read() as connection:
            return consultation.list_rows(connection, ids)

    def total(self, filtre: FiltreInventaires) -> Totaux:
        """Return how many counts match."""
        return Totaux(len(self.list_ids(filtre)))

    def count_onglets(self, filtre: FiltreInventaires) -> Mapping[OngletInventaires, int]:
        """Return the count of each tab."""
        with self.database.read() as connection:
            return consultation.count_inventaires(connection, filtre)

    def _tell(self, boutique_id: int, inventaire_id: int) -> None:
        self.events.publish(InventairesChanges(boutique_id, inventaire_id))
