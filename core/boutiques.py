"""The boutiques of the installation, each with its currency, its time zone and its stock policy."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfoNotFoundError

from sqlalchemy import Connection, bindparam, case, insert, select, update

from core.audit import Decision, Trace, load_traces, write_traces
from core.clock import Clock, get_zone
from core.db.boutiques import boutique
from core.db.engine import Database
from core.db.requetes import columns_of, next_id
from core.db.types import Entier, to_microseconds
from core.db.ventes import lot_sync
from core.errors import BoutiqueNotFound, CodeAlreadyUsed, InvalidFormat
from core.events import BoutiquesChangees, EventHub
from core.textes import clean_texte, require_texte
from core.vocabulaire import Devise, PolitiqueStock

FUSEAU_DEFAUT = "Africa/Kinshasa"
FUSEAU_FIXE = (
    "Le fuseau horaire ne change plus une fois que des ventes sont arrivées : "
    "leurs dates ont été lues à cette heure."
)
CODE_MAX = 30
_OBJET = "boutique"
_NOMS = {
    "nom": "Nom de la boutique",
    "ville": "Ville",
    "fuseau": "Fuseau horaire",
    "politique_stock": "Vente sans stock",
    "rejeu_auto": "Rejeu automatique",
}
"""What the audit journal calls each rule that changes."""

_NEXT = boutique.c.timbre + 1
_NOW = bindparam("now", type_=Entier)
_STAMP = (
    update(boutique)
    .where(boutique.c.id == bindparam("key"))
    .values(timbre=case((_NEXT > _NOW, _NEXT), else_=_NOW))
    .returning(boutique.c.timbre)
)


@dataclass(frozen=True, slots=True)
class NouvelleBoutique:
    """What the owner gives; an empty code becomes BTQ-001, then BTQ-002."""

    nom: str
    code: str = ""
    ville: str = ""
    devise: Devise = Devise.CDF
    fuseau: str = FUSEAU_DEFAUT
    politique_stock: PolitiqueStock = PolitiqueStock.REFUSER


@dataclass(frozen=True, slots=True)
class FicheBoutique:
    """What the owner may change of a boutique at any time; its currency never."""

    nom: str
    ville: str
    fuseau: str
    politique_stock: PolitiqueStock


@dataclass(frozen=True, slots=True)
class Boutique:
    """One shop; its currency never changes, since amounts without one were read in it."""

    id: int
    nom: str
    code: str
    ville: str
    devise: Devise
    fuseau: str
    politique_stock: PolitiqueStock
    est_active: bool
    rejeu_auto: bool = False
    """Whether what was short of stock is tried again by itself once goods came in."""


_BOUTIQUE = select(*columns_of(boutique, Boutique)).where(boutique.c.id == bindparam("key"))


@dataclass(frozen=True, slots=True)
class Boutiques:
    """Use cases about boutiques."""

    database: Database
    clock: Clock
    events: EventHub

    def add_boutique(self, nouvelle: NouvelleBoutique) -> Boutique:
        """Open a boutique; InvalidFormat for a bad field, CodeAlreadyUsed for a code twice."""
        nom = require_texte(nouvelle.nom, "Nom de la boutique")
        _require_fuseau(nouvelle.fuseau)
        with self.database.write() as connection:
            row_id = next_id(connection, boutique)
            code = clean_texte(nouvelle.code, CODE_MAX) or f"BTQ-{row_id:03d}"
            if connection.scalar(select(boutique.c.id).where(boutique.c.code == code)) is not None:
                raise CodeAlreadyUsed(f"Le code « {code} » est déjà celui d’une autre boutique.")
            now = self.clock.now()
            connection.execute(
                insert(boutique).values(
                    id=row_id,
                    nom=nom,
                    code=code,
                    ville=clean_texte(nouvelle.ville),
                    devise=nouvelle.devise,
                    fuseau=nouvelle.fuseau,
                    politique_stock=nouvelle.politique_stock,
                    est_active=True,
                    timbre=to_microseconds(now),
                    date_creation=now,
                )
            )
            added = load_boutique(connection, row_id)
        self.events.publish(BoutiquesChangees())
        return added

    def edit_boutique(self, boutique_id: int, fiche: FicheBoutique) -> Boutique:
        """Change a boutique; its time zone stays once it has sold. BoutiqueNotFound, InvalidFormat.

        Dates without an offset were read in it, and days counted by it: a sale that is sent again
        must still be the same.
        """
        nom = require_texte(fiche.nom, "Nom de la boutique")
        _require_fuseau(fiche.fuseau)
        with self.database.write() as connection:
            known = load_boutique(connection, boutique_id)
            if fiche.fuseau != known.fuseau and _has_received(connection, boutique_id):
                raise InvalidFormat(FUSEAU_FIXE)
            clean = replace(fiche, nom=nom, ville=clean_texte(fiche.ville))
            edited = _decide(connection, known, asdict(clean), self.clock.now())
        self.events.publish(BoutiquesChangees())
        return edited

    def set_politique(self, boutique_id: int, politique: PolitiqueStock) -> Boutique:
        """Say what becomes of a sale that the stock does not cover; BoutiqueNotFound."""
        return self._set(boutique_id, politique_stock=politique)

    def set_rejeu_auto(self, boutique_id: int, *, actif: bool) -> Boutique:
        """Say whether short sales are tried again by themselves; BoutiqueNotFound."""
        return self._set(boutique_id, rejeu_auto=actif)

    def list_traces(self, boutique_id: int) -> Sequence[Trace]:
        """Return who changed what of a boutique, the latest first."""
        with self.database.read() as connection:
            return load_traces(connection, _OBJET, boutique_id)[::-1]

    def list_boutiques(self) -> tuple[Boutique, ...]:
        """Return all boutiques, oldest first."""
        with self.database.read() as connection:
            rows = connection.execute(
                select(*columns_of(boutique, Boutique)).order_by(boutique.c.id)
            ).all()
        return tuple(Boutique(**row._asdict()) for row in rows)

    def get_boutique(self, boutique_id: int) -> Boutique:
        """Return one boutique; BoutiqueNotFound."""
        with self.database.read() as connection:
            return load_boutique(connection, boutique_id)

    def _set(self, boutique_id: int, **values: object) -> Boutique:
        with self.database.write() as connection:
            known = load_boutique(connection, boutique_id)
            changed = _decide(connection, known, values, self.clock.now())
        if changed != known:
            self.events.publish(BoutiquesChangees())
        return changed

    def get_by_code(self, code: str) -> Boutique:
        """Return the boutique of this code; BoutiqueNotFound."""
        with self.database.read() as connection:
            row_id = connection.scalar(select(boutique.c.id).where(boutique.c.code == code))
            if row_id is None:
                raise BoutiqueNotFound(f"Aucune boutique n’a le code « {code} ».")
            return load_boutique(connection, row_id)


def _decide(
    connection: Connection, known: Boutique, values: Mapping[str, object], now: datetime
) -> Boutique:
    """Change the rules of a boutique and remember who did; nothing where they are so already."""
    changed = {name: value for name, value in values.items() if getattr(known, name) != value}
    if not changed:
        return known
    stamp(connection, known.id, now)
    connection.execute(update(boutique).where(boutique.c.id == known.id).values(changed))
    write_traces(connection, list(_tell(known, changed)), now)
    return load_boutique(connection, known.id)


def _tell(known: Boutique, changed: Mapping[str, object]) -> Iterator[Decision]:
    for name, value in changed.items():
        detail = f"{_NOMS[name]} : {_word(getattr(known, name))} → {_word(value)}"
        yield Decision(name.upper(), _OBJET, known.id, known.id, detail=detail)


def _word(value: object) -> str:
    """Return a rule as the owner reads it."""
    match value:
        case bool():
            return "oui" if value else "non"
        case PolitiqueStock():
            return value.lower()
        case _:
            return str(value) or "vide"


def load_boutique(connection: Connection, boutique_id: int) -> Boutique:
    """Read one boutique in the caller's transaction; BoutiqueNotFound."""
    row = connection.execute(_BOUTIQUE, {"key": boutique_id}).first()
    if row is None:
        raise BoutiqueNotFound("Cette boutique n’existe pas.")
    return Boutique(*row)


def stamp(connection: Connection, boutique_id: int, now: datetime) -> int:
    """Advance the boutique's change stamp within the write transaction and return it.

    Microseconds; strictly above the last one even when the clock went back, so that a delta asked
    with the last stamp misses nothing.
    """
    timbre: int = connection.execute(
        _STAMP, {"key": boutique_id, "now": to_microseconds(now)}
    ).scalar_one()
    return timbre


def _has_received(connection: Connection, boutique_id: int) -> bool:
    query = select(lot_sync.c.id).where(lot_sync.c.boutique_id == boutique_id).limit(1)
    return connection.scalar(query) is not None


def _require_fuseau(fuseau: str) -> None:
    try:
        get_zone(fuseau)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InvalidFormat(
            f"« {clean_texte(fuseau, 60)} » n’est pas un fuseau horaire."
        ) from error
