"""Closes the entries that a remedy settled, and writes who decided it, when, how and why."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, bindparam, update

from core.audit import Decision, write_traces
from core.db.quarantaine import vente_en_quarantaine
from core.utilisateurs import UTILISATEUR_LOCAL, load_utilisateur
from core.ventes.classements import write_classements
from core.ventes.demande import Demande, Rejeu, SortRejeu
from core.ventes.entrees import EntreeLue
from core.ventes.jugement import Jugement
from core.vocabulaire import EtatEntree, Remede

OBJET, VENTE = "vente_en_quarantaine", "vente"
CLASSEE_AVANT = "Vente déjà classée"
DOUBLON = "Doublon"
_REGLES = frozenset({SortRejeu.APPLIQUEE, SortRejeu.CONNUE, SortRejeu.CLASSEE})

_UPDATE = update(vente_en_quarantaine).where(vente_en_quarantaine.c.id == bindparam("key"))


def write_reglements(
    connection: Connection,
    demande: Demande,
    found: Jugement,
    *,
    rejeux: Sequence[Rejeu],
    now: datetime,
) -> None:
    """Close what was settled, in the name of whoever decided, in the caller's transaction."""
    entrees = {e.id: e for e in found.retenues}
    done = [r for r in rejeux if r.sort in _REGLES and r.entree_id in entrees]
    if not done:
        return
    automatic = demande.remede is Remede.AUTOMATIQUE
    utilisateur = UTILISATEUR_LOCAL if automatic else load_utilisateur(connection)
    decided = {"classee_par": utilisateur, "remede": demande.remede, "date_reglement": now}
    connection.execute(_UPDATE, [decided | _close(demande, rejeu) for rejeu in done])
    write_classements(connection, [rejeu.entree_id for rejeu in done if _is_filed(rejeu)])
    boutique_id = found.identifie.boutique.id
    traces = [
        Decision(
            action=f"REGLER_{demande.remede}",
            objet=OBJET,
            objet_id=rejeu.entree_id,
            boutique_id=boutique_id,
            motif=demande.precisions.motif,
            detail=_word(demande, rejeu, entrees[rejeu.entree_id], found.recues),
        )
        for rejeu in done
    ]
    if demande.remede is Remede.ARTICLE:
        # The sale explains itself: its lines are not what its payload says.
        traces += [
            replace(t, objet=VENTE, objet_id=r.vente_id) for t, r in zip(traces, done, strict=True)
        ]
    write_traces(connection, traces, now, utilisateur=utilisateur)


def _close(demande: Demande, rejeu: Rejeu) -> dict[str, object]:
    filed = _is_filed(rejeu)
    return {
        "key": rejeu.entree_id,
        "etat": EtatEntree.CLASSEE if filed else EtatEntree.REJOUEE,
        "vente_id": rejeu.vente_id,
        "motif_classement": _why(demande) if filed else None,
    }


def _is_filed(rejeu: Rejeu) -> bool:
    return rejeu.sort is SortRejeu.CLASSEE or rejeu.vente_id is None


def _why(demande: Demande) -> str:
    if demande.remede is Remede.CLASSER:
        return demande.precisions.motif
    return DOUBLON if demande.remede is Remede.DOUBLON else CLASSEE_AVANT


def _word(demande: Demande, rejeu: Rejeu, entree: EntreeLue, recues: Mapping[int, int]) -> str:
    """Say what is needed to understand the decision later: which sale, and what was specified."""
    said = [f"vente {entree.numero_facture or 'sans numéro'}"]
    if rejeu.vente_id is not None:
        said.append(f"identifiant {rejeu.vente_id}")
    said += [f"entrée de {n} × article {key}" for key, n in recues.items()]
    precisions = demande.precisions
    said += [f"article {sent} → {sold}" for sent, sold in precisions.articles.items()]
    if precisions.ancien_id is not None:
        said.append(f"à la place du terminal {precisions.ancien_id}")
    return ", ".join(said)
