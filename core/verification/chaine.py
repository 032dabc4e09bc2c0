"""The chain (I4): every link is made again from the rows as they stand, and compared."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from sqlalchemy import Connection, and_, func, select

from core.chaine import (
    DEBUT,
    Ecrits,
    Taken,
    TeteMaillon,
    compute_controles,
    compute_empreinte,
    encode_rows,
    whole,
)
from core.db.boutiques import boutique
from core.db.bulk import Row
from core.db.livre import maillon
from core.db.scelles import (
    last_numbered,
    read_annulation,
    read_annulations,
    read_lignes,
    read_lignes_retour,
    read_maillons,
    read_mouvements,
    read_retours,
    read_ventes,
)
from core.db.stock import mouvement_stock
from core.db.types import read_microseconds
from core.verification.controle import ENCORE, FAUTES_MAX, to_plain
from core.verification.ecarts import Scelle, compare
from core.verification.progres import REGLES, SEUL, Progres

_PAS = 1_000
"""Rows between two looks at whoever waits: some milliseconds."""


@dataclass(frozen=True, slots=True)
class RapportChaine:
    """How many links there are, the last one of each boutique, and a sentence for each fault."""

    maillons: int
    tetes: Mapping[str, str]
    """In hexadecimal, by the code of the boutique; a boutique where nothing moved has none."""
    fautes: tuple[str, ...]
    fausse_depuis: datetime | None = None
    """When the first was recorded of what no longer fits."""

    @property
    def ok(self) -> bool:
        """Tell whether every link fits."""
        return not self.fautes


@dataclass(frozen=True, slots=True)
class Tete:
    """The last link of a boutique: its hash stands for all that was written before it."""

    boutique_id: int
    boutique: str
    """Its name."""
    maillons: int
    date_scellement: datetime
    empreinte: str
    """In hexadecimal."""


@dataclass(slots=True)
class _Constat:
    """What was found so far."""

    progres: Progres
    mouvements: int
    """How many there are to read, of all boutiques."""
    maillons: int = 0
    lus: int = 0
    vus: int = 0
    """Movements read, and rows since the last look."""
    fautes: list[str] = field(default_factory=list)
    depuis: list[datetime] = field(default_factory=list)
    tetes: dict[str, str] = field(default_factory=dict)

    def note(self, fautes: Iterator[str], date_scellement: int | None = None) -> None:
        """Keep what is wrong with a link; no more of it is worded than is read."""
        some = list(islice(fautes, FAUTES_MAX + 1))
        self.fautes += some
        instant = None if date_scellement is None else read_microseconds(date_scellement)
        if some and instant is not None:
            self.depuis.append(instant)

    def advance(self, rows: int, mouvements: int) -> None:
        """Let whoever waits look now and then."""
        self.lus += mouvements
        self.vus += rows
        if self.vus >= _PAS:
            self.vus = 0
            share = (100 - REGLES) * self.lus // max(1, self.mouvements)
            self.progres.reach(min(100, REGLES + share))


def check_chaine(connection: Connection, progres: Progres = SEUL) -> RapportChaine:
    """Make every link again, in order, within the caller's read transaction of any text.

    StorageUnavailable once nobody waits for it.
    """
    count = connection.scalar(select(func.count()).select_from(mouvement_stock)) or 0
    constat = _Constat(progres, count)
    query = select(boutique.c.id, boutique.c.code).order_by(boutique.c.id)
    for boutique_id, code in connection.execute(query).all():
        _check_boutique(connection, boutique_id, code, constat)
    highest = connection.scalar(select(func.coalesce(func.max(maillon.c.id), 0))) or 0
    if last_numbered(connection, maillon.name) > highest:
        constat.note(iter(["Chaîne : ses derniers maillons manquent."]))
    fautes = [to_plain(faute) for faute in constat.fautes[:FAUTES_MAX]]
    return RapportChaine(
        maillons=constat.maillons,
        tetes=constat.tetes,
        fautes=(*fautes, ENCORE) if len(constat.fautes) > FAUTES_MAX else tuple(fautes),
        fausse_depuis=min(constat.depuis, default=None),
    )


def list_tetes(connection: Connection) -> Sequence[Tete]:
    """Return the last link of each boutique in which something moved."""
    own = maillon.alias("own").c
    last = select(func.max(own.rang)).where(own.boutique_id == boutique.c.id).scalar_subquery()
    query = (
        select(boutique.c.id, boutique.c.nom, maillon.c.rang)
        .add_columns(maillon.c.date_scellement, maillon.c.empreinte)
        .select_from(boutique)
        .join(maillon, and_(maillon.c.boutique_id == boutique.c.id, maillon.c.rang == last))
        .order_by(boutique.c.id)
    )
    rows = connection.execute(query).all()
    return [
        Tete(row.id, row.nom, row.rang, row.date_scellement, row.empreinte.hex()) for row in rows
    ]


def _check_boutique(connection: Connection, boutique_id: int, code: str, constat: _Constat) -> None:
    lecture = _Lecture(connection, boutique_id)
    previous, expected = DEBUT, 1
    for row in read_maillons(connection, boutique_id):
        found = _read_maillon(boutique_id, row)
        tete = found.tete
        scelle = Scelle(connection, code, lecture.up_to(tete))
        constat.note(_find_hole(code, expected, tete.rang), tete.date_scellement)
        constat.note(_check(found, previous, scelle), tete.date_scellement)
        previous, expected = found.empreinte, tete.rang + 1
        constat.maillons += 1
        constat.tetes[code] = found.empreinte.hex()
        constat.advance(scelle.count, len(scelle.ecrits.mouvements))
    rest = Scelle(connection, code, lecture.rest())
    constat.note(compare(rest, b"", b""))


class _Lecture:
    """The rows of a boutique as they stand, taken in the order in which its links sealed them."""

    def __init__(self, connection: Connection, boutique_id: int) -> None:
        self._connection, self._boutique_id = connection, boutique_id
        self._ventes = Taken(read_ventes(connection, boutique_id))
        self._lignes = Taken(read_lignes(connection, boutique_id))
        self._mouvements = Taken(read_mouvements(connection, boutique_id))
        self._retours = Taken(read_retours(connection, boutique_id))
        self._lignes_retour = Taken(read_lignes_retour(connection, boutique_id))
        self._annulees: set[object] = set()

    def up_to(self, tete: TeteMaillon) -> Ecrits:
        """Return the following rows that the link of this head should have sealed."""
        return Ecrits(
            self._ventes.up_to(tete.derniere_vente_id),
            self._lignes.up_to(tete.derniere_vente_id),
            self._mouvements.up_to(tete.dernier_mouvement_id),
            self._take_annulation(tete.vente_annulee_id),
            self._retours.up_to(tete.dernier_retour_id),
            self._lignes_retour.up_to(tete.dernier_retour_id),
        )

    def rest(self) -> Ecrits:
        """Return what no link sealed."""
        every = read_annulations(self._connection, self._boutique_id)
        return Ecrits(
            self._ventes.rest(),
            self._lignes.rest(),
            self._mouvements.rest(),
            [row for row in every if row[0] not in self._annulees],
            self._retours.rest(),
            self._lignes_retour.rest(),
        )

    def _take_annulation(self, vente_id: int | None) -> Sequence[Row]:
        if vente_id is None:
            return ()
        self._annulees.add(vente_id)
        return read_annulation(self._connection, self._boutique_id, vente_id)


@dataclass(frozen=True, slots=True)
class _Maillon:
    tete: TeteMaillon
    controles: bytes
    empreinte: bytes


def _read_maillon(boutique_id: int, row: Row) -> _Maillon:
    rang, date, vente_id, mouvement_id, retour_id, annulee_id, controles, empreinte = row
    return _Maillon(
        TeteMaillon(
            *(boutique_id, whole(rang), whole(date), whole(vente_id), whole(mouvement_id)),
            *(whole(retour_id), None if annulee_id is None else whole(annulee_id)),
        ),
        _octets(controles),
        _octets(empreinte),
    )


def _octets(value: object) -> bytes:
    return value if isinstance(value, bytes) else b""


def _find_hole(code: str, expected: int, rang: int) -> Iterator[str]:
    if rang != expected:
        yield f"Chaîne ({code}) : le maillon {expected} manque."


def _check(found: _Maillon, previous: bytes, scelle: Scelle) -> Iterator[str]:
    """Say what no longer fits a link, which is nothing where its hash and its checks do."""
    rows = encode_rows(scelle.ecrits.rows)
    controles, rang = compute_controles(rows), found.tete.rang
    fits = compute_empreinte(previous, found.tete, rows) == found.empreinte
    if controles != found.controles:
        if fits:
            yield f"Chaîne ({scelle.code}) : les contrôles du maillon {rang} ont été modifiés."
        else:
            yield from compare(scelle, controles, found.controles)
    elif not fits:
        yield f"Chaîne ({scelle.code}) : le maillon {rang} ne suit plus le précédent."
