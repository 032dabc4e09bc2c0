"""Each error has one stable code, one HTTP status and one French wording."""

import ast
import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import ClassVar

import pytest

import core
import syncserver
from core.errors import CoreError
from desktop.messages import headline
from syncserver.errors import get_status
from tests.quality.sources import Source, list_sources, parse, report

CODE = re.compile(r"[A-Z]+(_[A-Z]+)*")

Kind = type[CoreError]


def import_all(*packages: ModuleType) -> None:
    """Import every module, so that every class of error is known; entry points run nothing."""
    for package in packages:
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if "migrations" not in module.name:
                importlib.import_module(module.name)


def list_errors(family: Kind) -> Iterator[Kind]:
    """List the classes of the program that have a code, hence can be raised."""
    for kind in family.__subclasses__():
        if "code" in vars(kind) and not kind.__module__.startswith("tests."):
            yield kind
        yield from list_errors(kind)


import_all(core, syncserver)
ERRORS = list(list_errors(CoreError))
# These only ever become an answer to a terminal; the owner can meet all others.
SHOWN_ERRORS = [kind for kind in ERRORS if kind.__module__ != "syncserver.errors"]


def judge_codes(kinds: Sequence[Kind]) -> Iterator[str]:
    """Report codes that are no UPPER_SNAKE word, and codes that two classes share."""
    for kind in kinds:
        if not CODE.fullmatch(kind.code):
            yield f"{kind.__name__}: {kind.code} is no UPPER_SNAKE word"
    for code, count in Counter(kind.code for kind in kinds).items():
        if count > 1:
            yield f"{code} is the code of {count} classes"


def find_raised_families(source: Source) -> Iterator[str]:
    """Report a family (NotFound, Refused …) raised as it is: it has no code."""
    families = {"CoreError", *(kind.__name__ for kind in CoreError.__subclasses__())}
    for node in ast.walk(source.tree):
        match node:
            case ast.Raise(exc=ast.Call(func=ast.Name(id=name))) if name in families:
                yield report(source, node, f"{name} has no code")
            case _:
                pass


def test_each_code_is_one_stable_word() -> None:
    assert len(SHOWN_ERRORS) > 10
    assert list(judge_codes(ERRORS)) == []


@pytest.mark.parametrize("kind", ERRORS)
def test_each_error_has_a_status_that_says_failure(kind: Kind) -> None:
    assert 400 <= get_status(kind) < 600


@pytest.mark.parametrize("kind", SHOWN_ERRORS)
def test_each_error_that_the_owner_can_meet_has_a_french_headline(kind: Kind) -> None:
    words = headline(kind.__new__(kind))
    assert words
    assert kind.code not in words
    assert not words.endswith(".")


def test_errors_are_raised_by_their_own_name() -> None:
    assert [item for source in list_sources() for item in find_raised_families(source)] == []


class Unmapped(CoreError):
    """Belongs to no family, shares a code, and has no wording."""

    code: ClassVar[str] = "VENTE_NOT_FOUND"


class Shouting(CoreError):
    """Has a code that is no word."""

    code: ClassVar[str] = "Vente!"


def test_a_doubled_and_a_malformed_code_are_reported() -> None:
    assert len(list(judge_codes([*ERRORS, Unmapped]))) == 1
    assert len(list(judge_codes([Shouting]))) == 1


def test_an_error_without_a_family_has_no_status() -> None:
    with pytest.raises(StopIteration):
        get_status(Unmapped)


def test_an_error_without_wording_has_no_headline() -> None:
    with pytest.raises(KeyError):
        headline(Shouting("…"))


def test_a_family_raised_as_it_is_is_reported() -> None:
    family = parse("core/x.py", "raise Refused('non')")
    assert len(list(find_raised_families(family))) == 1
