"""The answer to a batch of sales (contract.md §2)."""

from collections.abc import Sequence
from typing import Literal

from msgspec import UNSET, UnsetType

from core.boutiques import Boutique
from core.montants import format_decimal
from core.terminaux import TerminalIdentifie
from core.ventes.commandes import (
    LigneEnregistree,
    Manque,
    ResultatLot,
    StockArticle,
    VenteClassee,
    VenteCreee,
    VenteEnregistree,
    VenteRefusee,
    VenteRejouee,
)
from syncserver.reponses.base import Reponse

Accueil = Literal["created", "already_exists", "filed"]
Manquant = tuple[int | UnsetType, str | UnsetType, int | UnsetType, int | UnsetType]

DEJA_SYNCHRONISEE = "Vente déjà synchronisée (doublon évité)"
CLASSEE = "Vente classée par le propriétaire"


class LigneAcceptee(Reponse, frozen=True):
    """One line of an accepted sale, as recorded."""

    article_id: int
    article_code: str
    article_nom: str
    quantite: int
    prix_unitaire: str
    sous_total: str


class VenteAcceptee(Reponse, frozen=True):
    """A sale that the terminal may forget: created now, known already, or filed by the owner."""

    numero_facture: str
    id: int
    status: Accueil
    boutique_id: int
    boutique_nom: str
    montant_total: str
    lignes_count: int
    lignes: list[LigneAcceptee]
    message: str | UnsetType = UNSET


class ErreurVente(Reponse, frozen=True):
    """A refused sale as the specification shows it; `index` is 1-based."""

    index: int
    numero_facture: str
    erreur: str
    code: str
    article_id: int | UnsetType = UNSET
    article_nom: str | UnsetType = UNSET
    stock_demande: int | UnsetType = UNSET
    stock_disponible: int | UnsetType = UNSET


class VenteRejetee(Reponse, frozen=True):
    """The same refused sale as newer terminals parse it."""

    vente_uid: str
    reason: str
    message: str
    action: Literal["NOTIFY_USER"]
    article_id: int | UnsetType = UNSET
    article_nom: str | UnsetType = UNSET
    stock_demande: int | UnsetType = UNSET
    stock_disponible: int | UnsetType = UNSET


class DetailsLot(Reponse, frozen=True):
    """Each sale of the request, in one list or the other, in the order sent."""

    creees: list[VenteAcceptee]
    erreurs: list[ErreurVente]


class StockMisAJour(Reponse, frozen=True):
    """An article that the batch was about, after the batch."""

    article_id: int
    code: str
    nom: str
    stock_actuel: int
    prix_actuel: str


class AlerteStock(Reponse, frozen=True):
    """One of these articles that runs short."""

    article_id: int
    nom: str
    stock_actuel: int
    seuil: int


class BoutiqueLot(Reponse, frozen=True):
    """The boutique that the sales were recorded for."""

    id: int
    nom: str
    code: str


class TerminalLot(Reponse, frozen=True):
    """The terminal that sent them."""

    id: int
    nom: str
    numero_serie: str


class StatistiquesLot(Reponse, frozen=True):
    """How many sales the request had; replays count as `reussies`."""

    total_envoyees: int
    reussies: int
    erreurs: int


class ReponseLot(Reponse, frozen=True):
    """The answer to a batch: `details` for older terminals, the flat lists for newer ones."""

    success: bool
    message: str
    ventes_creees: int
    ventes_erreurs: int
    details: DetailsLot
    accepted: list[str]
    rejected: list[VenteRejetee]
    stock_updates: list[StockMisAJour]
    boutique: BoutiqueLot
    terminal: TerminalLot
    statistiques: StatistiquesLot
    alertes_stock: list[AlerteStock]


