"""Validating a count: what it will do to the stock is told before, by core's own rules."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from core.errors import CoreError
from core.inventaires.commandes import Correction, EffetValidation, Inventaire
from core.vocabulaire import Devise, NonComptes
from desktop.dialogs.formulaire import Formulaire
from desktop.formats import MINUS, format_money, format_number, plural
from desktop.models.columns import Ink
from desktop.pages.comptage_mots import word_terminals
from desktop.pages.page import Services
from desktop.sentences import say
from desktop.theme import Style, Tone
from desktop.widgets.detail import Note
from desktop.widgets.fields import OptionTile
from desktop.widgets.labels import Label

_NAMED_MAX = 3
Effets = Mapping[NonComptes, EffetValidation]


class ValidationDialog(Formulaire):
    """Nothing is chosen for the owner where articles were not counted."""

    validated = Signal(EffetValidation)

    def __init__(
        self, inventaire: Inventaire, services: Services, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Valider l’inventaire"), inventaire.nom, services.tasks, parent)
        self._core, self._times = services.core, services.times
        self._inventaire_id = inventaire.id
        self._effets: Effets = {}
        self.summary = Label(self.tr("Calcul de l’effet sur le stock…"), Style.STRONG, wrap=True)
        self.details = Label("", Style.BODY, Ink.TEXT2, wrap=True)
        self.tiles: dict[NonComptes, OptionTile] = {}
        self._choice = QButtonGroup(self)
        self._question = Label("", Style.SMALLM, Ink.TEXT2, wrap=True)
        self._question.hide()
        self._place = QVBoxLayout()
        self._place.setSpacing(8)
        self.content.addWidget(self.summary)
        self.content.addWidget(self.details)
        self.content.addWidget(self._question)
        self.content.addLayout(self._place)
        self.submit = self.add_foot(self.tr("Valider l’inventaire"), self._on_submit_clicked)
        self.submit.setEnabled(False)
        self.ask(self._foresee, self._on_foreseen, self._on_refused_early)

    def _foresee(self) -> Effets:
        foresee = self._core.inventaires.foresee
        return {choice: foresee(self._inventaire_id, choice) for choice in NonComptes}

    def _on_foreseen(self, effets: Effets) -> None:
        self._effets = effets
        if effets[NonComptes.LAISSER].non_comptes:
            self._add_tiles()
            self.summary.hide()
            self.details.hide()
        else:
            self._show_effect(NonComptes.LAISSER)
        self._add_notes(effets[NonComptes.LAISSER])
        self.submit.setEnabled(True)
        self.adjustSize()

    def _on_refused_early(self, error: CoreError) -> None:
        self.summary.setText(say(error.message))
        self.details.hide()

    def _add_tiles(self) -> None:
        effet = self._effets[NonComptes.ZERO]
        count = effet.non_comptes
        self._question.setText(
            plural(
                count,
                self.tr("{n} article n’a pas été compté. Qu’en faire ?"),
                self.tr("{n} articles n’ont pas été comptés. Qu’en faire ?"),
            )
        )
        self._question.show()
        zero = plural(
            effet.mis_a_zero,
            self.tr("{n} article a un stock et passe à zéro : compté comme absent."),
            self.tr("{n} articles ont un stock et passent à zéro : comptés comme absents."),
        )
        for choice, title, sentence in (
            (NonComptes.LAISSER, self.tr("Les laisser"), self.tr("Leur stock ne bouge pas.")),
            (NonComptes.ZERO, self.tr("Les mettre à zéro"), zero),
        ):
            tile = OptionTile(choice, title, sentence)
            tile.toggled.connect(self._on_chosen)
            self._choice.addButton(tile)
            self._append(tile)
            self.tiles[choice] = tile

    def _add_notes(self, effet: EffetValidation) -> None:
        if effet.tardives:
            sentence = self.tr("{noms} : déjà pris en compte dans l’écart.")
            title = self.tr("Vendus avant leur comptage, reçus après")
            note = Note(Tone.INFO, title, sentence.format(noms=_name(effet.tardives)))
            self._append(note)
        if effet.deplaces:
            sentence = self.tr("{noms} : recomptez-les, sinon l’écart compte deux fois.")
            title = self.tr("Ajustés à la main depuis leur comptage")
            note = Note(Tone.WARN, title, sentence.format(noms=_name(effet.deplaces)))
            self._append(note)
        if effet.terminaux:
            title = self.tr("Des ventes peuvent encore arriver")
            words = word_terminals(effet.terminaux, self._times)
            self._append(Note(Tone.WARN, title, words))

    def _append(self, widget: QWidget) -> None:
        """Add something below, shown at once so that the dialog makes room for it."""
        self._place.addWidget(widget)
        widget.show()

    def _chosen(self) -> NonComptes | None:
        if not self.tiles:
            return NonComptes.LAISSER
        return next((key for key, tile in self.tiles.items() if tile.isChecked()), None)

    def _on_chosen(self, _checked: bool) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.clear_problem()
            self._show_effect(chosen)
            self.adjustSize()

    def _show_effect(self, choice: NonComptes) -> None:
        effet = self._effets[choice]
        self.summary.setText(_word_effect(effet))
        self.details.setText("\n".join(_word_values(effet)))
        self.summary.show()
        self.details.setVisible(bool(self.details.text()))

    def _on_submit_clicked(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            self.refuse("", self.tr("Choisissez : les laisser, ou les mettre à zéro."))
            return
        work = partial(self._core.inventaires.validate, self._inventaire_id, chosen)
        self.write(work, self.validated.emit)


def _word_effect(effet: EffetValidation) -> str:
    """Word « 12 articles ajustés : +3 pièces, −8 pièces »."""
    if not effet.ajustes:
        return _tr("Aucun écart : le stock ne bouge pas.")
    count = plural(effet.ajustes, _tr("{n} article ajusté"), _tr("{n} articles ajustés"))
    pieces = [f"+{format_number(effet.pieces_plus)}"] if effet.pieces_plus else []
    if effet.pieces_moins:
        pieces.append(f"{MINUS}{format_number(effet.pieces_moins)}")
    words = _tr("{compte} : {pieces} pièces")
    return words.format(compte=count, pieces=_tr(" et ").join(pieces))


def _word_values(effet: EffetValidation) -> Iterator[str]:
    """Word what the variances cost, a currency a line: they are never added."""
    for devise in Devise:
        gains, losses = effet.valeurs_plus.get(devise, 0), effet.valeurs_moins.get(devise, 0)
        sums = [f"+{format_money(gains, devise)}"] if gains else []
        if losses:
            sums.append(format_money(-losses, devise))
        if sums:
            yield _tr("Au coût d’achat : {sommes}").format(sommes=", ".join(sums))
    if effet.sans_cout:
        yield plural(
            effet.sans_cout,
            _tr("{n} article n’a pas de coût : il n’est pas dans cette valeur."),
            _tr("{n} articles n’ont pas de coût : ils ne sont pas dans cette valeur."),
        )


def _name(corrections: Sequence[Correction]) -> str:
    """Name the first articles, and count the others."""
    names = [
        _tr("{nom} ({n})").format(nom=each.article_nom, n=format_number(each.quantite))
        for each in corrections[:_NAMED_MAX]
    ]
    others = len(corrections) - len(names)
    if others:
        names.append(plural(others, _tr("et {n} autre"), _tr("et {n} autres")))
    return ", ".join(names)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ValidationDialog", text)
