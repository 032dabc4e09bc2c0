"""The board of the terminals: who sends, what became of it today, and what looks wrong."""

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, select

from core.boutiques import load_boutique
from core.clock import Clock
from core.db.boutiques import boutique, terminal
from core.db.engine import Database
from core.errors import TerminalNotFound
from core.listes import Tri
from core.lots import TotauxLots
from core.suivi.horloge import TOLERANCE
from core.suivi.lecture import (
    Compte,
    Horloge,
    count_a_regler,
    count_jour,
    find_dernieres_ventes,
    list_heures,
    list_rangs,
    list_terminaux,
)
from core.suivi.numeros import find_manquants
from core.suivi.silence import find_silence, read_horaires
from core.terminaux import Terminal
from core.textes import fold
from core.vocabulaire import EtatTerminal

TRI_DEFAUT = Tri("nom_terminal")
DEUX_ADRESSES_VUES = timedelta(days=1)
"""How long it is told that a serial number came from two addresses."""


class OngletTerminaux(StrEnum):
    """The tabs of the page."""

    TOUS = "TOUS"
    A_SURVEILLER = "A_SURVEILLER"
    INACTIFS = "INACTIFS"


class Signe(StrEnum):
    """What asks for a look at a terminal."""

    SILENCE = "SILENCE"
    A_REGLER = "A_REGLER"
    NUMEROS = "NUMEROS"
    HORLOGE = "HORLOGE"
    ADRESSES = "ADRESSES"


@dataclass(frozen=True, slots=True)
class SuiviTerminal:
    """A terminal that was let in, as its owner watches it.

    `manquants` are the numbers of the last days that it has skipped, `ecart_horloge_s` the
    seconds by which its clock is ahead (None where it is right, or was never measured).
    """

    terminal: Terminal
    compte: Compte
    derniere_vente: datetime | None = None
    a_regler: int = 0
    manquants: tuple[str, ...] = ()
    ecart_horloge_s: int | None = None
    date_horloge: datetime | None = None
    autre_adresse_ip: str = ""
    silencieux_depuis: datetime | None = None
    remplace: str = ""

    @property
    def id(self) -> int:
        """Return the terminal's own id."""
        return self.terminal.id

    @property
    def signes(self) -> frozenset[Signe]:
        """Return all that looks wrong with it."""
        signs = {
            Signe.SILENCE: self.silencieux_depuis is not None,
            Signe.A_REGLER: self.a_regler > 0,
            Signe.NUMEROS: bool(self.manquants),
            Signe.HORLOGE: self.ecart_horloge_s is not None,
            Signe.ADRESSES: bool(self.autre_adresse_ip),
        }
        return frozenset(signe for signe, seen in signs.items() if seen)

    @property
    def est_a_surveiller(self) -> bool:
        """Tell whether something asks for a look."""
        return self.terminal.etat is EtatTerminal.ACTIF and bool(self.signes)


@dataclass(frozen=True, slots=True)
class FiltreSuivi:
    """Which terminals of a boutique: with any of these signs, of any of these versions."""

    boutique_id: int
    recherche: str = ""
    onglet: OngletTerminaux = OngletTerminaux.TOUS
    signes: tuple[Signe, ...] = ()
    versions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suivi:
    """Use cases about how the terminals are doing; there are few, so each answer looks at all."""

    database: Database
    clock: Clock

    def list_ids(self, filtre: FiltreSuivi, tri: Tri = TRI_DEFAUT) -> "array[int]":
        """Return the ids of all that match, sorted; KeyError for an unknown column."""
        key = COLONNES[tri.colonne]
        rows = [row for row in self._load(filtre.boutique_id) if _matches(row, filtre)]
        rows.sort(key=lambda row: (key(row), row.id), reverse=tri.descendant)
        return array("q", (row.id for row in rows))

    def list_rows(self, ids: Sequence[int]) -> tuple[SuiviTerminal, ...]:
        """Return the terminals of these ids, in their order."""
        query = select(terminal.c.boutique_id).where(terminal.c.id.in_(ids)).distinct()
        with self.database.read() as connection:
            boutiques = [key for key in connection.scalars(query) if key is not None]
            found = {row.id: row for key in boutiques for row in _load(connection, key, self.clock)}
        return tuple(found[key] for key in ids if key in found)

    def get_suivi(self, terminal_id: int) -> SuiviTerminal:
        """Return one terminal; TerminalNotFound."""
        found = self.list_rows([terminal_id])
        if not found:
            raise TerminalNotFound("Ce terminal n’est relié à aucune boutique.")
        return found[0]

    def total(self, filtre: FiltreSuivi) -> TotauxLots:
        """Return how many match, and the sums of what they sent today."""
        comptes = [r.compte for r in self._load(filtre.boutique_id) if _matches(r, filtre)]
        return TotauxLots(
            len(comptes),
            recues=sum(each.recues for each in comptes),
            creees=sum(each.creees for each in comptes),
            rejouees=sum(each.rejouees for each in comptes),
            refusees=sum(each.refusees for each in comptes),
        )

    def count_onglets(self, filtre: FiltreSuivi) -> Mapping[OngletTerminaux, int]:
        """Count the terminals under each tab, whatever tab the filter names."""
        rows = self._load(filtre.boutique_id)
        return {
            onglet: sum(_matches(row, replace(filtre, onglet=onglet)) for row in rows)
            for onglet in OngletTerminaux
        }

    def list_terminaux(self, boutique_id: int) -> tuple[SuiviTerminal, ...]:
        """Return all terminals that a boutique let in."""
        return self._load(boutique_id)

    def list_versions(self, boutique_id: int) -> tuple[str, ...]:
        """Return the versions that the boutique's terminals say they are of, as text sorts."""
        with self.database.read() as connection:
            known = list_terminaux(connection, boutique_id)
        return tuple(sorted({found.version_app_maui for found, _ in known} - {""}))

    def list_silencieux(self) -> tuple[Terminal, ...]:
        """Return the terminals of all boutiques that should have been heard of."""
        query = select(boutique.c.id).where(boutique.c.est_active).order_by(boutique.c.id)
        now = self.clock.now()
        with self.database.read() as connection:
            return tuple(
                found
                for key in connection.scalars(query).all()
                for found, depuis in _list_silences(connection, key, now)
                if depuis is not None
            )

    def _load(self, boutique_id: int) -> tuple[SuiviTerminal, ...]:
        with self.database.read() as connection:
            return _load(connection, boutique_id, self.clock)


