"""What a replay would do, told before the click: judged by the same rules, nothing written."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from core.ventes.commandes import Manque
from core.ventes.decision import Appliquer, MettreEnQuarantaine
from core.ventes.rejeu import (
    Demande,
    Jugement,
    Rejeu,
    judge_again,
    split_by_terminal,
    tell,
)
from core.ventes.ressemblance import Ressemblance


@dataclass(frozen=True, slots=True)
class EffetStock:
    """The pieces of an article before and after; the same where nothing would move."""

    article_id: int
    article_nom: str
    avant: int
    apres: int


@dataclass(frozen=True, slots=True)
class Prevision:
    """What would become of one entry, and of the stock by it."""

    rejeu: Rejeu
    manque: Manque | None = None
    effets: tuple[EffetStock, ...] = ()
    ressemblances: tuple[Ressemblance, ...] = ()


def foresee(
    connection: Connection, demande: Demande, maintenant: datetime
) -> tuple[Prevision, ...]:
    """Foresee a replay, terminal after terminal as it would go; EntreeNotFound."""
    stocks: dict[int, int] = {}
    found: list[Prevision] = []
    for terminal_id, parts in split_by_terminal(connection, demande.ids).items():
        for part in parts:
            own = replace(demande, ids=part)
            jugement = judge_again(connection, terminal_id, own, maintenant, stocks=stocks)
            found += _foresee_part(own, jugement, stocks)
    rank = {entree_id: position for position, entree_id in enumerate(demande.ids)}
    return tuple(sorted(found, key=lambda prevision: rank[prevision.rejeu.entree_id]))


def _foresee_part(demande: Demande, jugement: Jugement, stocks: dict[int, int]) -> list[Prevision]:
    """Describe each entry, and leave in `stocks` what its sale would leave."""
    told = {rejeu.entree_id: rejeu for rejeu in tell(demande, jugement)}
    judged = () if jugement.judged is None else jugement.judged.decisions
    found: dict[int, Prevision] = {}
    for entree, decision in zip(jugement.retenues, judged, strict=True):
        manque = decision.refus.manque if isinstance(decision, MettreEnQuarantaine) else None
        effets = _take(decision, stocks) if isinstance(decision, Appliquer) else ()
        found[entree.id] = Prevision(told[entree.id], manque, effets)
    alike = jugement.ressemblances
    return [
        replace(found.get(entree_id) or Prevision(rejeu), ressemblances=alike.get(entree_id, ()))
        for entree_id, rejeu in told.items()
    ]


def _take(decision: Appliquer, stocks: dict[int, int]) -> tuple[EffetStock, ...]:
    effets: dict[int, EffetStock] = {}
    for ligne in decision.lignes:
        article = ligne.article
        before = stocks.get(article.id, article.quantite_stock)
        stocks[article.id] = before - ligne.recue.quantite
        if not article.suivi_stock:
            continue
        first = effets.get(article.id)
        avant = before if first is None else first.avant
        effets[article.id] = EffetStock(article.id, article.nom, avant, stocks[article.id])
    return tuple(effets.values())
