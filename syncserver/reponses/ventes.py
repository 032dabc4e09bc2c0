"""The answers about sales already recorded, and about one sent alone or by an older app."""

from typing import Literal

from msgspec import UNSET, UnsetType

from core.boutiques import Boutique
from core.montants import format_decimal
from core.terminaux import TerminalIdentifie
from core.ventes.annulation import ResultatAnnulation, StockRestaure
from core.ventes.commandes import LigneEnregistree, ResultatLot
from core.ventes.historique import Historique, VenteListee
from core.ventes.reconciliation import Reconciliation, VenteConnueIci
from core.ventes.rendus import RetourVente
from core.vocabulaire import Devise
from syncserver.reponses.base import Reponse, format_instant
from syncserver.reponses.lot import BoutiqueLot, StockMisAJour, VenteAcceptee, build_lot


class ReponseVente(Reponse, frozen=True):
    """One sale recorded, now or before."""

    success: bool
    message: str
    already_exists: bool
    vente: VenteAcceptee
    stock_updates: list[StockMisAJour]
    boutique_id: int
    terminal_id: int


class RefusVente(Reponse, frozen=True):
    """One sale that was not recorded: it waits for the owner."""

    success: bool
    error: str
    code: str
    numero_facture: str
    action: Literal["NOTIFY_USER"]
    article_id: int | UnsetType = UNSET
    article_nom: str | UnsetType = UNSET
    stock_demande: int | UnsetType = UNSET
    stock_disponible: int | UnsetType = UNSET


class RejetAncien(Reponse, frozen=True):
    """A refused sale as older apps parse it; `reason` is the code."""

    vente_uid: str
    reason: str


class ReponseLotAncien(Reponse, frozen=True):
    """The answer to a batch of an older app."""

    accepted: list[str]
    rejected: list[RejetAncien]


class LigneListee(Reponse, frozen=True):
    """One line of a recorded sale; `total_ligne` repeats `sous_total`."""

    article_nom: str
    article_code: str
    quantite: int
    prix_unitaire: str
    sous_total: str
    total_ligne: str


class LigneRetournee(Reponse, frozen=True):
    """So many pieces of an article that came back."""

    article_id: int
    article_code: str
    quantite: int


class RetourListe(Reponse, frozen=True):
    """Goods of a sale that the owner took back; damaged ones are not in stock again."""

    id: int
    date: str
    motif: str
    montant_rendu: str
    remis_en_stock: bool
    lignes: list[LigneRetournee]


class VenteHistorique(Reponse, frozen=True):
    """One recorded sale; its date is that of its reception where it has none.

    Lines and total are what was sold; `retours` is what came back since.
    """

    id: int
    numero_facture: str
    date_vente: str
    montant_total: str
    devise: str
    mode_paiement: str
    paye: bool
    terminal: str
    est_annulee: bool
    date_annulation: str | None
    motif_annulation: str
    lignes: list[LigneListee]
    retours: list[RetourListe]


class StatistiquesHistorique(Reponse, frozen=True):
    """The whole period without its cancelled sales, less what was given back: CDF, and USD."""

    total_ventes: int
    chiffre_affaires: str
    chiffre_affaires_usd: str


class ReponseHistorique(Reponse, frozen=True):
    """The boutique's sales, last received first."""

    success: bool
    boutique_id: int
    boutique_nom: str
    statistiques: StatistiquesHistorique
    ventes: list[VenteHistorique]
    count: int


class VenteReprise(Reponse, frozen=True):
    """The sale that was cancelled."""

    id: int
    numero_facture: str
    montant_total: str
    devise: str
    mode_paiement: str
    date_vente: str
    date_annulation: str
    motif: str


class ArticleRestaure(Reponse, frozen=True):
    """An article that is back on the shelf."""

    article_id: int
    code: str
    nom: str
    quantite_restauree: int
    stock_avant: int
    stock_apres: int


class ReponseAnnulation(Reponse, frozen=True):
    """What a cancellation did."""

    success: bool
    message: str
    vente: VenteReprise
    stock_restaure: list[ArticleRestaure]
    boutique: BoutiqueLot


class StatsReconciliation(Reponse, frozen=True):
    """How many numbers each side holds; `total_django` is what those of the period took in CDF."""

    ventes_django: int
    ventes_maui: int
    en_commun: int
    total_django: str
    total_django_usd: str


class VenteManquante(Reponse, frozen=True):
    """A sale that is recorded here and that the terminal does not name."""

    id: int
    numero_facture: str
    date_vente: str
    montant_total: str
    devise: str
    est_annulee: bool


class Differences(Reponse, frozen=True):
    """The numbers that one side lacks."""

    dans_django_pas_maui: list[str]
    dans_maui_pas_django: list[str]
    ventes_manquantes_details: list[VenteManquante]


class ReponseReconciliation(Reponse, frozen=True):
    """Whether terminal and server hold the same sales."""

    success: bool
    coherent: bool
    stats: StatsReconciliation
    differences: Differences


def build_vente(
    numero: str, resultat: ResultatLot, identite: TerminalIdentifie
) -> ReponseVente | RefusVente:
    """Answer one sale as the answer to a batch of it would."""
    lot = build_lot((numero,), resultat, identite)
    for rejetee in lot.rejected:
        return RefusVente(
            success=False,
            error=rejetee.message,
            code=rejetee.reason,
            numero_facture=rejetee.vente_uid,
            action=rejetee.action,
            article_id=rejetee.article_id,
            article_nom=rejetee.article_nom,
            stock_demande=rejetee.stock_demande,
            stock_disponible=rejetee.stock_disponible,
        )
    (vente,) = lot.details.creees
    return ReponseVente(
        success=True,
        message=vente.message or "Vente enregistrée",
        already_exists=vente.status != "created",
        vente=vente,
        stock_updates=lot.stock_updates,
        boutique_id=identite.boutique.id,
        terminal_id=identite.terminal.id,
    )


