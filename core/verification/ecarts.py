"""Names which rows no longer are what a link sealed, by the four bytes that it keeps of each."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection, select

from core.chaine import OCTETS_PAR_CONTROLE, Ecrits
from core.db.bulk import Row
from core.db.catalogue import article
from core.db.scelles import MOUVEMENT, VENTE
from core.db.ventes import vente

_NUMERO = VENTE.index("numero_facture")
_SEQ, _ARTICLE = MOUVEMENT.index("seq"), MOUVEMENT.index("article_id")


@dataclass(frozen=True, slots=True)
class Scelle:
    """The rows that stand where a link sealed some, in the order in which it hashed them."""

    connection: Connection
    code: str
    """Of the boutique."""
    ecrits: Ecrits

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.ecrits.rows)

    def name(self, place: int) -> str:
        """Name one of them as the owner knows it."""
        found = self.ecrits
        kinds: Sequence[tuple[Sequence[Row], Callable[[Row], str]]] = (
            (found.ventes, self._name_vente),
            (found.lignes, self._name_ligne),
            (found.mouvements, self._name_mouvement),
            (found.annulation, self._name_annulation),
            (found.retours, self._name_retour),
            (found.lignes_retour, self._name_ligne_retour),
        )
        named = ((row, tell) for rows, tell in kinds for row in rows)
        row, tell = next(islice(named, place, None))
        return tell(row)

    def _name_vente(self, row: Row) -> str:
        return f"Vente {row[_NUMERO]} ({self.code})"

    def _name_ligne(self, row: Row) -> str:
        vente_id, position = row[:2]
        return f"Ligne {position} de la vente {self._numero_of(vente_id)} ({self.code})"

    def _name_mouvement(self, row: Row) -> str:
        return f"Mouvement {row[_SEQ]} ({self.code}), article {self._code_of(row[_ARTICLE])}"

    def _name_annulation(self, row: Row) -> str:
        return f"Annulation de la vente {self._numero_of(row[0])} ({self.code})"

    def _name_retour(self, row: Row) -> str:
        retour_id, _, vente_id = row[:3]
        return f"Retour {retour_id} de la vente {self._numero_of(vente_id)} ({self.code})"

    def _name_ligne_retour(self, row: Row) -> str:
        retour_id, position = row[:2]
        return f"Ligne {position} du retour {retour_id} ({self.code})"

    def _numero_of(self, vente_id: object) -> str:
        found = self.connection.scalar(select(vente.c.numero_facture).where(vente.c.id == vente_id))
        return f"n° {vente_id}" if found is None else found

    def _code_of(self, article_id: object) -> str:
        found = self.connection.scalar(select(article.c.code).where(article.c.id == article_id))
        return f"n° {article_id}" if found is None else found


def compare(scelle: Scelle, controles: bytes, sealed: bytes) -> Iterator[str]:
    """Say of each row that it changed or is one too many, and where some are missing.

    `controles` are the checks of the rows that stand there, `sealed` those that the link keeps.
    """
    found, kept = _cut(controles, scelle.count), _cut(sealed, len(sealed) // OCTETS_PAR_CONTROLE)
    known, standing = set(kept), set(found)
    place = rank = 0
    while place < len(found) or rank < len(kept):
        is_strange = place < len(found) and found[place] not in known
        is_gone = rank < len(kept) and kept[rank] not in standing
        if is_strange and is_gone:
            yield f"{scelle.name(place)} : son contenu n’est plus celui qui a été enregistré."
        elif is_strange:
            yield f"{scelle.name(place)} : ne figure pas parmi ce que Comptoir a enregistré."
        elif is_gone:
            after = f"Après {scelle.name(place - 1)}" if place else f"Au début ({scelle.code})"
            yield f"{after} : il manque ce que Comptoir avait enregistré à cet endroit."
        place += is_strange or not is_gone
        rank += is_gone or not is_strange


def _cut(controles: bytes, count: int) -> list[bytes]:
    """Return the checks one by one; nothing was sealed of a row without one."""
    starts = range(0, count * OCTETS_PAR_CONTROLE, OCTETS_PAR_CONTROLE)
    return [controles[start : start + OCTETS_PAR_CONTROLE] for start in starts]
