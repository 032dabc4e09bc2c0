"""Core's French sentences in the language of the window.

Core words what it refuses once, in French, for terminals, logs and the file alike. A sentence is
recognised here by the template that it was made from, so that one kept in the file for months is
understood as well as one just raised. One that no template fits is shown as it came.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

from PySide6.QtCore import QCoreApplication

from desktop.langue import Langue, current

_CATALOGUE = Path(__file__).parents[1] / "resources" / "i18n" / "comptoir_en.ts"
_CONTEXT = "Core"
_SLOT = re.compile(r"\{(\w+)\}")
_BETWEEN_FAULTS = " ; "
_QUOTE = "« "


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence with slots: `parts` is the text around them, one more than there are `slots`."""

    text: str
    parts: tuple[str, ...]
    slots: tuple[str, ...]

    def match(self, sentence: str) -> Mapping[str, str] | None:
        """Return what fills each slot, the shortest that fits; None for another sentence."""
        first, *others = self.parts
        if not sentence.startswith(first):
            return None
        if not others:
            return {} if sentence == first else None
        values, place = [], len(first)
        for part in others[:-1]:
            end = sentence.find(part, place)
            if end < 0:
                return None
            values.append(sentence[place:end])
            place = end + len(part)
        end = len(sentence) - len(others[-1])
        if end < place or not sentence.endswith(others[-1]):
            return None
        return dict(zip(self.slots, [*values, sentence[place:end]], strict=True))

    def holds_words(self, slot: str) -> bool:
        """Tell whether a slot may hold a sentence of core: what is quoted is somebody's name."""
        return not self.parts[self.slots.index(slot)].endswith(_QUOTE)


def say(sentence: str) -> str:
    """Return a sentence of core, or several joined by « ; », in the language of the window."""
    if current() is Langue.FRANCAIS:
        return sentence
    whole = _translate(sentence)
    if whole is not None:
        return whole
    faults = sentence.split(_BETWEEN_FAULTS)
    known = [_translate(fault) for fault in faults]
    if not any(known):
        return sentence
    return "; ".join(said or fault for said, fault in zip(known, faults, strict=True))


def say_all(sentences: Sequence[str]) -> tuple[str, ...]:
    """Return each sentence in the language of the window."""
    return tuple(map(say, sentences))


def _translate(sentence: str) -> str | None:
    for template in _templates():
        values = template.match(sentence)
        if values is not None:
            return _fill(template, values)
    return None


def _fill(template: Template, values: Mapping[str, str]) -> str:
    said = QCoreApplication.translate(_CONTEXT, template.text)
    words = {n: say(v) if template.holds_words(n) else v for n, v in values.items()}
    return _SLOT.sub(lambda slot: words[slot[1]], said)


@cache
def _templates() -> tuple[Template, ...]:
    """Return every template, the surest first: that begins with words, then that has most."""
    made = map(make_template, _read_sentences())
    return tuple(sorted(made, key=_sureness, reverse=True))


def _sureness(template: Template) -> tuple[bool, int]:
    return bool(template.parts[0]), len("".join(template.parts))


def _read_sentences() -> Iterator[str]:
    root = ET.parse(_CATALOGUE).getroot()  # noqa: S314 - a file of the program itself
    for context in root.iter("context"):
        if context.findtext("name") == _CONTEXT:
            yield from (message.findtext("source", "") for message in context.iter("message"))


def make_template(text: str) -> Template:
    """Take a text apart."""
    pieces = _SLOT.split(text)
    return Template(text, tuple(pieces[::2]), tuple(pieces[1::2]))
