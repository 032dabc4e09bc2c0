"""The answers about the server itself and about the calling terminal."""

from datetime import datetime
from typing import Literal

from core.terminaux import TerminalIdentifie
from syncserver.reponses.base import Reponse, format_instant


class ReponseEtat(Reponse, frozen=True):
    """Whether the server is there; no terminal needs to be known for it."""

    success: bool
    api_version: str
    status: str
    message: str
    server_time: str


class FicheTerminal(Reponse, frozen=True):
    """The calling terminal."""

    id: int
    numero_serie: str
    nom_terminal: str
    est_actif: bool
    version_app_maui: str
    derniere_activite: str


class FicheBoutique(Reponse, frozen=True):
    """Its boutique."""

    id: int
    nom: str
    code: str
    ville: str
    devise: str


class ReponseTerminal(Reponse, frozen=True):
    """Who the terminal is, for its own screen."""

    success: bool
    terminal: FicheTerminal
    boutique: FicheBoutique


class ReponsePos(Reponse, frozen=True):
    """Whether the calling terminal may sell."""

    success: bool
    pos_allowed: bool
    code: Literal["POS_OK", "POS_DISABLED"]
    message: str
    boutique_id: int


def build_etat(now: datetime) -> ReponseEtat:
    """Say that the server is there."""
    return ReponseEtat(
        success=True,
        api_version="v2-simple",
        status="active",
        message="Serveur Comptoir en service",
        server_time=format_instant(now),
    )


def build_pos_allowed(boutique_id: int) -> ReponsePos:
    """Say that the terminal may sell."""
    return ReponsePos(
        success=True,
        pos_allowed=True,
        code="POS_OK",
        message="Terminal autorisé",
        boutique_id=boutique_id,
    )


def build_pos_disabled(boutique_id: int, message: str) -> ReponsePos:
    """Say that its owner switched it off, or its boutique."""
    return ReponsePos(
        success=True,
        pos_allowed=False,
        code="POS_DISABLED",
        message=message,
        boutique_id=boutique_id,
    )


def build_terminal(identite: TerminalIdentifie, now: datetime) -> ReponseTerminal:
    """Describe the terminal; this very call is its activity where none was noted before."""
    terminal, boutique = identite.terminal, identite.boutique
    return ReponseTerminal(
        success=True,
        terminal=FicheTerminal(
            id=terminal.id,
            numero_serie=terminal.numero_serie,
            nom_terminal=terminal.nom_terminal,
            est_actif=True,
            version_app_maui=terminal.version_app_maui,
            derniere_activite=format_instant(terminal.derniere_activite or now),
        ),
        boutique=FicheBoutique(
            boutique.id, boutique.nom, boutique.code, boutique.ville, boutique.devise
        ),
    )
