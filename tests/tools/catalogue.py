"""Brings the English catalogue up to the source, and makes of it the file that the program loads.

`python -m tests.tools.catalogue` keeps each translation, adds what is new as unfinished, and drops
what the source no longer says.
"""

import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import PySide6

from tests.quality.sources import ROOT, list_sources
from tests.tools.sentences import list_sentences
from tests.tools.strings import Phrase, list_phrases

FOLDER = ROOT / "resources" / "i18n"
TS = FOLDER / "comptoir_en.ts"
QM = FOLDER / "comptoir_en.qm"
_UNFINISHED = "unfinished"


@dataclass(frozen=True, slots=True)
class Translation:
    """What a phrase is called in English; unfinished until somebody has read it in its place."""

    texte: str
    finished: bool


Catalogue = Mapping[Phrase, Translation]


def list_shown() -> tuple[Phrase, ...]:
    """List every phrase of the window and every sentence of core, in the catalogue's order."""
    every = list_sources()
    own = {p for source in every if source.package == "desktop" for p in list_phrases(source)}
    return tuple(sorted(own | {p for source in every for p in list_sentences(source)}))


def read(path: Path) -> dict[Phrase, Translation]:
    """Read a catalogue; none where there is no file."""
    if not path.exists():
        return {}
    root = ET.parse(path).getroot()  # noqa: S314 - a file of our own source tree
    found: dict[Phrase, Translation] = {}
    for contexte in root.iter("context"):
        for message in contexte.iter("message"):
            node = message.find("translation")
            if node is None:
                continue
            phrase = Phrase(contexte.findtext("name", ""), message.findtext("source", ""))
            finished = node.get("type") != _UNFINISHED
            found[phrase] = Translation(node.text or "", finished)
    return found


def merge(shown: Iterable[Phrase], known: Catalogue) -> dict[Phrase, Translation]:
    """Give each phrase its translation; a new one gets that of another context, to be read."""
    by_text = {phrase.texte: translation.texte for phrase, translation in known.items()}
    return {
        phrase: known.get(phrase, Translation(by_text.get(phrase.texte, ""), finished=False))
        for phrase in shown
    }


def render(catalogue: Catalogue) -> str:
    """Write a catalogue as Qt Linguist does."""
    root = ET.Element("TS", version="2.1", language="en", sourcelanguage="fr")
    groups: dict[str, ET.Element] = {}
    for phrase, translation in catalogue.items():
        if phrase.contexte not in groups:
            groups[phrase.contexte] = ET.SubElement(root, "context")
            ET.SubElement(groups[phrase.contexte], "name").text = phrase.contexte
        message = ET.SubElement(groups[phrase.contexte], "message")
        ET.SubElement(message, "source").text = phrase.texte
        node = ET.SubElement(message, "translation")
        node.text = translation.texte
        if not translation.finished:
            node.set("type", _UNFINISHED)
    ET.indent(root, " ")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    return f"{head}{ET.tostring(root, encoding='unicode')}\n"


def release(ts: Path, qm: Path) -> None:
    """Make the file that Qt loads."""
    suffix = ".exe" if sys.platform == "win32" else ""
    tool = Path(PySide6.__file__).parent / f"lrelease{suffix}"
    command: Sequence[str | Path] = (tool, "-silent", ts, "-qm", qm)
    subprocess.run(command, check=True)


def main() -> int:
    """Bring both files up to date; 1 while a translation is missing."""
    catalogue = merge(list_shown(), read(TS))
    FOLDER.mkdir(exist_ok=True)
    TS.write_text(render(catalogue), encoding="utf-8")
    release(TS, QM)
    unfinished = [phrase for phrase, translation in catalogue.items() if not translation.finished]
    for phrase in unfinished:
        sys.stdout.write(f"{phrase.contexte}: {phrase.texte}\n")
    sys.stdout.write(f"{len(catalogue)} phrases, {len(unfinished)} unfinished\n")
    return int(bool(unfinished))


if __name__ == "__main__":
    sys.exit(main())
