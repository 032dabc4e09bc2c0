"""Why a sale is not applied, in words that a seller reads on the terminal."""

from dataclasses import dataclass

from core.nombres import write_entier
from core.ventes.commandes import Manque
from core.ventes.etat import ArticleConnu
from core.vocabulaire import CodeRefus, Devise


@dataclass(frozen=True, slots=True)
class Refus:
    """Why a sale cannot be applied."""

    code: CodeRefus
    message: str
    manque: Manque | None = None


MISMATCH = Refus(
    CodeRefus.BOUTIQUE_MISMATCH,
    "Cette vente nomme une autre boutique ou un autre terminal que le vôtre.",
)
DEVISES = Refus(CodeRefus.INVALID_FORMAT, "Une ligne est dans une autre devise que la vente.")
CONFLIT = Refus(
    CodeRefus.CONFLIT_NUMERO, "Ce numéro est déjà celui d’une vente au contenu différent."
)
AUTRE_DATE = Refus(
    CodeRefus.DOUBLON_PROBABLE,
    "Une vente identique, d’une autre date, est déjà enregistrée sous ce numéro.",
)
JUMELLE = Refus(
    CodeRefus.DOUBLON_PROBABLE, "Un autre terminal a déjà envoyé cette vente sous ce numéro."
)
TOTAL = Refus(CodeRefus.INVALID_FORMAT, "Le total de la vente dépasse la limite.")


def refuse_article(article_id: int) -> Refus:
    """Refuse alike what is unknown, inactive or another boutique's: nothing is learnt from it."""
    return Refus(
        CodeRefus.ARTICLE_NOT_FOUND,
        f"L’article n° {article_id} n’existe pas dans cette boutique.",
        Manque(article_id, ""),
    )


def refuse_devise(article: ArticleConnu, devise: Devise) -> Refus:
    return Refus(
        CodeRefus.INVALID_FORMAT,
        f"Le prix de {article.nom} est en {article.devise}, la vente en {devise} : "
        "indiquez le prix de la ligne.",
        Manque(article.id, article.nom),
    )


def refuse_stock(article: ArticleConnu, demande: int, disponible: int) -> Refus:
    stock = write_entier(disponible)
    return Refus(
        CodeRefus.INSUFFICIENT_STOCK,
        f"Stock insuffisant pour {article.nom}: demandé {demande}, disponible {stock}",
        Manque(article.id, article.nom, demande, disponible),
    )
