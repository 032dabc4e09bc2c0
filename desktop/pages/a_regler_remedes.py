"""What can be done about one entry: each remedy with what follows and its effect on the stock."""

from PySide6.QtCore import QCoreApplication

from core.quarantaine import Examen
from core.quarantaine.consultation import raison_of
from core.ventes.commandes import Manque
from core.ventes.demande import Rejeu, SortRejeu
from core.ventes.prevision import EffetStock, Prevision
from desktop.formats import format_number, plural
from desktop.models.raisons import reasons
from desktop.sentences import say
from desktop.theme import Tone
from desktop.widgets.remede import Remede

REJOUER = "rejouer"
CLASSER = "classer"


def list_remedes(examen: Examen) -> tuple[Remede, ...]:
    """Return the remedies of an entry that waits, none for one that is settled."""
    if examen.prevision is None:
        return ()
    return (_rejouer(examen.prevision), _classer(examen.prevision))


def effect_words(effets: tuple[EffetStock, ...]) -> str:
    """Return « stock 3 → −2 », or how many stocks change."""
    if len(effets) > 1:
        return plural(len(effets), _tr("{n} stock change"), _tr("{n} stocks changent"))
    if not effets:
        return _tr("stock inchangé")
    (effet,) = effets
    return _tr("stock {avant} → {apres}").format(
        avant=format_number(effet.avant), apres=format_number(effet.apres)
    )


def _unchanged(manque: Manque | None) -> str:
    if manque is None or manque.stock_disponible is None:
        return _tr("stock inchangé")
    return _tr("stock {n}, inchangé").format(n=format_number(manque.stock_disponible))


def _rejouer(prevision: Prevision) -> Remede:
    sort = prevision.rejeu.sort
    if sort is SortRejeu.REFUSEE:
        return Remede(
            key=REJOUER,
            icon="refresh-cw",
            title=_tr("Rejouer maintenant"),
            consequence=_tr("Échouerait encore : {why}").format(why=_why(prevision)),
            effect=_unchanged(prevision.manque),
            possible=False,
        )
    below = any(effet.apres < 0 for effet in prevision.effets)
    if sort is SortRejeu.CONNUE:
        sentence = _tr("La vente est déjà enregistrée : elle n’attendra plus ici.")
    else:
        sentence = _tr("La vente est enregistrée telle que le terminal l’a envoyée.")
    return Remede(
        key=REJOUER,
        icon="refresh-cw",
        title=_tr("Rejouer maintenant"),
        consequence=sentence,
        effect=effect_words(prevision.effets),
        tone=Tone.DANGER if below else Tone.INFO,
        advised=not prevision.ressemblances,
    )


def _brief(rejeu: Rejeu) -> str:
    if rejeu.code is None:
        return say(rejeu.message)
    return reasons()[raison_of(rejeu.code, est_lisible=rejeu.est_lisible)].brief


def _why(prevision: Prevision) -> str:
    """Say what is missing still, or what core says."""
    manque = prevision.manque
    if manque is None or manque.stock_demande is None or manque.stock_disponible is None:
        return f"{_brief(prevision.rejeu)}."
    missing = manque.stock_demande - manque.stock_disponible
    return plural(
        missing, _tr("il manque toujours {n} pièce."), _tr("il manque toujours {n} pièces.")
    )


def _classer(prevision: Prevision) -> Remede:
    return Remede(
        key=CLASSER,
        icon="archive",
        title=_tr("Classer avec un motif"),
        consequence=_tr("La vente n’est pas comptée ; elle reste dans « Classées » avec le motif."),
        effect=_unchanged(prevision.manque),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Remedes", text)
