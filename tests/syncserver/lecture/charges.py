"""Sales as bytes, a good one by default, and the two ways in which they are read."""

import json
import unicodedata

from core.ventes.commandes import VenteIllisible, VenteRecue
from syncserver.lecture.vente import read_vente

FUSEAU = "Africa/Lubumbashi"

LIGNE = {"article_id": 15, "quantite": 2, "prix_unitaire": 25000.00}
VENTE = {"numero_facture": "FAC-1", "montant_total": 50000.00, "lignes": [LIGNE]}


def make_charge(**over: object) -> bytes:
    return json.dumps(VENTE | over).encode()


def make_ligne(**over: object) -> bytes:
    return make_charge(lignes=[LIGNE | over])


def read_good(charge: bytes) -> VenteRecue:
    vente, _ = read_vente(charge, FUSEAU)
    assert isinstance(vente, VenteRecue), vente
    assert vente.charge_utile == charge
    return vente


def read_bad(charge: bytes) -> VenteIllisible:
    vente, envoye = read_vente(charge, FUSEAU)
    assert isinstance(vente, VenteIllisible), vente
    assert vente.charge_utile == charge
    assert vente.numero_facture == unicodedata.normalize("NFC", envoye)
    assert vente.message.endswith(".")
    return vente


def replace_literal(charge: bytes, field: str, literal: str) -> bytes:
    """Put JSON text where json.dumps would not write it."""
    marked = json.loads(charge)
    target = marked if field in marked else marked["lignes"][0]
    target[field] = "@"
    return json.dumps(marked).encode().replace(b'"@"', literal.encode())
