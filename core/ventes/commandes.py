"""What a terminal asks and what it is told: the shapes that cross core's border for a batch."""

from dataclasses import dataclass
from datetime import datetime

from msgspec import Struct

from core.vocabulaire import CodeRefus, Devise

MODE_PAIEMENT_DEFAUT = "CASH"


class LigneRecue(Struct, frozen=True, gc=False):
    """One line as sent; prices in minor units, None where absent."""

    article_id: int
    quantite: int
    prix_unitaire: int | None = None
    prix_unitaire_usd: int | None = None
    devise: Devise | None = None
    variante_id: int | None = None
    prix_original: int | None = None
    est_negocie: bool = False
    motif_reduction: str = ""


class VenteRecue(Struct, frozen=True):
    """One readable sale as sent, every field within the limits of contract.md §5.

    `date_vente` is an aware instant, None where absent or .NET's MinValue/MaxValue (`date_vide`);
    `boutique_id` and `device_serial` are the texts that the sale itself claims, "" where absent;
    `date_reception` is when it first came, None where that is now.
    """

    numero_facture: str
    lignes: tuple[LigneRecue, ...]
    charge_utile: bytes
    date_vente: datetime | None = None
    date_vide: bool = False
    montant_total: int | None = None
    montant_total_usd: int | None = None
    mode_paiement: str = MODE_PAIEMENT_DEFAUT
    paye: bool = True
    devise: Devise | None = None
    boutique_id: str = ""
    device_serial: str = ""
    date_reception: datetime | None = None


@dataclass(frozen=True, slots=True)
class VenteIllisible:
    """One element with an invalid field: nothing to judge, but its bytes are kept.

    `numero_facture` is the number where that field is itself valid, else "".
    """

    numero_facture: str
    message: str
    charge_utile: bytes


@dataclass(frozen=True, slots=True)
class LotVentes:
    """One request's sales in their order, with the whole body as it arrived."""

    ventes: tuple[VenteRecue | VenteIllisible, ...]
    corps: bytes
    adresse_ip: str = ""
    route: str = ""


class LigneEnregistree(Struct, frozen=True, gc=False):
    """One line of a recorded sale; `prix_unitaire` in minor units of the sale's currency."""

    article_id: int
    article_code: str
    article_nom: str
    quantite: int
    prix_unitaire: int

    @property
    def sous_total(self) -> int:
        """Quantity times price, in minor units."""
        return self.quantite * self.prix_unitaire


class VenteEnregistree(Struct, frozen=True):
    """A sale as the file holds it, with what its terminal is told of it."""

    id: int
    numero_facture: str
    montant_total: int
    lignes: tuple[LigneEnregistree, ...]


@dataclass(frozen=True, slots=True)
class VenteCreee:
    """Row 1 of the table: applied by this very batch."""

    vente: VenteEnregistree


@dataclass(frozen=True, slots=True)
class VenteRejouee:
    """Row 2: known already, or filed by the owner as a double of `vente`; nothing moved."""

    vente: VenteEnregistree


@dataclass(frozen=True, slots=True)
class VenteClassee:
    """Row 11: filed by the owner for another reason; the terminal may forget it."""

    numero_facture: str
    montant_total: int


@dataclass(frozen=True, slots=True)
class Manque:
    """The article that a refusal is about; stocks in pieces, None unless it was short."""

    article_id: int
    article_nom: str
    stock_demande: int | None = None
    stock_disponible: int | None = None


@dataclass(frozen=True, slots=True)
class VenteRefusee:
    """Kept in quarantine as entry `entree_id`."""

    numero_facture: str
    code: CodeRefus
    message: str
    entree_id: int
    manque: Manque | None = None


ResultatVente = VenteCreee | VenteRejouee | VenteClassee | VenteRefusee


class StockArticle(Struct, frozen=True, gc=False):
    """An article that the batch was about, with its stock after the batch."""

    article_id: int
    code: str
    nom: str
    stock_actuel: int
    prix_actuel: int
    seuil_alerte: int
    suivi_stock: bool

    @property
    def en_alerte(self) -> bool:
        """At or below a threshold that is set, or below zero; never where stock is not tracked."""
        bas = self.seuil_alerte > 0 and self.stock_actuel <= self.seuil_alerte
        return self.suivi_stock and (bas or self.stock_actuel < 0)


@dataclass(frozen=True, slots=True)
class ResultatLot:
    """What became of a batch: one result a sale, in the order of the request."""

    lot_id: int
    resultats: tuple[ResultatVente, ...]
    stocks: tuple[StockArticle, ...]
