"""What reads like words for a person is shown through `tr`."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.quality.sources import Source, list_sources, parse, report

# What a French sentence, title or caption looks like, as opposed to keys, formats and file names.
ACCENTED = re.compile(r"[À-ÖØ-öø-ÿŒœ’]")
TITLE = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ]+( .*)?")
SENTENCE = re.compile(r"[A-Za-zÀ-ÿ]{2,} +[A-Za-zÀ-ÿ]{2,}")

TRANSLATE = {"tr", "_tr", "translate", "QT_TRANSLATE_NOOP"}
# Logs and type variables are read by whoever changes the program, never by the owner.
TECHNICAL = {"Signal", "TypeVar", "cast", "getLogger"}
TECHNICAL |= {"debug", "info", "warning", "error", "exception", "critical"}
# Names are the same in every language; `widest` is a sample that is measured, never shown.
NAMES = {"Comptoir", "English", "Français", "Airtel Money", "Orange Money"}
NAMES |= {"Core", "Inter", "Inter Tabular", "Fusion", "Windows"}
# Their data are those of an imaginary shop, and a style sheet has a grammar of its own.
EXEMPT = ("desktop/captures/", "desktop/theme/qss.py")
# Qt's patterns of a date, and commands that are copied into a console.
FORMS = re.compile(r"[dMy ]+|(sudo|netsh) .*")


def find_untranslated(source: Source) -> Iterator[str]:
    """Report literals that read like words and are given to no translation."""
    silent = {id(part) for node in find_silent(source.tree) for part in ast.walk(node)}
    for node in ast.walk(source.tree):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in silent and reads_like_words(text):
                yield report(source, node, f"{text[:60]!r} does not go through tr")
            case _:
                pass


def find_silent(tree: ast.Module) -> Iterator[ast.AST]:
    """Give the nodes whose texts are translated already or are for nobody to read."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if (
                name in TRANSLATE | TECHNICAL
            ):
                yield node
            case ast.Subscript(value=ast.Name(id="Callable")):
                yield node
            case ast.Assign(targets=[ast.Name(id="__all__")]):
                yield node
            case ast.Raise() | ast.Expr(value=ast.Constant()) | ast.keyword(arg="widest"):
                yield node
            case ast.FunctionDef(returns=ast.AST() as annotation):
                yield annotation
            case ast.arg(annotation=ast.AST() as annotation) | ast.AnnAssign(annotation=annotation):
                yield annotation
            case _:
                pass


def reads_like_words(text: str) -> bool:
    if text in NAMES or FORMS.fullmatch(text):
        return False
    return bool(ACCENTED.search(text) or TITLE.fullmatch(text) or SENTENCE.search(text))


def test_whatever_is_shown_can_be_translated() -> None:
    sources = [s for s in list_sources() if s.package == "desktop"]
    shown = [s for s in sources if not str(s.path).startswith(EXEMPT)]
    assert [item for source in shown for item in find_untranslated(source)] == []


@pytest.mark.parametrize(
    "code",
    [
        "label = Label('Réessayer')",
        "label.setText('Vente')",
        "button = Button('ouvrir le dossier')",
        "label.setText(f'{n} ventes en tout')",
    ],
)
def test_a_literal_that_is_shown_is_reported(code: str) -> None:
    assert len(list(find_untranslated(parse("desktop/x.py", code)))) == 1


@pytest.mark.parametrize(
    "code",
    [
        "label = Label(self.tr('Réessayer'))",
        "logger.error('the child died: %s', words)",
        "raise KeyError('no such page')",
        "Column('nom', widest='Riz parfumé')",
        "x.toString('d MMM yyyy')",
        "def f(x: 'Core') -> 'Core': ...",
        "'''Say what this is for.'''",
        "icon('circle-alert')",
    ],
)
def test_what_is_translated_or_technical_passes(code: str) -> None:
    assert list(find_untranslated(parse("desktop/x.py", code))) == []
