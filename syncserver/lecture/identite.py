"""Whose a request says that it is: never believed, only checked against whose it is."""

from core.errors import BoutiqueMismatch
from core.terminaux import TerminalIdentifie
from syncserver.lecture.champs import Champ, Objet, identifiant

BOUTIQUE_ID = identifiant("boutique_id", "BoutiqueId")
DEVICE_SERIAL = identifiant("device_serial", "DeviceSerial")
CHAMPS_IDENTITE: tuple[Champ[str], ...] = (BOUTIQUE_ID, DEVICE_SERIAL)


def require_own(identite: TerminalIdentifie, boutique_id: str, device_serial: str) -> None:
    """Refuse what names another boutique or terminal than the caller's; "" names none."""
    if boutique_id not in {"", str(identite.boutique.id)}:
        raise BoutiqueMismatch("L’envoi désigne une autre boutique que celle de ce terminal.")
    if device_serial not in {"", identite.terminal.numero_serie}:
        raise BoutiqueMismatch("L’envoi désigne un autre terminal que celui qui l’envoie.")


def check_objet(identite: TerminalIdentifie, objet: Objet) -> None:
    """Check the body of a request; BoutiqueMismatch, ChampInvalide."""
    require_own(identite, BOUTIQUE_ID.find(objet) or "", DEVICE_SERIAL.find(objet) or "")
