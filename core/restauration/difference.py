"""What a restore would take away, and what of it the journal of batches brings back."""

import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import msgspec

from core.db import comparaison
from core.db.comparaison import Ligne, fetch, side_by_side
from core.db.types import from_microseconds
from core.errors import FileCorrupt
from core.journal_lots import Genre, read_record
from core.journal_lots.cadre import Place
from core.ventes.annulation import PREFIXE, CommandeAnnulation
from core.ventes.garde import read_lot
from core.vocabulaire import Devise, TypeMouvement


@dataclass(frozen=True, slots=True)
class VenteEcart:
    """A sale, or an entry of « À régler », that the copy does not have.

    `montant` in minor units of `devise`, both None where the sale could not be read.
    """

    numero_facture: str
    terminal: str
    date_reception: datetime
    montant: int | None
    devise: Devise | None
    revient: bool


@dataclass(frozen=True, slots=True)
class MouvementEcart:
    """A movement of the owner's own that the copy does not have: it is to be made again."""

    type_mouvement: TypeMouvement
    quantite: int
    article_code: str
    article_nom: str
    date_mouvement: datetime
    utilisateur: str
    reference: str


@dataclass(frozen=True, slots=True)
class DecisionEcart:
    """A decision of the owner's that the copy does not have."""

    action: str
    date_action: datetime
    utilisateur: str
    motif: str
    detail: str


@dataclass(frozen=True, slots=True)
class Difference:
    """The present file held against a copy; `est_lisible` False where it cannot be read at all."""

    est_lisible: bool = True
    ventes: tuple[VenteEcart, ...] = ()
    entrees: tuple[VenteEcart, ...] = ()
    mouvements: int = 0
    """All that would go, those of the sales included."""
    mouvements_proprietaire: tuple[MouvementEcart, ...] = ()
    annulations_perdues: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    """Added or changed since."""
    terminaux: tuple[str, ...] = ()
    """Let in since; those that sent something come back."""
    inventaires: int = 0
    decisions: tuple[DecisionEcart, ...] = ()
    demandes: int = 0
    """Requests that the journal brings back."""
    journal_abime: bool = False
    """Whether a part of the journal cannot be read."""

    @property
    def perdues(self) -> tuple[VenteEcart, ...]:
        """The sales and entries that the journal does not hold."""
        return tuple(v for v in (*self.ventes, *self.entrees) if not v.revient)

    @property
    def is_empty(self) -> bool:
        """Whether the copy has all that the file has."""
        owner = (self.mouvements_proprietaire, self.annulations_perdues, self.decisions)
        facts = (self.ventes, self.entrees, self.articles, self.terminaux)
        return not any((*owner, *facts, self.mouvements, self.inventaires))

    def total(self, *, revient: bool) -> dict[Devise, int]:
        """Add up the sales that come back, or those that do not: minor units, a currency each."""
        sums: Counter[Devise] = Counter()
        for vente in self.ventes:
            if vente.revient is revient and vente.devise is not None:
                sums[vente.devise] += vente.montant or 0
        return dict(sums)


@dataclass(slots=True)
class Retours:
    """The sales and cancellations that the journal would bring back, by terminal and number."""

    ventes: set[tuple[str, str]] = field(default_factory=set)
    annulations: set[str] = field(default_factory=set)
    demandes: int = 0
    est_abime: bool = False


def read_journal(places: Iterable[Place], *, est_abime: bool = False) -> Retours:
    """Read what records hold; those that cannot be read are left out and said. OSError."""
    found = Retours(est_abime=est_abime)
    for place in places:
        try:
            _note(found, place)
        except (msgspec.DecodeError, zlib.error):
            found.est_abime = True
    return found


def _note(found: Retours, place: Place) -> None:
    record = read_record(place)
    found.demandes += 1
    if record.genre is Genre.LOT:
        ventes = read_lot(record.contenu).ventes
        found.ventes.update((record.numero_serie, vente.numero_facture) for vente in ventes)
    elif record.genre is Genre.ANNULATION:
        asked = msgspec.msgpack.decode(record.contenu, type=CommandeAnnulation)
        found.annulations.add(asked.numero_facture)


def compare(fichier: Path, copie: Path, retours: Retours) -> Difference:
    """Hold the file against a copy of this program's schema; writes nothing. StorageUnavailable."""
    journal = Difference(
        est_lisible=False, demandes=retours.demandes, journal_abime=retours.est_abime
    )
    if not fichier.exists():
        return journal
    try:
        with side_by_side(fichier, copie) as connection:
            read = {name: fetch(connection, query) for name, query in _QUERIES.items()}
    except FileCorrupt:
        return journal
    return Difference(
        ventes=_make_ventes(read["ventes"], retours),
        entrees=_make_ventes(read["entrees"], retours),
        mouvements=len(read["mouvements"]),
        mouvements_proprietaire=_make_mouvements(read["mouvements"], retours),
        annulations_perdues=_list_lost_annulations(read["annulees"], retours),
        articles=tuple(f"{code} {nom}" for code, nom, _ in read["articles"]),
        terminaux=tuple(str(nom) for (nom,) in read["terminaux"]),
        inventaires=read["inventaires"][0][0],
        decisions=tuple(map(_make_decision, read["decisions"])),
        demandes=retours.demandes,
        journal_abime=retours.est_abime,
    )


_QUERIES = {
    "ventes": comparaison.VENTES,
    "entrees": comparaison.ENTREES,
    "mouvements": comparaison.MOUVEMENTS,
    "annulees": comparaison.ANNULEES,
    "articles": comparaison.ARTICLES,
    "terminaux": comparaison.TERMINAUX,
    "inventaires": comparaison.INVENTAIRES,
    "decisions": comparaison.DECISIONS,
}


def _make_ventes(lignes: Sequence[Ligne], retours: Retours) -> tuple[VenteEcart, ...]:
    return tuple(
        VenteEcart(
            numero,
            nom,
            from_microseconds(instant),
            montant,
            None if devise is None else Devise(devise),
            (serie, numero) in retours.ventes,
        )
        for serie, nom, numero, instant, montant, devise in lignes
    )


def _make_mouvements(lignes: Sequence[Ligne], retours: Retours) -> tuple[MouvementEcart, ...]:
    """Keep those that nothing brings back: neither a sale, nor what a terminal itself asked."""
    return tuple(
        MouvementEcart(
            TypeMouvement(kind), quantite, code, nom, from_microseconds(instant), who, reference
        )
        for kind, quantite, code, nom, instant, who, reference, is_sold in lignes
        if not is_sold and reference.removeprefix(PREFIXE) not in retours.annulations
    )


def _list_lost_annulations(lignes: Sequence[Ligne], retours: Retours) -> tuple[str, ...]:
    return tuple(numero for _, numero, _ in lignes if numero not in retours.annulations)


def _make_decision(ligne: Ligne) -> DecisionEcart:
    action, instant, who, motif, detail = ligne
    return DecisionEcart(action, from_microseconds(instant), who, motif, detail)
