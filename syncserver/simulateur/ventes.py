"""The sales that a simulated terminal makes, and the forms in which apps send them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import Enum, auto
from random import Random

from core.clock import Clock
from syncserver.reponses.catalogue import ArticleVendu
from syncserver.simulateur.scenario import Numerotation

Objet = dict[str, object]

MODES = ("CASH", "CASH", "CASH", "MOBILE_MONEY", "CARTE")
_LIGNES_MAX = 4
_QUANTITE_MAX = 3


class Forme(Enum):
    """The three forms of a batch: a bare array, an object, an object in PascalCase."""

    A = auto()
    B = auto()
    C = auto()


@dataclass(frozen=True, slots=True)
class LigneSimulee:
    """Some pieces of one article at its price of the moment."""

    article_id: int
    quantite: int
    prix: Decimal


@dataclass(frozen=True, slots=True)
class VenteSimulee:
    """One sale, which never changes once it is made; `date` is the terminal's own clock."""

    numero: str
    date: datetime
    devise: str
    mode: str
    lignes: tuple[LigneSimulee, ...]

    @property
    def total(self) -> Decimal:
        """What the lines add up to, in the sale's currency."""
        return sum((ligne.prix * ligne.quantite for ligne in self.lignes), Decimal())

    def count_pieces(self) -> dict[int, int]:
        """Return the pieces of each article."""
        pieces: dict[int, int] = {}
        for ligne in self.lignes:
            pieces[ligne.article_id] = pieces.get(ligne.article_id, 0) + ligne.quantite
        return pieces


@dataclass(slots=True)
class Vendeur:
    """Makes sales from a seed; the clock is wrong by `ecart`, the numbers follow that clock."""

    alea: Random
    clock: Clock
    rang: int
    numerotation: Numerotation
    ecart: timedelta
    compteurs: dict[str, int]

    def sell(self, articles: Sequence[ArticleVendu], restes: dict[int, int]) -> VenteSimulee:
        """Make one sale of what is in stock; where nothing is, of anything.

        `restes` is what was in stock at the beginning less what this terminal has sold since: what
        others sell must not change what a seed makes.
        """
        date = self.clock.now() + self.ecart
        premier = self.alea.choice(_list_sellable(articles, restes))
        same = [article for article in articles if article.devise == premier.devise]
        choix = _list_sellable(same, restes)
        others = self.alea.sample(choix, min(self.alea.randrange(_LIGNES_MAX), len(choix)))
        lignes = tuple(
            LigneSimulee(
                article_id=article.id,
                quantite=self.alea.randint(1, _QUANTITE_MAX),
                prix=Decimal(article.prix_vente),
            )
            for article in dict.fromkeys((premier, *others))
        )
        mode = self.alea.choice(MODES)
        return VenteSimulee(self._number(date), date, premier.devise, mode, lignes)

    def _number(self, date: datetime) -> str:
        suffixe = self.alea.getrandbits(32)
        if self.numerotation is Numerotation.QRU:
            instant = f"{date:%Y%m%d%H%M%S}{date.microsecond // 1000:03d}"
            return f"QRU{self.rang:02d}NU-{instant}-{suffixe:08x}"
        jour = f"{date:%Y%m%d}"
        self.compteurs[jour] = self.compteurs.get(jour, 0) + 1
        return f"FAC-{jour}-{self.compteurs[jour]:03d}"


def write_lot(ventes: Sequence[VenteSimulee], forme: Forme, serie: str) -> object:
    """Return the body of a batch, of which any two forms mean the same."""
    if forme is Forme.A:
        return [write_vente(vente) for vente in ventes]
    if forme is Forme.B:
        return {"device_serial": serie, "ventes": [write_vente(vente) for vente in ventes]}
    return {"PosId": serie, "Ventes": [_write_pascal(vente) for vente in ventes]}


def write_vente(vente: VenteSimulee) -> Objet:
    """Return one sale as the specification writes it, amounts as texts."""
    return {
        "numero_facture": vente.numero,
        "date_vente": write_date(vente.date),
        "montant_total": f"{vente.total:.2f}",
        "mode_paiement": vente.mode,
        "paye": True,
        "devise": vente.devise,
        "lignes": [
            {
                "article_id": ligne.article_id,
                "quantite": ligne.quantite,
                "prix_unitaire": f"{ligne.prix:.2f}",
            }
            for ligne in vente.lignes
        ],
    }


def write_date(date: datetime) -> str:
    """Return an instant with the seven digits of a .NET DateTime."""
    return f"{date:%Y-%m-%dT%H:%M:%S.%f}0Z"


def _write_pascal(vente: VenteSimulee) -> Objet:
    """Return one sale as .NET writes it, amounts as numbers with its four decimals."""
    zeros = Decimal("1.0000")
    return {
        "VenteUid": vente.numero,
        "Date": write_date(vente.date),
        "Total": vente.total.quantize(zeros),
        "ModePaiement": vente.mode,
        "Devise": vente.devise,
        "Items": [
            {
                "ArticleId": ligne.article_id,
                "Quantite": ligne.quantite,
                "PrixUnitaire": ligne.prix.quantize(zeros),
            }
            for ligne in vente.lignes
        ],
    }


def _list_sellable(
    articles: Sequence[ArticleVendu], restes: dict[int, int]
) -> Sequence[ArticleVendu]:
    in_stock = [article for article in articles if restes.get(article.id, 0) > 0]
    return in_stock or articles
