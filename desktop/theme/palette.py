"""The complete QPalette: what Qt draws by itself follows the theme as well."""

from PySide6.QtGui import QColor, QPalette

from desktop.theme.tokens import Tokens


def build_palette(tokens: Tokens) -> QPalette:
    """Every role, in the active, inactive and disabled groups."""
    palette = QPalette()
    role = QPalette.ColorRole
    for name, color in {
        role.Window: tokens.canvas,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.sunken,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.text3,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.onaccent,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.onaccent,
        role.Accent: tokens.accent,
        role.Link: tokens.accenttext,
        role.LinkVisited: tokens.accenttext,
        role.ToolTipBase: tokens.tip,
        role.ToolTipText: tokens.tiptext,
        role.Light: tokens.surface,
        role.Midlight: tokens.hover,
        role.Mid: tokens.border,
        role.Dark: tokens.btnborder,
        role.Shadow: tokens.shadow,
    }.items():
        palette.setColor(name, QColor(color))
    for name in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, tokens.disabled)
    palette.setColor(QPalette.ColorGroup.Disabled, role.Base, tokens.sunken)
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, tokens.btnborder)
    return palette
