"""What core says in French is read in English where the window speaks it, names left alone."""

import pytest

from core.catalogue.articles import NouvelArticle, SaisieArticle
from core.errors import CodeAlreadyUsed, PinWrong
from core.importation.lecture import reject
from core.vocabulaire import Devise
from desktop.sentences import make_template, say, say_all
from tests.builders import make_article
from tests.desktop.conftest import Magasin
from tests.tools.catalogue import TS, read
from tests.tools.sentences import CONTEXTE

ENGLISH = {
    phrase.texte: translation.texte
    for phrase, translation in read(TS).items()
    if phrase.contexte == CONTEXTE
}


def fill(texte: str, like: str) -> str:
    """Put a word that means nothing into each slot, the same into the slot of that name."""
    for slot in make_template(like).slots:
        texte = texte.replace(f"{{{slot}}}", f"w{slot}")
    return texte


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize("texte", ENGLISH)
def test_every_sentence_of_core_is_recognised_by_its_template(texte: str) -> None:
    assert say(fill(texte, texte)) == fill(ENGLISH[texte], texte)


@pytest.mark.parametrize("texte", ENGLISH)
def test_a_french_window_says_what_core_says(texte: str) -> None:
    assert say(texte) == texte


@pytest.mark.usefixtures("in_english")
def test_sentences_within_sentences_are_translated() -> None:
    faults = "Code est vide ; Prix « abc » n’est pas un montant (par exemple 25000 ou 2,55)"
    line = f"Ligne 3 : {faults}."
    said = "Line 3: Code is empty; Prix “abc” is not an amount (for example 25000 or 2.55)."
    assert say_all([line, "Ligne 4 : le code « A1 » est déjà à la ligne 2."]) == (
        said,
        "Line 4: the code “A1” is already on line 2.",
    )
    assert say(reject(line, line).message) == (
        f"Nothing was imported. {said} and 1 more line(s) to correct."
    )
    wrong = PinWrong("Ce n’est pas le bon code. Encore 2 essais avant une attente.")
    assert say(wrong.message) == "This is not the right PIN. 2 attempts left before a wait."


@pytest.mark.usefixtures("in_english")
def test_a_name_is_never_translated(magasin: Magasin) -> None:
    make_article(magasin.core, magasin.boutique, "A1", nom="le code")
    nouvel = NouvelArticle(SaisieArticle("A1", "Sel", Devise.CDF, 100))
    with pytest.raises(CodeAlreadyUsed) as refused:
        magasin.core.catalogue.add_article(magasin.boutique.id, nouvel)
    assert say(refused.value.message) == "This code is already that of “le code”."


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(
    "text", ["", "Riz parfumé", "« Riz » ; « Lait »", "{0} { } {code}", "w" * 9_999]
)
def test_what_no_template_fits_is_shown_as_it_came(text: str) -> None:
    assert say(text) == text
