"""The terminals: who asks in, who was let in, and whose request this is."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from core.boutiques import Boutique, load_boutique
from core.clock import Clock
from core.db.boutiques import terminal
from core.db.engine import Database
from core.db.requetes import columns_of
from core.errors import (
    BoutiqueInactive,
    InvalidFormat,
    SerieAlreadyUsed,
    StorageUnavailable,
    TerminalInactif,
    TerminalNotFound,
)
from core.events import DeuxAdresses, EventHub, TerminauxChanges
from core.limites import (
    ACTIVITE_ARRONDIE,
    ATTENTE_PROTEGEE,
    DEUX_ADRESSES,
    NUMERO_SERIE_MAX,
    TERMINAUX_EN_ATTENTE_MAX,
    VERSION_APP_MAX,
)
from core.remplacements import end_replacement, replace_terminal
from core.textes import clean_texte, is_printable, require_texte
from core.vocabulaire import EtatTerminal, NiveauTerminal

_INSTANT = timedelta(microseconds=1)
INCONNU = "Terminal non reconnu. Demandez au propriétaire de l’approuver dans Comptoir."


@dataclass(frozen=True, slots=True)
class Terminal:
    """One terminal; `boutique_id` is None until the owner has let it in.

    `autre_adresse_ip` is the address that gave the same serial number just before
    `date_autre_adresse`.
    """

    id: int
    boutique_id: int | None
    numero_serie: str
    nom_terminal: str
    etat: EtatTerminal
    version_app_maui: str
    adresse_ip: str
    derniere_activite: datetime | None
    date_creation: datetime
    niveau: NiveauTerminal = NiveauTerminal.COMPATIBLE
    remplace_id: int | None = None
    autre_adresse_ip: str | None = None
    date_autre_adresse: datetime | None = None


# Asked by every request, so built once: building a query costs more than running it.
_TERMINAL = select(*columns_of(terminal, Terminal)).where(
    terminal.c.numero_serie == bindparam("numero_serie")
)


@dataclass(frozen=True, slots=True)
class TerminalIdentifie:
    """An approved terminal with its boutique: what every request of a terminal starts from."""

    terminal: Terminal
    boutique: Boutique


@dataclass(frozen=True, slots=True)
class Terminaux:
    """Use cases about terminals."""

    database: Database
    clock: Clock
    events: EventHub

    def identify(
        self, numero_serie: str, adresse_ip: str, version: str = "", *, is_heard: bool = True
    ) -> TerminalIdentifie:
        """Return whose serial this is; an unknown one that is heard joins the waiting list.

        TerminalNotFound (unknown, pending or refused alike), TerminalInactif, BoutiqueInactive.
        """
        if not 0 < len(numero_serie) <= NUMERO_SERIE_MAX or not is_printable(numero_serie):
            raise TerminalNotFound(INCONNU)
        with self.database.read() as connection:
            found, boutique = _find_with_boutique(connection, numero_serie)
        if found is None:
            if is_heard:
                self._record_pending(numero_serie, adresse_ip)
            raise TerminalNotFound(INCONNU)
        identifie = _require_let_in(found, boutique)
        version = clean_texte(version, VERSION_APP_MAX) or found.version_app_maui
        self._record_activite(found, adresse_ip, version)
        return replace(identifie, terminal=replace(found, version_app_maui=version))

    def recognise(self, numero_serie: str) -> TerminalIdentifie:
        """Return whose serial this is, as `identify` would, and note nothing; its errors."""
        with self.database.read() as connection:
            return _recognise(connection, numero_serie)

    def get_terminal(self, numero_serie: str) -> Terminal:
        """Return the terminal of this serial, whatever its state; TerminalNotFound."""
        with self.database.read() as connection:
            return _get(connection, numero_serie)

    def list_terminaux(self, boutique_id: int | None = None) -> tuple[Terminal, ...]:
        """Return the terminals of one boutique, or all of them; those that ask in come first."""
        query = select(*columns_of(terminal, Terminal)).order_by(
            terminal.c.etat != EtatTerminal.EN_ATTENTE, terminal.c.nom_terminal, terminal.c.id
        )
        if boutique_id is not None:
            query = query.where(terminal.c.boutique_id == boutique_id)
        with self.database.read() as connection:
            return tuple(Terminal(**row._asdict()) for row in connection.execute(query))

    def add_terminal(self, boutique_id: int, numero_serie: str, nom: str) -> Terminal:
        """Let a terminal in before it ever asked; SerieAlreadyUsed where it is approved already."""
        serie, nom_terminal = _require_serie(numero_serie), require_texte(nom, "Nom du terminal")
        with self.database.write() as connection:
            found = _find(connection, serie)
            if found is None:
                _insert_pending(connection, serie, "", self.clock.now())
            elif found.etat is not EtatTerminal.EN_ATTENTE:
                raise SerieAlreadyUsed(f"Le numéro de série « {serie} » est déjà connu.")
            added = _let_in(connection, serie, boutique_id, nom_terminal)
        self.events.publish(TerminauxChanges())
        return added

    def approve(
        self, numero_serie: str, boutique_id: int, nom: str, *, remplace: int | None = None
    ) -> Terminal:
        """Let in a terminal that waits or was turned away; TerminalNotFound, SerieAlreadyUsed.

        A terminal once let in stays with its boutique: its sales are that boutique's. Where it
        takes the place of the terminal `remplace`, that one is switched off and keeps its history;
        InvalidFormat where it cannot be replaced.
        """
        nom_terminal = require_texte(nom, "Nom du terminal")
        with self.database.write() as connection:
            if _get(connection, numero_serie).boutique_id is not None:
                raise SerieAlreadyUsed("Ce terminal est déjà relié à une boutique.")
            approved = _let_in(connection, numero_serie, boutique_id, nom_terminal)
            if remplace is not None:
                replace_terminal(connection, approved.id, remplace)
                approved = _get(connection, numero_serie)
        self.events.publish(TerminauxChanges())
        return approved

    def replace(self, numero_serie: str, remplace: int) -> Terminal:
        """Say of a terminal let in before that it took the place of another; InvalidFormat."""
        with self.database.write() as connection:
            replace_terminal(connection, _get(connection, numero_serie).id, remplace)
            found = _get(connection, numero_serie)
        self.events.publish(TerminauxChanges())
        return found

    def rename(self, numero_serie: str, nom: str) -> Terminal:
        """Give a terminal another name; its movements keep the one of their day."""
        nom_terminal = require_texte(nom, "Nom du terminal")
        with self.database.write() as connection:
            found = _get(connection, numero_serie)
            renamed = update(terminal).where(terminal.c.id == found.id)
            connection.execute(renamed.values(nom_terminal=nom_terminal))
        self.events.publish(TerminauxChanges())
        return self.get_terminal(numero_serie)

    def refuse(self, numero_serie: str) -> Terminal:
        """Turn away a terminal that waits."""
        return self._move(numero_serie, EtatTerminal.EN_ATTENTE, EtatTerminal.REFUSE)

    def deactivate(self, numero_serie: str) -> Terminal:
        """Switch off an approved terminal."""
        return self._move(numero_serie, EtatTerminal.ACTIF, EtatTerminal.INACTIF)

    def activate(self, numero_serie: str) -> Terminal:
        """Switch a terminal on again; one that was replaced is so no longer."""
        return self._move(numero_serie, EtatTerminal.INACTIF, EtatTerminal.ACTIF)

    def _move(self, serie: str, before: EtatTerminal, after: EtatTerminal) -> Terminal:
        with self.database.write() as connection:
            found = _get(connection, serie)
            if found.etat not in {before, after}:
                raise InvalidFormat("Ce terminal n’est pas dans l’état attendu.")
            connection.execute(update(terminal).where(terminal.c.id == found.id).values(etat=after))
            if after is EtatTerminal.ACTIF:
                end_replacement(connection, found.id)
            moved = _get(connection, serie)
        self.events.publish(TerminauxChanges())
        return moved

    def _record_pending(self, serie: str, adresse_ip: str) -> None:
        """Put a stranger on the list, unless it is full of younger ones."""
        with self.database.write() as connection:
            if _find(connection, serie) is not None or not _make_room(connection, self.clock.now()):
                return
            _insert_pending(connection, serie, adresse_ip, self.clock.now())
        self.events.publish(TerminauxChanges())

    def _record_activite(self, found: Terminal, adresse_ip: str, version: str) -> None:
        """Note address, version and time, a minute rounded: reads must not cost a commit each.

        A version alone is no reason to: parts of one app may each name themselves in their way.
        The note waits for no other writer, and a full disk is no reason to turn a terminal away.
        """
        now = self.clock.now()
        values = {"derniere_activite": now, "adresse_ip": adresse_ip, "version_app_maui": version}
        if _is_noted(found, adresse_ip, now):
            return
        is_second = _is_second_address(found, adresse_ip, now)
        if is_second:
            values |= {"autre_adresse_ip": found.adresse_ip, "date_autre_adresse": now}
        with suppress(StorageUnavailable):
            with self.database.write(wait=0) as connection:
                connection.execute(update(terminal).where(terminal.c.id == found.id).values(values))
            if is_second and not _is_recent(found.date_autre_adresse, now, DEUX_ADRESSES):
                self.events.publish(TerminauxChanges(), DeuxAdresses(found.id))


def _is_noted(found: Terminal, adresse_ip: str, now: datetime) -> bool:
    """Tell whether the row says this already, to the minute.

    Two devices that take turns under one number are one alert, not a commit a request.
    """
    if not _is_recent(found.derniere_activite, now, ACTIVITE_ARRONDIE):
        return False
    if _is_recent(found.date_autre_adresse, now, ACTIVITE_ARRONDIE):
        return True
    return adresse_ip == found.adresse_ip


def _is_second_address(found: Terminal, adresse_ip: str, now: datetime) -> bool:
    """Tell whether another address gave this serial number minutes ago.

    After a longer silence it is the same device, to which the router lent a new address.
    """
    moved = "" not in {adresse_ip, found.adresse_ip} and adresse_ip != found.adresse_ip
    return moved and _is_recent(found.derniere_activite, now, DEUX_ADRESSES)


def _is_recent(instant: datetime | None, now: datetime, limit: timedelta) -> bool:
    return instant is not None and abs(now - instant) < limit


def recheck(connection: Connection, identifie: TerminalIdentifie) -> TerminalIdentifie:
    """Read again, once the writer's turn has come, what was so before the wait for it.

    The errors of `identify`: the owner may have switched the terminal off meanwhile.
    """
    return _recognise(connection, identifie.terminal.numero_serie)


def _recognise(connection: Connection, numero_serie: str) -> TerminalIdentifie:
    found, boutique = _find_with_boutique(connection, numero_serie)
    if found is None:
        raise TerminalNotFound(INCONNU)
    return _require_let_in(found, boutique)


def _find_with_boutique(
    connection: Connection, numero_serie: str
) -> tuple[Terminal | None, Boutique | None]:
    found = _find(connection, numero_serie)
    if found is None or found.boutique_id is None:
        return found, None
    return found, load_boutique(connection, found.boutique_id)


def _require_let_in(found: Terminal, boutique: Boutique | None) -> TerminalIdentifie:
    if boutique is None or found.etat in {EtatTerminal.EN_ATTENTE, EtatTerminal.REFUSE}:
        raise TerminalNotFound(INCONNU)
    if found.etat is EtatTerminal.INACTIF:
        raise TerminalInactif("Ce terminal a été désactivé par le propriétaire.")
    if not boutique.est_active:
        raise BoutiqueInactive("Cette boutique est désactivée.")
    return TerminalIdentifie(found, boutique)


def _find(connection: Connection, numero_serie: str) -> Terminal | None:
    row = connection.execute(_TERMINAL, {"numero_serie": numero_serie}).first()
    return None if row is None else Terminal(*row)


def _get(connection: Connection, numero_serie: str) -> Terminal:
    found = _find(connection, numero_serie)
    if found is None:
        raise TerminalNotFound("Aucun terminal n’a ce numéro de série.")
    return found


def _let_in(connection: Connection, serie: str, boutique_id: int, nom: str) -> Terminal:
    load_boutique(connection, boutique_id)
    connection.execute(
        update(terminal)
        .where(terminal.c.numero_serie == serie)
        .values(boutique_id=boutique_id, nom_terminal=nom, etat=EtatTerminal.ACTIF)
    )
    return _get(connection, serie)


def _require_serie(numero_serie: str) -> str:
    serie = numero_serie.strip()
    if not 0 < len(serie) <= NUMERO_SERIE_MAX or not is_printable(serie):
        raise InvalidFormat("Numéro de série : de 1 à 100 caractères lisibles.")
    return serie


def _insert_pending(connection: Connection, serie: str, adresse_ip: str, now: datetime) -> None:
    connection.execute(
        insert(terminal).values(
            numero_serie=serie,
            nom_terminal="",
            etat=EtatTerminal.EN_ATTENTE,
            version_app_maui="",
            adresse_ip=adresse_ip,
            date_creation=now,
        )
    )


def _make_room(connection: Connection, now: datetime) -> bool:
    """Drop the oldest pending terminal where the list is full and it had its time."""
    pending = terminal.c.etat == EtatTerminal.EN_ATTENTE
    count = connection.execute(select(func.count()).where(pending)).scalar_one()
    if count < TERMINAUX_EN_ATTENTE_MAX:
        return True
    # Those of a time to come were listed before the PC's clock was set back.
    old = ~terminal.c.date_creation.between(now - ATTENTE_PROTEGEE + _INSTANT, now)
    oldest = connection.scalar(
        select(terminal.c.id)
        .where(pending, old)
        .order_by(terminal.c.date_creation, terminal.c.id)
        .limit(1)
    )
    if oldest is None:
        return False
    connection.execute(delete(terminal).where(terminal.c.id == oldest))
    return True
