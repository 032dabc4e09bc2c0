"""The style sheet: buttons, fields, cards, scroll bars and menus; never a font."""

from desktop.theme.fonts import scaled
from desktop.theme.tokens import Tokens, Tone

_SHEET = """
* {{ outline: 0; }}
QWidget#canvas {{ background: {canvas}; }}
QLabel {{ background: transparent; color: {text}; }}
QLabel[ink="2"] {{ color: {text2}; }}
QLabel[ink="3"] {{ color: {text3}; }}
QLabel[ink="danger"] {{ color: {danger}; }}
QToolTip {{ background: {tip}; color: {tiptext}; border: 0; padding: 5px 8px; }}

QPushButton {{ background: {surface}; color: {text}; border: 1px solid {btnborder};
    border-radius: 7px; padding: 0 14px; min-height: {button}px; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:pressed {{ background: {pressed}; }}
QPushButton:disabled {{ background: {sunken}; color: {disabled}; border-color: {border}; }}
QPushButton[kind="primary"] {{ background: {accent}; color: {onaccent}; border-color: {accent}; }}
QPushButton[kind="primary"]:hover {{ background: {accenthover}; border-color: {accenthover}; }}
QPushButton[kind="primary"]:pressed {{ background: {accentpressed};
    border-color: {accentpressed}; }}
QPushButton[kind="primary"]:disabled {{ background: {sunken}; color: {disabled};
    border-color: {border}; }}
QPushButton[kind="danger"] {{ color: {danger}; border-color: {dangerline}; }}
QPushButton[kind="danger"]:disabled {{ color: {disabled}; border-color: {border}; }}
QPushButton[kind="danger"]:hover {{ background: {dangersoft}; }}
QPushButton[kind="danger"]:disabled {{ background: {sunken}; color: {disabled};
    border-color: {border}; }}
QPushButton[kind="link"] {{ background: transparent; color: {accenttext}; border: 0;
    padding: 0 4px; min-height: {target}px; text-align: right; }}
QPushButton[kind="link"]:hover {{ text-decoration: underline; }}
QPushButton[kind="ghost"] {{ background: transparent; border: 0; padding: 0 10px;
    min-height: {target}px; }}
QPushButton[kind="ghost"]:hover {{ background: {hover}; }}
QPushButton[kind="ghost"]:pressed {{ background: {pressed}; }}
QPushButton[kind="icon"] {{ background: transparent; border: 0; padding: 0;
    min-height: {target}px; min-width: {target}px; }}
QPushButton[kind="icon"]:hover {{ background: {hover}; }}
QPushButton[kind="icon"]:pressed {{ background: {pressed}; }}

QLineEdit, QPlainTextEdit {{ background: {surface}; color: {text};
    border: 1px solid {control}; border-radius: 7px; padding: 0 11px;
    placeholder-text-color: {text3}; selection-background-color: {accent};
    selection-color: {onaccent}; }}
QLineEdit {{ min-height: {field}px; }}
QPlainTextEdit {{ padding: 8px; }}
QPlainTextEdit[readOnly="true"] {{ background: {sunken}; border-color: {border}; }}
QPlainTextEdit[state="error"] {{ border: 2px solid {danger}; padding: 7px; }}
QLineEdit[state="error"] {{ border: 2px solid {danger}; padding: 0 10px;
    min-height: {fielderror}px; }}
QLineEdit:disabled {{ background: {sunken}; color: {disabled}; border-color: {border}; }}
QLineEdit[kind="search"] {{ padding-left: 32px; }}
QComboBox {{ background: {surface}; color: {text}; border: 1px solid {control};
    border-radius: 7px; padding: 0 11px; min-height: {field}px; }}
QComboBox::drop-down {{ border: 0; width: 28px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView {{ background: {raised}; color: {text}; border: 1px solid {border};
    selection-background-color: {accentsoft}; selection-color: {text}; padding: 4px; }}
QComboBox QAbstractItemView::item {{ min-height: {button}px; padding: 0 8px; }}
QRadioButton {{ background: transparent; color: {text}; spacing: 8px; }}

QCalendarWidget QWidget {{ alternate-background-color: {raised}; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {raised}; }}
QCalendarWidget QToolButton {{ background: transparent; color: {text}; border: 0;
    border-radius: 6px; padding: 4px 8px; }}
QCalendarWidget QToolButton:hover {{ background: {hover}; }}
QCalendarWidget QToolButton::menu-indicator {{ image: none; }}
QCalendarWidget QAbstractItemView {{ background: {raised}; color: {text};
    selection-background-color: {accent}; selection-color: {onaccent}; }}
QCalendarWidget QAbstractItemView:disabled {{ color: {disabled}; }}

QMenu {{ background: {raised}; color: {text}; border: 1px solid {border}; padding: 5px; }}
QMenu::item {{ padding: 7px 28px 7px 12px; border-radius: 6px; }}
QMenu::icon {{ left: 8px; }}
QMenu::item:selected {{ background: {accentsoft}; color: {text}; }}
QMenu::item:disabled {{ color: {disabled}; }}
QMenu::separator {{ height: 1px; background: {border}; margin: 4px 2px; }}

QTableView {{ background: {surface}; border: 0; }}
QHeaderView {{ background: {sunken}; border: 0; }}
QTableView[kind="preview"] {{ border: 1px solid {border}; border-radius: 8px; }}
QTableView[kind="preview"] QHeaderView::section {{ background: {sunken}; color: {text3}; border: 0;
    border-bottom: 1px solid {line}; padding: 4px 10px; }}
QTableView[kind="preview"]::item {{ border-bottom: 1px solid {line}; padding: 0 8px; }}
QTableView[kind="preview"] QTableCornerButton::section {{ background: {sunken}; border: 0;
    border-bottom: 1px solid {line}; }}
QProgressBar {{ background: {pressed}; border: 0; border-radius: 3px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QScrollArea, QScrollArea > QWidget > QWidget#scrolled {{ background: transparent; border: 0; }}
QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 2px; }}
QScrollBar::handle {{ background: {btnborder}; border-radius: 3px; }}
QScrollBar::handle:vertical {{ min-height: 36px; }}
QScrollBar::handle:horizontal {{ min-width: 36px; }}
QScrollBar::handle:hover {{ background: {control}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def build_qss(tokens: Tokens) -> str:
    """Make the sheet in the colours of `tokens`, with heights at the chosen text size."""
    colors = {name: getattr(tokens, name).name() for name in tokens.__slots__ if name != "tones"}
    danger = tokens.tones[Tone.DANGER]
    return _SHEET.format(
        **colors,
        danger=danger.text.name(),
        dangersoft=danger.soft.name(),
        dangerline=danger.line.name(),
        button=scaled(32),
        field=scaled(32),
        fielderror=scaled(32) - 2,
        target=28,
    )
