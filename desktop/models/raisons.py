"""Why a sale waits, in the owner's words: reason, subject, what happened and what did not."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QCoreApplication

from core.quarantaine import Entree, Raison
from core.vocabulaire import EtatEntree
from desktop.formats import format_number, plural, shorten_numero
from desktop.sentences import say
from desktop.theme import Tone
from desktop.theme.painting import State


@dataclass(frozen=True, slots=True)
class Reason:
    """A few words, a few fewer for a list, and what it means for the shop."""

    state: State
    brief: str
    sentence: str


@cache
def reasons() -> Mapping[Raison, Reason]:
    """Return every reason."""
    return {raison: _make(raison) for raison in Raison}


def _make(raison: Raison) -> Reason:
    word, brief = _words(raison)
    tone, icon = {
        Raison.INSUFFICIENT_STOCK: (Tone.WARN, "package-x"),
        Raison.ARTICLE_NOT_FOUND: (Tone.DANGER, "file-question-mark"),
        Raison.CONFLIT_NUMERO: (Tone.DANGER, "copy-x"),
        Raison.DOUBLON_PROBABLE: (Tone.INFO, "copy"),
        Raison.MONTANT_INVALIDE: (Tone.DANGER, "hand-coins"),
        Raison.INVALID_FORMAT: (Tone.DANGER, "circle-alert"),
        Raison.BOUTIQUE_MISMATCH: (Tone.DANGER, "store"),
        Raison.INTERNAL_ERROR: (Tone.DANGER, "circle-alert"),
    }[raison]
    return Reason(State(word, tone, icon), brief, _sentence(raison))


def _words(raison: Raison) -> tuple[str, str]:
    """Return the words of the pill, and fewer for a line of the list."""
    return {
        Raison.INSUFFICIENT_STOCK: (_tr("Stock insuffisant"), _tr("stock insuffisant")),
        Raison.ARTICLE_NOT_FOUND: (_tr("Article inconnu"), _tr("absent du catalogue")),
        Raison.CONFLIT_NUMERO: (_tr("Même numéro, autre contenu"), _tr("contenus différents")),
        Raison.DOUBLON_PROBABLE: (_tr("Doublon probable"), _tr("déjà enregistrée")),
        Raison.MONTANT_INVALIDE: (
            _tr("Devise ou total à vérifier"),
            _tr("devise ou total à vérifier"),
        ),
        Raison.INVALID_FORMAT: (_tr("Vente illisible"), _tr("illisible")),
        Raison.BOUTIQUE_MISMATCH: (_tr("Autre boutique"), _tr("autre boutique")),
        Raison.INTERNAL_ERROR: (_tr("Erreur de Comptoir"), _tr("erreur de Comptoir")),
    }[raison]


def _sentence(raison: Raison) -> str:
    """Say what has not happened, and the likely cause."""
    return {
        Raison.INSUFFICIENT_STOCK: _tr(
            "Rien n’a été retiré du stock : la vente entière attend votre décision. "
            "Cause probable : une livraison n’a pas été saisie."
        ),
        Raison.ARTICLE_NOT_FOUND: _tr(
            "Un article de la vente n’est pas au catalogue de la boutique, ou il est inactif. "
            "Rien n’a été retiré du stock."
        ),
        Raison.CONFLIT_NUMERO: _tr(
            "Ce numéro est déjà celui d’une vente enregistrée, mais les articles ou le total "
            "diffèrent. La première vente reste comptée, celle-ci ne l’est pas."
        ),
        Raison.DOUBLON_PROBABLE: _tr(
            "La même vente est déjà enregistrée sous ce numéro, à une autre date ou par un autre "
            "terminal. Elle n’est pas comptée deux fois tant que vous n’avez pas décidé."
        ),
        Raison.MONTANT_INVALIDE: _tr(
            "La vente se lit, mais sa devise ou son total ne permet pas de la compter. "
            "Rien n’a été retiré du stock."
        ),
        Raison.INVALID_FORMAT: _tr(
            "Une information manque ou n’a pas de sens. Le contenu reçu est gardé tel quel ; "
            "rien n’a été retiré du stock."
        ),
        Raison.BOUTIQUE_MISMATCH: _tr(
            "Rien n’a été retiré du stock. Cause probable : l’application du terminal est réglée "
            "sur une autre boutique."
        ),
        Raison.INTERNAL_ERROR: _tr(
            "Comptoir n’a pas su enregistrer cette vente. Son contenu est gardé et le journal "
            "technique dit pourquoi ; rien n’a été retiré du stock."
        ),
    }[raison]


@cache
def settled_states() -> Mapping[EtatEntree, State]:
    """Return the words of the states in which nothing waits any more."""
    return {
        EtatEntree.REJOUEE: State(_tr("Rejouée"), Tone.OK, "circle-check"),
        EtatEntree.REMPLACEE: State(_tr("Remplacée"), Tone.NEUTRAL, "copy-x"),
        EtatEntree.CLASSEE: State(_tr("Classée"), Tone.NEUTRAL, "archive"),
    }


def subject_of(entree: Entree) -> str:
    """Return what an entry is about: the article by name, or by number where it is unknown."""
    if entree.article_nom:
        return entree.article_nom
    if entree.article_id is not None:
        return _tr("Article n° {n}").format(n=format_number(entree.article_id))
    return ""


def short_numero(entree: Entree) -> str:
    """Return the number cut short, or that there is none."""
    return shorten_numero(entree.numero_facture) or _tr("Vente sans numéro")


def title_of(entree: Entree) -> str:
    """Return the reason with its subject, as a sentence begins."""
    subject, word = subject_of(entree), reasons()[entree.raison].state.text
    if not subject:
        return word
    if entree.raison is Raison.INSUFFICIENT_STOCK:
        return _tr("Stock insuffisant pour {article}").format(article=subject)
    return _tr("{reason} : {article}").format(reason=word, article=subject)


def brief_of(entree: Entree) -> str:
    """Return why it waits, or what became of it, in a few words."""
    settled = settled_states().get(entree.etat)
    if settled is not None:
        return settled.text.lower()
    if entree.manque is not None:
        return _tr("manque {n}").format(n=format_number(entree.manque))
    return reasons()[entree.raison].brief


def headline_of(entree: Entree) -> str:
    """Say who did what, or what core said where there is no more to tell."""
    if entree.raison is Raison.BOUTIQUE_MISMATCH:
        return _tr("{terminal} a envoyé une vente au nom d’une autre boutique.").format(
            terminal=entree.terminal_nom
        )
    if entree.stock_demande is None or entree.stock_disponible is None:
        return say(entree.message)
    sold = plural(entree.stock_demande, _tr("{n} pièce"), _tr("{n} pièces"))
    return _tr("{terminal} a vendu {sold}, mais le livre n’en comptait que {there}.").format(
        terminal=entree.terminal_nom,
        sold=sold,
        there=format_number(max(entree.stock_disponible, 0)),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Raisons", text)
