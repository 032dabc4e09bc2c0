"""The lines of a sale that waits, each checked against the stock now; painted in one card."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.quarantaine.examen import LigneExaminee, VenteLue, Verdict
from desktop.formats import format_number, money_parts, plural
from desktop.models.columns import NOTHING
from desktop.models.ventes import mode_word
from desktop.theme import Style, Tone, active, scaled, text_width, tone
from desktop.theme.painting import (
    State,
    draw_money,
    draw_state,
    draw_text,
    fill_round,
    state_width_of,
    stroke_round,
    unit_slot,
)

_ROW = 34
_PAD = 11
_GAP = 16
_NAME = 120
"""The least that the name of an article keeps: before that the price leaves."""
_RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the columns stand: left and right edge of each."""

    article: tuple[float, float]
    vendu: tuple[float, float]
    stock: tuple[float, float]
    prix: tuple[float, float] | None
    total: tuple[float, float]
    verdict: tuple[float, float]


def verdict_state(ligne: LigneExaminee) -> State:
    """Return what is said of a line, in words."""
    if ligne.verdict is Verdict.MANQUE:
        missing = _tr("Manque {n}").format(n=format_number(ligne.manque))
        return State(missing, Tone.WARN, "triangle-alert")
    return {
        Verdict.SUFFISANT: State(_tr("Suffisant"), Tone.OK, "check", quiet=True),
        Verdict.INCONNU: State(_tr("Inconnu"), Tone.DANGER, "circle-alert"),
        Verdict.INACTIF: State(_tr("Désactivé"), Tone.DANGER, "power"),
        Verdict.NON_SUIVI: State(_tr("Sans suivi"), Tone.OK, "check", quiet=True),
    }[ligne.verdict]


def article_word(ligne: LigneExaminee) -> str:
    """Return the article's name, or its number where it is unknown."""
    if ligne.article_nom:
        return ligne.article_nom
    return _tr("Article n° {n}").format(n=format_number(ligne.article_id))


