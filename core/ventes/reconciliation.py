"""Compares the numbers that a terminal holds with those that the file holds of it."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from core.db.requetes import chunked, columns_of
from core.db.ventes import vente
from core.limites import DETAILS_RECONCILIATION_MAX
from core.remplacements import load_remplaces
from core.terminaux import TerminalIdentifie
from core.ventes.historique import Periode, match_periode
from core.vocabulaire import Devise


@dataclass(frozen=True, slots=True)
class VenteConnueIci:
    """A sale that the file holds and its terminal does not name; minor units of `devise`."""

    id: int
    numero_facture: str
    date_vente: datetime | None
    date_reception: datetime
    montant_total: int
    devise: Devise
    est_annulee: bool


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What both sides hold; `absentes_ici` as the terminal wrote them, `absentes_la_bas` by date.

    `connues_ici` counts the terminal's numbers of the period; `recette` leaves cancelled sales
    out. Of the sales that the terminal lacks, `details` describes the first ones.
    """

    connues_ici: int
    connues_la_bas: int
    en_commun: int
    recette: Mapping[Devise, int]
    absentes_la_bas: tuple[str, ...]
    absentes_ici: tuple[str, ...]
    details: tuple[VenteConnueIci, ...]

    @property
    def is_coherent(self) -> bool:
        """Tell whether each side holds what the other does."""
        return not self.absentes_ici and not self.absentes_la_bas


def reconcile(
    connection: Connection,
    identifie: TerminalIdentifie,
    references: Sequence[str],
    periode: Periode,
) -> Reconciliation:
    """Compare; a number that the terminal names is looked for whatever its day."""
    named = {unicodedata.normalize("NFC", reference): reference for reference in references}
    held = _load_periode(connection, identifie, periode)
    numbers = {row.numero_facture for row in held}
    known = numbers & named.keys()
    known |= _find_known(connection, identifie, sorted(named.keys() - known))
    missing = [row for row in held if row.numero_facture not in named]
    recette: dict[Devise, int] = {}
    for row in held:
        if not row.est_annulee:
            recette[row.devise] = recette.get(row.devise, 0) + row.montant_total
    return Reconciliation(
        connues_ici=len(numbers),
        connues_la_bas=len(named),
        en_commun=len(known),
        recette=recette,
        absentes_la_bas=tuple(dict.fromkeys(row.numero_facture for row in missing)),
        absentes_ici=tuple(sent for numero, sent in named.items() if numero not in known),
        details=tuple(missing[:DETAILS_RECONCILIATION_MAX]),
    )


def _load_periode(
    connection: Connection, identifie: TerminalIdentifie, periode: Periode
) -> list[VenteConnueIci]:
    query = select(*columns_of(vente, VenteConnueIci)).where(
        *match_periode(identifie.boutique.id, periode),
        vente.c.terminal_id == identifie.terminal.id,
    )
    return [VenteConnueIci(*row) for row in connection.execute(query.order_by(vente.c.id))]


def _find_known(
    connection: Connection, identifie: TerminalIdentifie, numeros: Sequence[str]
) -> set[str]:
    """Return those numbers that sales of any day have, of it or of a terminal that it replaces."""
    own = identifie.terminal.id
    terminaux = (own, *load_remplaces(connection, own))
    known: set[str] = set()
    for part in chunked(numeros):
        query = select(vente.c.numero_facture).where(
            vente.c.boutique_id == identifie.boutique.id,
            vente.c.terminal_id.in_(terminaux),
            vente.c.numero_facture.in_(part),
        )
        known.update(connection.scalars(query))
    return known
