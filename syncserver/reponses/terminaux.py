"""The answers about the server itself and about the calling terminal."""

from datetime import datetime

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


def build_etat(now: datetime) -> ReponseEtat:
    """Say that the server is there."""
    return ReponseEtat(
        success=True,
        api_version="v2-simple",
        status="active",
        message="Serveur Comptoir en service",
        server_time=format_instant(now),
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
