"""Every error that core raises on purpose: a stable code and a French sentence fit for the user."""

from collections.abc import Sequence
from typing import ClassVar


class CoreError(Exception):
    """Base of all; `message` is shown as it is, `code` never changes once published.

    `champ` names the field of the command that is at fault, "" where it is none of them.
    """

    code: ClassVar[str]

    def __init__(self, message: str, *, champ: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.champ = champ


class NotFound(CoreError):
    """What was named does not exist, or not for this caller."""


class Conflict(CoreError):
    """What was asked contradicts what is already recorded."""


class Refused(CoreError):
    """A rule or the owner forbids it."""


class Invalid(CoreError):
    """What was given cannot be understood."""


class StorageError(CoreError):
    """The machine, not the program, is at fault: disk, lock or file."""


class TerminalNotFound(NotFound):
    """Unknown, pending and refused terminals alike, so that a stranger learns nothing."""

    code = "TERMINAL_NOT_FOUND"


class BoutiqueNotFound(NotFound):
    """No boutique has this id or code."""

    code = "BOUTIQUE_NOT_FOUND"


class ArticleNotFound(NotFound):
    """Unknown, inactive and another boutique's article alike."""

    code = "ARTICLE_NOT_FOUND"


class VenteNotFound(NotFound):
    """No such sale in this boutique."""

    code = "VENTE_NOT_FOUND"


class EntreeNotFound(NotFound):
    """No such quarantine entry."""

    code = "ENTREE_NOT_FOUND"


class MouvementNotFound(NotFound):
    """No movement has this id."""

    code = "MOUVEMENT_NOT_FOUND"


class InventaireNotFound(NotFound):
    """No such count."""

    code = "INVENTAIRE_NOT_FOUND"


class InventaireEnCours(Conflict):
    """Another open count holds some of the same articles."""

    code = "INVENTAIRE_EN_COURS"


class CodeAlreadyUsed(Conflict):
    """A boutique's or an article's code must be its own."""

    code = "CODE_ALREADY_USED"


class ArticleChanged(Conflict):
    """The field was changed in the file since the owner opened the article."""

    code = "ARTICLE_CHANGED"


class SerieAlreadyUsed(Conflict):
    """The serial number already names an approved terminal."""

    code = "SERIE_ALREADY_USED"


class RetourConflict(Conflict):
    """The terminal's own name of a return is already that of another one."""

    code = "CONFLIT_UID"


class VenteAlreadyCancelled(Conflict):
    """The sale was cancelled before."""

    code = "ALREADY_CANCELLED"


class CancellationTimeout(Refused):
    """The sale was received too long ago for its terminal to cancel it; both in minutes."""

    code = "CANCELLATION_TIMEOUT"

    def __init__(self, message: str, temps_ecoule: int, delai_max: int) -> None:
        super().__init__(message)
        self.temps_ecoule = temps_ecoule
        self.delai_max = delai_max


class TerminalInactif(Refused):
    """Approved once, switched off by the owner since."""

    code = "TERMINAL_INACTIF"


class BoutiqueInactive(Refused):
    """The terminal's boutique is switched off."""

    code = "BOUTIQUE_INACTIVE"


class BoutiqueMismatch(Refused):
    """The request names another boutique or terminal than the caller's."""

    code = "BOUTIQUE_MISMATCH"


class TooManyRequests(Refused):
    """One terminal has too many refused sales waiting for the owner."""

    code = "TOO_MANY_REQUESTS"


class InstanceBusy(Refused):
    """Another Comptoir holds this data folder."""

    code = "INSTANCE_BUSY"


class EntreeAlreadySettled(Refused):
    """The quarantine entry no longer waits for a decision."""

    code = "ENTREE_ALREADY_SETTLED"


class PinWrong(Refused):
    """Not the PIN of the owner."""

    code = "PIN_WRONG"


class PinLocked(Refused):
    """Too many wrong PINs: none is listened to for a while."""

    code = "PIN_LOCKED"


class NotADemo(Refused):
    """The folder meant for the demonstration holds a real shop."""

    code = "NOT_A_DEMO"


class InventaireClos(Refused):
    """The count was validated or abandoned: it does not change any more."""

    code = "INVENTAIRE_CLOS"


class ArticleHorsInventaire(Refused):
    """The article has no stock to count, or not in this count."""

    code = "ARTICLE_HORS_INVENTAIRE"


class StockOutOfRange(Refused):
    """The movement would push a stock beyond what the book can hold, or below zero by hand."""

    code = "STOCK_OUT_OF_RANGE"


class RetourExcessif(Refused):
    """More would come back than is left of what was sold."""

    code = "RETOUR_EXCESSIF"


class MouvementNotUndoable(Refused):
    """Something depends on the movement, or it was undone before; the sentence says what."""

    code = "MOUVEMENT_NOT_UNDOABLE"


class InvalidFormat(Invalid):
    """A field is missing or has no meaning."""

    code = "INVALID_FORMAT"


class ImportRejected(Invalid):
    """Nothing of the file was imported; `erreurs` says why, a sentence a line."""

    code = "IMPORT_REJECTED"

    def __init__(self, message: str, erreurs: Sequence[str]) -> None:
        super().__init__(message)
        self.erreurs = tuple(erreurs)


class StorageUnavailable(StorageError):
    """Passing: the file is locked, the disk is full, or the program is stopping."""

    code = "TEMPORARILY_UNAVAILABLE"


class FileTooNew(StorageError):
    """The file was written by a later version of the program."""

    code = "FILE_TOO_NEW"


class FileNotOurs(StorageError):
    """The file is no Comptoir file; it is left untouched."""

    code = "FILE_NOT_OURS"


class UpgradeFailed(StorageError):
    """The file could not be brought up to this program; it stays as it was."""

    code = "UPGRADE_FAILED"


class FileCorrupt(StorageError):
    """The file is damaged; it is left untouched."""

    code = "FILE_CORRUPT"
