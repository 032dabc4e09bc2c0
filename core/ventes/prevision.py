"""What a remedy would do, told before the click: judged by the same rules, nothing written."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from core.remplacements import check_replacement
from core.ventes.commandes import Manque
from core.ventes.decision import Appliquer, MettreEnQuarantaine
from core.ventes.demande import Demande, Rejeu
from core.ventes.jugement import Jugement, judge_again, tell
from core.ventes.memes_numeros import load_memes_numeros
from core.ventes.rejeu import split_by_terminal
from core.ventes.ressemblance import Ressemblance
from core.vocabulaire import Remede

_DE_NUMEROS = frozenset({Remede.DOUBLON, Remede.DISTINCTE})


@dataclass(frozen=True, slots=True)
class EffetStock:
    """The pieces of an article before and after; the same where nothing would move.

    `recues` are those that would come in before they go out.
    """

    article_id: int
    article_nom: str
    avant: int
    apres: int
    recues: int = 0


@dataclass(frozen=True, slots=True)
class Prevision:
    """What would become of one entry, and of the stock by it."""

    rejeu: Rejeu
    manque: Manque | None = None
    effets: tuple[EffetStock, ...] = ()
    ressemblances: tuple[Ressemblance, ...] = ()
    numero_facture: str = ""
    memes_numeros: tuple[Ressemblance, ...] = ()
    """The recorded sales of its number, where the remedy is about them."""


def foresee(
    connection: Connection, demande: Demande, maintenant: datetime
) -> tuple[Prevision, ...]:
    """Foresee a remedy, terminal after terminal as it would go.

    EntreeNotFound, VenteNotFound; InvalidFormat where what the remedy needs is no use.
    """
    stocks: dict[int, int] = {}
    found: list[Prevision] = []
    asked = demande
    for terminal_id, parts in split_by_terminal(connection, demande).items():
        _check(connection, terminal_id, demande)
        for part in parts:
            own = replace(asked, ids=part)
            jugement = judge_again(connection, terminal_id, own, maintenant, stocks=stocks)
            found += _compare(connection, own, jugement, _foresee_part(own, jugement, stocks))
            asked = asked.after(jugement.recues)
    rank = {entree_id: position for position, entree_id in enumerate(demande.ids)}
    return tuple(sorted(found, key=lambda prevision: rank[prevision.rejeu.entree_id]))


def _check(connection: Connection, terminal_id: int, demande: Demande) -> None:
    ancien_id, nouveau_id = demande.precisions.ancien_id, demande.precisions.nouveau_id
    if demande.remede is not Remede.REMPLACEMENT or nouveau_id not in {None, terminal_id}:
        return
    if ancien_id is not None:
        check_replacement(connection, terminal_id, ancien_id)


def _compare(
    connection: Connection, demande: Demande, jugement: Jugement, previsions: list[Prevision]
) -> list[Prevision]:
    """Put beside each entry the sales of its number, where the owner is to tell them apart."""
    if demande.remede not in _DE_NUMEROS:
        return previsions
    numeros = {entree.id: entree.numero_facture for entree in jugement.retenues}
    known = load_memes_numeros(connection, jugement.identifie.boutique.id, set(numeros.values()))
    return [
        replace(prevision, numero_facture=numero, memes_numeros=known.get(numero, ()))
        for prevision in previsions
        for numero in [numeros.get(prevision.rejeu.entree_id, "")]
    ]


def _foresee_part(demande: Demande, jugement: Jugement, stocks: dict[int, int]) -> list[Prevision]:
    """Describe each entry, and leave in `stocks` what its sale would leave."""
    told = {rejeu.entree_id: rejeu for rejeu in tell(demande, jugement)}
    judged = () if jugement.judged is None else jugement.judged.decisions
    entering = dict(jugement.recues)
    if jugement.judged is not None:
        # The state that it was judged by has in stock what comes in.
        known = jugement.judged.etat.articles.values()
        stocks.update((a.id, a.quantite_stock) for a in known if a.id in entering)
    found: dict[int, Prevision] = {}
    for entree, decision in zip(jugement.retenues if judged else (), judged, strict=True):
        manque = decision.refus.manque if isinstance(decision, MettreEnQuarantaine) else None
        effets = _take(decision, stocks, entering) if isinstance(decision, Appliquer) else ()
        found[entree.id] = Prevision(told[entree.id], manque, effets)
    alike = jugement.ressemblances
    return [
        replace(found.get(entree_id) or Prevision(rejeu), ressemblances=alike.get(entree_id, ()))
        for entree_id, rejeu in told.items()
    ]


def _take(
    decision: Appliquer, stocks: dict[int, int], entering: dict[int, int]
) -> tuple[EffetStock, ...]:
    """Tell what one sale takes; what comes in is counted with the first that needs it."""
    effets: dict[int, EffetStock] = {}
    for ligne in decision.lignes:
        article = ligne.article
        recues = entering.pop(article.id, 0)
        before = stocks.get(article.id, article.quantite_stock)
        stocks[article.id] = before - (ligne.recue.quantite if ligne.comptage is None else 0)
        if not article.suivi_stock:
            continue
        first = effets.get(article.id)
        avant = before - recues if first is None else first.avant
        entered = recues if first is None else first.recues
        effets[article.id] = EffetStock(article.id, article.nom, avant, stocks[article.id], entered)
    return tuple(effets.values())


def sum_effets(previsions: Sequence[Prevision]) -> tuple[EffetStock, ...]:
    """Return what becomes of each stock once all is done, whatever their order.

    Sales only take, and what comes in is at once taken at least as far as the stock that was there
    before: the last stock is the lowest.
    """
    by_article: defaultdict[int, list[EffetStock]] = defaultdict(list)
    for prevision in previsions:
        for effet in prevision.effets:
            by_article[effet.article_id].append(effet)
    return tuple(_sum(own) for _, own in sorted(by_article.items()))


def _sum(effets: Sequence[EffetStock]) -> EffetStock:
    recues = sum(effet.recues for effet in effets)
    taken = sum(effet.avant + effet.recues - effet.apres for effet in effets)
    apres = min(effet.apres for effet in effets)
    first = effets[0]
    return EffetStock(first.article_id, first.article_nom, apres + taken - recues, apres, recues)
