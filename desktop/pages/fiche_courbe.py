"""The curve above the book of an article."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from core.fiche.courbe import Courbe, Etendue
from desktop.models.columns import Ink
from desktop.models.courbe import make_curve, say_courbe, say_legend
from desktop.pages.page import Services
from desktop.theme import Style, scaled
from desktop.widgets.card import Card
from desktop.widgets.choices import Choice, Segmented
from desktop.widgets.labels import ElidedLabel, Label

if TYPE_CHECKING:
    from desktop.widgets.chart import StepChart

_HEIGHT = 116
_LOW_HEIGHT = 88


class CourbeCard(Card):
    """Asks for the curve again when it is told to, and when another stretch of time is chosen."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._article_id = 0
        self._made = False
        self.chart: StepChart | None = None
        self.legend = ElidedLabel("", Style.SMALL, Ink.TEXT3, expanding=True)
        self.etendue = Segmented(
            self.tr("Période de la courbe"),
            (
                Choice(Etendue.MOIS, self.tr("30 jours")),
                Choice(Etendue.ANNEE, self.tr("12 mois")),
                Choice(Etendue.TOUT, self.tr("Tout")),
            ),
        )
        self.etendue.choose(Etendue.TOUT)
        self.etendue.chosen.connect(self.load)
        self._words = Label("", Style.SMALL, Ink.TEXT3)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._places = QStackedWidget()
        self._places.addWidget(self._words)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Label(self.tr("Stock au fil du temps"), Style.H2))
        head.addWidget(self.legend, 1)
        head.addWidget(self.etendue)
        self.column.addLayout(head)
        self.column.addWidget(self._places)
        self.fit(low=False)

    def show_article(self, article_id: int) -> None:
        """Draw the curve of another article."""
        self._article_id = article_id
        self.load()

    def load(self) -> None:
        """Ask core, in a worker."""
        if not self._made:
            self._made = True
            self._services.tasks.run(load_chart, self._on_chart_loaded)
        etendue = Etendue(self.etendue.value())
        work = partial(self._services.core.fiches.read_courbe, self._article_id, etendue)
        self._services.tasks.run(work, partial(self._on_loaded, self._article_id, etendue))

    def fit(self, *, low: bool) -> None:
        """Leave more of a low window to the table."""
        self._places.setFixedHeight(scaled(_LOW_HEIGHT if low else _HEIGHT))

    def _on_chart_loaded(self, make: "type[StepChart]") -> None:
        self.chart = make()
        self._places.addWidget(self.chart)
        self.load()

    def _on_loaded(self, article_id: int, etendue: Etendue, courbe: Courbe) -> None:
        if article_id != self._article_id or etendue != self.etendue.value():
            return
        times = self._services.times
        self.legend.setText(say_legend(courbe, times))
        if not courbe.points:
            self._words.setText(self.tr("Aucun mouvement : il n’y a pas encore de courbe."))
            self._places.setCurrentWidget(self._words)
        elif self.chart is not None:
            now = self._services.core.clock.now()
            self.chart.show_curve(make_curve(courbe, times, now), say_courbe(courbe, times))
            self._places.setCurrentWidget(self.chart)


def load_chart() -> "type[StepChart]":
    """Import what draws; called in a worker."""
    # Only here: it takes a second, which no window has when it opens.
    from desktop.widgets.chart import StepChart  # noqa: PLC0415

    return StepChart
