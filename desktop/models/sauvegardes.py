"""Words about copies: what one holds, where it is, and what going back to it would change."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale

from core.dossier_externe import EtatExterne
from core.restauration.difference import Difference, MouvementEcart, VenteEcart
from core.sauvegarde import Lieu, Sauvegarde
from core.vocabulaire import Devise
from desktop.formats import (
    NO_BREAK,
    Times,
    format_delay,
    format_money,
    format_number,
    format_signed,
    plural,
)
from desktop.models.mouvements import type_states
from desktop.theme import Tone
from desktop.theme.painting import State

_STEP = 1_024
LIGNES_MAX = 300
"""Lines of what is lost that are told one by one."""


@dataclass(frozen=True, slots=True)
class Recit:
    """A restore in sentences: what comes back by itself, and what the owner has to do again."""

    reviennent: tuple[str, ...]
    perdus: tuple[str, ...]


def format_taille(octets: int) -> str:
    """`4404019` as « 4,2 Mo »."""
    units = (_tr("octets"), _tr("Ko"), _tr("Mo"), _tr("Go"))
    rank, tenths = 0, 10 * octets
    while tenths >= 10 * _STEP and rank < len(units) - 1:
        rank, tenths = rank + 1, tenths // _STEP
    whole, rest = divmod(tenths, 10)
    # A tenth says something of a small number only.
    tail = f"{QLocale().decimalPoint()}{rest}" if rank and whole < _STEP // 10 else ""
    return f"{format_number(whole)}{tail}{NO_BREAK}{units[rank]}"


def tell_age(date: datetime, times: Times) -> str:
    """Write « il y a 3 h »."""
    return _tr("il y a {age}").format(age=format_delay(times.age(date)))


def begin(words: str) -> str:
    """Write the first letter as that of a sentence."""
    return words[:1].upper() + words[1:]


def tell_preuve(copie: Sauvegarde) -> str:
    """Write « Vérifiée, 12 408 mouvements, 3 200 ventes »."""
    checked = _tr("Vérifiée") if copie.lieu is not Lieu.REMPLACE else _tr("En service jusque-là")
    return f"{checked}, {tell_contenu(copie.ventes, copie.mouvements)}"


def tell_contenu(ventes: int, mouvements: int) -> str:
    """Write « 12 408 mouvements, 3 200 ventes »."""
    moved = plural(mouvements, _tr("{n} mouvement"), _tr("{n} mouvements"))
    return f"{moved}, {plural(ventes, _tr('{n} vente'), _tr('{n} ventes'))}"


def lieu_states() -> Mapping[Lieu, State]:
    """Return how each place is shown."""
    return {
        Lieu.ICI: State(_tr("Sur cet ordinateur"), Tone.OK, "circle-check", quiet=True),
        Lieu.AILLEURS: State(_tr("Second dossier"), Tone.OK, "circle-check", quiet=True),
        Lieu.REMPLACE: State(_tr("Fichier remplacé"), Tone.INFO, "archive"),
    }


def tell_externe(etat: EtatExterne | None, times: Times) -> str:
    """Say in plain words how the second place is."""
    if etat is None:
        return _tr(
            "Aucun second dossier. Une clé USB garde vos données si cet ordinateur est volé ou "
            "tombe en panne."
        )
    if not etat.est_la:
        return _tr(
            "La clé ou le disque n’est pas branché. Les copies de cet ordinateur continuent ; "
            "branchez-le pour qu’il reçoive la prochaine."
        )
    if etat.derniere is None:
        return _tr("Branché. Il recevra la prochaine sauvegarde.")
    copies = plural(etat.copies, _tr("{n} copie"), _tr("{n} copies"))
    words = _tr("Branché. Dernière copie {when} ; {copies}.")
    return words.format(when=times.told(etat.derniere), copies=copies)


def tell_difference(difference: Difference, times: Times) -> Recit:
    """Word what a restore would do, the sums one a currency."""
    return Recit(tuple(_tell_back(difference)), tuple(_tell_lost(difference, times)))


def tell_montants(sums: Mapping[Devise, int]) -> str:
    """Write « 25 000 FC · 12,50 $ », nothing where there is none."""
    return " · ".join(format_money(montant, devise) for devise, montant in sums.items())


def _tell_back(difference: Difference) -> Iterator[str]:
    back = [vente for vente in difference.ventes if vente.revient]
    if back:
        words = plural(len(back), _tr("{n} vente reçue depuis"), _tr("{n} ventes reçues depuis"))
        yield f"{words} : {tell_montants(difference.total(revient=True))}"
    waiting = sum(entree.revient for entree in difference.entrees)
    if waiting:
        yield plural(waiting, _tr("{n} vente à régler"), _tr("{n} ventes à régler"))
    if difference.demandes:
        yield plural(
            difference.demandes,
            _tr("{n} envoi de terminal, dans l’ordre où il est venu"),
            _tr("{n} envois de terminaux, dans l’ordre où ils sont venus"),
        )


def _tell_lost(difference: Difference, times: Times) -> Iterator[str]:
    for vente in difference.perdues:
        yield _tell_vente(vente, times)
    for numero in difference.annulations_perdues:
        yield _tr("Annulation de la vente {numero}").format(numero=numero)
    for mouvement in difference.mouvements_proprietaire:
        yield _tell_mouvement(mouvement, times)
    for article in difference.articles:
        yield _tr("Article ajouté ou modifié : {nom}").format(nom=article)
    for terminal in difference.terminaux:
        yield _tr("Terminal autorisé : {nom}").format(nom=terminal)
    if difference.inventaires:
        yield plural(difference.inventaires, _tr("{n} inventaire"), _tr("{n} inventaires"))
    for decision in difference.decisions:
        why = decision.motif or decision.detail or decision.action
        words = _tr("Décision du {when}, {who} : {why}")
        when = times.short(decision.date_action)
        yield words.format(when=when, who=decision.utilisateur, why=why)


def shorten(lignes: Sequence[str]) -> list[str]:
    """Return the first lines, and how many more there are."""
    shown, more = list(lignes[:LIGNES_MAX]), len(lignes) - LIGNES_MAX
    if more > 0:
        shown.append(plural(more, _tr("… et {n} autre"), _tr("… et {n} autres")))
    return shown


def _tell_vente(vente: VenteEcart, times: Times) -> str:
    montant = (
        ""
        if vente.montant is None or vente.devise is None
        else f", {format_money(vente.montant, vente.devise)}"
    )
    words = _tr("Vente {numero} de {terminal}, {when}{montant} : le terminal peut la renvoyer")
    return words.format(
        numero=vente.numero_facture,
        terminal=vente.terminal,
        when=times.short(vente.date_reception),
        montant=montant,
    )


def _tell_mouvement(mouvement: MouvementEcart, times: Times) -> str:
    kind = type_states()[mouvement.type_mouvement].text
    return _tr("{kind} {quantite}, {article}, {when}, {who}").format(
        kind=kind,
        quantite=format_signed(mouvement.quantite),
        article=mouvement.article_nom,
        when=times.short(mouvement.date_mouvement),
        who=mouvement.utilisateur,
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Sauvegardes", text)
