"""Without eyes or without a mouse: each control has a name, and Tab comes to it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QButtonGroup,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.widgets.buttons import Button
from desktop.widgets.fields import Field, make_line_edit
from desktop.widgets.mnemonics import LetteredMenu
from tests.desktop.screen import press_key, wait_for
from tests.desktop.whole.surfaces import (
    House,
    each_dialog,
    each_menu,
    each_page,
    each_surface,
    each_window,
    leaf_dialogs,
)

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
)
TAB_STOP = Qt.FocusPolicy.TabFocus.value
LEAST_SURFACES = 35


def is_inner(widget: QWidget) -> bool:
    """Tell whether a widget is a part that Qt made within one of ours."""
    parent = widget.parentWidget()
    return (
        widget.objectName().startswith("qt_")
        or isinstance(widget, QHeaderView)
        or isinstance(parent, QComboBox | QAbstractSpinBox | QLineEdit)
        or type(parent).__name__ == "QComboBoxPrivateContainer"
        or (isinstance(parent, QAbstractItemView) and isinstance(widget, QAbstractButton))
    )


def is_control(widget: QWidget) -> bool:
    """Tell whether a widget is one that somebody acts on, or that the keyboard can reach."""
    if not widget.isVisible() or is_inner(widget):
        return False
    return isinstance(widget, CONTROLS) or takes_tab(widget)


def takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy().value & TAB_STOP) and widget.isEnabled()


def find_nameless(root: QWidget) -> Iterator[str]:
    """Report controls that a screen reader could only call « bouton »."""
    for widget in root.findChildren(QWidget):
        if is_control(widget) and not widget.accessibleName().strip():
            yield f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"


def find_clashes(root: QWidget) -> Iterator[str]:
    """Report keys that two buttons share; two buttons without any are reported as well."""
    buttons = [b for b in root.findChildren(Button) if b.isVisible() and b.text().strip()]
    keys = Counter(button.shortcut().toString() for button in buttons)
    yield from (f"{key!r} for {count} buttons" for key, count in keys.items() if count > 1)


def letter_of(line: str) -> str:
    """Return the letter that a line of a menu underlines, or ""."""
    return line.replace("&&", "").partition("&")[2][:1].upper()


def find_orphans(root: QWidget) -> Iterator[str]:
    """Report fields whose label leads nowhere: its letter, and a reader, would miss them."""
    for field in root.findChildren(Field):
        labels = field.findChildren(QLabel)
        if field.isVisible() and not any(label.buddy() for label in labels):
            yield labels[0].text()


def walk_by_tab(root: QWidget) -> list[QWidget]:
    """Press Tab until the focus is back where it began; return where it stopped."""
    stops: list[QWidget] = []
    while (focused := root.focusWidget()) not in stops:
        stops.append(focused)
        press_key(focused, Qt.Key.Key_Tab)
    return stops


def find_unreached(root: QWidget, stops: Sequence[QWidget]) -> Iterator[str]:
    """Report controls that neither Tab nor, within one choice, the arrows lead to."""
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and takes_tab(widget) and not is_inner(widget):
            ways = {widget, *alternatives(widget)}
            if not ways.intersection(stops):
                yield f"{type(widget).__name__} {widget.accessibleName()!r}"


def alternatives(widget: QWidget) -> Sequence[QWidget]:
    """Give the other answers to the same question: one stop for all, arrows inside."""
    if not isinstance(widget, QAbstractButton) or not widget.isCheckable():
        return ()
    for group in widget.window().findChildren(QButtonGroup):
        if group.exclusive() and widget in group.buttons():
            return group.buttons()
    parent = widget.parentWidget()
    if widget.autoExclusive() and isinstance(parent, QWidget):
        return parent.findChildren(type(widget))
    return ()


def give_keyboard(house: House, surface: QWidget) -> None:
    """Bring a window to the front, with the focus somewhere in it."""
    surface.activateWindow()
    wait_for(house.qtbot, surface.isActiveWindow)
    if not isinstance(surface.focusWidget(), QWidget):
        surface.setFocus()
        press_key(surface, Qt.Key.Key_Tab)


def test_every_control_has_a_name_and_every_label_its_field(house: House) -> None:
    found = {
        name: [*find_nameless(surface), *find_orphans(surface)]
        for name, surface in each_surface(house)
    }
    assert len(found) > LEAST_SURFACES
    assert {name: problems for name, problems in found.items() if problems} == {}


def test_tab_visits_every_control_once_and_comes_back(house: House) -> None:
    unreached: dict[str, list[str]] = {}
    for name, surface in each_window(house):
        give_keyboard(house, surface)
        stops = walk_by_tab(surface)
        # It came back to where it began: there is no way in without a way out.
        assert surface.focusWidget() is stops[0], name
        unreached[name] = list(find_unreached(surface, stops))
    assert {name: problems for name, problems in unreached.items() if problems} == {}


def test_tab_goes_from_the_navigation_over_the_bar_to_the_page(house: House) -> None:
    window = house.shell.window
    for name, _ in each_page(house):
        give_keyboard(house, window)
        stops = walk_by_tab(window)
        places = (window.navigation, window.top_bar, window.current_page())
        order = [next(n for n, p in enumerate(places) if p.isAncestorOf(stop)) for stop in stops]
        start = order.index(0)
        turned = order[start:] + order[:start]
        assert set(order) == {0, 1, 2}, name
        assert turned == sorted(turned), name


def test_letters_never_clash(house: House) -> None:
    clashes = {name: list(find_clashes(dialog)) for name, dialog in each_dialog(house)}
    assert {name: keys for name, keys in clashes.items() if keys} == {}


def test_every_menu_gives_its_lines_letters(house: House) -> None:
    for name, menu in each_menu(house):
        assert isinstance(menu, LetteredMenu), name
        menu.mark_letters()
        letters = [letter_of(action.text()) for action in menu.actions() if action.text()]
        assert letters[0], name
        given = [letter for letter in letters if letter]
        assert len(given) == len(set(given)), name


def test_no_dialog_is_forgotten(house: House) -> None:
    seen = {type(surface) for _, surface in each_dialog(house)}
    assert {kind for kind in leaf_dialogs() if kind not in seen} == set()


class Sample(QDialog):
    """What nobody should make: a button without a name, and a field with a label of its own."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.addWidget(QPushButton("…"))
        column.addWidget(field)


def test_what_has_no_name_and_no_field_is_reported(qtbot: QtBot) -> None:
    editor = make_line_edit()
    field = Field("Nom", editor)
    sample = Sample(field)
    qtbot.addWidget(sample)
    sample.show()
    assert len(list(find_nameless(sample))) == 1
    assert list(find_orphans(sample)) == []
    editor.deleteLater()
    QCoreApplication.sendPostedEvents(editor, QEvent.Type.DeferredDelete)
    assert list(find_orphans(sample)) == ["Nom"]


def test_what_tab_passes_by_is_reported(qtbot: QtBot) -> None:
    sample = Sample(Field("Nom", make_line_edit()))
    qtbot.addWidget(sample)
    sample.show()
    (button,) = sample.findChildren(QPushButton)
    assert len(list(find_unreached(sample, []))) == 2
    assert len(list(find_unreached(sample, [button]))) == 1
