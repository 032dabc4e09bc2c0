"""How a terminal introduces itself, and waits until its owner has said yes."""

from http import HTTPStatus
from time import monotonic
from urllib.parse import quote

from syncserver.reponses.base import Erreur
from syncserver.reponses.terminaux import ReponseTerminal
from syncserver.routing import BASE
from syncserver.simulateur.liaison import Injoignable
from syncserver.simulateur.terminal import Absent, TerminalSimule, expect

_INTERVALLE_S = 3
"""Thirty strangers' requests a minute are answered: twenty are sent."""
A_AUTORISER = (
    "{serie} : inconnu du serveur. Dans Comptoir, écran Terminaux, le propriétaire doit "
    "l’autoriser ; j’attends."
)
ETEINT = "{serie} : le propriétaire a désactivé ce terminal ou sa boutique ; j’attends."
MUET = "{serie} : pas de réponse de {url} ({raison}) ; je réessaie."


def introduce(terminal: TerminalSimule) -> None:
    """Knock until approved, then load the catalogue; Absent once the patience is over."""
    cadre = terminal.cadre
    deadline = monotonic() + cadre.scenario.attente
    said = ""
    while True:
        pause = _INTERVALLE_S
        try:
            sentence = _knock(terminal)
            if not sentence:
                terminal.prepare()
                cadre.say(f"{terminal.serie} : autorisé, « {terminal.nom} ».")
                return
        except Injoignable as error:
            url = cadre.scenario.url
            sentence = MUET.format(serie=terminal.serie, url=url, raison=error)
            pause = max(pause, error.attente)
        if sentence != said:
            cadre.say(sentence)
            said = sentence
        left = deadline - monotonic()
        if left <= 0 or cadre.stopped.wait(min(pause, left)):
            raise Absent("pas autorisé, ou serveur injoignable")


def _knock(terminal: TerminalSimule) -> str:
    """Ask who we are; "" once approved, else the French sentence that says what is awaited."""
    answer = terminal.liaison.ask(f"{BASE}/terminal/{quote(terminal.serie, safe='')}")
    if answer.status == HTTPStatus.OK:
        terminal.nom = answer.decode(ReponseTerminal).terminal.nom_terminal
        return ""
    if answer.status in {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}:
        known = answer.decode(Erreur).code != "TERMINAL_NOT_FOUND"
        return (ETEINT if known else A_AUTORISER).format(serie=terminal.serie)
    expect(answer)
    return ""
