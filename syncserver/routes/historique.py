"""Sales already recorded: listed, compared, taken back, and the refused ones told of."""

from starlette.responses import Response

from core.application import Core
from core.limites import PAGE_VENTES_MAX
from core.ventes.historique import Periode
from syncserver.auth import identify
from syncserver.call import Call
from syncserver.lecture.demandes import (
    CHAMPS_ANNULATION,
    CHAMPS_RECONCILIATION,
    CHAMPS_REJET,
    read_annulation,
    read_reconciliation,
    read_rejet,
)
from syncserver.parametres import Parametre, read_entier, read_jour
from syncserver.reponses.base import answer
from syncserver.reponses.caisse import ReponseRejet, build_rejet
from syncserver.reponses.ventes import (
    ReponseAnnulation,
    ReponseHistorique,
    ReponseReconciliation,
    build_annulation,
    build_historique,
    build_reconciliation,
)
from syncserver.routing import BASE, Corps, Route

PAGE_DEFAUT = 50


def read_historique(core: Core, call: Call) -> Response:
    """Answer the boutique's last sales, and the takings of the period."""
    boutique = identify(core, call).boutique
    periode = Periode(
        read_jour(call, "date_debut", boutique.fuseau), read_jour(call, "date_fin", boutique.fuseau)
    )
    limit = min(read_entier(call, "limit") or PAGE_DEFAUT, PAGE_VENTES_MAX)
    historique = core.ventes.read_historique(boutique.id, periode, limit)
    return answer(build_historique(boutique, historique))


def cancel_vente(core: Core, call: Call) -> Response:
    """Take back one of the terminal's own sales."""
    identite = identify(core, call)
    resultat = core.ventes.cancel_own(identite, read_annulation(call.body, identite))
    return answer(build_annulation(identite.boutique, resultat))


def reconcile(core: Core, call: Call) -> Response:
    """Compare the terminal's numbers with those recorded of it."""
    identite = identify(core, call)
    references, periode = read_reconciliation(call.body, identite)
    return answer(build_reconciliation(core.ventes.reconcile(identite, references, periode)))


def notify_rejet(core: Core, call: Call) -> Response:
    """Note that the seller was told of a refusal."""
    identite = identify(core, call)
    notifie = read_rejet(call.body, identite)
    return answer(build_rejet(core.rejets.record_notification(identite, notifie)))


ROUTES = (
    Route(
        method="GET",
        chemins=(f"{BASE}/ventes/historique",),
        work=read_historique,
        reponse=ReponseHistorique,
        resume="Lister les ventes de la boutique",
        parametres=(
            Parametre("date_debut", "Premier jour."),
            Parametre("date_fin", "Dernier jour, inclus."),
            Parametre(
                "limit",
                f"De 1 à {PAGE_VENTES_MAX} ; {PAGE_DEFAUT} par défaut.",
                type_json="integer",
            ),
        ),
    ),
    Route(
        method="POST",
        chemins=(f"{BASE}/ventes/annuler",),
        work=cancel_vente,
        reponse=ReponseAnnulation,
        resume="Annuler une de ses ventes",
        corps=Corps("AnnulationEnvoyee", CHAMPS_ANNULATION),
        ecrit=True,
    ),
    Route(
        method="POST",
        chemins=(f"{BASE}/ventes/reconciliation",),
        work=reconcile,
        reponse=ReponseReconciliation,
        resume="Comparer ses ventes avec celles du serveur",
        corps=Corps("ReconciliationEnvoyee", CHAMPS_RECONCILIATION),
    ),
    Route(
        method="POST",
        chemins=(f"{BASE}/ventes/notifier-rejet",),
        work=notify_rejet,
        reponse=ReponseRejet,
        resume="Dire que le vendeur a été averti d’un refus",
        corps=Corps("RejetEnvoye", CHAMPS_REJET),
        ecrit=True,
    ),
)