def build_lot(
    numeros: Sequence[str], resultat: ResultatLot, identite: TerminalIdentifie
) -> ReponseLot:
    """Fill the answer; `numeros` are the sales' numbers exactly as this request sent them."""
    creees: list[VenteAcceptee] = []
    erreurs: list[ErreurVente] = []
    rejetees: list[VenteRejetee] = []
    sorts = zip(numeros, resultat.resultats, strict=True)
    for index, (numero, sort) in enumerate(sorts, start=1):
        if isinstance(sort, VenteRefusee):
            manque = _spread(sort.manque)
            erreurs.append(ErreurVente(index, numero, sort.message, sort.code, *manque))
            rejetees.append(VenteRejetee(numero, sort.code, sort.message, "NOTIFY_USER", *manque))
        else:
            creees.append(_build_acceptee(numero, sort, identite.boutique))
    boutique, terminal = identite.boutique, identite.terminal
    return ReponseLot(
        success=True,
        message=f"{len(creees)} vente(s) synchronisée(s) avec succès",
        ventes_creees=len(creees),
        ventes_erreurs=len(erreurs),
        details=DetailsLot(creees, erreurs),
        accepted=[acceptee.numero_facture for acceptee in creees],
        rejected=rejetees,
        stock_updates=[_build_stock(stock) for stock in resultat.stocks],
        boutique=BoutiqueLot(boutique.id, boutique.nom, boutique.code),
        terminal=TerminalLot(terminal.id, terminal.nom_terminal, terminal.numero_serie),
        statistiques=StatistiquesLot(len(numeros), len(creees), len(erreurs)),
        alertes_stock=[_build_alerte(stock) for stock in resultat.stocks if stock.en_alerte],
    )


def _build_acceptee(
    numero: str, sort: VenteCreee | VenteRejouee | VenteClassee, boutique: Boutique
) -> VenteAcceptee:
    match sort:
        case VenteCreee(vente):
            return _describe(vente, numero, boutique, status="created")
        case VenteRejouee(vente):
            return _describe(
                vente, numero, boutique, status="already_exists", message=DEJA_SYNCHRONISEE
            )
        case VenteClassee():
            absente = VenteEnregistree(0, numero, sort.montant_total, ())
            return _describe(absente, numero, boutique, status="filed", message=CLASSEE)


def _describe(
    vente: VenteEnregistree,
    numero: str,
    boutique: Boutique,
    *,
    status: Accueil,
    message: str | UnsetType = UNSET,
) -> VenteAcceptee:
    return VenteAcceptee(
        numero_facture=numero,
        id=vente.id,
        status=status,
        boutique_id=boutique.id,
        boutique_nom=boutique.nom,
        montant_total=format_decimal(vente.montant_total),
        lignes_count=len(vente.lignes),
        lignes=[_build_ligne(ligne) for ligne in vente.lignes],
        message=message,
    )


def _build_ligne(ligne: LigneEnregistree) -> LigneAcceptee:
    return LigneAcceptee(
        article_id=ligne.article_id,
        article_code=ligne.article_code,
        article_nom=ligne.article_nom,
        quantite=ligne.quantite,
        prix_unitaire=format_decimal(ligne.prix_unitaire),
        sous_total=format_decimal(ligne.sous_total),
    )


def _build_stock(stock: StockArticle) -> StockMisAJour:
    prix = format_decimal(stock.prix_actuel)
    return StockMisAJour(stock.article_id, stock.code, stock.nom, stock.stock_actuel, prix)


def _build_alerte(stock: StockArticle) -> AlerteStock:
    return AlerteStock(stock.article_id, stock.nom, stock.stock_actuel, stock.seuil_alerte)


def _spread(manque: Manque | None) -> Manquant:
    """Return the four optional fields of a refusal, each left out of the answer where unknown."""
    if manque is None:
        return UNSET, UNSET, UNSET, UNSET
    demande, disponible = manque.stock_demande, manque.stock_disponible
    return (
        manque.article_id,
        manque.article_nom,
        UNSET if demande is None else demande,
        UNSET if disponible is None else disponible,
    )