def build_lot_ancien(
    numeros: tuple[str, ...], resultat: ResultatLot, identite: TerminalIdentifie
) -> ReponseLotAncien:
    """Answer a batch in the few words that older apps know."""
    lot = build_lot(numeros, resultat, identite)
    return ReponseLotAncien(
        accepted=lot.accepted,
        rejected=[RejetAncien(r.vente_uid, r.reason) for r in lot.rejected],
    )


def build_historique(boutique: Boutique, historique: Historique) -> ReponseHistorique:
    """Fill the list of sales."""
    recette = historique.recette
    return ReponseHistorique(
        success=True,
        boutique_id=boutique.id,
        boutique_nom=boutique.nom,
        statistiques=StatistiquesHistorique(
            total_ventes=recette.ventes,
            chiffre_affaires=format_decimal(recette.montants.get(Devise.CDF, 0)),
            chiffre_affaires_usd=format_decimal(recette.montants.get(Devise.USD, 0)),
        ),
        ventes=[_build_listee(vente) for vente in historique.ventes],
        count=len(historique.ventes),
    )


def build_annulation(boutique: Boutique, resultat: ResultatAnnulation) -> ReponseAnnulation:
    """Say what was cancelled and what came back."""
    vente = resultat.vente
    return ReponseAnnulation(
        success=True,
        message=f"Vente {vente.numero_facture} annulée",
        vente=VenteReprise(
            id=vente.id,
            numero_facture=vente.numero_facture,
            montant_total=format_decimal(vente.montant_total),
            devise=vente.devise,
            mode_paiement=vente.mode_paiement,
            date_vente=format_instant(vente.date_vente or vente.date_reception),
            date_annulation=format_instant(vente.date_annulation),
            motif=vente.motif_annulation,
        ),
        stock_restaure=[_build_restaure(stock) for stock in resultat.stocks],
        boutique=BoutiqueLot(boutique.id, boutique.nom, boutique.code),
    )


def build_reconciliation(found: Reconciliation) -> ReponseReconciliation:
    """Fill the comparison; its names are those that the deployed app parses."""
    return ReponseReconciliation(
        success=True,
        coherent=found.is_coherent,
        stats=StatsReconciliation(
            ventes_django=found.connues_ici,
            ventes_maui=found.connues_la_bas,
            en_commun=found.en_commun,
            total_django=format_decimal(found.recette.get(Devise.CDF, 0)),
            total_django_usd=format_decimal(found.recette.get(Devise.USD, 0)),
        ),
        differences=Differences(
            dans_django_pas_maui=list(found.absentes_la_bas),
            dans_maui_pas_django=list(found.absentes_ici),
            ventes_manquantes_details=[_build_manquante(vente) for vente in found.details],
        ),
    )


def _build_listee(vente: VenteListee) -> VenteHistorique:
    annulee = vente.date_annulation
    return VenteHistorique(
        id=vente.id,
        numero_facture=vente.numero_facture,
        date_vente=format_instant(vente.date_vente or vente.date_reception),
        montant_total=format_decimal(vente.montant_total),
        devise=vente.devise,
        mode_paiement=vente.mode_paiement,
        paye=vente.paye,
        terminal=vente.terminal_nom,
        est_annulee=vente.est_annulee,
        date_annulation=None if annulee is None else format_instant(annulee),
        motif_annulation=vente.motif_annulation or "",
        lignes=[_build_ligne(ligne) for ligne in vente.lignes],
        retours=[_build_retour(retour) for retour in vente.retours],
    )


def _build_retour(retour: RetourVente) -> RetourListe:
    return RetourListe(
        id=retour.id,
        date=format_instant(retour.date_retour),
        motif=retour.motif,
        montant_rendu=format_decimal(retour.montant_rendu),
        remis_en_stock=retour.est_remis_en_stock,
        lignes=[
            LigneRetournee(ligne.article_id, ligne.article_code, ligne.quantite)
            for ligne in retour.lignes
        ],
    )


def _build_ligne(ligne: LigneEnregistree) -> LigneListee:
    sous_total = format_decimal(ligne.sous_total)
    return LigneListee(
        article_nom=ligne.article_nom,
        article_code=ligne.article_code,
        quantite=ligne.quantite,
        prix_unitaire=format_decimal(ligne.prix_unitaire),
        sous_total=sous_total,
        total_ligne=sous_total,
    )


def _build_restaure(stock: StockRestaure) -> ArticleRestaure:
    return ArticleRestaure(
        article_id=stock.article_id,
        code=stock.code,
        nom=stock.nom,
        quantite_restauree=stock.quantite,
        stock_avant=stock.stock_avant,
        stock_apres=stock.stock_apres,
    )


def _build_manquante(vente: VenteConnueIci) -> VenteManquante:
    return VenteManquante(
        id=vente.id,
        numero_facture=vente.numero_facture,
        date_vente=format_instant(vente.date_vente or vente.date_reception),
        montant_total=format_decimal(vente.montant_total),
        devise=vente.devise,
        est_annulee=vente.est_annulee,
    )
