"""The words of one count: its head, the terminals that it waits for, and how it ended."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from core.inventaires.commandes import Inventaire, OngletLignes, TerminalAttendu
from core.vocabulaire import EtatInventaire
from desktop.formats import Times, format_number, plural


def describe(shown: Inventaire | None, counts: Mapping[str, int]) -> str:
    """Word 120 / 257 comptés · « Novembre » · tous les articles."""
    progress = _tr("{n} / {tout} comptés").format(
        n=format_number(counts.get(OngletLignes.COMPTES, 0)),
        tout=format_number(counts.get(OngletLignes.TOUT, 0)),
    )
    if shown is None:
        return progress
    nom = _tr("« {nom} »").format(nom=shown.nom)
    scope = shown.categorie_nom or _tr("tous les articles")
    blind = (_tr("à l’aveugle"),) if shown.est_aveugle else ()
    return " · ".join((progress, nom, scope, *blind))


def word_terminals(attendus: Sequence[TerminalAttendu], times: Times) -> str:
    """Name the terminals that may still hold sales made before the count."""
    words = _tr(
        "Pas encore synchronisé depuis le comptage : {noms}. Les ventes d’avant seront corrigées "
        "à leur arrivée."
    )
    return words.format(noms=", ".join(_name(each, times) for each in attendus))


def word_end(shown: Inventaire, times: Times) -> str:
    """Say when and by whom a count was closed, and what it did."""
    facts = {
        "quand": times.told(shown.date_cloture or shown.date_ouverture),
        "nom": shown.clos_par or "",
    }
    if shown.etat is EtatInventaire.ABANDONNE:
        return _tr("Abandonné {quand} par {nom} : le stock n’a pas bougé.").format(**facts)
    count = plural(shown.ajustements, _tr("{n} article ajusté"), _tr("{n} articles ajustés"))
    words = _tr(
        "Validé {quand} par {nom} : {compte}. Un double-clic sur une ligne ouvre son livre."
    )
    return words.format(compte=count, **facts)


def _name(each: TerminalAttendu, times: Times) -> str:
    if each.derniere_activite is None:
        return _tr("{nom} (jamais entendu)").format(nom=each.nom_terminal)
    seen = times.relative(each.derniere_activite)
    return _tr("{nom} (vu {quand})").format(nom=each.nom_terminal, quand=seen)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Comptage", text)
