"""What the owner filed, by number, content and date: a decision outlives its entry."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, bindparam, insert, select

from core.db.quarantaine import classement, vente_en_quarantaine
from core.db.requetes import among, as_list, chunked
from core.ventes.etat import Classement

_COPIED = ("boutique_id", "terminal_id", "numero_facture", "empreinte", "date_vente", "vente_id")
_CLASSEMENTS = select(
    classement.c.numero_facture,
    classement.c.terminal_id,
    classement.c.empreinte,
    classement.c.date_vente,
    classement.c.vente_id,
).where(classement.c.terminal_id.in_(bindparam("terminal_ids", expanding=True)))
_NUMEROTES = _CLASSEMENTS.where(among(classement.c.numero_facture, "numeros"))
_SANS_NUMERO = _CLASSEMENTS.where(
    classement.c.numero_facture == "",
    classement.c.empreinte.in_(bindparam("empreintes", expanding=True)),
)


def write_classements(connection: Connection, ids: Sequence[int]) -> None:
    """Remember for ever that these entries, which are filed now, are."""
    table = vente_en_quarantaine.c
    filed = select(*(table[name] for name in _COPIED)).order_by(table.id)
    for part in chunked(ids):
        connection.execute(insert(classement).from_select(_COPIED, filed.where(table.id.in_(part))))


def load_classements(
    connection: Connection,
    terminal_ids: Sequence[int],
    numeros: Sequence[str],
    nameless: Sequence[bytes],
) -> dict[str, list[Classement]]:
    """Read what was filed of these terminals: by number, and by hash where none was readable."""
    own: dict[str, object] = {"terminal_ids": list(terminal_ids)}
    asked: list[tuple[Select[Any], dict[str, object]]] = [
        (_NUMEROTES, own | {"numeros": as_list(numeros)}),
        *((_SANS_NUMERO, own | {"empreintes": part}) for part in chunked(nameless)),
    ]
    known: defaultdict[str, list[Classement]] = defaultdict(list)
    for query, parameters in asked:
        for numero, *facts in connection.execute(query, parameters).all():
            known[numero].append(Classement(*facts))
    return dict(known)
