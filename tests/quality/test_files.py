"""What stands in the files of the tree beside code: locks, addresses, the documents they name."""

import itertools
import re
import tomllib
from collections.abc import Iterator, Mapping

import pytest

from tests.quality.sources import ROOT, list_texts

LOCKS = ("requirements.lock", "requirements-dev.lock")
PIN = re.compile(r"^([a-z0-9-]+)==(\S+?)( ;[^\\]*)?( \\)?$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")

# Registries and mirrors, and folders of one machine: neither means anything elsewhere.
REGISTRY = re.compile(r"\b(?:[\w-]+\.)*(?:pypi|pythonhosted|npmjs|debian|conda)\.(?:org|io|net)\b")
MACHINE_PATH = re.compile(r"(?<![\w.:/~}-])/(?:home|root|work|opt|Users|tmp|mnt|srv)/[\w.-]+")
DOCUMENT = re.compile(r"(?<![\w/.*-])[\w./-]+\.md\b")


def read_pins(lock: str) -> dict[str, str]:
    """Give the version of each distribution, by its normalised name."""
    pins: dict[str, str] = {}
    for line in (ROOT / lock).read_text(encoding="utf-8").splitlines():
        if match := PIN.match(line):
            pins[match[1]] = match[2]
    return pins


def judge_lock(text: str) -> Iterator[str]:
    """Report lines that are neither a pin nor a hash, and pins without a hash."""
    lines = [*text.splitlines(), ""]
    for line, following in itertools.pairwise(lines):
        if PIN.match(line):
            if not HASH.match(following):
                yield f"{line}: no hash"
        elif not HASH.match(line):
            yield line


def find_addresses(text: str) -> Iterator[str]:
    for pattern in (REGISTRY, MACHINE_PATH):
        yield from (match.group() for match in pattern.finditer(text))


def find_lost_documents(text: str, known: Mapping[str, str]) -> Iterator[str]:
    """Report documents that a text refers to and that the tree does not hold."""
    for match in DOCUMENT.finditer(text):
        name = match.group()
        if not any(path == name or path.endswith(f"/{name}") for path in known):
            yield name


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return dict(list_texts())


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_pins_and_hashes_only(lock: str) -> None:
    assert list(judge_lock((ROOT / lock).read_text(encoding="utf-8"))) == []


def test_the_development_lock_contains_the_other_one() -> None:
    runtime, development = map(read_pins, LOCKS)
    assert runtime
    assert runtime.items() <= development.items()


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for lock, requirements in (
        (LOCKS[0], project["project"]["dependencies"]),
        (LOCKS[1], project["dependency-groups"]["dev"]),
    ):
        names = [re.split(r"[<>=!; \[]", line)[0].lower() for line in requirements]
        assert [name for name in names if name not in read_pins(lock)] == []


def test_the_version_of_qt_that_aborts_is_not_locked() -> None:
    assert read_pins(LOCKS[0])["pyside6-essentials"] != "6.12.0"


def test_no_file_holds_an_address_of_one_machine(texts: Mapping[str, str]) -> None:
    found = {path: list(find_addresses(text)) for path, text in texts.items()}
    assert {path: addresses for path, addresses in found.items() if addresses} == {}


def test_every_document_that_is_named_exists(texts: Mapping[str, str]) -> None:
    found = {path: list(find_lost_documents(text, texts)) for path, text in texts.items()}
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    "line",
    ["--index-url https://x.example/simple", "msgspec>=0.22", "msgspec==0.22.0", "./wheels/x.whl"],
)
def test_a_bad_line_of_a_lock_is_reported(line: str) -> None:
    assert len(list(judge_lock(line))) == 1


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        ("https://pypi.", "org/simple"),
        ("files.pythonhosted.", "org"),
        ("/home/", "lea/comptoir"),
        ("cd /work/", "main"),
    ],
)
def test_an_address_is_reported(head: str, tail: str) -> None:
    assert len(list(find_addresses(head + tail))) == 1


@pytest.mark.parametrize(
    "text", ["GET /articles/15", "~/.local/share", "http://192.168.1.20:8000/work/in", "a/tmp/b"]
)
def test_an_ordinary_path_passes(text: str) -> None:
    assert list(find_addresses(text)) == []


def test_a_lost_document_is_reported() -> None:
    known = {"README.md": "", "docs/contract.md": ""}
    text = "see README.md, contract.md, docs/contract.md and lost" + ".md"
    assert list(find_lost_documents(text, known)) == ["lost" + ".md"]
