"""Everything that the window says goes through `tr`, and the English catalogue has all of it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.quality.sources import Source, list_sources, parse, report
from tests.tools.catalogue import (
    QM,
    TS,
    Catalogue,
    Translation,
    list_shown,
    merge,
    read,
    release,
    render,
)
from tests.tools.sentences import list_sentences
from tests.tools.strings import Phrase, list_lookups, list_phrases

PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\w")


def find_gaps(catalogue: Catalogue) -> Iterator[str]:
    """Report what is not translated, and what would lose or invent a placeholder."""
    for phrase, translation in catalogue.items():
        if not translation.finished or not translation.texte:
            yield f"{phrase.contexte}: {phrase.texte}: unfinished"
        elif placeholders(phrase.texte) != placeholders(translation.texte):
            yield f"{phrase.contexte}: {phrase.texte}: other placeholders"


def placeholders(texte: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(texte))


def test_the_catalogue_has_every_phrase_and_no_other() -> None:
    shown, known = set(list_shown()), set(read(TS))
    assert len(shown) > 1000
    hint = "run python -m tests.tools.catalogue, and translate what it adds"
    assert sorted(shown - known) == [], hint
    assert sorted(known - shown) == [], hint


def test_every_phrase_is_translated_with_its_placeholders() -> None:
    assert list(find_gaps(read(TS))) == []


def test_the_catalogue_is_written_as_the_command_writes_it() -> None:
    assert TS.read_text(encoding="utf-8") == render(merge(list_shown(), read(TS)))


def test_the_program_loads_what_the_catalogue_says(tmp_path: Path) -> None:
    release(TS, tmp_path / "made.qm")
    assert QM.read_bytes() == (tmp_path / "made.qm").read_bytes()


def test_every_text_that_is_translated_can_be_found_in_the_source() -> None:
    lost = [
        report(source, lookup.node, "write the text itself, or mark it with QT_TRANSLATE_NOOP")
        for source in list_sources()
        if source.package == "desktop"
        for lookup in list_lookups(source)
        if lookup.phrase is None
    ]
    assert lost == []


# What holds a sentence of core, and what may be done with it but to show it through `say`.
SENTENCES = {"message", "problemes"}
HARMLESS = {"say", "say_all", "len"}
# It speaks to the window that started it, which says it.
SPEAKERS = ("desktop/impression/child.py",)


def find_unsaid(source: Source) -> Iterator[str]:
    """Report a sentence of core that is shown as it came: in French, whatever the language."""
    calls = (node for node in ast.walk(source.tree) if isinstance(node, ast.Call))
    said = {
        id(argument)
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id in HARMLESS
        for argument in call.args
    }
    for node in ast.walk(source.tree):
        match node:
            case ast.Attribute(attr=name) if name in SENTENCES and id(node) not in said:
                yield report(source, node, f"{name} does not go through say")
            case _:
                pass


def test_what_core_says_is_shown_in_the_language_of_the_window() -> None:
    shown = [s for s in list_sources() if s.package == "desktop" and str(s.path) not in SPEAKERS]
    assert [item for source in shown for item in find_unsaid(source)] == []


def test_a_sentence_that_is_shown_as_it_came_is_reported() -> None:
    unsaid = parse("desktop/x.py", "show(error.message)\nshow(say(error.message))")
    assert len(list(find_unsaid(unsaid))) == 1


CORE_SAMPLE = """
LE_CODE = "Le code"
QUERY = "SELECT name FROM sqlite_master"

def f(row: "Row or None") -> None:
    '''Say what this is for.'''
    logger.warning("no copy of %s", row)
    if row is None:
        raise TypeError(f"{row} is no row")
    raise Refused(f"Il n’y a que {row.stock} en stock : {row.nom!r}.", champ="stock")
"""


def test_sentences_of_core_are_found_as_templates() -> None:
    assert {phrase.texte for phrase in list_sentences(parse("core/x.py", CORE_SAMPLE))} == {
        "Le code",
        "Il n’y a que {0} en stock : {1}.",
    }
    assert list(list_sentences(parse("syncserver/x.py", CORE_SAMPLE))) == []


SAMPLE = """
class Page(QWidget):
    def show(self, other: "pages.Board") -> None:
        self.tr("un")
        other.tr("deux" if self else "trois")
        _tr("quatre")
        QCoreApplication.translate("Six", "cinq")
        self.tr(f"sept {self}")
        self.tr(WORDS[self])

WORDS = {1: QT_TRANSLATE_NOOP("Page", "huit")}

def _tr(text: str) -> str:
    return QCoreApplication.translate("Autre", text)
"""


def test_phrases_are_found_with_their_context() -> None:
    assert set(list_phrases(parse("desktop/x.py", SAMPLE))) == {
        Phrase("Page", "un"),
        Phrase("Board", "deux"),
        Phrase("Board", "trois"),
        Phrase("Autre", "quatre"),
        Phrase("Six", "cinq"),
        Phrase("Page", "huit"),
    }


def test_a_text_made_on_the_way_is_reported() -> None:
    lookups = list_lookups(parse("desktop/x.py", SAMPLE))
    assert [lookup.node.lineno for lookup in lookups if lookup.phrase is None] == [8]


def test_a_missing_and_a_maimed_translation_are_reported() -> None:
    gaps = {
        Phrase("A", "un"): Translation("", finished=True),
        Phrase("A", "deux"): Translation("two", finished=False),
        Phrase("A", "{n} ventes"): Translation("{m} sales", finished=True),
        Phrase("A", "{n} vente"): Translation("{n} sale", finished=True),
    }
    assert len(list(find_gaps(gaps))) == 3


def test_a_merge_keeps_what_is_known_and_asks_about_the_rest() -> None:
    kept, gone, new = Phrase("A", "Fermer"), Phrase("A", "Loin"), Phrase("B", "Fermer")
    known = {kept: Translation("Close", finished=True), gone: Translation("Far", finished=True)}
    assert merge([kept, new], known) == {
        kept: Translation("Close", finished=True),
        new: Translation("Close", finished=False),
    }


def test_a_catalogue_reads_back_as_it_was_written(tmp_path: Path) -> None:
    catalogue = {
        Phrase("A", " et "): Translation(" and ", finished=True),
        Phrase("A", "<b> & « {n} »"): Translation("<b> & “{n}”", finished=False),
    }
    path = tmp_path / "x.ts"
    path.write_text(render(catalogue), encoding="utf-8")
    assert read(path) == catalogue
