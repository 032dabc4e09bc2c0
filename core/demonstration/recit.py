"""The story as it goes: what is on the shelves, what each till has sold and not sent yet."""

import math
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from core.application import Core
from core.catalogue.articles import FicheArticle
from core.demonstration.installation import Magasin
from core.demonstration.panier import Vendu, choose_paiement, make_numero, make_vente
from core.stock import CommandeMouvement
from core.terminaux import TerminalIdentifie
from core.ventes.commandes import LotVentes, ResultatLot, VenteCreee, VenteIllisible, VenteRecue
from core.vocabulaire import Devise, Motif, TypeMouvement

_ATTRAIT = {
    "Boissons": 2.2,
    "Riz, farines et céréales": 1.7,
    "Huiles, conserves et épices": 1.5,
    "Frais, boulangerie et surgelés": 1.9,
    "Lait, petit déjeuner et goûter": 1.2,
    "Hygiène et beauté": 0.8,
    "Entretien de la maison": 0.7,
    "Services": 1.4,
}
"""How often a category is bought from, where 0.4 is seldom."""
RUPTURES = frozenset({"BOI-001", "CER-001", "FRA-001", "ENT-001", "EPI-001", "HYG-001", "TEX-001"})
"""What everybody asks for, and the supplier has not had of late."""
_TRES_DEMANDE = 7.0
_PRIX_MOYEN = 300_000
_PRIX_EN_FRANCS = 2_850
_LIGNES = (34, 27, 18, 11, 6, 4)
"""Of a hundred customers, how many take one article, two, three…"""
_EN_DOLLARS = 0.06
_NEGOCIE = 0.03
"""Share of the dear articles that are sold below their price."""
_ECART = 0.002
"""Share of the sales whose total the terminal rounds."""
_MENU, _CHER, _NEGOCIABLE = 150_000, 1_000_000, 500_000
"""Prices in centimes: below the first many pieces are taken, above the second a single one."""
_PREFIXES = ("QRU50NU", "K7D20PT", "")


@dataclass(slots=True)
class Caisse:
    """One till: what it has sold and not sent; the older app numbers from 001 every day."""

    identifie: TerminalIdentifie
    prefixe: str
    en_attente: list[VenteRecue | VenteIllisible] = field(default_factory=list)
    compteur: int = 0
    derniere: VenteRecue = field(init=False)
    """The last sale that was recorded, and its id."""
    derniere_id: int = field(init=False)


