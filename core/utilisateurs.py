"""Who uses this computer: the owner, and the PIN that keeps others out of the window."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import Connection, Row, insert, select, update

from core.clock import Clock
from core.db.boutiques import utilisateur
from core.db.engine import Database
from core.errors import InvalidFormat, PinLocked, PinWrong
from core.textes import require_texte
from core.vocabulaire import RoleUtilisateur

UTILISATEUR_LOCAL = "Comptoir"
"""Who works at this computer, as long as the owner has not said his name."""
NOM_MAX = 60
PIN_MIN, PIN_MAX = 4, 8
ECHECS_LIBRES = 5
"""So many wrong PINs in a row are answered at once."""
ATTENTE_PREMIERE = timedelta(seconds=30)
ATTENTE_MAX = timedelta(minutes=15)

_PROPRIETAIRE = select(utilisateur).where(
    utilisateur.c.role == RoleUtilisateur.PROPRIETAIRE, utilisateur.c.est_actif
)


@dataclass(frozen=True, slots=True)
class Utilisateur:
    """One user; `bloque_jusqua` is when the next PIN is listened to, None where at once."""

    id: int
    nom: str
    a_un_pin: bool
    bloque_jusqua: datetime | None


@dataclass(frozen=True, slots=True)
class Utilisateurs:
    """Use cases about the users of this computer."""

    database: Database
    clock: Clock
    hasher: PasswordHasher = field(default_factory=PasswordHasher)

    def find_proprietaire(self) -> Utilisateur | None:
        """Return the owner, None until he has said his name."""
        with self.database.read() as connection:
            row = connection.execute(_PROPRIETAIRE).first()
        return None if row is None else self._describe(row)

    def save_proprietaire(self, nom: str) -> Utilisateur:
        """Name the owner, or name him anew: his PIN stays. InvalidFormat."""
        nom = require_texte(nom, "Nom du propriétaire", NOM_MAX)
        with self.database.write() as connection:
            row = connection.execute(_PROPRIETAIRE).first()
            if row is None:
                values = {
                    "nom": nom,
                    "role": RoleUtilisateur.PROPRIETAIRE,
                    "est_actif": True,
                    "date_creation": self.clock.now(),
                }
                connection.execute(insert(utilisateur).values(**values))
            else:
                _set(connection, row.id, nom=nom)
            saved = connection.execute(_PROPRIETAIRE).one()
        return self._describe(saved)

    def set_pin(self, pin: str, actuel: str = "") -> None:
        """Ask this PIN from now on; `actuel` is the present one, where there is one.

        InvalidFormat unless it is of 4 to 8 digits or where no owner is named; PinWrong, PinLocked.
        """
        if not (pin.isascii() and pin.isdigit() and PIN_MIN <= len(pin) <= PIN_MAX):
            raise InvalidFormat("Le code PIN a de 4 à 8 chiffres.", champ="pin")
        self._require_actuel(actuel)
        self._write_pin(self.hasher.hash(pin))

    def remove_pin(self, actuel: str) -> None:
        """Ask no PIN any more; PinWrong, PinLocked."""
        self._require_actuel(actuel)
        self._write_pin(None)

    def reset_pin(self) -> bool:
        """Forget the PIN of whoever can run a command on this computer; False where none is set."""
        with self.database.read() as connection:
            row = connection.execute(_PROPRIETAIRE).first()
        if row is None or row.pin_argon2 is None:
            return False
        self._write_pin(None)
        return True

    def check_pin(self, pin: str) -> None:
        """Return where the PIN is right, or none is asked; PinWrong, PinLocked.

        A try is counted before it is judged, so that a program killed meanwhile gains nothing.
        """
        row = self._count_try()
        if row is None:
            return
        try:
            self.hasher.verify(row.pin_argon2, pin)
        except (VerifyMismatchError, InvalidHashError) as error:
            left = ECHECS_LIBRES - row.echecs - 1
            plural = "s" if left > 1 else ""
            hint = f" Encore {left} essai{plural} avant une attente." if left > 0 else ""
            raise PinWrong(f"Ce n’est pas le bon code.{hint}", champ="pin") from error
        with self.database.write() as connection:
            _set(connection, row.id, echecs=0, bloque_jusqua=None)

    def _count_try(self) -> Row[tuple[object, ...]] | None:
        """Count one more try, and return the owner as before it; None where no PIN is asked."""
        now = self.clock.now()
        with self.database.write() as connection:
            row = connection.execute(_PROPRIETAIRE).first()
            if row is None or row.pin_argon2 is None:
                return None
            remaining = _remaining(row.echecs, row.bloque_jusqua, now)
            if remaining:
                raise PinLocked(f"Trop d’essais : réessayez dans {_say(remaining)}.", champ="pin")
            delay = _delay(row.echecs + 1)
            until = now + delay if delay else None
            _set(connection, row.id, echecs=row.echecs + 1, bloque_jusqua=until)
        return row

    def _require_actuel(self, actuel: str) -> None:
        with self.database.read() as connection:
            row = connection.execute(_PROPRIETAIRE).first()
        if row is None:
            raise InvalidFormat("Dites d’abord le nom du propriétaire.", champ="nom")
        if row.pin_argon2 is not None:
            self.check_pin(actuel)

    def _write_pin(self, pin_argon2: str | None) -> None:
        with self.database.write() as connection:
            row = connection.execute(_PROPRIETAIRE).one()
            _set(connection, row.id, pin_argon2=pin_argon2, echecs=0, bloque_jusqua=None)

    def _describe(self, row: Row[tuple[object, ...]]) -> Utilisateur:
        now = self.clock.now()
        remaining = _remaining(row.echecs, row.bloque_jusqua, now)
        until = now + remaining if remaining else None
        return Utilisateur(row.id, row.nom, row.pin_argon2 is not None, until)


def load_utilisateur(connection: Connection) -> str:
    """Return who works at this computer, in the caller's transaction: the owner once named."""
    row = connection.execute(_PROPRIETAIRE).first()
    return UTILISATEUR_LOCAL if row is None else str(row.nom)


def _set(connection: Connection, key: int, **values: object) -> None:
    connection.execute(update(utilisateur).where(utilisateur.c.id == key).values(**values))


def _delay(echecs: int) -> timedelta:
    """Return how long to wait after so many wrong PINs: 30 s from the fifth on, then doubled."""
    beyond = echecs - ECHECS_LIBRES
    if beyond < 0:
        return timedelta()
    doubled: int = 1 << min(beyond, 10)
    return min(ATTENTE_PREMIERE * doubled, ATTENTE_MAX)


def _remaining(echecs: int, until: datetime | None, now: datetime) -> timedelta:
    """Return how long to wait still; never longer than was set, whatever became of the clock."""
    if until is None:
        return timedelta()
    return min(max(until - now, timedelta()), _delay(echecs))


def _say(delay: timedelta) -> str:
    seconds = max(1, round(delay.total_seconds()))
    if seconds < 60:  # noqa: PLR2004 - seconds of a minute
        return f"{seconds} s"
    return f"{-(-seconds // 60)} min"
