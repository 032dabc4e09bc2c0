"""The accounts at the end: each ledger against all that the server says it holds."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.limites import PAGE_MOUVEMENTS_MAX, PAGE_VENTES_MAX, RECONCILIATION_MAX
from syncserver.reponses.mouvements import ReponseMouvements
from syncserver.reponses.ventes import ReponseHistorique, VenteHistorique
from syncserver.routing import BASE
from syncserver.simulateur.registre import Annulation, Constat, Desaccord, Ecriture, Registre, Sort
from syncserver.simulateur.scenario import Comportement, Scenario
from syncserver.simulateur.terminal import MOUVEMENTS, TerminalSimule

Cle = tuple[str, int]
"""The document of a movement and its article."""
_ANNULE = "ANNUL-"


@dataclass(frozen=True, slots=True)
class Compte:
    """What one terminal did; `oubliees` are refused sales that its app believes synchronised."""

    serie: str
    nom: str
    comportement: str
    vendues: int
    acceptees: int
    classees: int
    refusees: int
    refus: dict[str, int]
    sans_reponse: int
    oubliees: int
    annulees: int
    envois: int
    coupures: int


@dataclass(frozen=True, slots=True)
class Bilan:
    """The whole simulation, as it is written out."""

    url: str
    graine: int
    d_accord: bool
    vendues: int
    acceptees: int
    refusees: int
    annulees: int
    coupures: int
    terminaux: tuple[Compte, ...]
    desaccords: tuple[Desaccord, ...]


def make_bilan(scenario: Scenario, terminaux: Sequence[TerminalSimule]) -> Bilan:
    """Add up the ledgers; the server agrees where no terminal contests anything."""
    comptes = tuple(_count(terminal) for terminal in terminaux)
    desaccords = tuple(d for terminal in terminaux for d in terminal.registre.desaccords)
    return Bilan(
        url=scenario.url,
        graine=scenario.graine,
        d_accord=not desaccords,
        vendues=sum(compte.vendues for compte in comptes),
        acceptees=sum(compte.acceptees for compte in comptes),
        refusees=sum(compte.refusees for compte in comptes),
        annulees=sum(compte.annulees for compte in comptes),
        coupures=sum(compte.coupures for compte in comptes),
        terminaux=comptes,
        desaccords=desaccords,
    )


def check(terminal: TerminalSimule) -> None:
    """Hold the ledger against the server's lists, nobody selling; Injoignable, Incomprise."""
    registre = terminal.registre
    for numero in registre.list_numeros(Sort.SANS_REPONSE):
        registre.contest(Constat.SANS_VERDICT, numero, "aucun verdict")
    check_numeros(terminal)
    check_historique(registre, _read_historique(terminal))
    check_mouvements(registre, _read_mouvements(terminal))
    if difference := terminal.catalogue.find_difference(terminal.liaison):
        registre.contest(Constat.CATALOGUE, detail=difference)


def check_numeros(terminal: TerminalSimule) -> None:
    """Look for each accepted number there, and for any of ours that was not accepted."""
    registre = terminal.registre
    accepted = registre.list_numeros(Sort.ACCEPTEE)
    for start in range(0, max(len(accepted), 1), RECONCILIATION_MAX):
        found = terminal.reconcile(accepted[start : start + RECONCILIATION_MAX]).differences
        for numero in found.dans_maui_pas_django:
            registre.contest(Constat.NON_RETROUVEE, numero, "réconciliation")
        for numero in set(found.dans_django_pas_maui) - terminal.connues - set(accepted):
            ecriture = registre.ecritures.get(numero)
            if ecriture is None or ecriture.sort is not Sort.CLASSEE:
                detail = "jamais vendue" if ecriture is None else f"refusée : {ecriture.code}"
                registre.contest(Constat.EN_TROP, numero, detail)


def check_historique(registre: Registre, ventes: Sequence[VenteHistorique]) -> None:
    """Hold each listed sale of ours to its number, its total and its cancellation."""
    ours = {e.id: e for e in registre.ecritures.values() if e.sort is Sort.ACCEPTEE}
    for vente in ventes:
        ecriture = ours.get(vente.id)
        if ecriture is None:
            continue
        numero = ecriture.vente.numero
        if vente.numero_facture != numero:
            registre.contest(Constat.AUTRE_ID, numero, vente.numero_facture)
        if Decimal(vente.montant_total) != ecriture.vente.total:
            registre.contest(Constat.MONTANT, numero, vente.montant_total)
        if ecriture.annulation is Annulation.FAITE and not vente.est_annulee:
            registre.contest(Constat.ANNULATION, numero, "annulée, mais encore debout")


def check_mouvements(registre: Registre, quantites: Counter[Cle]) -> None:
    """Hold each sale to its pieces: taken once where accepted, back once where cancelled."""
    for numero, ecriture in registre.ecritures.items():
        pieces = ecriture.vente.count_pieces() if ecriture.sort is Sort.ACCEPTEE else {}
        for article_id in ecriture.vente.count_pieces():
            expected = pieces.get(article_id, 0)
            sold = -quantites[numero, article_id]
            back = quantites[_ANNULE + numero, article_id]
            if sold != expected or back not in _expect_back(ecriture, expected):
                detail = f"article {article_id} : {sold} sortis, {back} rendus, {expected} vendus"
                registre.contest(Constat.STOCK, numero, detail)


def _expect_back(ecriture: Ecriture, vendues: int) -> set[int]:
    """Return what may have come back: the owner too can cancel, and then we are not told."""
    return {vendues} if ecriture.annulation is Annulation.FAITE else {0, vendues}


def _read_historique(terminal: TerminalSimule) -> Sequence[VenteHistorique]:
    answer = terminal.liaison.ask(f"{BASE}/ventes/historique?limit={PAGE_VENTES_MAX}")
    return answer.decode(ReponseHistorique).ventes


def _read_mouvements(terminal: TerminalSimule) -> Counter[Cle]:
    """Add up the movements of this terminal since it began, by document and article."""
    quantites: Counter[Cle] = Counter()
    following: int | None = None
    while True:
        cursor = "" if following is None else f"&next={following}"
        chemin = f"{MOUVEMENTS}?limit={PAGE_MOUVEMENTS_MAX}{cursor}"
        page = terminal.liaison.ask(chemin).decode(ReponseMouvements)
        for mouvement in page.mouvements:
            if mouvement.id <= terminal.dernier_mouvement:
                return quantites
            if mouvement.utilisateur == terminal.nom:
                key = mouvement.reference_document, mouvement.article_id
                quantites[key] += mouvement.quantite
        following = page.next
        if following is None:
            return quantites


def _count(terminal: TerminalSimule) -> Compte:
    ecritures = terminal.registre.ecritures.values()
    sorts = Counter(ecriture.sort for ecriture in ecritures)
    forgets = terminal.comportement is Comportement.TOUTE_2XX
    return Compte(
        serie=terminal.serie,
        nom=terminal.nom,
        comportement=terminal.comportement,
        vendues=len(ecritures),
        acceptees=sorts[Sort.ACCEPTEE],
        classees=sorts[Sort.CLASSEE],
        refusees=sorts[Sort.REFUSEE],
        refus=dict(Counter(e.code for e in ecritures if e.sort is Sort.REFUSEE)),
        sans_reponse=sorts[Sort.SANS_REPONSE],
        oubliees=sorts[Sort.REFUSEE] if forgets else 0,
        annulees=sum(e.annulation is Annulation.FAITE for e in ecritures),
        envois=sum(ecriture.envois for ecriture in ecritures),
        coupures=terminal.liaison.coupures,
    )
