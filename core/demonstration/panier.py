"""What a customer takes, and the sale that his terminal makes of it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random

from core.boutiques import FUSEAU_DEFAUT as FUSEAU
from core.clock import get_zone
from core.montants import format_decimal
from core.ventes.commandes import LigneRecue, VenteRecue
from core.vocabulaire import Devise

_MODES = ("CASH", "MOBILE_MONEY", "CARTE")
_POIDS_MODES = {Devise.CDF: (71, 24, 5), Devise.USD: (78, 14, 8)}
_A_CREDIT = 0.025
"""Share of the sales that are not paid at once."""


@dataclass(frozen=True, slots=True)
class Vendu:
    """One line: an article, how many, and its price in minor units of the sale's currency."""

    article_id: int
    quantite: int
    prix: int
    prix_original: int | None = None


def make_numero(rng: Random, prefixe: str, instant: datetime) -> str:
    """Return a number as the present app makes them."""
    local = instant.astimezone(get_zone(FUSEAU))
    milli = local.microsecond // 1000
    return f"{prefixe}-{local:%Y%m%d%H%M%S}{milli:03d}-{rng.getrandbits(32):08x}"


def choose_paiement(rng: Random, devise: Devise) -> tuple[str, bool]:
    """Return a means of payment, and whether the customer paid at once."""
    (mode,) = rng.choices(_MODES, _POIDS_MODES[devise])
    paye = rng.random() >= _A_CREDIT
    return (mode, True) if paye else ("CASH", False)


def make_vente(
    numero: str,
    instant: datetime,
    lignes: Sequence[Vendu],
    devise: Devise,
    *,
    paiement: tuple[str, bool] = ("CASH", True),
    ecart: int = 0,
) -> VenteRecue:
    """Make a sale as a terminal sends it: its bytes, and what they are read as.

    `ecart` is by how much the total that the terminal says differs from what the lines add up to.
    """
    mode, paye = paiement
    total = sum(ligne.quantite * ligne.prix for ligne in lignes) + ecart
    document = {
        "numero_facture": numero,
        "date_vente": instant.astimezone(get_zone(FUSEAU)).isoformat(timespec="milliseconds"),
        "montant_total": format_decimal(total),
        "mode_paiement": mode,
        "paye": paye,
        "devise": devise.value,
        "lignes": [_describe(ligne) for ligne in lignes],
    }
    return VenteRecue(
        numero_facture=numero,
        lignes=tuple(_to_recue(ligne) for ligne in lignes),
        charge_utile=json.dumps(document, ensure_ascii=False).encode(),
        date_vente=instant,
        montant_total=total,
        mode_paiement=mode,
        paye=paye,
        devise=devise,
    )


def _describe(vendu: Vendu) -> dict[str, object]:
    described: dict[str, object] = {
        "article_id": vendu.article_id,
        "quantite": vendu.quantite,
        "prix_unitaire": format_decimal(vendu.prix),
    }
    if vendu.prix_original is not None:
        described["prix_original"] = format_decimal(vendu.prix_original)
        described["est_negocie"] = True
        described["motif_reduction"] = "Client fidèle"
    return described


def _to_recue(vendu: Vendu) -> LigneRecue:
    negocie = vendu.prix_original is not None
    return LigneRecue(
        article_id=vendu.article_id,
        quantite=vendu.quantite,
        prix_unitaire=vendu.prix,
        prix_original=vendu.prix_original,
        est_negocie=negocie,
        motif_reduction="Client fidèle" if negocie else "",
    )
