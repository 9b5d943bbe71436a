"""Themes: base colours from TOML, a palette and a style sheet made of them. Nothing else names a colour."""

import re
import tomllib
from dataclasses import dataclass, replace
from importlib.resources import files
from string import Template

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

Role = QPalette.ColorRole

FLOOR_HEIGHT = 170
BUTTON_HEIGHT = 44
NEXT_HEIGHT = 128
ROW_HEIGHT = 34
GAP = 8
_ROOMY, _STEP = (1600, 900), 0.125


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by what they mean, each as #rrggbb; `on_…` is the text upon a filled one.

    `scale` is the size of text, `room` the part of it that a large window adds.
    """

    name: str
    ground: str
    surface: str
    raised: str
    hairline: str
    border: str
    text: str
    muted: str
    selection: str
    focus: str
    live: str
    next: str
    warn: str
    over: str
    info: str
    on_next: str
    on_over: str
    on_live: str
    scale: float = 1.0
    room: float = 1.0

    def px(self, size: float) -> int:
        """A length in pixels, larger where the text is."""
        return round(size * self.scale)

    def place(self, size: float) -> int:
        """A height or width of a part of the page in pixels, larger on a larger screen."""
        return round(size * self.room)

    def grown(self, width: int, height: int) -> "Theme":
        """The theme for a window of this size: a large one is used for larger text, step by step."""
        room = max(min(width / _ROOMY[0], height / _ROOMY[1]) // _STEP * _STEP, 1.0)
        return replace(self, scale=self.scale / self.room * room, room=room)

    def colour(self, meaning: str) -> QColor:
        """The colour of a meaning, ready to paint with."""
        return QColor(getattr(self, meaning))


def load_theme(name: str, scale: float = 1.0) -> Theme:
    """A theme by its file's name, day or night, at a size of text. Raises FileNotFoundError for another."""
    read = tomllib.loads((files("resources") / "themes" / f"{name}.toml").read_text(encoding="utf-8"))
    return Theme(
        name=read["name"],
        scale=scale,
        **read["base"],
        **{f"on_{meaning}": held for meaning, held in read["on"].items()},
    )


def apply_theme(application: QApplication, theme: Theme) -> None:
    """Dress every window of the application."""
    application.setStyle("Fusion")
    application.setPalette(palette(theme))
    application.setStyleSheet(style_sheet(theme))


def style_sheet(theme: Theme) -> str:
    """What an application wears, or a window for itself."""
    return Template(_sized(theme)).substitute(_fields(theme))


def _sized(theme: Theme) -> str:
    """The style sheet with text of the theme's size, and room around it to match."""
    sheet = re.sub(r"font-size: (\d+)px", lambda size: f"font-size: {theme.px(int(size[1]))}px", _SHEET)
    return re.sub(
        r"(?:min-height|padding|border-radius): [^;]+;",
        lambda rule: re.sub(r"(\d+)px", lambda size: f"{theme.place(int(size[1]))}px", rule[0]),
        sheet,
    )


def palette(theme: Theme) -> QPalette:
    """The theme as Qt's own widgets ask for it."""
    made = QPalette()
    roles = {
        Role.Window: theme.ground,
        Role.WindowText: theme.text,
        Role.Base: theme.surface,
        Role.AlternateBase: theme.raised,
        Role.Text: theme.text,
        Role.PlaceholderText: theme.muted,
        Role.Button: theme.raised,
        Role.ButtonText: theme.text,
        Role.Highlight: theme.selection,
        Role.HighlightedText: theme.text,
        Role.ToolTipBase: theme.raised,
        Role.ToolTipText: theme.text,
        Role.Link: theme.info,
        Role.Mid: theme.border,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.border))
    return made


def _fields(theme: Theme) -> dict[str, str]:
    return {name: getattr(theme, name) for name in Theme.__slots__}


