"""The source files that the tests of this folder read, and the shape of what they find."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parents[2]
PACKAGES = ("core", "syncserver", "desktop", "tests")


@dataclass(frozen=True, slots=True)
class Source:
    """One Python file: its path from the root of the tree, its text and what it parses to."""

    path: PurePosixPath
    text: str
    tree: ast.Module

    @property
    def package(self) -> str:
        """The top folder, or `run.py` itself."""
        return self.path.parts[0]


def parse(path: str, text: str) -> Source:
    """Make a source out of a text, as the samples of the tests do."""
    return Source(PurePosixPath(path), text, ast.parse(text))


@cache
def list_sources() -> tuple[Source, ...]:
    """List every Python file of the project, in the order of their paths."""
    files = [ROOT / "run.py"]
    for package in PACKAGES:
        files += sorted((ROOT / package).rglob("*.py"))
    return tuple(
        parse(file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")) for file in files
    )


def list_texts() -> Iterator[tuple[str, str]]:
    """Give path and text of every file of the project that is text, whatever its language."""
    files = [file for file in ROOT.iterdir() if file.is_file()]
    for folder in (*PACKAGES, "resources", "docs", ".ci"):
        files += [file for file in (ROOT / folder).rglob("*") if file.is_file()]
    for file in sorted(files):
        # In a linked working tree, `.git` is a file that says where the repository is.
        if "__pycache__" in file.parts or file.name.startswith((".coverage", ".git")):
            continue
        try:
            yield file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def report(source: Source, node: ast.AST, problem: str) -> str:
    """Say where a problem stands, in the form that editors follow."""
    return f"{source.path}:{getattr(node, 'lineno', 1)}: {problem}"
