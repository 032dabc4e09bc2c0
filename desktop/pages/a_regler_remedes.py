"""What can be done about one entry: each remedy with what follows and its effect on the stock."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from core.quarantaine import Examen, Raison
from core.quarantaine.consultation import raison_of
from core.quarantaine.remedes import Remedes
from core.ventes.commandes import Manque
from core.ventes.demande import Rejeu, SortRejeu
from core.ventes.prevision import EffetStock, Prevision
from core.vocabulaire import Remede
from desktop.formats import format_number, plural
from desktop.models.raisons import reasons
from desktop.models.remedes import remede_words
from desktop.sentences import say
from desktop.theme import Tone
from desktop.widgets.remede import Remede as Bouton

_NUMEROS = (Remede.DOUBLON, Remede.DISTINCTE, Remede.TOUJOURS_DISTINCTES, Remede.REMPLACEMENT)
_LISTES = {
    Raison.INSUFFICIENT_STOCK: (Remede.ENTREE, Remede.NEGATIF, Remede.ARTICLE, Remede.REJOUER),
    Raison.ARTICLE_NOT_FOUND: (Remede.ARTICLE, Remede.REJOUER),
    Raison.CONFLIT_NUMERO: (Remede.DISTINCTE, Remede.DOUBLON, Remede.REJOUER),
    Raison.DOUBLON_PROBABLE: (*_NUMEROS, Remede.REJOUER),
}
"""The remedies of each reason, the most likely first; for the others a replay, once mended."""
_HELPS = frozenset({SortRejeu.APPLIQUEE, SortRejeu.CONNUE, SortRejeu.CLASSEE})


def key_of(remede: Remede) -> str:
    """Return the key of a remedy's button."""
    return remede.value.lower()


def list_remedes(examen: Examen) -> tuple[Bouton, ...]:
    """Return the remedies of an entry that waits, none for one that is settled."""
    if examen.remedes is None:
        return ()
    order = list(dict.fromkeys(_order(examen, examen.remedes)))
    made = [_make(examen, examen.remedes, remede) for remede in order]
    advised = next((b.key for b in made if b.possible), "")
    lone = advised != key_of(Remede.CLASSER)
    return tuple(_advise(b) if lone and b.key == advised else b for b in made)


def _order(examen: Examen, remedes: Remedes) -> Iterator[Remede]:
    """Yield what fits the reason, what is obvious now before everything else."""
    rejouer = remedes.previsions[Remede.REJOUER]
    if rejouer.ressemblances and any(r.vente_id for r in rejouer.ressemblances):
        yield Remede.DOUBLON
    if rejouer.rejeu.sort in _HELPS:
        yield Remede.REJOUER
    for remede in _LISTES.get(examen.entree.raison, (Remede.REJOUER,)):
        if _is_offered(examen, remedes, remede):
            yield remede
    if Remede.DOUBLON in remedes.previsions:
        yield Remede.DOUBLON
    if Remede.DISTINCTE in remedes.previsions:
        yield Remede.DISTINCTE
    yield Remede.CLASSER


def _is_offered(examen: Examen, remedes: Remedes, remede: Remede) -> bool:
    """Tell whether a remedy is a question at all: two terminals, say, need a second one."""
    if remede in {Remede.REMPLACEMENT, Remede.TOUJOURS_DISTINCTES}:
        return remedes.jumelle is not None
    if remede is Remede.ARTICLE:
        return examen.vente is not None
    return True


def _make(examen: Examen, remedes: Remedes, remede: Remede) -> Bouton:
    if remede in {Remede.CLASSER, Remede.ARTICLE}:
        return _button(remede, _unchanged(examen) if remede is Remede.CLASSER else _tr("à choisir"))
    refus, prevision = remedes.refus.get(remede), remedes.previsions.get(remede)
    if refus is not None:
        return _button(remede, _tr("impossible"), why=say(refus))
    if prevision is None:
        why = _tr("Le stock suffit déjà : rejouez simplement la vente.")
        return _button(remede, _unchanged(examen), why=why)
    if remede is Remede.DOUBLON:
        return _doublon(examen, prevision)
    if prevision.rejeu.sort not in _HELPS:
        why = _tr("Échouerait encore : {why}").format(why=_why(prevision))
        return _button(remede, _still(prevision.manque), why=why)
    return _recording(remedes, remede, prevision)


def _doublon(examen: Examen, prevision: Prevision) -> Bouton:
    several = prevision.rejeu.sort is SortRejeu.INDECISE
    return _button(Remede.DOUBLON, _tr("à choisir") if several else _unchanged(examen))


def _recording(remedes: Remedes, remede: Remede, prevision: Prevision) -> Bouton:
    below = any(effet.apres < 0 for effet in prevision.effets)
    known = prevision.rejeu.sort is SortRejeu.CONNUE
    jumelle = remedes.jumelle
    sentence, title = "", ""
    if known and remede is Remede.REJOUER:
        sentence = _tr("La vente est déjà enregistrée : elle n’attendra plus ici.")
    if remede is Remede.REMPLACEMENT and jumelle is not None:
        title = _tr("Ce terminal remplace {terminal}").format(terminal=jumelle.terminal_nom)
    if remede is Remede.TOUJOURS_DISTINCTES and jumelle is not None:
        title = _tr("Toujours distinctes entre ce terminal et {terminal}").format(
            terminal=jumelle.terminal_nom
        )
    return _button(
        remede,
        effect_words(prevision.effets),
        title=title,
        sentence=sentence,
        tone=Tone.DANGER if below else Tone.INFO,
    )


def _button(
    remede: Remede,
    effect: str,
    *,
    title: str = "",
    sentence: str = "",
    why: str = "",
    tone: Tone = Tone.NEUTRAL,
) -> Bouton:
    """Make a button; one that is impossible says `why` in the place of what would follow."""
    words = remede_words()[remede]
    return Bouton(
        key=key_of(remede),
        icon=words.icon,
        title=title or words.title,
        consequence=why or sentence or words.consequence,
        effect=effect,
        tone=tone,
        possible=not why,
    )


def _advise(bouton: Bouton) -> Bouton:
    return Bouton(
        bouton.key,
        bouton.icon,
        bouton.title,
        bouton.consequence,
        bouton.effect,
        bouton.tone,
        advised=True,
    )


def effect_words(effets: tuple[EffetStock, ...]) -> str:
    """Return « stock 3 → −2 », or how many stocks change."""
    if len(effets) > 1:
        return plural(len(effets), _tr("{n} stock change"), _tr("{n} stocks changent"))
    if not effets:
        return _tr("stock inchangé")
    (effet,) = effets
    if effet.recues:
        return _tr("entrée de {n}, stock {avant} → {apres}").format(
            n=format_number(effet.recues),
            avant=format_number(effet.avant),
            apres=format_number(effet.apres),
        )
    return _tr("stock {avant} → {apres}").format(
        avant=format_number(effet.avant), apres=format_number(effet.apres)
    )


def _unchanged(examen: Examen) -> str:
    prevision = examen.prevision
    return _still(None if prevision is None else prevision.manque)


def _still(manque: Manque | None) -> str:
    if manque is None or manque.stock_disponible is None:
        return _tr("stock inchangé")
    return _tr("stock {n}, inchangé").format(n=format_number(manque.stock_disponible))


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


def _tr(text: str) -> str:
    return QCoreApplication.translate("Remedes", text)
