"""The three forms of a request, and bodies of no form."""

import json

import pytest

from core.errors import InvalidFormat
from core.limites import VENTES_PAR_LOT_MAX
from syncserver.errors import BatchTooLarge, EmptyData
from syncserver.lecture.enveloppe import read_enveloppe

ONE, TWO = b'{"numero_facture": "A"}', b'{"numero_facture": "B", "total": 1.50}'
LIST = b"[" + ONE + b" ,\n" + TWO + b"]"


@pytest.mark.parametrize(
    "body",
    [
        LIST,
        b" \r\n\t" + LIST + b" ",
        b'{"ventes":' + LIST + b"}",
        b'{"Ventes":' + LIST + b"}",
        b'{"PosId":"POS-1","Ventes":' + LIST + b"}",
        b'{"pos_id":7,"ventes":' + LIST + b',"autre":{"x":[]}}',
        b'{"ventes":null,"Ventes":' + LIST + b"}",
        b'{"ventes":' + LIST + b',"Ventes":' + LIST + b"}",
    ],
)
def test_each_form_yields_the_bytes_of_each_sale(body: bytes) -> None:
    enveloppe = read_enveloppe(body)
    assert enveloppe.ventes == (ONE, TWO)
    assert (enveloppe.boutique_id, enveloppe.device_serial) == ("", "")


@pytest.mark.parametrize(
    "identity",
    [
        {"boutique_id": 9, "device_serial": "abc"},
        {"BoutiqueId": "9", "DeviceSerial": "abc"},
        {"boutique_id": 9, "BoutiqueId": "9", "device_serial": "abc", "DeviceSerial": None},
    ],
)
def test_whom_the_envelope_names_is_read(identity: dict[str, object]) -> None:
    enveloppe = read_enveloppe(json.dumps(identity | {"ventes": [1]}).encode())
    assert (enveloppe.boutique_id, enveloppe.device_serial) == ("9", "abc")


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b" ", b"null", b"true", b"12", b'"ventes"', b"{}", b'{"vente":[]}'),
        *(b'{"ventes":null}', b'{"ventes":{}}', b'{"ventes":"x"}', b'{"ventes":5}', ONE),
        *(
            b"[",
            b"[{]",
            b"[1,]",
            b"[1] 2",
            b"[01]",
            b"[NaN]",
            b"[Infinity]",
            b'["\\x"]',
            b"{'a':1}",
        ),
        *(
            b"\xef\xbb\xbf[1]",
            "[1]".encode("utf-16"),
            b"\x1f\x8b\x08\x00",
            b'{"\xff":1,"ventes":[1]}',
        ),
        *(b'["a\x00b"]', b"\xff", b"[" * 100_000 + b"]" * 100_000, b'{"a":' * 100_000),
        *(b'[{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}]", b"[" * 5_000_000),
        *(b'{"ventes":[1],"Ventes":[2]}', b'{"boutique_id":true,"ventes":[1]}'),
        *(
            b'{"boutique_id":1,"BoutiqueId":2,"ventes":[1]}',
            b'{"device_serial":"\xff","ventes":[1]}',
        ),
        *(b'{"device_serial":"\\ud800","ventes":[1]}', b'["\\ud800"'),
    ],
)
def test_a_body_of_no_form_is_refused(body: bytes) -> None:
    with pytest.raises(InvalidFormat):
        read_enveloppe(body)


@pytest.mark.parametrize("body", [b"[]", b" [ ] ", b'{"ventes":[]}', b'{"Ventes":[],"PosId":1}'])
def test_an_empty_list_is_told_apart(body: bytes) -> None:
    with pytest.raises(EmptyData):
        read_enveloppe(body)


@pytest.mark.parametrize("count", [VENTES_PAR_LOT_MAX - 1, VENTES_PAR_LOT_MAX])
def test_a_batch_has_up_to_the_limit_of_sales(count: int) -> None:
    assert len(read_enveloppe(b"[" + b"1," * (count - 1) + b"1]").ventes) == count


def test_a_sale_over_the_limit_refuses_the_batch() -> None:
    with pytest.raises(BatchTooLarge):
        read_enveloppe(b"[" + b"1," * VENTES_PAR_LOT_MAX + b"1]")


LONE = rb'{"numero_facture":"\ud800","x":"\\ud800 \ud83d\ude00"}'


def test_bytes_that_look_like_a_masked_surrogate_refuse_the_batch() -> None:
    with pytest.raises(InvalidFormat):
        read_enveloppe(b'[{"numero_facture":"D\xffu0041"},{"numero_facture":"\\ud800"}]')


@pytest.mark.parametrize("body", [b"[%b,%b]", b'{"ventes":[%b,%b]}'])
def test_a_lone_surrogate_stays_within_its_sale(body: bytes) -> None:
    assert read_enveloppe(body % (LONE, TWO)).ventes == (LONE, TWO)
