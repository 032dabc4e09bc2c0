"""The ledger of one terminal: every number that it sold, and all that the server said of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from syncserver.reponses.lot import ReponseLot, VenteAcceptee, VenteRejetee
from syncserver.simulateur.ventes import VenteSimulee


class Sort(StrEnum):
    """The server's last word on a sale."""

    SANS_REPONSE = "sans_reponse"
    ACCEPTEE = "acceptee"
    CLASSEE = "classee"
    REFUSEE = "refusee"


class Annulation(StrEnum):
    """How far a cancellation has come; DEMANDEE where no answer told."""

    AUCUNE = "aucune"
    DEMANDEE = "demandee"
    FAITE = "faite"


class Constat(StrEnum):
    """How a server can contradict itself, or its terminals."""

    PERDUE = "perdue"
    AUTRE_ID = "autre_id"
    REFUSEE_APRES_ACCORD = "refusee_apres_accord"
    MONTANT = "montant"
    SANS_VERDICT = "sans_verdict"
    NON_RETROUVEE = "non_retrouvee"
    EN_TROP = "en_trop"
    ANNULATION = "annulation"
    STOCK = "stock"
    CATALOGUE = "catalogue"
    REPONSE = "reponse"
    INJOIGNABLE = "injoignable"


@dataclass(frozen=True, slots=True)
class Desaccord:
    """One thing that the server and a terminal do not both hold true."""

    serie: str
    constat: Constat
    numero: str = ""
    detail: str = ""


@dataclass(slots=True)
class Ecriture:
    """One sale in the ledger; `id` is what the server calls it, 0 while it has not said."""

    vente: VenteSimulee
    envois: int = 0
    sort: Sort = Sort.SANS_REPONSE
    id: int = 0
    code: str = ""
    annulation: Annulation = Annulation.AUCUNE


@dataclass(slots=True)
class Registre:
    """All sales of one terminal in the order made; nothing is ever taken out of it."""

    serie: str
    ecritures: dict[str, Ecriture] = field(default_factory=dict)
    desaccords: list[Desaccord] = field(default_factory=list)

    def record(self, vente: VenteSimulee) -> None:
        """Write down a sale as soon as it is made, before anything is sent."""
        self.ecritures[vente.numero] = Ecriture(vente)

    def note_sent(self, numeros: Iterable[str]) -> None:
        """Count one more attempt, whether an answer comes or not."""
        for numero in numeros:
            self.ecritures[numero].envois += 1

    def note_lot(self, sent: Sequence[str], lot: ReponseLot) -> None:
        """Write down the answer to a batch, and what of it cannot be."""
        answered = [*lot.accepted, *(rejetee.vente_uid for rejetee in lot.rejected)]
        if sorted(answered) != sorted(sent):
            missing = sorted(set(sent).symmetric_difference(answered)) or answered
            for numero in missing:
                self.contest(Constat.SANS_VERDICT, numero, "répondue zéro ou plusieurs fois")
        if lot.accepted != [acceptee.numero_facture for acceptee in lot.details.creees]:
            self.contest(Constat.REPONSE, detail="accepted et details.creees diffèrent")
        for acceptee in lot.details.creees:
            self._note_acceptee(acceptee)
        for rejetee in lot.rejected:
            self._note_rejetee(rejetee)

    def contest(self, constat: Constat, numero: str = "", detail: str = "") -> None:
        """Keep a disagreement, once."""
        found = Desaccord(self.serie, constat, numero, detail)
        if found not in self.desaccords:
            self.desaccords.append(found)

    def list_numeros(self, *sorts: Sort) -> list[str]:
        """Return the numbers of which the server's last word is one of these."""
        return [numero for numero, e in self.ecritures.items() if e.sort in sorts]

    def _note_acceptee(self, acceptee: VenteAcceptee) -> None:
        ecriture = self.ecritures.get(acceptee.numero_facture)
        if ecriture is None:
            return
        if acceptee.status == "filed":
            ecriture.sort = Sort.CLASSEE
            return
        numero, known = acceptee.numero_facture, ecriture.sort is Sort.ACCEPTEE
        if known and acceptee.status == "created":
            self.contest(Constat.PERDUE, numero, f"acceptée sous {ecriture.id}, puis recréée")
        elif known and acceptee.id != ecriture.id:
            self.contest(Constat.AUTRE_ID, numero, f"{ecriture.id}, puis {acceptee.id}")
        if Decimal(acceptee.montant_total) != ecriture.vente.total:
            detail = f"{acceptee.montant_total} au lieu de {ecriture.vente.total:.2f}"
            self.contest(Constat.MONTANT, numero, detail)
        if acceptee.lignes_count != len(ecriture.vente.lignes):
            self.contest(Constat.MONTANT, numero, f"{acceptee.lignes_count} lignes")
        ecriture.sort, ecriture.id, ecriture.code = Sort.ACCEPTEE, acceptee.id, ""

    def _note_rejetee(self, rejetee: VenteRejetee) -> None:
        ecriture = self.ecritures.get(rejetee.vente_uid)
        if ecriture is None:
            return
        if ecriture.sort is Sort.ACCEPTEE:
            detail = f"acceptée sous {ecriture.id}, puis {rejetee.reason}"
            self.contest(Constat.REFUSEE_APRES_ACCORD, rejetee.vente_uid, detail)
        ecriture.sort, ecriture.code = Sort.REFUSEE, rejetee.reason
