"""The table of hostile bodies: families of bytes, each with the one answer that it may get."""

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from core.limites import (
    ENTIER_MAX,
    LIGNES_PAR_VENTE_MAX,
    QUANTITE_MAX,
    TAILLE_CORPS_MAX,
    VENTES_PAR_LOT_MAX,
)

CREEE = "created"
"""Stands for no error at all: some of these bodies look worse than they are."""

Valeurs = tuple[object, ...]

ARTICLE = 1
"""The one article of the shop that these bodies are sent to."""


@dataclass(frozen=True, slots=True)
class Corps:
    """A body; `code` is that of the whole answer for a 4xx, of its only sale for a 201."""

    nom: str
    octets: bytes
    status: int
    code: str
    headers: Mapping[str, str] = field(default_factory=dict)


def list_corps() -> tuple[Corps, ...]:
    """Return every hostile body, each of a name of its own."""
    return (
        *_not_json(),
        *_of_no_form(),
        *_encoded(),
        *_too_large(),
        *_not_a_vente(),
        *_numeros(),
        *_ids(),
        *_quantites(),
        *_prix(),
        *_totaux(),
        *_dates(),
        *_other_fields(),
        *_lignes(),
        *_surrogates(),
        *_aliases(),
    )


def _refused(nom: str, octets: bytes, code: str = "INVALID_FORMAT") -> Corps:
    return Corps(nom, octets, 400, code)


def _not_json() -> Iterator[Corps]:
    whole = json.dumps([_vente()]).encode()
    for cut in range(1, len(whole), 4):
        yield _refused(f"cut after {cut} bytes", whole[:cut])
    for nom, octets in {
        "nothing": b"",
        "blanks": b" \n\t ",
        "a word": b"bonjour",
        "HTML": b"<html></html>",
        "a form": b"ventes=1&numero_facture=F-1",
        "two documents": whole + whole,
        "a comma too many": b"[1,]",
        "single quotes": b"[{'numero_facture': 'F-1'}]",
        "a comment": b"[/* */]",
        "NaN": b"NaN",
        "Infinity": b"[Infinity]",
        "a total of NaN": b'[{"numero_facture": "F-1", "montant_total": NaN}]',
        "a price of Infinity": b'[{"lignes": [{"prix_unitaire": Infinity}]}]',
        "minus Infinity": b"[-Infinity]",
        "a bare minus": b"[-]",
        "a leading zero": b"[012]",
        "a leading plus": b"[+1]",
        "hexadecimal": b"[0x1F]",
        "a half exponent": b"[1e]",
        "an open text": b'["abc',
        "a bad escape": b'["\\x41"]',
        "a half escape": b'["\\u12"]',
        "a raw line break in a text": b'["a\nb"]',
        "a raw zero in a text": b'["a\x00b"]',
        "zeros": b"\x00" * 64,
        "bytes of noise": bytes(range(256)),
        "brackets that never close": b"[" * 100_000,
        "braces that never close": b'{"a":' * 100_000,
        "nested as a whole": b"[" * 100_000 + b"]" * 100_000,
        "an unquoted key": b"{ventes: []}",
    }.items():
        yield _refused(f"not JSON: {nom}", octets)


def _of_no_form() -> Iterator[Corps]:
    for text in ("null", "true", "false", "0", "-1", "1.5", '"ventes"', "{}"):
        yield _refused(f"of no form: {text}", text.encode())
    for text in ("null", "true", "7", '"x"', "{}", '{"0": {}}'):
        yield _refused(f"ventes: {text}", f'{{"ventes": {text}}}'.encode())
        yield _refused(f"Ventes: {text}", f'{{"Ventes": {text}}}'.encode())
    yield _refused("VENTES", b'{"VENTES": [{}]}')
    yield _refused("ventes twice, unlike", b'{"ventes": [{}], "Ventes": [null]}')
    yield _refused("boutique_id: true", b'{"boutique_id": true, "ventes": [{}]}')
    yield _refused("boutique_id: [9]", b'{"boutique_id": [9], "ventes": [{}]}')
    for text in ("[]", " [ ] ", '{"ventes": []}', '{"Ventes": [], "PosId": 1}'):
        yield _refused(f"empty: {text}", text.encode(), "EMPTY_DATA")


