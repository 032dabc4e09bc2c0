"""What the house style forbids and no linter can name."""

import ast
from collections.abc import Callable, Iterator

import pytest

from tests.quality.sources import Source, list_sources, parse, report

# The four places where an error of any kind must be caught: it is logged there and goes no further.
LAST_RESORTS = {
    "core/events.py",
    "desktop/excepthook.py",
    "desktop/tasks.py",
    "syncserver/errors.py",
}
BROAD = {"Exception", "BaseException"}

Check = Callable[[Source], Iterator[str]]


def dotted(node: ast.AST | None) -> str:
    """`a.b.c` of a name or an attribute, "" of anything else."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=name):
            return f"{dotted(value)}.{name}"
        case _:
            return ""


def list_caught(node: ast.AST) -> Iterator[str]:
    """Give the classes that an `except` or a `suppress()` catches; a bare one catches all."""
    match node:
        case ast.ExceptHandler(type=None):
            yield "BaseException"
        case ast.ExceptHandler(type=ast.Tuple(elts=kinds)):
            yield from map(dotted, kinds)
        case ast.ExceptHandler(type=kind):
            yield dotted(kind)
        case ast.Call(func=function, args=kinds) if dotted(function).endswith("suppress"):
            yield from map(dotted, kinds)
        case _:
            pass


def passes_on(node: ast.AST) -> bool:
    """Tell whether a handler only cleans up: it ends by raising the same error again."""
    return isinstance(node, ast.ExceptHandler) and isinstance(node.body[-1], ast.Raise)


def find_broad_excepts(source: Source) -> Iterator[str]:
    if source.package == "tests" or str(source.path) in LAST_RESORTS:
        return
    for node in ast.walk(source.tree):
        if BROAD.intersection(list_caught(node)) and not passes_on(node):
            yield report(source, node, "catches everything")


def find_nested_event_loops(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr == "processEvents":
            yield report(source, node, "processEvents runs slots within slots")


def find_waiting_windows(source: Source) -> Iterator[str]:
    """Report what would make the window's thread wait."""
    if source.package != "desktop":
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and dotted(node.func).endswith(("Lock", "sleep")):
            yield report(source, node, f"{dotted(node.func)} makes the window wait")


def find_floats(source: Source) -> Iterator[str]:
    """Report conversions to float where money passes; durations come as floats already."""
    if source.package not in {"core", "syncserver"}:
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and dotted(node.func) == "float":
            yield report(source, node, "money is never a float")


CASES: list[tuple[Check, str, str]] = [
    (find_broad_excepts, "core/x.py", "try: ...\nexcept: ..."),
    (find_broad_excepts, "desktop/x.py", "try: ...\nexcept Exception: ..."),
    (find_broad_excepts, "run.py", "try: ...\nexcept (OSError, BaseException): ..."),
    (find_broad_excepts, "syncserver/x.py", "with contextlib.suppress(Exception): ..."),
    (find_nested_event_loops, "desktop/x.py", "self.app.processEvents()"),
    (find_nested_event_loops, "tests/x.py", "QApplication.instance().processEvents()"),
    (find_waiting_windows, "desktop/x.py", "threading.Lock()"),
    (find_waiting_windows, "desktop/x.py", "RLock()"),
    (find_waiting_windows, "desktop/x.py", "QThread.msleep(3)"),
    (find_floats, "core/x.py", "float(montant)"),
]

CHECKS = list(dict.fromkeys(check for check, _, _ in CASES))


@pytest.mark.parametrize("check", CHECKS)
def test_nothing_forbidden_is_in_the_tree(check: Check) -> None:
    assert [problem for source in list_sources() for problem in check(source)] == []


@pytest.mark.parametrize(("check", "path", "text"), CASES)
def test_a_sample_of_each_is_reported(check: Check, path: str, text: str) -> None:
    assert len(list(check(parse(path, text)))) == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("core/x.py", "try: ...\nexcept OSError: ..."),
        ("core/x.py", "try: ...\nexcept BaseException:\n    undo()\n    raise"),
        ("core/events.py", "try: ...\nexcept Exception: ..."),
        ("tests/x.py", "with suppress(Exception): float(x)"),
        ("core/x.py", "threading.Lock()"),
    ],
)
def test_what_is_allowed_passes(path: str, text: str) -> None:
    assert [problem for check in CHECKS for problem in check(parse(path, text))] == []
