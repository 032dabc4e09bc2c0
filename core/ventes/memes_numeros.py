"""The recorded sales that bear a number, whichever terminal gave it to them."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import Connection, select

from core.db.boutiques import terminal
from core.db.requetes import chunked
from core.db.ventes import vente
from core.ventes.ressemblance import Ressemblance


def load_memes_numeros(
    connection: Connection, boutique_id: int, numeros: Collection[str]
) -> Mapping[str, tuple[Ressemblance, ...]]:
    """Return a boutique's sales by number, the oldest first; none of a sale without a number."""
    table = vente.c
    query = (
        select(
            table.id,
            table.numero_facture,
            table.rang,
            table.date_reception,
            table.montant_total,
            table.devise,
            table.empreinte,
            table.terminal_id,
            terminal.c.nom_terminal,
        )
        .join(terminal, terminal.c.id == table.terminal_id)
        .where(table.boutique_id == boutique_id)
    )
    found: defaultdict[str, list[Ressemblance]] = defaultdict(list)
    for part in chunked(sorted({numero for numero in numeros if numero})):
        for row in connection.execute(query.where(table.numero_facture.in_(part))):
            found[row.numero_facture].append(
                Ressemblance(
                    vente_id=row.id,
                    entree_id=None,
                    numero_facture=row.numero_facture,
                    date_reception=row.date_reception,
                    montant=row.montant_total,
                    devise=row.devise,
                    rang=row.rang,
                    terminal_id=row.terminal_id,
                    terminal_nom=row.nom_terminal,
                    empreinte=row.empreinte,
                )
            )
    return {
        numero: tuple(sorted(own, key=lambda ressemblance: ressemblance.vente_id or 0))
        for numero, own in found.items()
    }
