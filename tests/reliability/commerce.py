"""Two boutiques in one file, what terminals do in them, and what happens to the PC."""

import json
import shutil
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
)

from core.application import Core
from core.errors import CoreError
from core.retours import RetourRecu
from core.terminaux import Terminal
from core.ventes.annulation import CommandeAnnulation
from core.ventes.commandes import LotVentes, VenteCreee, VenteRefusee
from core.vocabulaire import PolitiqueStock
from syncserver.lecture import read_lot
from tests.builders import (
    MIDI,
    FixedClock,
    identify,
    make_article,
    make_boutique,
    make_terminal,
    open_tmp_core,
)
from tests.reliability.modele import Boutique, Cle, Contenu, Sort

STOCK = 6
ARTICLES = 2

Envoi = tuple[str, Contenu]

# Few, so that they meet again: under their own number, under another, of another terminal.
contents_of = st.sampled_from([((0, 1),), ((0, 2), (1, 1)), ((1, 3),), ((0, 1), (0, 3))])
envois_of = st.tuples(st.sampled_from(["F1", "F2", "F3"]), contents_of)
lots_of = st.lists(envois_of, min_size=1, max_size=4)
boutiques_of = st.integers(0, 1)
terminaux_of = st.integers(0, 2)
articles_of = st.integers(0, ARTICLES - 1)
quantites_of = st.integers(1, 5)


class Magasin:
    """One boutique as core has it, beside the model of it."""

    def __init__(self, core: Core, rang: int) -> None:
        politique = (PolitiqueStock.REFUSER, PolitiqueStock.ACCEPTER)[rang]
        self.boutique = make_boutique(
            core, nom=f"Boutique {rang}", code=f"B{rang}", politique_stock=politique
        )
        self.terminaux = [
            make_terminal(core, self.boutique, f"S{rang}{n}", f"T{n}") for n in range(2)
        ]
        self.articles = [
            make_article(core, self.boutique, f"A{n}", quantite_stock=STOCK)
            for n in range(ARTICLES)
        ]
        self.modele = Boutique([STOCK] * ARTICLES, accepte=politique is PolitiqueStock.ACCEPTER)

    def terminal(self, rang: int) -> Terminal:
        return self.terminaux[rang % len(self.terminaux)]

    def find_terminaux(self, core: Core) -> None:
        """Let in again those that a copy does not know, and that sent nothing since."""
        known = {t.numero_serie: t for t in core.terminaux.list_terminaux(self.boutique.id)}
        self.terminaux = [
            known.get(t.numero_serie)
            or make_terminal(core, self.boutique, t.numero_serie, t.nom_terminal)
            for t in self.terminaux
        ]

    def write_corps(self, envois: Sequence[Envoi]) -> bytes:
        """Write a batch as a terminal does."""
        ventes = [
            {
                "numero_facture": numero,
                "date_vente": MIDI.isoformat(),
                "lignes": [
                    {"article_id": self.articles[a], "quantite": q, "prix_unitaire": 25000}
                    for a, q in contenu
                ],
            }
            for numero, contenu in envois
        ]
        return json.dumps(ventes).encode()


@dataclass
class Copie:
    """The model as it was when the last copy was made, and what terminals did since."""

    modeles: list[Boutique]
    depuis: list[Callable[[list[Boutique]], object]] = field(default_factory=list)