_SHEET = """
QWidget { font-size: 14px; }
QMainWindow, QDialog { background: $ground; }
QMenuBar { background: $ground; color: $text; padding: 2px 4px; }
QMenuBar::item { padding: 4px 10px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: $raised; }
QMenu { background: $raised; color: $text; border: 1px solid $hairline; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 14px; border-radius: 4px; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $border; }
QMenu::separator { height: 1px; background: $hairline; margin: 4px 8px; }
QToolTip { background: $raised; color: $text; border: 1px solid $border; padding: 4px; }
QFrame#card { background: $surface; border: 1px solid $hairline; border-radius: 8px; }
QFrame#card[state="order"] { border: 2px solid $warn; }
QFrame#card[state="reminds"] { border: 2px dotted $warn; }
QLabel { background: transparent; }
QLabel#caption { color: $muted; font-size: 12px; font-weight: 600; letter-spacing: 1px; }
QLabel#small { font-size: 12px; }
QLabel#muted { color: $muted; }
QLabel#warn { color: $warn; font-weight: 600; }
QLabel#good { color: $next; font-size: 16px; font-weight: 600; }
QLabel#gain { color: $next; font-weight: 600; }
QLabel#over { color: $over; font-weight: 600; }
QLabel#chip { color: $text; background: $raised; border: 1px solid $border; border-radius: 11px;
  padding: 2px 12px; font-size: 13px; font-weight: 600; }
QLabel#chip[state="behind"] { border: 2px solid $over; }
QLabel#chip[state="live"] { border: 2px solid $live; }
QLabel#band { background: $over; color: $on_over; font-weight: 600; padding: 8px 16px; }
QLabel#rehearsal { background: $info; color: $on_next; font-size: 13px; font-weight: 700; border-radius: 4px;
  padding: 3px 14px; }
QLabel#say { font-size: 23px; }
QLabel#tag { color: $text; border: 3px solid $focus; border-radius: 8px; font-size: 22px; font-weight: 700;
  padding: 4px 14px; }
QLabel#clock { font-size: 21px; font-weight: 600; }
QLabel#title { font-size: 16px; font-weight: 600; }
QLabel#name { font-size: 40px; font-weight: 700; }
QLabel#nextname { font-size: 22px; font-weight: 700; }
QPushButton { background: $raised; color: $text; border: 1px solid $border; border-radius: 6px;
  padding: 0 9px; min-height: 42px; font-weight: 600; }
QPushButton:hover { border-color: $text; }
QPushButton:pressed { background: $selection; }
QPushButton:focus { border: 2px solid $focus; }
QPushButton:disabled { color: $border; border-color: $hairline; background: $surface; }
QPushButton#give { background: $next; color: $on_next; border: none; font-size: 16px;
  padding: 0 18px; min-height: 52px; }
QPushButton#give:focus { border: 2px solid $focus; }
QPushButton#give:disabled { background: $raised; color: $border; border: 1px solid $hairline; }
QPushButton#choice { font-size: 13px; padding: 0 4px; min-height: 54px; }
QPushButton#order { border: 2px solid $warn; }
QPushButton#armed { border: 2px solid $focus; background: $selection; }
QPushButton#tick { background: transparent; min-height: 24px; padding: 0 8px; font-weight: 400; }
QPushButton#tick[state="next"] { border: 2px solid $info; }
QPushButton#tick[state="done"] { color: $muted; border-color: $hairline; }
QPushButton#tick:focus { border: 2px solid $focus; }
QPushButton#flat { background: transparent; border: none; padding: 0 6px; text-align: left; }
QPushButton#flat:focus { border: 2px solid $focus; }
QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit { background: $ground; color: $text;
  placeholder-text-color: $muted;
  border: 1px solid $border;
  border-radius: 6px; padding: 0 10px; min-height: 36px; selection-background-color: $selection; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus { border: 2px solid $focus; }
QLineEdit#cell { border: 2px solid $focus; border-radius: 0; padding: 0 6px; min-height: 0; }
QLineEdit#door { font-size: 20px; min-height: 48px; }
QuietBox::drop-down { border: none; width: 28px; }
QComboBox QAbstractItemView { background: $raised; color: $text; selection-background-color: $selection; }
QAbstractItemView { background: $surface; color: $text; border: none; outline: none;
  selection-background-color: $selection; selection-color: $text; }
QAbstractItemView::item { padding: 0 8px; }
QAbstractItemView::item:selected { background: $selection; color: $text; border-radius: 5px; }
QAbstractItemView::item:disabled { color: $muted; }
QListWidget#offered { background: $raised; border: 1px solid $border; border-radius: 6px; }
QListWidget#offered::item { min-height: 30px; }
QAbstractItemView::indicator { width: 15px; height: 15px; background: $ground; border: 1px solid $border;
  border-radius: 3px; }
QAbstractItemView::indicator:checked { background: $text; border: 4px solid $ground; outline: 1px; }
QListWidget#plain { border: 1px solid $surface; border-radius: 6px; }
QListWidget#plain:focus { border: 1px solid $focus; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QTableView#items:focus { border: 1px solid $focus; border-radius: 6px; }
QTableView#items { border: 1px solid $surface; border-radius: 6px; }
QListView#speakers:focus { border: 1px solid $focus; border-radius: 6px; }
QListView#speakers { border: 1px solid $surface; border-radius: 6px; }
QLabel#carried { background: $raised; color: $text; border: 1px solid $focus; border-radius: 6px;
  padding: 4px 10px; font-weight: 600; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $hairline;
  padding: 6px 8px; font-weight: 600; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: $border; border-radius: 4px; min-height: 32px; margin: 1px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: $border; border-radius: 4px; min-width: 32px; margin: 1px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QTabBar::tab { background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent;
  padding: 6px 10px; margin-right: 4px; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $info; font-weight: 600; }
QTabBar:focus { border: 1px solid $focus; border-radius: 4px; }
QRadioButton, QCheckBox { spacing: 8px; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px; background: $ground;
  border: 1px solid $border; border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked, QRadioButton::indicator:checked { background: $next; border: 3px solid $ground;
  outline: 1px solid $border; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus, QCheckBox:focus, QRadioButton:focus {
  border-color: $focus; }
QProgressBar { border: 1px solid $border; border-radius: 4px; background: $ground; text-align: center; }
QProgressBar::chunk { background: $next; }
"""
