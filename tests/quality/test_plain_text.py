"""Text from outside is text: no widget of the program may take it for markup or for a letter."""

import ast
from collections.abc import Callable, Iterator

import pytest

from tests.quality.sources import Source, list_sources, parse, report

# Whoever shows text by these decides alone what is markup: one place each, or none.
HOMES = {
    "QLabel": "desktop/widgets/labels.py",
    "QStaticText": "desktop/theme/fonts.py",
    "QMessageBox": "",
    "QErrorMessage": "",
    "QToolTip": "",
    "QWhatsThis": "",
    "QTextEdit": "",
    # The guide is a text of ours, with titles and pictures.
    "QTextBrowser": "desktop/dialogs/guide.py",
    "QTextDocument": "",
    "QStatusBar": "",
    "QNetworkAccessManager": "",
    "QWebEngineView": "",
}
HTML_CALLS = {"setHtml", "insertHtml", "appendHtml", "setMarkdown", "setTextFormat"}
MENU_CALLS = {"addAction", "addMenu"}
FORMAT_HOMES = {
    "desktop/widgets/labels.py",
    "desktop/theme/fonts.py",
    "desktop/dialogs/guide.py",
}
# A tooltip of the tray is the operating system's, and names no one.
TRAY = "desktop/tray.py"
TRANSLATIONS = {"tr", "_tr", "translate"}

Check = Callable[[Source], Iterator[str]]


def called(node: ast.AST) -> str:
    """Return the last name of what is called, "" where there is none."""
    match node:
        case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)):
            return name
        case _:
            return ""


def is_ours(node: ast.AST) -> bool:
    """Tell whether a text was written in the source: a literal, translated or not."""
    if isinstance(node, ast.Constant):
        return True
    return called(node) in TRANSLATIONS


def find_strangers(source: Source) -> Iterator[str]:
    """Report imports of classes that read markup, outside of their one place."""
    if source.package != "desktop":
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                home = HOMES.get(alias.name)
                if home is not None and str(source.path) != home:
                    yield report(source, node, f"{alias.name} may show text as markup")


def find_markup_calls(source: Source) -> Iterator[str]:
    if source.package != "desktop" or str(source.path) in FORMAT_HOMES:
        return
    for node in ast.walk(source.tree):
        if called(node) in HTML_CALLS:
            yield report(source, node, f"{called(node)} shows markup")


def find_raw_tooltips(source: Source) -> Iterator[str]:
    """Report tooltips that did not go through `plain_tooltip`: Qt guesses whether they are HTML."""
    if source.package != "desktop" or str(source.path) == TRAY:
        return
    for node in ast.walk(source.tree):
        match node:
            case ast.Call(func=ast.Attribute(attr="setToolTip"), args=[*_, text]):
                if not is_ours(text) and called(text) != "plain_tooltip":
                    yield report(source, node, "a tooltip that is not plain_tooltip(…)")
            case _:
                pass


def find_raw_actions(source: Source) -> Iterator[str]:
    """Report lines of menus whose `&` would be taken for a letter."""
    if source.package != "desktop":
        return
    for node in ast.walk(source.tree):
        match node:
            case ast.Call(args=[*_, text]) if called(node) in MENU_CALLS and is_raw(text):
                yield report(source, node, "the text of a menu that is not plain(…)")
            case _:
                pass


def is_raw(text: ast.expr) -> bool:
    """Tell whether an argument may hold a name; `self.…` is an action, and a call makes one."""
    match text:
        case ast.Name() | ast.JoinedStr() | ast.BinOp():
            return True
        case ast.Attribute(value=ast.Name(id="self") | ast.Attribute()):
            return False
        case ast.Attribute():
            return True
        case _:
            return called(text) == "format"


CASES: list[tuple[Check, str]] = [
    (find_strangers, "from PySide6.QtWidgets import QLabel"),
    (find_strangers, "from PySide6.QtGui import QPainter, QTextDocument"),
    (find_strangers, "from PySide6.QtWidgets import QMessageBox as Box"),
    (find_strangers, "from PySide6.QtNetwork import QNetworkAccessManager"),
    (find_markup_calls, "self.editor.setHtml(nom)"),
    (find_markup_calls, "label.setTextFormat(Qt.TextFormat.RichText)"),
    (find_raw_tooltips, "self.setToolTip(nom)"),
    (find_raw_tooltips, "item.setToolTip(f'<b>{nom}</b>')"),
    (find_raw_tooltips, "item.setToolTip(0, row.nom)"),
    (find_raw_tooltips, "item.setToolTip(self.tr('Vers {nom}').format(nom=nom))"),
    (find_raw_actions, "menu.addAction(nom)"),
    (find_raw_actions, "menu.addAction(picture, view.nom)"),
    (find_raw_actions, "menu.addMenu(f'{nom}…')"),
    (find_raw_actions, "menu.addAction(self.tr('Vers {nom}').format(nom=nom))"),
]
CHECKS = list(dict.fromkeys(check for check, _ in CASES))


@pytest.mark.parametrize("check", CHECKS)
def test_nothing_shows_text_as_markup(check: Check) -> None:
    assert [problem for source in list_sources() for problem in check(source)] == []


@pytest.mark.parametrize(("check", "text"), CASES)
def test_a_sample_of_each_is_reported(check: Check, text: str) -> None:
    assert len(list(check(parse("desktop/x.py", text)))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "self.setToolTip(plain_tooltip(nom))",
        "self.setToolTip(self.tr('Changer le taux'))",
        "menu.addAction(self.tr('Ouvrir'))",
        "menu.addAction(plain(view.nom))",
        "self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)",
        "group.addAction(part.addAction(plain(text)))",
        "from desktop.widgets.labels import Label",
    ],
)
def test_what_is_plain_passes(text: str) -> None:
    assert [problem for check in CHECKS for problem in check(parse("desktop/x.py", text))] == []