class Commerce(RuleBasedStateMachine):
    """Each step is done by core and by the model; beneath a class that adds what the owner does."""

    steps = 0

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp(prefix="modele-"))
        self.clock = FixedClock()
        self.core = open_tmp_core(self.folder, self.clock)
        self.magasins = [Magasin(self.core, rang) for rang in range(2)]
        self.uid = 0
        self.copie: Copie | None = None

    def teardown(self) -> None:
        self.core.close()
        shutil.rmtree(self.folder)

    @rule(b=boutiques_of, t=terminaux_of, lot=lots_of)
    def envoyer(self, b: int, t: int, lot: list[Envoi]) -> None:
        magasin = self.magasins[b]
        terminal = magasin.terminal(t)
        identifie = identify(self.core, terminal)
        corps = magasin.write_corps(lot)
        lus = read_lot(corps, identifie)
        answer = self.core.ventes.record_batch(
            identifie, LotVentes(lus.ventes, corps, adresse_ip="192.168.1.20", route="ventes/sync")
        )
        rang = magasin.terminaux.index(terminal)
        expected = [magasin.modele.envoyer(rang, numero, contenu) for numero, contenu in lot]
        assert [_sort_of(resultat) for resultat in answer.resultats] == expected
        for (numero, contenu), sort in zip(lot, expected, strict=True):
            if sort is not Sort.REJOUEE:
                self.note(partial(_renvoyer, b, (rang, numero, contenu), sort is Sort.CREEE))

    @rule(b=boutiques_of, t=terminaux_of, numero=st.sampled_from(["F1", "F2", "F3"]))
    def annuler(self, b: int, t: int, numero: str) -> None:
        magasin = self.magasins[b]
        terminal = magasin.terminal(t)
        rang = magasin.terminaux.index(terminal)
        expected = magasin.modele.annuler(rang, numero)
        cancel = partial(self.core.ventes.cancel_own, identify(self.core, terminal))
        assert self.is_done(partial(cancel, CommandeAnnulation(numero))) is expected
        if expected:
            self.note(lambda modeles: modeles[b].annuler(rang, numero))

    @rule(b=boutiques_of, t=terminaux_of, a=articles_of, q=quantites_of)
    def rendre(self, b: int, t: int, a: int, q: int) -> None:
        """Take back from a customer; the terminal says so twice."""
        magasin = self.magasins[b]
        self.uid += 1
        recu = RetourRecu(q, 0, article_id=magasin.articles[a], uid=f"R{self.uid}")
        for _ in range(2):
            self.core.retours.record_retour(identify(self.core, magasin.terminal(t)), recu)
        magasin.modele.deplacer(a, q)
        self.note(lambda modeles: modeles[b].deplacer(a, q))

    @rule(b=boutiques_of)
    def autoriser(self, b: int) -> None:
        """Let a third terminal in."""
        magasin = self.magasins[b]
        if len(magasin.terminaux) < 3:
            magasin.terminaux.append(make_terminal(self.core, magasin.boutique, f"S{b}2", "T2"))

    @rule(minutes=st.integers(-90, 90))
    def passer(self, minutes: int) -> None:
        """Time goes by, or the clock of the PC jumps, but not to before the sales."""
        minutes = max(minutes, -self.magasins[0].modele.minute)
        self.clock.advance(timedelta(minutes=minutes))
        for magasin in self.magasins:
            magasin.modele.minute += minutes

    @rule()
    def redemarrer(self) -> None:
        self.core.close()
        self.core = open_tmp_core(self.folder, self.clock)

    @rule()
    def sauvegarder(self) -> None:
        self.core.sauvegardes.make()
        self.copie = Copie([deepcopy(magasin.modele) for magasin in self.magasins])

    @precondition(lambda self: self.copie is not None)
    @rule()
    def restaurer(self) -> None:
        """Go back to the copy: what the owner did since is gone, what terminals did is not."""
        assert self.copie is not None
        (newest, *_) = self.core.sauvegardes.list_sauvegardes()
        self.core.restauration.confirm(self.core.restauration.prepare(newest.chemin))
        self.redemarrer()
        modeles = deepcopy(self.copie.modeles)
        for repeat in self.copie.depuis:
            repeat(modeles)
        for magasin, modele in zip(self.magasins, modeles, strict=True):
            modele.minute = magasin.modele.minute
            magasin.modele = modele
            magasin.find_terminaux(self.core)

    @invariant()
    def core_holds_what_the_model_holds(self) -> None:
        for magasin in self.magasins:
            rows = self.core.catalogue.list_rows(magasin.articles)
            assert [row.article.quantite_stock for row in rows] == magasin.modele.stocks
            opened = self.core.quarantaine.count_open(magasin.boutique.id)
            assert opened == len(magasin.modele.open_entrees())
        rapport = self.core.verification.verify()
        assert rapport.problemes == ()
        assert rapport.ventes == sum(magasin.modele.count_ventes() for magasin in self.magasins)
        type(self).steps += 1

    def is_done(self, act: Callable[[], object]) -> bool:
        """Do something that core may refuse."""
        try:
            act()
        except CoreError:
            return False
        return True

    def note(self, act: Callable[[list[Boutique]], object]) -> None:
        """Remember what a terminal did, and when: a restore brings it back."""
        if self.copie is not None:
            minutes = [magasin.modele.minute for magasin in self.magasins]
            self.copie.depuis.append(partial(_act_at, minutes, act))


def _act_at(
    minutes: Sequence[int], act: Callable[[list[Boutique]], object], modeles: list[Boutique]
) -> None:
    for modele, minute in zip(modeles, minutes, strict=True):
        modele.minute = minute
    act(modeles)


def _renvoyer(b: int, cle: Cle, est_partie: bool, modeles: list[Boutique]) -> Sort:
    return modeles[b].envoyer(*cle, est_partie=est_partie)


def _sort_of(resultat: object) -> Sort:
    if isinstance(resultat, VenteRefusee):
        return Sort.REFUSEE
    return Sort.CREEE if isinstance(resultat, VenteCreee) else Sort.REJOUEE
