"""No file, function or class grows past what one reads at a sitting."""

import ast
from collections.abc import Iterator

import pytest

from tests.quality.sources import Source, list_sources, parse, report

FILE_LINES = 400
FUNCTION_LINES = 50
CLASS_METHODS = 20
WINDOW_LINES = 250

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def count_lines(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def measure(source: Source) -> Iterator[str]:
    """Report what is too long in one file."""
    lines = len(source.text.splitlines())
    if lines > FILE_LINES:
        yield report(source, source.tree, f"file of {lines} lines")
    for node in ast.walk(source.tree):
        if isinstance(node, FUNCTIONS) and count_lines(node) > FUNCTION_LINES:
            yield report(source, node, f"{node.name} has {count_lines(node)} lines")
        if isinstance(node, ast.ClassDef):
            methods = sum(isinstance(part, FUNCTIONS) for part in node.body)
            if methods > CLASS_METHODS:
                yield report(source, node, f"{node.name} has {methods} methods")
            if node.name == "MainWindow" and count_lines(node) > WINDOW_LINES:
                yield report(source, node, f"MainWindow has {count_lines(node)} lines")


def test_nothing_is_too_long() -> None:
    assert [problem for source in list_sources() for problem in measure(source)] == []


@pytest.mark.parametrize(
    ("head", "line", "limit"),
    [
        ("x = 0\n", "x = 1\n", FILE_LINES),
        ("def count():\n", "    x = 1\n", FUNCTION_LINES),
        ("async def count():\n", "    x = 1\n", FUNCTION_LINES),
        ("class MainWindow:\n", "    x = 1\n", WINDOW_LINES),
    ],
)
def test_one_line_over_the_limit_is_reported(head: str, line: str, limit: int) -> None:
    assert list(measure(parse("core/x.py", head + line * (limit - 1)))) == []
    assert len(list(measure(parse("core/x.py", head + line * limit)))) == 1


def test_one_method_over_the_limit_is_reported() -> None:
    for methods, expected in ((CLASS_METHODS, 0), (CLASS_METHODS + 1, 1)):
        body = "".join(f"    def m{number}(self): ...\n" for number in range(methods))
        assert len(list(measure(parse("core/x.py", f"class C:\n{body}")))) == expected