def _encoded() -> Iterator[Corps]:
    whole = json.dumps([_vente(mode_paiement="Réglé")], ensure_ascii=False)
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        yield _refused(f"written in {encoding}", whole.encode(encoding))
    # A byte that is no UTF-8 stands in a text: it spoils the sale that it is in, and no other.
    yield Corps("written in latin-1", whole.encode("latin-1"), 201, "INVALID_FORMAT")
    yield _refused("a byte order mark", b"\xef\xbb\xbf" + whole.encode())
    packed = gzip.compress(whole.encode())
    yield _refused("gzip, untold", packed)
    yield Corps("gzip, told", packed, 400, "INVALID_FORMAT", {"Content-Encoding": "gzip"})
    bomb = gzip.compress(b"[" + b" " * 50_000_000 + b"]")
    yield Corps("a gzip bomb", bomb, 400, "INVALID_FORMAT", {"Content-Encoding": "gzip"})
    for spoilt in (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b"\xc0\xaf"):
        octets = b'[{"numero_facture": "F-' + spoilt + b'"}]'
        yield Corps(f"not UTF-8: {spoilt.hex()}", octets, 201, "INVALID_FORMAT")
    for kind in ("text/plain", "application/xml", "multipart/form-data; boundary=x", "", "x"):
        octets = json.dumps([_vente(f"type {kind}"[:60])]).encode()
        yield Corps(f"content type {kind!r}", octets, 201, CREEE, {"Content-Type": kind})


def _too_large() -> Iterator[Corps]:
    whole = json.dumps([_vente("taille")]).encode()
    for excess, status, code in ((-1, 201, CREEE), (0, 201, CREEE), (1, 413, "BATCH_TOO_LARGE")):
        padded = whole + b" " * (TAILLE_CORPS_MAX + excess - len(whole))
        yield Corps(f"{excess} bytes over the limit", padded, status, code)
    yield Corps("20 MB", b" " * 20_000_000, 413, "BATCH_TOO_LARGE")
    many = b"[" + b",".join([b"null"] * (VENTES_PAR_LOT_MAX + 1)) + b"]"
    yield Corps("a sale too many", many, 413, "BATCH_TOO_LARGE")
    yield Corps("a million nulls", b"[" + b"null," * 999_999 + b"null]", 413, "BATCH_TOO_LARGE")


def _not_a_vente() -> Iterator[Corps]:
    for text in ("null", "true", "1", "1.5", "1e400000", '"FAC-1"', "[]", "[{}]", "{}", "[null]"):
        yield _one(f"a sale that is {text}", text)
    yield _one("a sale of deep brackets", "[" * 900 + "]" * 900)
    yield _one("a number of 400,000 digits", "1" * 400_000)
    yield _one("a fraction of 400,000 digits", "0." + "1" * 400_000)
    yield _one("a text of a megabyte", '"' + "x" * 1_000_000 + '"')


def _numeros() -> Iterator[Corps]:
    spoilt: dict[str, object] = {
        "absent": None,
        "empty": "",
        "101 characters": "x" * 101,
        "a megabyte": "x" * 1_000_000,
        "a number": 12,
        "a boolean": True,
        "a list": ["F-1"],
        "an object": {"F": 1},
        "a zero": "F-\x00",
        "a tabulator": "F-\t1",
        "a line break": "F-\n1",
        "an escape": "\x1b[31m",
        "a delete": "F-\x7f",
        "an override of direction": "F-\u202e1",
        "an isolate of direction": "F-\u2066 1",
        "a mark of direction": "F-\u200f1",
        "a line separator": "F-\u2028",
        "a non-character": "F-\ufffe",
        "101 combining marks": "e" + "\u0301" * 101,
    }
    for nom, valeur in spoilt.items():
        yield _spoil(f"number: {nom}", numero_facture=valeur)
    sound = [
        "x" * 100,
        "e\u0301" * 100,
        "№ 1 – été/2",
        "'; DROP TABLE vente; --",
        "<b>1</b>",
        "%s%n",
    ]
    for rank, numero in enumerate(sound):
        octets = json.dumps([_vente(numero)]).encode()
        yield Corps(f"number: sound {rank}", octets, 201, CREEE)


def _ids() -> Iterator[Corps]:
    for raw in ("0", "-1", str(ENTIER_MAX + 1), "1.0", "1.5", "1e0", '"1"', "true", "[1]", "{}"):
        yield _raw_ligne(f"article_id: {raw}", "article_id", raw)
        yield _raw_ligne(f"variante_id: {raw}", "variante_id", raw)
    yield _raw_ligne("article_id: null", "article_id", "null")
    yield _raw_ligne("article_id: 400,000 digits", "article_id", "9" * 400_000)
    for raw in ("2", str(ENTIER_MAX - 1), str(ENTIER_MAX)):
        yield _raw_ligne(f"article_id: {raw}", "article_id", raw, "ARTICLE_NOT_FOUND")


