"""Finds the sentences of core that a window can show, each as the template it is made from."""

import ast
import re
from collections.abc import Iterator

from tests.quality.sources import Source
from tests.tools.strings import Phrase

CONTEXTE = "Core"
# What a sentence or a part of one looks like, as opposed to keys, formats, file names and SQL.
_FRENCH = re.compile(r"[À-ÖØ-öø-ÿ’«]")
_WORDS = re.compile(r"[A-Za-z]{2,} +[A-Za-z]{2,}|^[A-Z][a-z]{3,} ")
_SQL = re.compile(r"[<>=?*\"_]|\b[A-Z]{4,}\b|\b(IS|IN)\b")
_NAME = re.compile(r"\{\w*\}")
# Logs, bugs and types are read by whoever changes the program, never by the owner.
_TECHNICAL = {"debug", "info", "warning", "error", "exception", "critical", "getLogger"}
_TECHNICAL |= {"OSError", "TypeError", "ValueError", "KeyError", "AssertionError", "RuntimeError"}
_TECHNICAL |= {"text", "exec_driver_sql", "CheckConstraint", "TypeVar", "cast", "compile"}
# The command line and the shop of the demonstration speak French; headings of a
# file that is imported are read, never shown.
_SILENT = (
    "core/admin/",
    "core/demonstration/",
    "core/db/migrations/",
    "core/importation/correspondance.py",
    "core/rapports/export_",
    "core/rapports/journal.py",
    "syncserver/lecture/demandes.py",
)
_SHOWN_OF_SERVER = ("syncserver/lecture/", "syncserver/server.py")
"""Its other sentences are only ever an answer to a terminal."""


def list_sentences(source: Source) -> Iterator[Phrase]:
    """List the templates of a file: `{0}` and so on stand for what an f-string fills in."""
    path = str(source.path)
    if not path.startswith(("core/", *_SHOWN_OF_SERVER)) or path.startswith(_SILENT):
        return
    silent = {id(part) for node in _find_silent(source.tree) for part in ast.walk(node)}
    for node in ast.walk(source.tree):
        texte = "" if id(node) in silent else _template(node)
        if _is_sentence(_NAME.sub("", texte)):
            yield Phrase(CONTEXTE, texte)


def _is_sentence(words: str) -> bool:
    return len(words) > 1 and bool(
        _FRENCH.search(words) or (_WORDS.search(words) and not _SQL.search(words))
    )


def _template(node: ast.AST) -> str:
    match node:
        case ast.Constant(value=str(texte)):
            return texte
        case ast.JoinedStr(values=values):
            ranks = iter(range(len(values)))
            return "".join(
                str(part.value) if isinstance(part, ast.Constant) else f"{{{next(ranks)}}}"
                for part in values
            )
        case _:
            return ""


def _find_silent(tree: ast.Module) -> Iterator[ast.AST]:
    """Give the nodes whose texts nobody reads; the parts of an f-string are read as a whole."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in _TECHNICAL:
                yield node
            case ast.Expr(value=ast.Constant()):
                yield node
            case ast.JoinedStr(values=values):
                yield from (part for part in values if isinstance(part, ast.Constant))
            case ast.FormattedValue(format_spec=ast.AST() as spec):
                yield spec
            case ast.FunctionDef(returns=ast.AST() as annotation):
                yield annotation
            case ast.arg(annotation=ast.AST() as annotation) | ast.AnnAssign(annotation=annotation):
                yield annotation
            case _:
                pass
