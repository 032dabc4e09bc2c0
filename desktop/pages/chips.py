"""What the chips of several pages share: options from closed sets, bounds, words looked for."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from core.application import Core
from core.catalogue.articles import FiltreArticles
from core.listes import Bornes
from core.terminaux import Terminal
from core.textes import fold
from core.vocabulaire import Devise
from desktop.widgets.chip import Option, Setting

_ARTICLES_MAX = 50
"""Articles offered for a text; typing more of it narrows them."""

BoutiqueId = Callable[[], int]
"""Tells the boutique on screen, in whatever thread."""


def pick(options: Iterable[Option], text: str) -> tuple[Option, ...]:
    """Return the options whose word holds a text, without case or accents."""
    wanted = fold(text.strip())
    return tuple(option for option in options if wanted in fold(option.text))


def pick_words(words: Mapping[str, str], text: str) -> tuple[Option, ...]:
    """Return those of a closed set, given as values and their words."""
    return pick((Option(value, word) for value, word in words.items()), text)


def pick_devises(text: str) -> tuple[Option, ...]:
    """Return both currencies."""
    words = {Devise.CDF: _tr("Francs congolais"), Devise.USD: _tr("Dollars")}
    return pick_words({devise.value: word for devise, word in words.items()}, text)


def find_articles(core: Core, boutique_id: int, text: str) -> Sequence[Option]:
    """Return the first articles whose name, code or barcode holds a text; runs in a worker."""
    ids = core.catalogue.list_ids(FiltreArticles(boutique_id, text))
    rows = core.catalogue.list_rows(ids[:_ARTICLES_MAX])
    return [Option(str(row.id), row.article.nom) for row in rows]


def find_terminaux(core: Core, boutique_id: int, text: str) -> Sequence[Option]:
    """Return the boutique's terminals by name; runs in a worker."""
    mine = (t for t in core.terminaux.list_terminaux() if t.boutique_id == boutique_id)
    named = sorted(mine, key=_fold_nom)
    return pick((Option(str(each.id), each.nom_terminal) for each in named), text)


def read_ids(setting: Setting) -> tuple[int, ...]:
    """Return the ids that were chosen."""
    return tuple(int(value) for value in setting.values)


def read_bornes(setting: Setting) -> Bornes | None:
    """Return the bounds of an amount."""
    if not setting.is_set():
        return None
    return Bornes(Devise(setting.values[0]), setting.least, setting.most)


def _fold_nom(terminal: Terminal) -> str:
    return fold(terminal.nom_terminal)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Chips", text)
