"""What a remedy changes in the state that entries are judged by; the rules stay the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from core.errors import InvalidFormat
from core.limites import QUANTITE_MAX
from core.terminaux import TerminalIdentifie
from core.ventes.chargement import load_articles
from core.ventes.commandes import VenteIllisible, VenteRecue
from core.ventes.decision import Appliquer, decide
from core.ventes.demande import Demande
from core.ventes.entrees import EntreeLue
from core.ventes.etat import Etat
from core.vocabulaire import PolitiqueStock, Remede

Ventes = Sequence[VenteRecue | VenteIllisible]


@dataclass(frozen=True, slots=True)
class Loi:
    """The state that the owner's decision makes, and the pieces that came in by it."""

    etat: Etat
    recues: Mapping[int, int]


def follow(identifie: TerminalIdentifie, demande: Demande) -> TerminalIdentifie:
    """Let the terminal have the place of the one that it replaces."""
    if demande.remede is not Remede.REMPLACEMENT:
        return identifie
    ancien_id = demande.precisions.ancien_id
    return replace(identifie, terminal=replace(identifie.terminal, remplace_id=ancien_id))


def know_articles(connection: Connection, etat: Etat, demande: Demande) -> Etat:
    """Add the articles that the owner named in the place of those that were sent."""
    missing = set(demande.precisions.articles.values()) - etat.articles.keys()
    if demande.remede is not Remede.ARTICLE or not missing:
        return etat
    return replace(
        etat, articles={**etat.articles, **load_articles(connection, etat.boutique.id, missing)}
    )


def bend(etat: Etat, demande: Demande, retenues: Sequence[EntreeLue]) -> Loi:
    """Return the state as the remedy has it; InvalidFormat where what it needs is no use."""
    bent = etat
    recues: Mapping[int, int] = {}
    match demande.remede:
        case Remede.ENTREE:
            recues = _receive(etat, [e.vente for e in retenues], demande.precisions.quantites)
            bent = _stock_up(etat, recues)
        case Remede.NEGATIF:
            bent = _accept(etat)
        case Remede.ARTICLE:
            bent = _rename(etat, demande.precisions.articles)
        case Remede.DISTINCTE:
            own = ((e.vente.numero_facture, e.empreinte_lue) for e in retenues)
            bent = replace(etat, distinctes=frozenset(own))
        case Remede.TOUJOURS_DISTINCTES:
            others = demande.precisions.paire - {etat.terminal.id}
            bent = replace(etat, numerotation_partagee=etat.numerotation_partagee | others)
        case _:
            pass
    return Loi(bent, recues)


def find_manques(etat: Etat, ventes: Ventes) -> dict[int, int]:
    """Return the pieces that all these sales together lack, by article."""
    left: dict[int, int] = {}
    for decision in decide(_accept(etat), ventes):
        if isinstance(decision, Appliquer):
            for ligne in decision.lignes:
                article = ligne.article
                if article.suivi_stock:
                    before = left.get(article.id, article.quantite_stock)
                    left[article.id] = before - ligne.recue.quantite
    return {key: -stock for key, stock in sorted(left.items()) if stock < 0}


def _receive(etat: Etat, ventes: Ventes, quantites: Mapping[int, int]) -> dict[int, int]:
    """Return what comes in: what lacks, or more where the owner said so."""
    recues: dict[int, int] = {}
    for article_id, manque in find_manques(etat, ventes).items():
        asked = quantites.get(article_id, manque)
        if not manque <= asked <= max(QUANTITE_MAX, manque):
            nom = etat.articles[article_id].nom
            raise InvalidFormat(
                f"Il manque {manque} pièces de {nom} : écrivez au moins {manque}.",
                champ=f"quantite_{article_id}",
            )
        recues[article_id] = asked
    return recues


def _stock_up(etat: Etat, recues: Mapping[int, int]) -> Etat:
    articles = {
        key: replace(known, quantite_stock=known.quantite_stock + recues.get(known.id, 0))
        for key, known in etat.articles.items()
    }
    return replace(etat, articles=articles)


def _accept(etat: Etat) -> Etat:
    boutique = replace(etat.boutique, politique_stock=PolitiqueStock.ACCEPTER)
    return replace(etat, boutique=boutique)


def _rename(etat: Etat, articles: Mapping[int, int]) -> Etat:
    """Let the id that was sent mean the article that was sold.

    The content, hence what the terminal sends again, stays the one that was sent.
    """
    for sent, sold in articles.items():
        if sold not in etat.articles:
            raise InvalidFormat(
                "Choisissez un article actif de cette boutique.", champ=f"article_{sent}"
            )
    meant = {sent: etat.articles[sold] for sent, sold in articles.items()}
    return replace(etat, articles={**etat.articles, **meant})
