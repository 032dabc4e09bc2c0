"""States of the file and judgements for the pure tests of the rule table: no file, no clock."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from core.boutiques import Boutique
from core.terminaux import Terminal
from core.ventes.commandes import VenteIllisible, VenteRecue
from core.ventes.decision import Appliquer, Decision, MettreEnQuarantaine, Rejouer, decide
from core.ventes.empreinte import Contenu, digest_bytes, read_contenu
from core.ventes.etat import ArticleConnu, Classement, EntreeConnue, Etat, VenteConnue
from core.vocabulaire import Devise, EtatEntree, EtatTerminal, PolitiqueStock
from tests.builders import MIDI

Envoi = VenteRecue | VenteIllisible

PRIX = 2_500_000
"""25 000 FC in minor units: the catalogue price of RIZ."""
BOUTIQUE = Boutique(
    id=9,
    nom="Ma Boutique",
    code="BTQ-009",
    ville="Kinshasa",
    devise=Devise.CDF,
    fuseau="Africa/Kinshasa",
    politique_stock=PolitiqueStock.REFUSER,
    est_active=True,
)
MOI, AUTRE, TIERS = 5, 6, 7
"""The terminal that sends, and two others of its boutique."""
TERMINAL = Terminal(
    id=MOI,
    boutique_id=BOUTIQUE.id,
    numero_serie="0a1badae951f8473",
    nom_terminal="Terminal 1",
    etat=EtatTerminal.ACTIF,
    version_app_maui="",
    adresse_ip="",
    derniere_activite=None,
    date_creation=MIDI,
)
PROCHAINE_VENTE, PROCHAINE_ENTREE = 100, 50
"""The ids that the next sale and the next entry get."""

RIZ = ArticleConnu(15, "A15", "Riz", Devise.CDF, PRIX, 1_800_000, 10, 0, suivi_stock=True)
SEL = ArticleConnu(16, "A16", "Sel", Devise.CDF, 50_000, None, 1, 0, suivi_stock=True)
CREDIT = ArticleConnu(17, "A17", "Crédit", Devise.CDF, 100_000, None, 0, 0, suivi_stock=False)
IMPORTE = ArticleConnu(18, "A18", "Importé", Devise.USD, 1_250, None, 10, 0, suivi_stock=True)
ARTICLES = (RIZ, SEL, CREDIT, IMPORTE)


@dataclass(slots=True)
class Fichier:
    """What the file holds before a batch; a test adds what its case needs."""

    boutique: Boutique = BOUTIQUE
    articles: Sequence[ArticleConnu] = ARTICLES
    partages: frozenset[int] = frozenset()
    ventes: dict[str, list[VenteConnue]] = field(default_factory=dict)
    entrees: dict[str, list[EntreeConnue]] = field(default_factory=dict)
    classements: dict[str, list[Classement]] = field(default_factory=dict)

    def add_vente(self, vente: VenteRecue, vente_id: int = 1, terminal_id: int = MOI) -> None:
        """Hold `vente` as recorded for a terminal."""
        known = VenteConnue(vente_id, terminal_id, contenu_of(vente).empreinte, vente.date_vente)
        self.ventes.setdefault(vente.numero_facture, []).append(known)

    def add_entree(
        self,
        vente: Envoi,
        etat: EtatEntree = EtatEntree.A_REGLER,
        vente_id: int | None = None,
        *,
        terminal_id: int = MOI,
    ) -> int:
        """Hold `vente` as an entry of this terminal, or filed of another; return its id."""
        entree_id = 1 + sum(map(len, self.entrees.values()))
        contenu, date_vente = None, None
        if isinstance(vente, VenteRecue):
            contenu, date_vente = read_contenu(vente, self.boutique.devise), vente.date_vente
        empreinte = digest_bytes(vente.charge_utile) if contenu is None else contenu.empreinte
        known = EntreeConnue(entree_id, empreinte, etat, date_vente)
        if terminal_id == MOI:
            self.entrees.setdefault(vente.numero_facture, []).append(known)
        if etat is EtatEntree.CLASSEE:
            filed = Classement(terminal_id, empreinte, date_vente, vente_id)
            self.classements.setdefault(vente.numero_facture, []).append(filed)
        return entree_id

    def judge(self, *ventes: Envoi) -> tuple[Decision, ...]:
        """Judge a batch of the terminal `MOI`, received at noon."""
        etat = Etat(
            terminal=TERMINAL,
            boutique=self.boutique,
            maintenant=MIDI,
            articles={article.id: article for article in self.articles},
            ventes=self.ventes,
            entrees=self.entrees,
            numerotation_partagee=self.partages,
            prochaine_vente_id=PROCHAINE_VENTE,
            prochaine_entree_id=PROCHAINE_ENTREE,
            classements=self.classements,
        )
        return decide(etat, ventes)


def contenu_of(vente: VenteRecue, devise: Devise = Devise.CDF) -> Contenu:
    """Read the content of a sale that has one."""
    contenu = read_contenu(vente, devise)
    assert contenu is not None
    return contenu


def apply_one(fichier: Fichier, vente: Envoi) -> Appliquer:
    """Judge one sale that must be applied."""
    (decision,) = fichier.judge(vente)
    assert isinstance(decision, Appliquer), decision
    return decision


def refuse_one(fichier: Fichier, vente: Envoi) -> MettreEnQuarantaine:
    """Judge one sale that must go to quarantine."""
    (decision,) = fichier.judge(vente)
    assert isinstance(decision, MettreEnQuarantaine), decision
    return decision


def replay_one(fichier: Fichier, vente: Envoi) -> Rejouer:
    """Judge one sale that must be answered as known."""
    (decision,) = fichier.judge(vente)
    assert isinstance(decision, Rejouer), decision
    return decision


def summarise(decisions: Sequence[Decision]) -> list[str]:
    """Give what each decision comes to: "creee", "rejouee" or the code of the refusal."""
    return [_summarise_one(decision) for decision in decisions]


def _summarise_one(decision: Decision) -> str:
    match decision:
        case Appliquer():
            return "creee"
        case Rejouer():
            return "rejouee"
        case MettreEnQuarantaine(refus=refus):
            return refus.code.value
