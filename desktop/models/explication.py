"""Why a stock is what it is, in words: one sentence, and what each of its rows is called."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QCoreApplication

from core.fiche.explication import Explication, LigneExplication
from core.fiche.postes import AVEC_MOTIF, Depart, Poste
from core.rapports.cellules import Cellule
from core.vocabulaire import Motif
from desktop.formats import MINUS, NO_BREAK, Times, format_number, format_signed, plural
from desktop.models.columns import Align, Cell, Column, TextCell
from desktop.models.mouvements import motif_words
from desktop.theme import Style

Words = tuple[str, str]
"""For one piece, and for several."""


@dataclass(frozen=True, slots=True)
class FiltreExplication:
    """Whose explanation a file is to hold."""

    boutique_id: int
    article_id: int


def say_explication(explication: Explication, times: Times) -> str:
    """Write « 47 = 40 comptés le 12 nov. + 20 reçus − 12 vendus par Caisse 1 − 1 cassé »."""
    stock = format_number(explication.stock)
    parts = list(_list_parts(explication, times))
    if not parts:
        return _tr("{stock} : aucun mouvement ne l’a jamais changé").format(stock=stock)
    first = parts[0].removeprefix(f"+{NO_BREAK}")
    return " ".join((stock, "=", first, *parts[1:]))


def say_ligne(ligne: LigneExplication, times: Times) -> str:
    """Name a row of the table: « Vendu par Caisse 1 », « Sorties · Casse »."""
    groupe = ligne.groupe
    if groupe.poste is Poste.DEPART and ligne.derniere is not None:
        return _tr("Compté le {jour}").format(jour=times.short_day(ligne.derniere))
    if groupe.poste is Poste.VENTE:
        return _tr("Vendu par {nom}").format(nom=groupe.utilisateur)
    name = _names()[groupe.poste]
    if groupe.motif is Motif.STOCK_INITIAL or groupe.poste not in AVEC_MOTIF:
        return motif_words()[Motif.STOCK_INITIAL] if groupe.motif else name
    return name if groupe.motif is None else f"{name} · {motif_words()[groupe.motif]}"


def say_counted(depart: Depart) -> str:
    """Say beside the figure of a count what else is in it; nothing where it is what was found."""
    if depart.decalage == 0:
        return ""
    return _tr("{n} comptés, et les ventes autour du comptage").format(
        n=format_number(depart.comptee)
    )


def say_pieces(ligne: LigneExplication) -> str:
    """Write the figure of a row: what was counted has no sign."""
    counted = ligne.groupe.poste is Poste.DEPART
    return format_number(ligne.quantite) if counted else format_signed(ligne.quantite)


def explication_columns(times: Times) -> tuple[Column[LigneExplication], ...]:
    """Return the columns of the table as a file or a page holds it."""

    def name(row: LigneExplication) -> Cell:
        return TextCell(say_ligne(row, times))

    def last(row: LigneExplication) -> Cell:
        return TextCell("" if row.derniere is None else times.short(row.derniere))

    return (
        Column(
            title=_tr("Ce qui compte"), cell=name, widest="Vendu par Caisse 1 – Mama", stretch=3
        ),
        Column(
            title=_tr("Pièces"),
            cell=_pieces_cell,
            sort_key="quantite",
            align=Align.RIGHT,
            widest="−88 888",
            value=_pieces_value,
        ),
        Column(
            title=_tr("Mouvements"),
            cell=_nombre_cell,
            align=Align.RIGHT,
            widest="88 888",
            value=_nombre_value,
        ),
        Column(title=_tr("Le dernier"), cell=last, widest="28 sept. 88:88", value=_derniere_value),
    )


def _list_parts(explication: Explication, times: Times) -> Iterator[str]:
    for ligne in explication.lignes:
        if ligne.groupe.poste is Poste.DEPART:
            yield from _list_counted(explication.depart, times)
        elif ligne.quantite != 0:
            one, many = (_fill(words, ligne) for words in _verbs(ligne))
            yield _say_part(ligne.quantite, one, many)


def _list_counted(depart: Depart, times: Times) -> Iterator[str]:
    """Say what was found, and apart from it what sold around the count had left out or in."""
    jour = "" if depart.date is None else times.short_day(depart.date)
    counted = (_tr("{n} compté le {jour}"), _tr("{n} comptés le {jour}"))
    one, many = (words.replace("{jour}", jour) for words in counted)
    yield _say_part(depart.comptee, one, many)
    if depart.decalage > 0:
        one, many = _tr("{n} déjà parti au comptage"), _tr("{n} déjà partis au comptage")
        yield _say_part(depart.decalage, one, many)
    elif depart.decalage < 0:
        one, many = _tr("{n} parti pendant le comptage"), _tr("{n} partis pendant le comptage")
        yield _say_part(depart.decalage, one, many)


def _say_part(quantite: int, one: str, many: str) -> str:
    """Write « − 12 vendus »; no line breaks between a figure and what it counts."""
    sign = MINUS if quantite < 0 else "+"
    told = plural(abs(quantite), one, many)
    return f"{sign}{NO_BREAK}{told.replace(' ', NO_BREAK, 1)}"


def _fill(words: str, ligne: LigneExplication) -> str:
    """Write a name into a template that is still to take its number."""
    nom = ligne.groupe.utilisateur.replace("{", "{{").replace("}", "}}")
    return words.replace("{nom}", nom)


def _verbs(ligne: LigneExplication) -> Words:
    groupe = ligne.groupe
    if groupe.poste is Poste.ENTREE:
        return _entree_verbs().get(groupe.motif, (_tr("{n} entré"), _tr("{n} entrés")))
    if groupe.poste is Poste.SORTIE:
        return _sortie_verbs().get(groupe.motif, (_tr("{n} sorti"), _tr("{n} sortis")))
    if groupe.poste is Poste.AJUSTEMENT and groupe.motif is not None:
        motif = motif_words()[groupe.motif].lower()
        return (
            _tr("{{n}} ajusté ({motif})").format(motif=motif),
            _tr("{{n}} ajustés ({motif})").format(motif=motif),
        )
    return _other_verbs()[groupe.poste]


@cache
def _names() -> Mapping[Poste, str]:
    return {
        Poste.DEPART: _tr("Dernier comptage"),
        Poste.ENTREE: _tr("Entrées"),
        Poste.ANNULATION: _tr("Ventes annulées ou rendues"),
        Poste.RETOUR: _tr("Retours de clients"),
        Poste.SORTIE: _tr("Sorties"),
        Poste.AJUSTEMENT: _tr("Ajustements"),
        Poste.COMPENSATION: _tr("Ventes d’avant le comptage, reçues après"),
        Poste.CORRECTION: _tr("Mouvements annulés"),
        Poste.ECART: _tr("Écart que rien n’explique"),
    }


@cache
def _entree_verbs() -> Mapping[Motif | None, Words]:
    return {
        Motif.STOCK_INITIAL: (_tr("{n} au départ"), _tr("{n} au départ")),
        Motif.ACHAT: (_tr("{n} reçu"), _tr("{n} reçus")),
        Motif.DON: (_tr("{n} reçu en don"), _tr("{n} reçus en don")),
        Motif.ERREUR: (_tr("{n} entré après une erreur"), _tr("{n} entrés après une erreur")),
    }


@cache
def _sortie_verbs() -> Mapping[Motif | None, Words]:
    return {
        Motif.CASSE: (_tr("{n} cassé"), _tr("{n} cassés")),
        Motif.VOL: (_tr("{n} volé"), _tr("{n} volés")),
        Motif.PERIME: (_tr("{n} périmé"), _tr("{n} périmés")),
        Motif.DON: (_tr("{n} donné"), _tr("{n} donnés")),
        Motif.USAGE_INTERNE: (_tr("{n} pour l’usage interne"), _tr("{n} pour l’usage interne")),
        Motif.ERREUR: (_tr("{n} sorti après une erreur"), _tr("{n} sortis après une erreur")),
    }


@cache
def _other_verbs() -> Mapping[Poste, Words]:
    return {
        Poste.VENTE: (_tr("{n} vendu par {nom}"), _tr("{n} vendus par {nom}")),
        Poste.ANNULATION: (_tr("{n} annulé ou rendu"), _tr("{n} annulés ou rendus")),
        Poste.RETOUR: (_tr("{n} rapporté"), _tr("{n} rapportés")),
        Poste.AJUSTEMENT: (_tr("{n} ajusté"), _tr("{n} ajustés")),
        Poste.COMPENSATION: (
            _tr("{n} déjà parti au comptage"),
            _tr("{n} déjà partis au comptage"),
        ),
        Poste.CORRECTION: (_tr("{n} corrigé"), _tr("{n} corrigés")),
        Poste.ECART: (_tr("{n} que rien n’explique"), _tr("{n} que rien n’explique")),
    }


def _pieces_cell(row: LigneExplication) -> Cell:
    return TextCell(say_pieces(row), style=Style.STRONG)


def _pieces_value(row: LigneExplication) -> Cellule:
    return row.quantite


def _nombre_cell(row: LigneExplication) -> Cell:
    return TextCell(format_number(row.nombre))


def _nombre_value(row: LigneExplication) -> Cellule:
    return row.nombre


def _derniere_value(row: LigneExplication) -> Cellule:
    return row.derniere


def _tr(text: str) -> str:
    return QCoreApplication.translate("Explication", text)
