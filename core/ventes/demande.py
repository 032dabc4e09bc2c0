"""What the owner asks about entries that wait, and what became of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from core.ventes.commandes import ResultatLot
from core.ventes.entrees import LireVente
from core.vocabulaire import CodeRefus, Remede

ROUTE_REJEU = "rejeu"
"""What stands in place of the route in the batch of a remedy."""
CLASSEMENTS = frozenset({Remede.CLASSER, Remede.DOUBLON})
"""Remedies that file an entry: nothing is judged again, no stock moves."""


class SortRejeu(StrEnum):
    """What became of an entry, or would."""

    APPLIQUEE = "APPLIQUEE"
    """Recorded as a sale."""
    CONNUE = "CONNUE"
    """It was recorded, or filed, already: nothing moves and the entry is closed."""
    CLASSEE = "CLASSEE"
    """Filed as no sale, or as the double of one."""
    REFUSEE = "REFUSEE"
    """Refused once more: the same entry waits on."""
    REMPLACEE = "REMPLACEE"
    """Another content of its number was recorded in its place."""
    RESSEMBLANTE = "RESSEMBLANTE"
    """Left alone: it has look-alikes and the owner did not confirm it."""
    INDECISE = "INDECISE"
    """Left alone: which sale it doubles is not obvious."""
    HORS_SUJET = "HORS_SUJET"
    """Left alone: the remedy is about another article, or about other terminals."""
    REGLEE = "REGLEE"
    """Left alone: it no longer waited."""


@dataclass(frozen=True, slots=True)
class Precisions:
    """What a remedy needs besides the entries; each field belongs to the remedies it names.

    `quantites` (ENTREE): pieces that came in, by article; what is not named is what lacks.
    `articles` (ARTICLE): the id that was sent → the id of what was really sold.
    `vente_id` (DOUBLON): the sale that is doubled, None for the obvious one of each entry.
    `ancien_id` (REMPLACEMENT): the terminal whose place `nouveau_id` took, by default that of all
    the entries.
    `paire` (TOUJOURS_DISTINCTES): the two terminals whose equal numbers mean nothing.
    `motif` (CLASSER): why, obligatory there.
    """

    quantites: Mapping[int, int] = field(default_factory=dict)
    articles: Mapping[int, int] = field(default_factory=dict)
    vente_id: int | None = None
    ancien_id: int | None = None
    nouveau_id: int | None = None
    paire: frozenset[int] = frozenset()
    motif: str = ""


@dataclass(frozen=True, slots=True)
class Demande:
    """Entries to settle by one remedy; those `confirmees` even beside a look-alike."""

    ids: Sequence[int]
    lire: LireVente
    confirmees: frozenset[int] = frozenset()
    remede: Remede = Remede.REJOUER
    precisions: Precisions = field(default_factory=Precisions)

    def after(self, recues: Mapping[int, int]) -> "Demande":
        """Return what is left to ask once these pieces came in: they come in only once."""
        quantites = self.precisions.quantites
        left = {key: max(n - recues.get(key, 0), 0) for key, n in quantites.items()}
        return replace(self, precisions=replace(self.precisions, quantites=left))


@dataclass(frozen=True, slots=True)
class Rejeu:
    """One entry after a remedy; `code` and `message` where it was refused again."""

    entree_id: int
    sort: SortRejeu
    vente_id: int | None = None
    code: CodeRefus | None = None
    message: str = ""
    est_lisible: bool = True


@dataclass(frozen=True, slots=True)
class LotRejoue:
    """What one transaction did; `resultat` is None where no sale was recorded or recognised.

    `recues` are the pieces that came in, by article.
    """

    boutique_id: int
    resultat: ResultatLot | None
    rejeux: tuple[Rejeu, ...]
    recues: Mapping[int, int] = field(default_factory=dict)