class Recit:
    """Draws what happens from one seed, and records it through the use cases of `core`."""

    def __init__(self, core: Core, magasin: Magasin, seed: int) -> None:
        self.core = core
        self.magasin = magasin
        self.rng = Random(seed)  # noqa: S311 - a story, not a secret
        self.caisses = tuple(map(Caisse, magasin.terminaux, _PREFIXES))
        self.reserve = {
            key: f.quantite_stock if f.suivi_stock else 10**9 for key, f in magasin.articles.items()
        }
        self.ids = {f.code: key for key, f in magasin.articles.items()}
        self.retires: set[int] = set()
        self._rayons = {
            devise: [key for key, f in magasin.articles.items() if f.devise is devise]
            for devise in Devise
        }
        self._attraits = {key: self._weigh(f) for key, f in magasin.articles.items()}

    def sell(self, caisse: Caisse, instant: datetime) -> None:
        """Let a customer buy what is there; the till keeps the sale until it sends."""
        devise = Devise.USD if self.rng.random() < _EN_DOLLARS else Devise.CDF
        lignes = [self._take(key) for key in self._choose(devise)]
        if not lignes:
            return
        numero = self.number(caisse, instant)
        paiement = choose_paiement(self.rng, devise)
        ecart = self.rng.choice((-5_000, 5_000)) if self.rng.random() < _ECART else 0
        caisse.en_attente.append(
            make_vente(numero, instant, lignes, devise, paiement=paiement, ecart=ecart)
        )

    def make_one(self, caisse: Caisse, instant: datetime, vendu: Vendu) -> VenteRecue:
        """Make a sale of one line, paid in cash, without handing it to the till."""
        devise = self.magasin.articles[vendu.article_id].devise or Devise.CDF
        return make_vente(self.number(caisse, instant), instant, [vendu], devise)

    def number(self, caisse: Caisse, instant: datetime) -> str:
        """Return the number that this till gives to its next sale."""
        if caisse.prefixe:
            return make_numero(self.rng, caisse.prefixe, instant)
        caisse.compteur += 1
        return f"FAC-{instant:%Y%m%d}-{caisse.compteur:03d}"

    def send(self, caisse: Caisse, _instant: datetime) -> ResultatLot | None:
        """Let a till send what it has kept."""
        if not caisse.en_attente:
            return None
        # Read anew: who is identified is told as it stood before this sign of life.
        terminal = self.core.terminaux.get_terminal(caisse.identifie.terminal.numero_serie)
        caisse.identifie = self.core.terminaux.identify(
            terminal.numero_serie, terminal.adresse_ip, terminal.version_app_maui
        )
        ventes, caisse.en_attente = tuple(caisse.en_attente), []
        corps = b"[" + b",".join(vente.charge_utile for vente in ventes) + b"]"
        lot = LotVentes(ventes, corps, terminal.adresse_ip, "ventes/sync")
        resultat = self.core.ventes.record_batch(caisse.identifie, lot)
        for vente, issue in zip(ventes, resultat.resultats, strict=True):
            if isinstance(vente, VenteRecue) and isinstance(issue, VenteCreee):
                caisse.derniere, caisse.derniere_id = vente, issue.vente.id
        return resultat

    def move(
        self,
        article_id: int,
        quantite: int,
        genre: tuple[TypeMouvement, Motif],
        *,
        commentaire: str,
        reference: str = "",
    ) -> None:
        """Record a movement by the owner's hand; `quantite` as `CommandeMouvement` wants it."""
        type_mouvement, motif = genre
        self.core.stock.record_mouvement(
            CommandeMouvement(
                boutique_id=self.magasin.boutique.id,
                article_id=article_id,
                type_mouvement=type_mouvement,
                quantite=quantite,
                motif=motif,
                commentaire=commentaire,
                reference_document=reference,
            )
        )
        signed = -quantite if type_mouvement is TypeMouvement.SORTIE else quantite
        self.reserve[article_id] += signed

    def _weigh(self, fiche: FicheArticle) -> float:
        """Say how often an article is bought: cheap ones more, and some hardly ever."""
        francs = fiche.prix_vente * (_PRIX_EN_FRANCS if fiche.devise is Devise.USD else 1)
        cheapness = math.sqrt(_PRIX_MOYEN / max(francs, 10_000))
        if fiche.code in RUPTURES:
            return _TRES_DEMANDE
        return _ATTRAIT.get(fiche.categorie, 0.4) * cheapness * self.rng.lognormvariate(0, 0.7)

    def _choose(self, devise: Devise) -> list[int]:
        """Return different articles of one currency that are on the shelves."""
        there = [k for k in self._rayons[devise] if self.reserve[k] > 0 and k not in self.retires]
        (count,) = self.rng.choices(range(1, len(_LIGNES) + 1), _LIGNES)
        if devise is Devise.USD:
            count = min(count, 2)
        weights = [self._attraits[key] for key in there]
        return list(dict.fromkeys(self.rng.choices(there, weights, k=count)))

    def _take(self, article_id: int) -> Vendu:
        fiche = self.magasin.articles[article_id]
        cheap = fiche.devise is Devise.CDF and fiche.prix_vente < _MENU
        most = 6 if cheap else 2 if fiche.prix_vente < _CHER else 1
        quantite = min(self.rng.randint(1, most), self.reserve[article_id])
        self.reserve[article_id] -= quantite
        prix = fiche.prix_vente
        if prix >= _NEGOCIABLE and self.rng.random() < _NEGOCIE:
            return Vendu(article_id, quantite, prix * 95 // 100 // 5_000 * 5_000, prix)
        return Vendu(article_id, quantite, prix)
