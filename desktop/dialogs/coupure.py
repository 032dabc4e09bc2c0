"""What the start found: a power cut and the sales before it, or a restore that was carried out."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from core.boite_noire import Coupure, VenteAvant
from core.depart import Bilan
from core.restauration.relecture import Reprise
from desktop.formats import Times, format_money, plural, shorten_numero
from desktop.models.columns import Ink
from desktop.models.sauvegardes import begin, tell_age
from desktop.sentences import say, say_all
from desktop.theme import Style, Tone, font, metrics, scaled
from desktop.widgets.buttons import Kind
from desktop.widgets.detail import Facts, Note
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import Label

_HEIGHT = 150
_WIDTH = 600
_PADDING = 28


class CoupureDialog(Dialog):
    """The black box, opened."""

    def __init__(self, coupure: Coupure, times: Times, parent: QWidget | None = None) -> None:
        super().__init__(tell_titre(coupure, times), tell_coupure(coupure), parent)
        self.setFixedWidth(scaled(_WIDTH))
        self.content.addWidget(Facts(list(_list_facts(coupure, times))))
        if coupure.ventes:
            lignes = [_tell_vente(vente, times) for vente in coupure.ventes]
            self.content.addWidget(make_list(lignes, _tr("Ventes reçues juste avant la coupure")))
        _add_failures(self, coupure.echecs)
        resend = _tr(
            "Les terminaux renverront peut-être leurs dernières ventes : aucune ne comptera deux "
            "fois. Celle qui n’était pas confirmée est encore dans son terminal."
        )
        self.content.addWidget(Label(resend, Style.SMALL, Ink.TEXT3, wrap=True))
        self.add_button(_tr("Fermer"), Kind.PRIMARY, default=True).clicked.connect(self.accept)


class BilanDialog(Dialog):
    """What became of a restore, once the program is open again."""

    def __init__(self, bilan: Bilan, times: Times, parent: QWidget | None = None) -> None:
        subject = _tr("{source}, demandée {when}.")
        when = times.told(bilan.demandee)
        super().__init__(
            _tr("Sauvegarde restaurée"), subject.format(source=bilan.source, when=when), parent
        )
        self.setFixedWidth(scaled(_WIDTH))
        back = "\n".join(tell_reprise(bilan.reprise))
        self.content.addWidget(Label(_tr("Ce qui est revenu"), Style.H2))
        self.content.addWidget(Label(back, Style.BODY, Ink.TEXT2, wrap=True))
        if bilan.rapport.ok:
            checked = plural(
                bilan.rapport.mouvements,
                _tr("Livre juste : {n} mouvement vérifié."),
                _tr("Livre juste : {n} mouvements vérifiés."),
            )
            self.content.addWidget(Label(checked, Style.BODY, Ink.TEXT2, wrap=True))
        else:
            faults = "\n".join(say_all(bilan.rapport.problemes)[:3])
            self.content.addWidget(Note(Tone.DANGER, _tr("Le livre n’est pas juste"), faults))
        _add_failures(self, bilan.reprise.echecs)
        kept = _tr("Le fichier d’avant est gardé : {nom}").format(nom=bilan.remplace)
        self.content.addWidget(Label(kept, Style.SMALL, Ink.TEXT3, wrap=True))
        self.add_button(_tr("Fermer"), Kind.PRIMARY, default=True).clicked.connect(self.accept)


def tell_titre(coupure: Coupure, times: Times) -> str:
    """Write « Coupure le 14 nov. 16:42 »."""
    if coupure.derniere_ecriture is None:
        return _tr("Comptoir a été coupé")
    when = times.short(coupure.derniere_ecriture)
    return _tr("Coupure après {when}").format(when=when)


def tell_coupure(coupure: Coupure) -> str:
    """Write « 3 ventes reçues juste avant, toutes présentes. »."""
    if not coupure.toutes_presentes:
        return _tr("Des envois de terminaux n’ont pas pu être retrouvés : voyez lesquels.")
    if coupure.reprises:
        return plural(
            coupure.reprises,
            _tr("{n} envoi manquait : il a été retrouvé et enregistré de nouveau."),
            _tr("{n} envois manquaient : ils ont été retrouvés et enregistrés de nouveau."),
        )
    if not coupure.ventes:
        return _tr("Aucune vente n’était en cours, rien ne manque.")
    return plural(
        len(coupure.ventes),
        _tr("{n} vente reçue juste avant, présente."),
        _tr("{n} ventes reçues juste avant, toutes présentes."),
    )


def tell_reprise(reprise: Reprise) -> Iterator[str]:
    """Say what the journal of batches gave back, a sentence each."""
    if reprise.is_empty:
        yield _tr("Aucun terminal n’avait rien envoyé depuis cette sauvegarde.")
    for count, one, many in (
        (reprise.ventes, _tr("{n} vente enregistrée"), _tr("{n} ventes enregistrées")),
        (reprise.en_attente, _tr("{n} vente à régler"), _tr("{n} ventes à régler")),
        (reprise.annulations, _tr("{n} annulation"), _tr("{n} annulations")),
        (
            reprise.autres,
            _tr("{n} retour, dépense ou refus signalé"),
            _tr("{n} retours, dépenses ou refus signalés"),
        ),
    ):
        if count:
            yield plural(count, one, many)
    for nom in reprise.terminaux:
        yield _tr("Terminal autorisé de nouveau : {nom}").format(nom=nom)


def _list_facts(coupure: Coupure, times: Times) -> Iterator[tuple[str, str]]:
    if coupure.derniere_ecriture is not None:
        yield _tr("Dernier écrit"), times.told(coupure.derniere_ecriture)
    checked = _tr("Vérifié, sans défaut")
    later = _tr("Grand fichier : il se vérifie pendant que vous travaillez")
    yield _tr("Fichier"), checked if coupure.est_verifie else later
    if coupure.derniere_sauvegarde is None:
        yield _tr("Sauvegarde"), _tr("Aucune pour l’instant")
    else:
        yield _tr("Sauvegarde"), begin(tell_age(coupure.derniere_sauvegarde, times))


def _tell_vente(vente: VenteAvant, times: Times) -> str:
    words = _tr("{when}  {numero}  {terminal}  {montant}")
    told = words.format(
        when=times.precise_time(vente.date_reception),
        numero=shorten_numero(vente.numero_facture),
        terminal=vente.terminal,
        montant=format_money(vente.montant, vente.devise),
    )
    return told + _tr("  · retrouvée") if vente.est_reprise else told


def _add_failures(dialog: Dialog, echecs: Sequence[str]) -> None:
    if echecs:
        title = plural(
            len(echecs),
            _tr("{n} envoi n’a pas pu être repris"),
            _tr("{n} envois n’ont pas pu être repris"),
        )
        dialog.content.addWidget(Note(Tone.DANGER, title, "\n".join(map(say, echecs[:5]))))


def make_list(lignes: Sequence[str], name: str) -> QPlainTextEdit:
    """Show lines of text, as high as they are many, and then to be scrolled."""
    shown = QPlainTextEdit("\n".join(lignes))
    shown.setReadOnly(True)
    shown.setFont(font(Style.SMALL))
    shown.setFixedHeight(min(scaled(_HEIGHT), _height_of(len(lignes))))
    shown.setTabChangesFocus(True)
    shown.setAccessibleName(name)
    return shown


def _height_of(count: int) -> int:
    # One long line or two may take two.
    return int(metrics(Style.SMALL).lineSpacing() * (count + 2)) + _PADDING


def _tr(text: str) -> str:
    return QCoreApplication.translate("Coupure", text)
