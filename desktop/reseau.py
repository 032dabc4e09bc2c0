"""What can be said of the way from a phone to this computer, as seen from here."""

import ipaddress
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.server_status import ServerState, ServerStatus
from desktop.theme import Tone

_UFW = Path("/etc/ufw/ufw.conf")
_FIREWALLD = Path("/run/firewalld.pid")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One check: OK is a tick, WARN an exclamation mark, DANGER a cross."""

    tone: Tone
    title: str
    sentence: str = ""


def judge_server(status: ServerStatus) -> Verdict:
    """Say whether the server listens at all."""
    if status.state is ServerState.ONLINE:
        return Verdict(Tone.OK, _tr("Le serveur est en marche"))
    return Verdict(Tone.DANGER, _tr("Le serveur n’est pas en marche"), status.sentence)


def judge_answers(answers: Mapping[str, bool]) -> Verdict:
    """Say whether each address answered this computer itself."""
    silent = [address for address, answered in answers.items() if not answered]
    if silent:
        words = _tr("Sans réponse : {adresses}. Un pare-feu de cet ordinateur bloque peut-être.")
        return Verdict(
            Tone.DANGER,
            _tr("Une adresse ne répond pas"),
            words.format(adresses=", ".join(silent)),
        )
    words = _tr("Essayé depuis cet ordinateur : {adresses}")
    return Verdict(Tone.OK, _tr("Chaque adresse répond"), words.format(adresses=", ".join(answers)))


def judge_network(addresses: Sequence[str]) -> Verdict:
    """Say what kind of network this computer is on."""
    hosts = [ipaddress.ip_address(address.rpartition(":")[0]) for address in addresses]
    if not hosts:
        return Verdict(
            Tone.DANGER,
            _tr("Cet ordinateur n’est relié à aucun réseau"),
            _tr("Reliez-le au Wi-Fi de la boutique, ou à la box par un câble."),
        )
    if any(host.is_link_local for host in hosts):
        return Verdict(
            Tone.WARN,
            _tr("La box n’a pas donné d’adresse à cet ordinateur"),
            _tr("Débranchez et rebranchez le réseau, ou redémarrez la box."),
        )
    if not all(host.is_private for host in hosts):
        return Verdict(
            Tone.WARN,
            _tr("Cet ordinateur a une adresse publique"),
            _tr("Il est relié à Internet sans box : n’importe qui peut essayer de le joindre."),
        )
    if len(hosts) > 1:
        return Verdict(
            Tone.WARN,
            _tr("Cet ordinateur est sur plusieurs réseaux"),
            _tr("Donnez aux terminaux l’adresse du réseau où ils sont : {adresses}").format(
                adresses=", ".join(addresses)
            ),
        )
    return Verdict(Tone.OK, _tr("Cet ordinateur est sur le réseau de la boutique"), str(hosts[0]))


def judge_firewall(
    port: int, platform: str = sys.platform, read: Callable[[Path], str] | None = None
) -> Verdict:
    """Say what may hold phones back, and the words that open the port; changes nothing."""
    if platform == "win32":
        command = (
            f'netsh advfirewall firewall add rule name="Comptoir" dir=in action=allow '
            f"protocol=TCP localport={port} profile=private"
        )
        words = _tr(
            "À la première question de Windows, autorisez Comptoir sur les réseaux privés. Sinon, "
            "dans une invite de commandes d’administrateur : {commande}"
        )
        return Verdict(
            Tone.WARN, _tr("Pare-feu de Windows à vérifier"), words.format(commande=command)
        )
    reader = read or _read
    if "ENABLED=yes" in reader(_UFW):
        return _advise("ufw", f"sudo ufw allow {port}/tcp")
    if reader(_FIREWALLD):
        return _advise("firewalld", f"sudo firewall-cmd --permanent --add-port={port}/tcp")
    return Verdict(Tone.OK, _tr("Pas de pare-feu connu en marche"))


def _advise(name: str, command: str) -> Verdict:
    words = _tr("Si le téléphone n’arrive pas, ouvrez le port : {commande}")
    title = _tr("Le pare-feu {nom} est en marche").format(nom=name)
    return Verdict(Tone.WARN, title, words.format(commande=command))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Network", text)
