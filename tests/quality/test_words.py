"""Domain nouns keep their French word, everything else is English, and names say something."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.quality.sources import Source, list_sources, parse, report

# The English twin of a word that the program has in French; the glossary is in CONTRIBUTING.
# "categories" is the plural of both.
TWINS = {
    "amount": "montant",
    "barcode": "code_barre",
    "category": "categorie",
    "currency": "devise",
    "customer": "client",
    "debt": "dette",
    "expense": "depense",
    "inventory": "inventaire",
    "invoice": "facture",
    "movement": "mouvement",
    "payment": "paiement",
    "price": "prix",
    "product": "article",
    "purchase": "achat",
    "quantity": "quantite",
    "quarantine": "quarantaine",
    "receipt": "recu",
    "refund": "retour",
    "sale": "vente",
    "shop": "boutique",
    "stocktake": "inventaire",
    "supplier": "fournisseur",
    "threshold": "seuil",
    "warehouse": "entrepot",
}

# Names that would fit anything. A dunder, a word within a name and Qt's `data()` are not meant.
EMPTY_NAMES = {"utils", "helpers", "misc", "common", "manager", "handler", "info", "process", "do"}

# One of the five states that the design names; its colours have that name.
DESIGN_STATES = {"desktop/theme/tokens.py": {"INFO"}}


def split_words(name: str) -> list[str]:
    """`VentesPage`, `stock_avant` and `ventePage2` in lower-case words."""
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)]


def singular(word: str) -> str:
    if word.endswith("ies"):
        return word.removesuffix("ies") + "y"
    return word.removesuffix("s")


def list_names(source: Source) -> Iterator[tuple[ast.AST, str]]:
    """Give every name that the file defines, the module's own included."""
    path = source.path
    yield source.tree, path.parent.name if path.stem == "__init__" else path.stem
    for node in ast.walk(source.tree):
        match node:
            case (
                ast.FunctionDef(name=name)
                | ast.AsyncFunctionDef(name=name)
                | ast.ClassDef(name=name)
                | ast.arg(arg=name)
                | ast.Name(id=name, ctx=ast.Store())
                | ast.Attribute(attr=name, ctx=ast.Store())
                | ast.alias(asname=str(name))
                | ast.ExceptHandler(name=str(name))
                | ast.MatchAs(name=str(name))
            ):
                yield node, name
            case _:
                pass


def judge_name(name: str) -> Iterator[str]:
    """Report what is wrong with one name."""
    if not name.isascii():
        yield f"{name} is not ASCII"
    if name.strip("_").lower() in EMPTY_NAMES:
        yield f"{name} says nothing"
    # The name of a test is a sentence, and sentences are English.
    for word in () if name.startswith("test_") else split_words(name):
        french = None if word == "categories" else TWINS.get(singular(word))
        if french:
            yield f"{name}: {word} is {french} here"


def check_names(source: Source) -> Iterator[str]:
    states = DESIGN_STATES.get(str(source.path), set())
    for node, name in list_names(source):
        if name in states:
            continue
        yield from (report(source, node, problem) for problem in judge_name(name))


def test_every_name_follows_the_language_rule() -> None:
    assert [problem for source in list_sources() for problem in check_names(source)] == []


def has_sentence(source: Source) -> bool:
    return (ast.get_docstring(source.tree) or "").partition("\n")[0].endswith(".")


def test_every_module_begins_with_a_sentence() -> None:
    assert [str(source.path) for source in list_sources() if not has_sentence(source)] == []


@pytest.mark.parametrize(
    "text",
    [
        "sale = 1",
        "def list_sales(): ...",
        "class SalesPage: ...",
        "self.unitPrice = 1",
        "def f(*, barcodes): ...",
        "import x as category",
        "quantité = 1",
        "for product_id in (): ...",
        "[0 for shop in ()]",
        "with open(f) as invoice_file: ...",
        "try: ...\nexcept OSError as handler: ...",
        "match x:\n    case str() as price: ...",
        "class Utils: ...",
        "def process(): ...",
        "_info = 1",
        "MISC = 1",
    ],
)
def test_a_bad_name_is_reported(text: str) -> None:
    assert len(list(check_names(parse("core/x.py", text)))) == 1


@pytest.mark.parametrize("path", ["core/sales.py", "core/utils.py", "core/shops/__init__.py"])
def test_a_bad_module_name_is_reported(path: str) -> None:
    assert len(list(check_names(parse(path, "")))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "def record_batch(ventes): ...",
        "stock_avant = items = client = 1",
        "class VentesPage: ...",
        "from itertools import product",
        "def wholesaler_process_id(): ...",
        "def data(): ...",
        "resale_of = None",
        "categories = {}",
        "def test_a_sale_of_two_products_is_applied(): ...",
    ],
)
def test_a_good_name_passes(text: str) -> None:
    assert list(check_names(parse("core/x.py", text))) == []


@pytest.mark.parametrize("text", ["", "x = 1", '"""No full stop"""', "# No docstring."])
def test_a_module_without_its_sentence_is_reported(text: str) -> None:
    assert not has_sentence(parse("core/x.py", text))