def _load(connection: Connection, boutique_id: int, clock: Clock) -> tuple[SuiviTerminal, ...]:
    """Look at every terminal of a boutique."""
    known = list_terminaux(connection, boutique_id)
    if not known:
        return ()
    lieu, now = load_boutique(connection, boutique_id), clock.now()
    ids = [found.id for found, _ in known]
    noms = {found.id: found.nom_terminal for found, _ in known}
    comptes = count_jour(connection, boutique_id, now, lieu.fuseau)
    silences = {found.id: depuis for found, depuis in _list_silences(connection, boutique_id, now)}
    ventes = find_dernieres_ventes(connection, ids)
    waiting = count_a_regler(connection, boutique_id)
    gaps = find_manquants(list_rangs(connection, boutique_id, now, lieu.fuseau))
    return tuple(
        _judge(
            SuiviTerminal(
                terminal=found,
                compte=comptes.get(found.id, Compte()),
                derniere_vente=ventes.get(found.id),
                a_regler=waiting.get(found.id, 0),
                manquants=gaps.get(found.id, ()),
                silencieux_depuis=silences.get(found.id),
                remplace=noms.get(found.remplace_id or 0, ""),
            ),
            horloge,
            now,
        )
        for found, horloge in known
    )


def _list_silences(
    connection: Connection, boutique_id: int, now: datetime
) -> Iterator[tuple[Terminal, datetime | None]]:
    """Tell of each terminal of a boutique since when it has been silent, None where it is not."""
    fuseau = load_boutique(connection, boutique_id).fuseau
    heures = list_heures(connection, boutique_id, now)
    for found, _ in list_terminaux(connection, boutique_id):
        horaires = read_horaires(heures.get(found.id, ()), fuseau, now)
        yield found, find_silence(found, horaires, fuseau, now)


def _judge(row: SuiviTerminal, horloge: Horloge, now: datetime) -> SuiviTerminal:
    """Add what a terminal's clock and address say at this moment."""
    ecart = horloge.ecart_horloge_s
    wrong = ecart is not None and abs(ecart) > TOLERANCE.total_seconds()
    seen = row.terminal.date_autre_adresse
    twice = seen is not None and now - seen < DEUX_ADRESSES_VUES
    return replace(
        row,
        ecart_horloge_s=ecart if wrong else None,
        date_horloge=horloge.date_horloge,
        autre_adresse_ip=(row.terminal.autre_adresse_ip or "") if twice else "",
    )


def _matches(row: SuiviTerminal, filtre: FiltreSuivi) -> bool:
    found = row.terminal
    wanted = fold(filtre.recherche.strip())
    places = (found.nom_terminal, found.numero_serie, found.adresse_ip)
    if not any(wanted in fold(place) for place in places):
        return False
    if filtre.signes and row.signes.isdisjoint(filtre.signes):
        return False
    if filtre.versions and found.version_app_maui not in filtre.versions:
        return False
    return {
        OngletTerminaux.TOUS: True,
        OngletTerminaux.A_SURVEILLER: row.est_a_surveiller,
        OngletTerminaux.INACTIFS: found.etat is EtatTerminal.INACTIF,
    }[filtre.onglet]


def _stamp(instant: datetime | None) -> float:
    return 0.0 if instant is None else instant.timestamp()


COLONNES: Mapping[str, Callable[[SuiviTerminal], str | float]] = {
    "nom_terminal": lambda row: fold(row.terminal.nom_terminal),
    "etat": lambda row: f"{row.terminal.etat}{row.silencieux_depuis is None:d}",
    "derniere_activite": lambda row: _stamp(row.terminal.derniere_activite),
    "derniere_vente": lambda row: _stamp(row.derniere_vente),
    "recues": lambda row: row.compte.recues,
    "creees": lambda row: row.compte.creees,
    "rejouees": lambda row: row.compte.rejouees,
    "refusees": lambda row: row.compte.refusees,
    "manquants": lambda row: len(row.manquants),
    "ecart_horloge_s": lambda row: abs(row.ecart_horloge_s or 0),
    "adresse_ip": lambda row: row.terminal.adresse_ip,
    "version_app_maui": lambda row: row.terminal.version_app_maui,
}