class LignesCard(QWidget):
    """Header, a row a line, and the total; the price leaves first where room is short."""

    def __init__(self, vente: VenteLue, montant: int | None) -> None:
        super().__init__()
        self.vente = vente
        self._montant = montant
        self._states = [verdict_state(ligne) for ligne in vente.lignes]
        self.setAccessibleName(_tr("Articles de la vente"))
        self.setAccessibleDescription("\n".join(self.words()))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(scaled(_ROW) * (len(vente.lignes) + 2))

    def words(self) -> list[str]:
        """Return each line as a screen reader says it."""
        return [
            ", ".join(
                (
                    article_word(ligne),
                    _tr("vendu {n}").format(n=format_number(ligne.quantite)),
                    _tr("en stock {n}").format(n=_stock_word(ligne)),
                    state.text,
                )
            )
            for ligne, state in zip(self.vente.lignes, self._states, strict=True)
        ]

    def sizeHint(self) -> QSize:
        return QSize(scaled(480), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(320), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        height = float(scaled(_ROW))
        fill_round(painter, box, active().surface, 8)
        painter.save()
        painter.setClipRect(box.adjusted(1, 1, -1, -1))
        for top in (0.0, box.height() - height):
            painter.fillRect(QRectF(0, top, box.width(), height), active().sunken)
        places = self._place()
        self._paint_heads(painter, places, height)
        for position in range(len(self.vente.lignes)):
            top = height * (position + 1)
            if event.rect().top() - height <= top <= event.rect().bottom():
                self._paint_line(painter, places, QRectF(0, top, 0, height), position)
                painter.fillRect(QRectF(0, top, box.width(), 1), active().line)
        self._paint_total(painter, places, QRectF(0, box.height() - height, 0, height))
        painter.restore()
        stroke_round(painter, box, active().border, 8)
        painter.end()

    def _place(self) -> _Places:
        """Share the width out, from the right."""
        verdict = max((state_width_of(s.text) for s in self._states), default=0)
        verdict = max(verdict, text_width(Style.SMALLM, _tr("Vérification")))
        end = float(self.width() - _PAD)
        places: list[tuple[float, float]] = []
        money = self._money_width()
        stock = self._figure_width(_tr("En stock"), map(_stock_word, self.vente.lignes))
        sold = (format_number(ligne.quantite) for ligne in self.vente.lignes)
        vendu = self._figure_width(_tr("Vendu"), sold)
        taken = verdict + 2 * money + stock + vendu + 2 * _PAD + 5 * _GAP
        room = self.width() - taken >= scaled(_NAME)
        for width in (verdict, money, money if room else 0, stock, vendu):
            places.append((end - width, end))
            end -= width + (_GAP if width else 0)
        total, prix = places[1], places[2]
        article = (float(_PAD), end)
        return _Places(article, places[4], places[3], prix if room else None, total, places[0])

    def _figure_width(self, head: str, figures: Iterable[str]) -> int:
        widest = max((text_width(Style.STRONG, figure) for figure in figures), default=0)
        return max(widest, text_width(Style.SMALLM, head))

    def _money_width(self) -> int:
        montants = [ligne.sous_total or 0 for ligne in self.vente.lignes] + [self._montant or 0]
        number, _ = money_parts(max(montants), self.vente.devise)
        return max(text_width(Style.STRONG, number) + unit_slot(), scaled(72))

    def _paint_heads(self, painter: QPainter, places: _Places, height: float) -> None:
        heads = [
            (places.article, _tr("Article de la vente"), False),
            (places.vendu, _tr("Vendu"), True),
            (places.stock, _tr("En stock"), True),
            (places.total, _tr("Sous-total"), True),
            (places.verdict, _tr("Vérification"), False),
        ]
        if places.prix is not None:
            heads.append((places.prix, _tr("Prix"), True))
        for (left, right), word, at_right in heads:
            box = QRectF(left, 0, right - left, height)
            align = _RIGHT if at_right else Qt.AlignmentFlag.AlignLeft
            draw_text(painter, box, word, style=Style.SMALLM, color=active().text3, align=align)

    def _paint_line(self, painter: QPainter, places: _Places, row: QRectF, position: int) -> None:
        ligne, state = self.vente.lignes[position], self._states[position]
        short = ligne.verdict is Verdict.MANQUE
        ink = tone(Tone.DANGER).text if short else active().text
        style = Style.STRONG if short else Style.BODY
        name = _across(row, places.article)
        draw_text(painter, name, article_word(ligne), style=Style.MEDIUM, color=active().text)
        vendu = _across(row, places.vendu)
        sold = format_number(ligne.quantite)
        draw_text(painter, vendu, sold, style=Style.BODY, color=active().text, align=_RIGHT)
        stock = _across(row, places.stock)
        draw_text(painter, stock, _stock_word(ligne), style=style, color=ink, align=_RIGHT)
        if places.prix is not None:
            self._paint_money(painter, _across(row, places.prix), ligne.prix, Style.BODY)
        self._paint_money(painter, _across(row, places.total), ligne.sous_total, Style.STRONG)
        draw_state(painter, _across(row, places.verdict), state)

    def _paint_money(
        self, painter: QPainter, box: QRectF, centimes: int | None, style: Style
    ) -> None:
        parts = (NOTHING, "") if centimes is None else money_parts(centimes, self.vente.devise)
        draw_money(painter, box, parts, (style, active().text))

    def _paint_total(self, painter: QPainter, places: _Places, row: QRectF) -> None:
        count = plural(len(self.vente.lignes), _tr("{n} ligne"), _tr("{n} lignes"))
        left = _across(row, (places.article[0], places.total[0]))
        draw_text(painter, left, count, style=Style.STRONG, color=active().text)
        after = left.adjusted(text_width(Style.STRONG, count) + 8, 0, 0, 0)
        draw_text(painter, after, self.paid(), style=Style.SMALL, color=active().text3)
        self._paint_money(painter, _across(row, places.total), self._montant, Style.STRONG)

    def paid(self) -> str:
        """Return how it was paid."""
        mode = mode_word(self.vente.mode_paiement).lower()
        words = _tr("payée, {mode}") if self.vente.paye else _tr("à crédit, {mode}")
        return words.format(mode=mode)


def _across(row: QRectF, place: tuple[float, float]) -> QRectF:
    left, right = place
    return QRectF(left, row.top(), max(right - left, 0), row.height())


def _stock_word(ligne: LigneExaminee) -> str:
    return NOTHING if ligne.stock is None else format_number(ligne.stock)


def _tr(text: str) -> str:
    return QCoreApplication.translate("LignesCard", text)
