"""What each remedy would do to one entry now, by the very judgement that would be written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from core.errors import InvalidFormat
from core.quarantaine.consultation import Entree
from core.ventes.demande import Demande, Precisions
from core.ventes.prevision import Prevision, foresee
from core.ventes.ressemblance import Ressemblance
from core.vocabulaire import CodeRefus, Remede


@dataclass(frozen=True, slots=True)
class Remedes:
    """By remedy what it would do, or the sentence why core refuses it; others are no question.

    `jumelle` is the recorded sale of another terminal that the remedies about terminals mean.
    """

    previsions: Mapping[Remede, Prevision]
    refus: Mapping[Remede, str]
    jumelle: Ressemblance | None = None


def foresee_remedes(
    connection: Connection,
    entree: Entree,
    demande: Demande,
    *,
    memes_numeros: Sequence[Ressemblance],
    maintenant: datetime,
) -> Remedes:
    """Foresee every remedy that makes sense for an open entry, once the owner confirmed it."""
    (rejeu,) = foresee(connection, demande, maintenant)
    twins = (r for r in memes_numeros if r.terminal_id != entree.terminal_id)
    jumelle = next((r for r in twins if r.empreinte == entree.empreinte), None)
    previsions, refus = {Remede.REJOUER: rejeu}, dict[Remede, str]()
    for remede, precisions in _list_others(entree, rejeu, memes_numeros, jumelle):
        asked = replace(demande, remede=remede, precisions=precisions)
        try:
            (previsions[remede],) = foresee(connection, asked, maintenant)
        except InvalidFormat as error:
            refus[remede] = error.message
    return Remedes(previsions, refus, jumelle)


def _list_others(
    entree: Entree,
    rejeu: Prevision,
    memes_numeros: Sequence[Ressemblance],
    jumelle: Ressemblance | None,
) -> Iterator[tuple[Remede, Precisions]]:
    if rejeu.rejeu.code is CodeRefus.INSUFFICIENT_STOCK:
        yield Remede.ENTREE, Precisions()
        yield Remede.NEGATIF, Precisions()
    if memes_numeros:
        yield Remede.DISTINCTE, Precisions()
    if memes_numeros or rejeu.ressemblances:
        yield Remede.DOUBLON, Precisions()
    if jumelle is not None:
        yield Remede.REMPLACEMENT, Precisions(ancien_id=jumelle.terminal_id)
        paire = frozenset({entree.terminal_id, jumelle.terminal_id})
        yield Remede.TOUJOURS_DISTINCTES, Precisions(paire=paire)