def _quantites() -> Iterator[Corps]:
    over = str(QUANTITE_MAX + 1)
    for raw in ("0", "-1", over, "1.0", "2.0", "1.5", "1e2", '"2"', "true", "null", "[]"):
        yield _raw_ligne(f"quantite: {raw}", "quantite", raw)
    yield _raw_ligne("quantite: 400,000 digits", "quantite", "9" * 400_000)
    yield _raw_ligne(
        f"quantite: {QUANTITE_MAX}", "quantite", str(QUANTITE_MAX), "INSUFFICIENT_STOCK"
    )


def _prix() -> Iterator[Corps]:
    spoilt = (
        *("-1", "-0.01", "0.001", "1.005", "1000000000000.01", "1e13", "1e400000", "1e-400000"),
        *('"-1"', '"1,5"', '"1 000"', '"1e3"', '"NaN"', '"Infinity"', '"0x1F"', '""', '" 1"'),
        *("true", "[]", "{}", '"\u0661\u0662"', '"1.005"', "9" * 400_000),
        *("0." + "0" * 100_000 + "1", '"' + "9" * 400_000 + '"'),
    )
    for champ in ("prix_unitaire", "prix_unitaire_usd", "prix_original"):
        for raw in spoilt:
            yield _raw_ligne(f"{champ}: {raw[:24]}", champ, raw)
    for rank, raw in enumerate(("0", "0.00", '"0"', "1.50", "1.5000", '"25000.0000"', "1e2")):
        yield _raw_ligne(f"prix_unitaire: sound {rank}", "prix_unitaire", raw, CREEE)


def _totaux() -> Iterator[Corps]:
    for champ in ("montant_total", "montant_total_usd"):
        for raw in (
            *("-1", "0.001", "90000000000000000.01", "1e400000", '"1e5"', '"NaN"', '"abc"', "true"),
            *("[]", "9" * 400_000),
        ):
            yield _raw_vente(f"{champ}: {raw[:24]}", champ, raw)
    for rank, raw in enumerate(("0", "90000000000000000", '"90000000000000000.00"', "0.5")):
        yield _raw_vente(f"montant_total: sound {rank}", "montant_total", raw, CREEE)


def _dates() -> Iterator[Corps]:
    for texte in (
        *("", "hier", "2026", "2026-02-30T10:00:00", "2026-13-01T10:00:00", "2026-01-01T25:00:00"),
        *("2026-01-01T10:60:00", "2026-01-01T10:00:00+99:00", "01/02/2026"),
        *(
            "2026-01-01T10:00:00.12345678901234567890x",
            "-2026-01-01T10:00:00",
            "\u0662\u0660\u0662\u0666-01-01",
        ),
    ):
        yield _spoil(f"date: text {texte}", date_vente=texte)
    valeurs: Valeurs = (1750000000, True, [], {})
    for valeur in valeurs:
        yield _spoil(f"date: {valeur!r}", date_vente=valeur)
    sound = (
        *("0001-01-01T00:00:00", "9999-12-31T23:59:59.9999999", "2026-01-01T10:00:00.1234567"),
        *("2099-01-01T00:00:00Z", "1970-01-01", "2026-01-01T23:30:00-12:00"),
    )
    for rank, texte in enumerate(sound):
        octets = json.dumps([_vente(f"date {rank}", date_vente=texte)]).encode()
        yield Corps(f"date: sound {rank}", octets, 201, CREEE)


def _other_fields() -> Iterator[Corps]:
    mode_paiement: Valeurs = ("x" * 31, "a\x00b", "a\u202eb", 1, True, [], {})
    for valeur in mode_paiement:
        yield _spoil(f"mode_paiement: {valeur!r}", mode_paiement=valeur)
    paye: Valeurs = (0, 1, "true", "", [], {})
    for valeur in paye:
        yield _spoil(f"paye: {valeur!r}", paye=valeur)
    devise: Valeurs = ("", "usd", "EUR", "FC", 1, True, [])
    for valeur in devise:
        yield _spoil(f"devise: {valeur!r}", devise=valeur)
    boutique_id: Valeurs = (True, 9.5, [], {}, 10**30)
    for valeur in boutique_id:
        yield _spoil(f"boutique_id: {valeur!r}", boutique_id=valeur)
    yield _spoil("boutique_id: another", "BOUTIQUE_MISMATCH", boutique_id=999)
    yield _spoil("device_serial: another", "BOUTIQUE_MISMATCH", device_serial="ailleurs")
    yield _spoil("est_negocie: 1", lignes=[_ligne(est_negocie=1)])
    yield _spoil("motif_reduction: 5", lignes=[_ligne(motif_reduction=5)])


