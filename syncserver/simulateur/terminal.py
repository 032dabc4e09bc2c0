"""One simulated terminal: sells whatever happens, sends when it can, believes what it is told."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from operator import attrgetter
from random import Random
from threading import Event, Semaphore

from core.clock import Clock
from syncserver.reponses.base import Erreur
from syncserver.reponses.lot import ReponseLot
from syncserver.reponses.mouvements import ReponseMouvements
from syncserver.reponses.ventes import ReponseReconciliation
from syncserver.routing import BASE
from syncserver.simulateur.catalogue import Catalogue
from syncserver.simulateur.liaison import Incomprise, Injoignable, Liaison, Reponse
from syncserver.simulateur.registre import Annulation, Constat, Registre, Sort
from syncserver.simulateur.scenario import Comportement, Scenario
from syncserver.simulateur.ventes import Forme, Vendeur, write_lot

SYNC = f"{BASE}/ventes/sync"
ANNULER = f"{BASE}/ventes/annuler"
RECONCILIER = f"{BASE}/ventes/reconciliation"
MOUVEMENTS = f"{BASE}/mouvements-stock"

_BLOC_MAX = 10
"""Sales that a terminal makes at most before its network comes or goes."""
_ECHEC_MAX_S = 0.5
"""A seller goes on selling while the server is away: he waits no longer than this for it."""
_FAC = re.compile(r"FAC-([0-9]{8})-([0-9]+)")


class Absent(Exception):
    """The terminal cannot begin: the owner has not approved it, or nothing is on sale."""


@dataclass(frozen=True, slots=True)
class Cadre:
    """What all terminals of a simulation share; `say` takes a French line, from any thread."""

    scenario: Scenario
    clock: Clock
    places: Semaphore
    stopped: Event
    say: Callable[[str], None]


class TerminalSimule:
    """Chance is drawn from the seed and the serial: the sales apart from the network's faults."""

    def __init__(self, cadre: Cadre, rang: int, serie: str) -> None:
        scenario = cadre.scenario
        self.cadre = cadre
        self.serie = serie
        self.comportement = scenario.comportements[rang % len(scenario.comportements)]
        self.nom = serie
        self.registre = Registre(serie)
        self.catalogue = Catalogue()
        self.connues: frozenset[str] = frozenset()
        self.dernier_mouvement = 0
        # A seed is what these are for: the same one makes the same sales.
        self._alea = Random(f"{scenario.graine}-{serie}-reseau")  # noqa: S311 - no secret
        ventes = Random(f"{scenario.graine}-{serie}-ventes")  # noqa: S311 - no secret
        horloge = timedelta(seconds=ventes.randint(-scenario.horloge, scenario.horloge))
        numerotation = scenario.numerotations[rang % len(scenario.numerotations)]
        self._vendeur = Vendeur(ventes, cadre.clock, rang + 1, numerotation, horloge, {})
        self.liaison = Liaison(scenario.url, serie, self._alea, cadre.places)
        self._a_envoyer: list[str] = []
        self._refusees: list[str] = []
        self._a_annuler: list[str] = []
        self._restes: dict[int, int] = {}
        self._bloc, self._en_ligne = 0, True

    def prepare(self) -> None:
        """Read whatever the server held before the first sale; Injoignable, Incomprise, Absent."""
        self.catalogue.refresh(self.liaison)
        if not self.catalogue.articles:
            raise Absent("la boutique n’a aucun article en vente")
        self._restes = {a.id: a.quantite_stock for a in self.catalogue.articles.values()}
        found = self.reconcile(())
        self.connues = frozenset(found.differences.dans_django_pas_maui)
        for numero in self.connues:
            if match := _FAC.fullmatch(numero):
                jour, rang = match[1], int(match[2])
                compteurs = self._vendeur.compteurs
                compteurs[jour] = max(compteurs.get(jour, 0), rang)
        page = self.liaison.ask(f"{MOUVEMENTS}?limit=1").decode(ReponseMouvements)
        self.dernier_mouvement = page.mouvements[0].id if page.count else 0
        self.liaison.perdues = self.cadre.scenario.reponses_perdues

    def work(self) -> None:
        """Sell to the end of the scenario; what could not be sent stays for `settle`."""
        scenario = self.cadre.scenario
        pause = 60 / scenario.rythme if scenario.rythme else 0
        while not self.cadre.stopped.is_set():
            if scenario.ventes and len(self.registre.ecritures) >= scenario.ventes:
                return
            self.sell()
            attente = self.try_to_sync() if self._is_online() else 0
            self.cadre.stopped.wait(max(pause, min(attente, _ECHEC_MAX_S)))

    def sell(self) -> str:
        """Make one sale, network or not, and return its number."""
        articles = sorted(self.catalogue.articles.values(), key=attrgetter("id"))
        vente = self._vendeur.sell(articles, self._restes)
        self.registre.record(vente)
        for article_id, pieces in vente.count_pieces().items():
            self._restes[article_id] = self._restes.get(article_id, 0) - pieces
        self._a_envoyer.append(vente.numero)
        if self._alea.random() < self.cadre.scenario.annulations:
            self._a_annuler.append(vente.numero)
        return vente.numero

    def try_to_sync(self) -> int:
        """Send what waits and learn what changed; return how long the server wants to be alone."""
        try:
            self.push()
            self._cancel_accepted()
            self.catalogue.refresh(self.liaison)
        except Injoignable as error:
            return error.attente
        except Incomprise as error:
            self.registre.contest(Constat.REPONSE, detail=str(error))
        return 0

    def push(self) -> None:
        """Send every sale that waits, each request filled up with some that were refused."""
        lot_max = self.cadre.scenario.lot
        while self._a_envoyer:
            sent = self._a_envoyer[:lot_max]
            older = self._refusees[: lot_max - len(sent)]
            self._send_lot([*sent, *older])
            del self._a_envoyer[: len(sent)]
            del self._refusees[: len(older)]
            # An app that trusts any 2xx has forgotten by now those that were refused.
            if self.comportement is Comportement.ACCEPTEES:
                ecritures = self.registre.ecritures
                kept = [n for n in (*sent, *older) if ecritures[n].sort is Sort.REFUSEE]
                self._refusees += kept

    def replay(self) -> None:
        """Send the whole ledger again: whatever was lost on the way is told now."""
        numeros = list(self.registre.ecritures)
        lot_max = self.cadre.scenario.lot
        for start in range(0, len(numeros), lot_max):
            self._send_lot(numeros[start : start + lot_max])
        self._a_envoyer.clear()
        self._cancel_accepted()

    def reconcile(self, references: Sequence[str]) -> ReponseReconciliation:
        """Ask the server to compare these numbers with its own of this terminal."""
        answer = self.liaison.send(RECONCILIER, {"references_maui": list(references)})
        return expect(answer, HTTPStatus.OK).decode(ReponseReconciliation)

    def _send_lot(self, numeros: Sequence[str]) -> None:
        ventes = [self.registre.ecritures[numero].vente for numero in numeros]
        corps = write_lot(ventes, self._alea.choice(list(Forme)), self.serie)
        self.registre.note_sent(numeros)
        answer = expect(self.liaison.send(SYNC, corps), HTTPStatus.CREATED)
        self.registre.note_lot(numeros, answer.decode(ReponseLot))

    def _cancel_accepted(self) -> None:
        """Cancel what the customer changed his mind about, once the server has the sale."""
        for numero in tuple(self._a_annuler):
            ecriture = self.registre.ecritures[numero]
            if ecriture.sort in {Sort.ACCEPTEE, Sort.CLASSEE}:
                if ecriture.sort is Sort.ACCEPTEE:
                    self._cancel(numero)
                self._a_annuler.remove(numero)

    def _cancel(self, numero: str) -> None:
        ecriture = self.registre.ecritures[numero]
        ecriture.annulation = Annulation.DEMANDEE
        corps = {"numero_facture": numero, "motif": "Le client a changé d’avis"}
        answer = self.liaison.send(ANNULER, corps)
        if answer.status == HTTPStatus.OK:
            ecriture.annulation = Annulation.FAITE
            return
        code = expect(answer, HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND).decode(Erreur).code
        if code == "ALREADY_CANCELLED":
            ecriture.annulation = Annulation.FAITE
        elif code == "CANCELLATION_TIMEOUT":
            ecriture.annulation = Annulation.AUCUNE
        else:
            self.registre.contest(Constat.ANNULATION, numero, code)

    def _is_online(self) -> bool:
        if not self._bloc:
            self._bloc = self._alea.randint(1, _BLOC_MAX)
            self._en_ligne = self._alea.random() >= self.cadre.scenario.hors_ligne
        self._bloc -= 1
        return self._en_ligne


def expect(reponse: Reponse, *statuses: HTTPStatus) -> Reponse:
    """Return the answer of an expected status; one that passes is as good as none at all.

    Injoignable for 403, 404, 429 and 5xx: the owner or time will mend them. Incomprise otherwise.
    """
    if reponse.status in statuses:
        return reponse
    passing = {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.TOO_MANY_REQUESTS}
    if reponse.status in passing or reponse.status == HTTPStatus.SERVICE_UNAVAILABLE:
        raise Injoignable(f"le serveur répond {reponse.status}", reponse.attente)
    raise Incomprise(f"le serveur répond {reponse.status}")
