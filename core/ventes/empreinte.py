"""The content of a sale and its hash: what makes two sales of one number the same sale."""

from hashlib import sha256

from msgspec import Struct

from core.ventes.commandes import VenteRecue
from core.vocabulaire import Devise


class Contenu(Struct, frozen=True):
    """A sale read in its currency: minor units, None where absent; one price a line."""

    devise: Devise
    montant_declare: int | None
    prix: tuple[int | None, ...]
    empreinte: bytes


def read_contenu(vente: VenteRecue, devise_defaut: Devise) -> Contenu | None:
    """Resolve currency, prices and total; None where a line names another currency than the sale.

    In a USD sale the `*_usd` amounts, where present, are the ones that count; in a CDF sale they
    are ignored (contract.md §2).
    """
    devise = vente.devise or devise_defaut
    total = read_total(vente, devise_defaut)
    if any(x.devise is not None and x.devise is not devise for x in vente.lignes):
        return None
    if devise is Devise.USD:
        prix = tuple(_prefer(x.prix_unitaire_usd, x.prix_unitaire) for x in vente.lignes)
    else:
        prix = tuple(x.prix_unitaire for x in vente.lignes)
    return Contenu(devise, total, prix, _digest(vente, devise, total, prix))


def read_total(vente: VenteRecue, devise_defaut: Devise) -> int | None:
    """Return the total that the sale declares, in its own currency."""
    if (vente.devise or devise_defaut) is Devise.USD:
        return _prefer(vente.montant_total_usd, vente.montant_total)
    return vente.montant_total


def digest_bytes(charge_utile: bytes) -> bytes:
    """Identify a sale that could not be read: the SHA-256 of its bytes."""
    return sha256(charge_utile).digest()


def _prefer(montant_usd: int | None, montant: int | None) -> int | None:
    return montant if montant_usd is None else montant_usd


def _digest(
    vente: VenteRecue, devise: Devise, total: int | None, prix: tuple[int | None, ...]
) -> bytes:
    """SHA-256 over the lines in order, total, paid, currency and mode; absent is not zero.

    The payment mode is free text, so it stands last, where it can hold any separator.
    """
    lignes = ";".join(
        f"{x.article_id}:{x.quantite}:{'-' if p is None else p}"
        for x, p in zip(vente.lignes, prix, strict=True)
    )
    declared = "-" if total is None else total
    canonical = f"{devise.value}|{vente.paye:d}|{declared}|{lignes}|{vente.mode_paiement}"
    return sha256(canonical.encode()).digest()