def _lignes() -> Iterator[Corps]:
    lignes: Valeurs = (None, [], {}, "x", 1, True, [None], ["x"], [[]], [1])
    for valeur in lignes:
        yield _spoil(f"lignes: {valeur!r}", lignes=valeur)
    yield _spoil("a line too many", lignes=[_ligne()] * (LIGNES_PAR_VENTE_MAX + 1))
    yield _spoil("a bad line after a good one", lignes=[_ligne(), {"quantite": 1}])
    yield _spoil("two currencies", lignes=[_ligne(devise="CDF"), _ligne(devise="USD")])
    yield _spoil("a line in dollars", lignes=[_ligne(devise="USD")])
    huge = [_ligne(quantite=QUANTITE_MAX, prix_unitaire=10**12)] * LIGNES_PAR_VENTE_MAX
    yield _spoil("a computed total beyond all", lignes=huge)
    most = [_ligne(prix_unitaire=1)] * LIGNES_PAR_VENTE_MAX
    octets = json.dumps([_vente("200 lignes", lignes=most)]).encode()
    yield Corps("as many lines as may be", octets, 201, CREEE)


def _surrogates() -> Iterator[Corps]:
    for rank, escape in enumerate(("\\ud800", "\\udfff", "\\ud800\\ud800", "\\udc00\\ud800")):
        numero = (
            f'[{{"numero_facture": "F{escape}", "lignes": [{{"article_id": 1, "quantite": 1}}]}}]'
        )
        yield Corps(
            f"a lone surrogate in the number {rank}", numero.encode(), 201, "INVALID_FORMAT"
        )
        cle = f'[{{"{escape}": 1, "numero_facture": "S-{rank}", "lignes": []}}]'
        yield Corps(f"a lone surrogate in a key {rank}", cle.encode(), 201, "INVALID_FORMAT")


def _aliases() -> Iterator[Corps]:
    twins: dict[str, tuple[object, object]] = {
        "vente_uid": ("numero_facture", "autre"),
        "total": ("montant_total", 3),
        "date": ("date_vente", "2026-01-02T10:00:00Z"),
        "items": ("lignes", [{"article_id": 1, "quantite": 9}]),
    }
    known = _vente("alias", montant_total=2, date_vente="2026-01-01T10:00:00Z")
    for alias, (_nom, valeur) in twins.items():
        octets = json.dumps([{**known, alias: valeur}]).encode()
        yield Corps(f"{alias} unlike its other name", octets, 201, "INVALID_FORMAT")
    doubled = json.dumps([_vente("cle double")])[1:-1]
    octets = f'[{doubled[:-1]}, "numero_facture": ""}}]'.encode()
    yield Corps("a doubled key", octets, 201, "INVALID_FORMAT")


def _vente(numero: str = "H-1", **over: object) -> dict[str, object]:
    return {"numero_facture": numero, "lignes": [_ligne()], **over}


def _ligne(**over: object) -> dict[str, object]:
    return {"article_id": ARTICLE, "quantite": 1, "prix_unitaire": 1, **over}


def _one(nom: str, text: str) -> Corps:
    return Corps(nom, f"[{text}]".encode(), 201, "INVALID_FORMAT")


def _spoil(nom: str, code: str = "INVALID_FORMAT", **over: object) -> Corps:
    return Corps(nom, json.dumps([_vente(f"H {nom}"[:90]) | over]).encode(), 201, code)


def _raw_vente(nom: str, champ: str, raw: str, code: str = "INVALID_FORMAT") -> Corps:
    whole = json.dumps(_vente(f"H {nom}"[:90]))
    return Corps(nom, f'[{whole[:-1]}, "{champ}": {raw}}}]'.encode(), 201, code)


def _raw_ligne(nom: str, champ: str, raw: str, code: str = "INVALID_FORMAT") -> Corps:
    numero = json.dumps(f"H {nom}"[:90])
    others = {nom: valeur for nom, valeur in _ligne().items() if nom != champ}
    ligne = f'{json.dumps(others)[:-1]}, "{champ}": {raw}}}'
    octets = f'[{{"numero_facture": {numero}, "lignes": [{ligne}]}}]'.encode()
    return Corps(nom, octets, 201, code)
