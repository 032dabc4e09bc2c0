"""Finds in the source what is shown through `tr`, with the context under which Qt looks it up."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.quality.sources import Source

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_NAMED = (ast.Name, ast.Attribute, ast.Subscript)
"""A text that a name stands for is marked with QT_TRANSLATE_NOOP where it is written."""


@dataclass(frozen=True, slots=True, order=True)
class Phrase:
    """One text of one context."""

    contexte: str
    texte: str


@dataclass(frozen=True, slots=True)
class Lookup:
    """One call that translates: its phrase, or None where the source does not say which."""

    node: ast.Call
    phrase: Phrase | None


def list_lookups(source: Source) -> Iterator[Lookup]:
    """List the calls of a file that translate a text, or mark it as one to translate."""
    visitor = _Visitor(_find_wrappers(source.tree))
    visitor.visit(source.tree)
    yield from visitor.found


def list_phrases(source: Source) -> Iterator[Phrase]:
    """List what a file shows through `tr`."""
    for lookup in list_lookups(source):
        if lookup.phrase is not None:
            yield lookup.phrase


def _find_wrappers(tree: ast.Module) -> dict[str, str]:
    """Return the context of each function of a module that does nothing but translate."""
    found: dict[str, str] = {}
    for node in tree.body:
        match node:
            case ast.FunctionDef(
                name=name,
                body=[ast.Return(ast.Call(args=[ast.Constant(value=str(contexte)), ast.Name()]))],
            ):
                found[name] = contexte
            case _:
                pass
    return found


class _Visitor(ast.NodeVisitor):
    def __init__(self, wrappers: Mapping[str, str]) -> None:
        self.found: list[Lookup] = []
        self._wrappers = wrappers
        self._classes: list[str] = []
        self._parameters: list[dict[str, str]] = [{}]

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        typed = {
            parameter.arg: ast.unparse(parameter.annotation).strip("'").rpartition(".")[2]
            for parameter in (*node.args.args, *node.args.kwonlyargs)
            if parameter.annotation is not None
        }
        self._parameters.append(typed)
        self.generic_visit(node)
        self._parameters.pop()

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr="tr"), args=[text]):
                self._note(node, self._context_of(owner), text)
            case ast.Call(func=ast.Name(id=name), args=[text]) if name in self._wrappers:
                self._note(node, self._wrappers[name], text)
            case ast.Call(
                func=ast.Attribute(attr="translate") | ast.Name(id="QT_TRANSLATE_NOOP"),
                args=[ast.Constant(value=str(contexte)), text],
            ):
                self._note(node, contexte, text)
            case _:
                pass

    def _context_of(self, owner: str) -> str:
        if owner in {"self", "cls"} and self._classes:
            return self._classes[-1]
        return self._parameters[-1].get(owner, "")

    def _note(self, node: ast.Call, contexte: str, text: ast.expr) -> None:
        match text:
            case ast.Constant(value=str(texte)) if contexte:
                self.found.append(Lookup(node, Phrase(contexte, texte)))
            case ast.IfExp(body=body, orelse=orelse):
                self._note(node, contexte, body)
                self._note(node, contexte, orelse)
            case ast.Name() | ast.Attribute() | ast.Subscript() if contexte:
                pass
            case _:
                self.found.append(Lookup(node, None))
