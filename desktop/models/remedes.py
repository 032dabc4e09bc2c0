"""What each remedy is called, what follows from it, and what it did, in the owner's words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QCoreApplication

from core.ventes.demande import Rejeu, SortRejeu
from core.vocabulaire import Remede
from desktop.formats import plural

_WAITING = (
    SortRejeu.REFUSEE,
    SortRejeu.RESSEMBLANTE,
    SortRejeu.INDECISE,
    SortRejeu.HORS_SUJET,
)


@dataclass(frozen=True, slots=True)
class Words:
    """Of the button, of the dialog for one sale and for {n}, and what the dialog explains."""

    icon: str
    title: str
    consequence: str
    one: str
    many: str
    meaning: str


@cache
def remede_words() -> Mapping[Remede, Words]:
    """Return the words of every remedy that the owner can choose."""
    return {**_of_stock(), **_of_numbers(), **_of_terminals(), **_of_filing()}


def _of_stock() -> dict[Remede, Words]:
    return {
        Remede.REJOUER: Words(
            "refresh-cw",
            _tr("Rejouer maintenant"),
            _tr("La vente est enregistrée telle que le terminal l’a envoyée."),
            _tr("Rejouer la vente"),
            _tr("Rejouer {n} ventes"),
            _tr("Comme si le terminal les renvoyait maintenant."),
        ),
        Remede.ENTREE: Words(
            "package-plus",
            _tr("Faire une entrée, puis rejouer"),
            _tr("Vous notez la livraison oubliée, et la vente est enregistrée aussitôt."),
            _tr("Faire l’entrée et rejouer"),
            _tr("Faire l’entrée et rejouer {n} ventes"),
            _tr(
                "L’entrée et la vente sont écrites ensemble dans le livre : l’une ne va pas sans "
                "l’autre."
            ),
        ),
        Remede.ARTICLE: Words(
            "search",
            _tr("Choisir le bon article"),
            _tr("Vous dites ce qui a été vendu ; le prix envoyé ne change pas."),
            _tr("Enregistrer avec cet article"),
            _tr("Enregistrer {n} ventes avec cet article"),
            _tr(
                "La vente est enregistrée avec l’article que vous choisissez. Le terminal reste "
                "avec son article : s’il la renvoie, elle est reconnue."
            ),
        ),
        Remede.NEGATIF: Words(
            "package-minus",
            _tr("Accepter en négatif"),
            _tr("La vente est enregistrée et le stock passe sous zéro, à corriger plus tard."),
            _tr("Accepter en négatif"),
            _tr("Accepter {n} ventes en négatif"),
            _tr(
                "Le stock passe sous zéro jusqu’à la prochaine entrée ou au prochain comptage. "
                "Les autres ventes restent refusées si le stock manque."
            ),
        ),
    }


def _of_numbers() -> dict[Remede, Words]:
    return {
        Remede.DOUBLON: Words(
            "copy",
            _tr("C’est un doublon"),
            _tr("La vente n’est pas comptée une deuxième fois ; son terminal cesse de l’envoyer."),
            _tr("Déclarer le doublon"),
            _tr("Déclarer {n} doublons"),
            _tr(
                "Le terminal recevra l’identifiant de la vente déjà enregistrée, et ne l’enverra "
                "plus."
            ),
        ),
        Remede.DISTINCTE: Words(
            "receipt-text",
            _tr("C’est une vente distincte"),
            _tr("Elle est comptée en plus de l’autre, sous le même numéro suivi de (2)."),
            _tr("Enregistrer comme vente distincte"),
            _tr("Enregistrer {n} ventes distinctes"),
            _tr(
                "Deux ventes portent alors le même numéro : la nouvelle s’affiche avec (2). "
                "Chaque envoi du terminal est reconnu."
            ),
        ),
    }


def _of_terminals() -> dict[Remede, Words]:
    return {
        Remede.REMPLACEMENT: Words(
            "smartphone",
            _tr("Ce terminal remplace l’autre"),
            _tr("L’ancien est désactivé ; ses ventes renvoyées par celui-ci sont reconnues."),
            _tr("Remplacer le terminal"),
            _tr("Remplacer le terminal"),
            _tr(
                "L’ancien terminal ne pourra plus envoyer. Ce qu’il a enregistré reste compté une "
                "seule fois, même renvoyé par le nouveau."
            ),
        ),
        Remede.TOUJOURS_DISTINCTES: Words(
            "arrow-left-right",
            _tr("Toujours distinctes entre ces terminaux"),
            _tr("Un même numéro chez ces deux terminaux sera toujours deux ventes."),
            _tr("Toujours les compter toutes les deux"),
            _tr("Toujours les compter toutes les deux"),
            _tr(
                "Celles qui attendent sont enregistrées, et les suivantes le seront sans attendre. "
                "Vous pouvez revenir en arrière dans la fiche du terminal."
            ),
        ),
    }


def _of_filing() -> dict[Remede, Words]:
    return {
        Remede.CLASSER: Words(
            "archive",
            _tr("Classer avec un motif"),
            _tr("La vente n’est pas comptée ; elle reste dans « Classées » avec le motif."),
            _tr("Classer la vente"),
            _tr("Classer {n} ventes"),
            _tr("La vente ne sera pas comptée, le stock ne bouge pas."),
        ),
    }


def dialog_title(remede: Remede, count: int) -> str:
    """Return what the dialog of a remedy is called."""
    words = remede_words()[remede]
    return plural(count, words.one, words.many)


def settled_words(remede: Remede, who: str) -> str:
    """Say how a sale that is recorded now was settled."""
    return {
        Remede.REJOUER: _tr("Rejouée par {who}."),
        Remede.ENTREE: _tr("Entrée de stock faite par {who}, puis vente rejouée."),
        Remede.ARTICLE: _tr("Enregistrée avec l’article choisi par {who}."),
        Remede.NEGATIF: _tr("Acceptée en négatif par {who}."),
        Remede.DISTINCTE: _tr("Déclarée vente distincte par {who}."),
        Remede.REMPLACEMENT: _tr("Reconnue : {who} a dit quel terminal celui-ci remplace."),
        Remede.TOUJOURS_DISTINCTES: _tr("Enregistrée : {who} tient ces terminaux pour distincts."),
        Remede.AUTOMATIQUE: _tr("Rejouée d’elle-même après une entrée de stock."),
        Remede.DOUBLON: _tr("Déclarée doublon par {who}."),
        Remede.CLASSER: _tr("Classée par {who}."),
    }[remede].format(who=who)


def outcome_words(rejeux: Sequence[Rejeu]) -> tuple[bool, str, str]:
    """Say what came of a remedy: whether anything was settled, a title, and what still waits."""
    counts = Counter(rejeu.sort for rejeu in rejeux)
    told = [plural(counts[sort], *words) for sort, words in _outcomes().items() if counts[sort]]
    waiting = sum(counts[sort] for sort in _WAITING)
    sentence = plural(waiting, _tr("{n} attend toujours"), _tr("{n} attendent toujours"))
    settled = any(counts[sort] for sort in _outcomes() if sort is not SortRejeu.REGLEE)
    return settled, ", ".join(told) or _tr("Rien n’a changé"), sentence if waiting else ""


def _outcomes() -> dict[SortRejeu, tuple[str, str]]:
    return {
        SortRejeu.APPLIQUEE: (_tr("{n} vente enregistrée"), _tr("{n} ventes enregistrées")),
        SortRejeu.CONNUE: (_tr("{n} déjà enregistrée"), _tr("{n} déjà enregistrées")),
        SortRejeu.CLASSEE: (_tr("{n} vente classée"), _tr("{n} ventes classées")),
        SortRejeu.REGLEE: (_tr("{n} déjà réglée"), _tr("{n} déjà réglées")),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("Remedes", text)
