"""First start: five steps from an empty folder to a first sale received."""

from desktop.dialogs.premier_demarrage.dialogue import PremierDemarrageDialog

__all__ = ["PremierDemarrageDialog"]
