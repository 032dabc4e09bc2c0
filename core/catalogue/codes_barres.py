"""The barcodes of an article: each stands for one article of its boutique."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from core.db.catalogue import article, code_barre
from core.errors import CodeAlreadyUsed


def list_codes_barres(connection: Connection, article_id: int) -> tuple[str, ...]:
    """Read the barcodes of one article, in their order as text."""
    query = select(code_barre.c.code).where(code_barre.c.article_id == article_id)
    return tuple(connection.scalars(query.order_by(code_barre.c.code)))


def add_codes_barres(
    connection: Connection, boutique_id: int, article_id: int, codes: Sequence[str]
) -> None:
    """Give an article these barcodes; CodeAlreadyUsed for one of another article."""
    owner = select(article.c.id, article.c.nom).join(
        code_barre, code_barre.c.article_id == article.c.id
    )
    for code in codes:
        mine = (code_barre.c.boutique_id == boutique_id, code_barre.c.code == code)
        row = connection.execute(owner.where(*mine)).first()
        if row is None:
            values = {"boutique_id": boutique_id, "code": code, "article_id": article_id}
            connection.execute(insert(code_barre), [values])
        elif row.id != article_id:
            raise CodeAlreadyUsed(
                f"Le code-barres {code} est déjà celui de « {row.nom} ».", champ="codes_barres"
            )


def remove_codes_barres(
    connection: Connection, boutique_id: int, article_id: int, codes: Sequence[str]
) -> None:
    """Take these barcodes off an article; one that it has no longer is no matter."""
    mine = (code_barre.c.boutique_id == boutique_id, code_barre.c.article_id == article_id)
    if codes:
        connection.execute(delete(code_barre).where(*mine, code_barre.c.code.in_(codes)))
