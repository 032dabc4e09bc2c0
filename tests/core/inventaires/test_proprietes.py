"""Whatever the order of arrivals, the book ends with what lies on the shelf: dates are honest."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import event, given, settings
from hypothesis import strategies as st

from core.stock import CommandeMouvement
from core.ventes.commandes import VenteCreee, VenteRecue, VenteRejouee
from core.vocabulaire import Motif, NonComptes, TypeMouvement
from tests.builders import make_vente, record
from tests.core.conftest import Magasin, open_magasin
from tests.core.inventaires.comptages import Comptage, open_comptage
from tests.livre import list_problems

Geste = tuple[str, int, int, int]
"""What is done, to which of the two articles, by which terminal, with how many pieces."""

thorough = settings(max_examples=settings().max_examples // 4)
gestes_of = st.lists(
    st.tuples(
        st.sampled_from(
            ["vendre", "vendre", "envoyer", "envoyer", "compter", "scanner", "voler", "recevoir"]
        ),
        st.integers(0, 1),
        st.integers(0, 1),
        st.integers(1, 4),
    ),
    min_size=15,
    max_size=40,
)


@dataclass(slots=True)
class Etagere:
    """What really lies there, and how many of the pieces were counted."""

    pieces: int
    scannees: int = 0
    est_comptee: bool = False


@dataclass(slots=True)
class Monde:
    """The shop as it is, beside the book that Comptoir keeps of it."""

    magasin: Magasin
    comptage: Comptage
    etageres: dict[int, Etagere]
    attente: list[tuple[int, VenteRecue]] = field(default_factory=list)
    envoyees: list[tuple[int, VenteRecue]] = field(default_factory=list)

    def act(self, geste: Geste) -> None:
        """Do one thing, a minute after the last one."""
        self.magasin.clock.advance(timedelta(minutes=1))
        what, article, terminal, pieces = geste
        article_id = (self.magasin.riz, self.magasin.sel)[article]
        if what == "vendre":
            self.sell(article_id, terminal, pieces)
        elif what == "envoyer":
            self.send(pieces)
        elif what == "recevoir":
            self.receive(article_id, pieces)
        else:
            self.touch(what, article_id, pieces)

    def sell(self, article_id: int, terminal: int, pieces: int) -> None:
        """Take pieces off the shelf; the terminal tells it some day.

        Of an article that is being scanned, off those that were: the rule that a count goes by.
        """
        etagere = self.etageres[article_id]
        pieces = min(pieces, etagere.scannees if etagere.est_comptee else etagere.pieces)
        if pieces:
            numero = f"F{len(self.attente) + len(self.envoyees)}"
            now = self.magasin.clock.instant
            self.attente.append(
                (terminal, make_vente(numero, (article_id, pieces), date_vente=now))
            )
            etagere.pieces -= pieces
            etagere.scannees = max(0, etagere.scannees - pieces)

    def send(self, which: int) -> None:
        """Send one of the sales that wait, not the oldest first; one of those sent already too."""
        if self.attente:
            self.envoyees.append(self.attente.pop(which % len(self.attente)))
            assert isinstance(self.push(self.envoyees[-1]), VenteCreee)
        if self.envoyees:
            assert isinstance(self.push(self.envoyees[which % len(self.envoyees)]), VenteRejouee)

    def push(self, sent: tuple[int, VenteRecue]) -> object:
        """Send one sale, whatever became of it before."""
        terminal = (self.magasin.terminal, self.magasin.autre)[sent[0]]
        (resultat,) = record(self.magasin.core, terminal, sent[1]).resultats
        return resultat

    def receive(self, article_id: int, pieces: int) -> None:
        """Put pieces on the shelf, and into the book."""
        entree = (TypeMouvement.ENTREE, pieces, Motif.ACHAT)
        self.magasin.core.stock.record_mouvement(
            CommandeMouvement(self.magasin.boutique.id, article_id, *entree)
        )
        self.etageres[article_id].pieces += pieces

    def touch(self, what: str, article_id: int, pieces: int) -> None:
        """Count the shelf, scan some of what was not scanned yet, or steal of what is uncounted."""
        etagere = self.etageres[article_id]
        if what == "compter":
            self.comptage.count(article_id, etagere.pieces)
            etagere.scannees, etagere.est_comptee = etagere.pieces, True
        elif what == "scanner":
            self.scan(article_id, pieces)
        elif not etagere.est_comptee:
            etagere.pieces -= min(pieces, etagere.pieces)

    def scan(self, article_id: int, pieces: int) -> None:
        """Scan so many pieces that were not scanned yet."""
        etagere = self.etageres[article_id]
        pieces = min(pieces, etagere.pieces - etagere.scannees)
        if pieces:
            self.comptage.scan(
                {self.magasin.riz: "A15", self.magasin.sel: "A16"}[article_id], pieces
            )
            etagere.scannees, etagere.est_comptee = etagere.scannees + pieces, True

    def finish(self, non_comptes: NonComptes) -> None:
        """Scan what is left of what was begun, validate, and let the terminals send the rest."""
        self.magasin.clock.advance(timedelta(minutes=1))
        for article_id, etagere in self.etageres.items():
            if etagere.est_comptee:
                self.scan(article_id, etagere.pieces)
            elif non_comptes is NonComptes.ZERO:
                etagere.pieces = 0
        self.comptage.validate(non_comptes)
        while self.attente:
            self.magasin.clock.advance(timedelta(minutes=1))
            self.send(7)


@contextmanager
def open_monde(modele: Path) -> Iterator[Monde]:
    """Open a shop with a count; its book is checked at the end."""
    with TemporaryDirectory() as folder:
        magasin = open_magasin(modele, Path(folder))
        try:
            comptage = open_comptage(magasin)
            yield Monde(magasin, comptage, {magasin.riz: Etagere(10), magasin.sel: Etagere(1)})
        finally:
            magasin.core.close()
        assert list_problems(magasin.fichier) == []


@thorough
@given(gestes=gestes_of, non_comptes=st.sampled_from(NonComptes))
def test_the_book_is_the_shelf_once_all_has_come(
    modele: Path, gestes: Sequence[Geste], non_comptes: NonComptes
) -> None:
    with open_monde(modele) as monde:
        for geste in gestes:
            monde.act(geste)
        if not any(etagere.est_comptee for etagere in monde.etageres.values()):
            monde.act(("compter", 0, 0, 1))
        event(f"{len(monde.attente)} sales to come")
        monde.finish(non_comptes)
        for article_id, etagere in monde.etageres.items():
            if etagere.est_comptee or non_comptes is NonComptes.ZERO:
                assert monde.magasin.stock(article_id) == etagere.pieces
        assert monde.magasin.core.verification.verify().problemes == ()
