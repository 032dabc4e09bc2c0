"""What the figures of an explanation open: options of a filter that remember their count."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec
from PySide6.QtCore import QCoreApplication

from core.fiche.explication import Explication, LigneExplication
from core.fiche.livre import FiltreLivre
from core.fiche.postes import Depart, Groupe, Poste, Sorte
from desktop.formats import Times
from desktop.models.explication import say_ligne
from desktop.widgets.chip import Option

DANS_LE_LIVRE = (Sorte.TARDIVE, Sorte.AJUSTEMENT, Sorte.NEGATIF)


@dataclass(frozen=True, slots=True)
class _Ouverture:
    """The movements of one row, or those of one suspicion."""

    depart: Depart
    groupe: Groupe | None = None
    sorte: Sorte | None = None


def option_of_ligne(depart: Depart, ligne: LigneExplication, times: Times) -> Option:
    """Return what leaves the movements of a row alone."""
    return Option(_encode(_Ouverture(depart, groupe=ligne.groupe)), say_ligne(ligne, times))


def option_of_sorte(depart: Depart, sorte: Sorte) -> Option:
    """Return what leaves the movements of a suspicion alone."""
    words = {
        Sorte.TARDIVE: _tr("Ventes tardives"),
        Sorte.AJUSTEMENT: _tr("Ajustements à la main"),
        Sorte.NEGATIF: _tr("Passages sous zéro"),
    }
    return Option(_encode(_Ouverture(depart, sorte=sorte)), words[sorte])


def list_options(explication: Explication, times: Times) -> Iterator[Option]:
    """Give every row that movements stand behind, then what deserves a look."""
    for ligne in explication.lignes:
        if ligne.groupe.poste is not Poste.ECART:
            yield option_of_ligne(explication.depart, ligne, times)
    for sorte in DANS_LE_LIVRE:
        yield option_of_sorte(explication.depart, sorte)


def narrow(filtre: FiltreLivre, values: Sequence[str]) -> FiltreLivre:
    """Return the filter with the chosen options; the count is that of the last one."""
    opened = [msgspec.json.decode(value, type=_Ouverture) for value in values]
    if not opened:
        return filtre
    return replace(
        filtre,
        depart=opened[-1].depart,
        groupes=tuple(each.groupe for each in opened if each.groupe is not None),
        sortes=tuple(each.sorte for each in opened if each.sorte is not None),
    )


def _encode(ouverture: _Ouverture) -> str:
    return msgspec.json.encode(ouverture).decode()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Ouverture", text)
