"""Small parts that every panel is made of: cards, captions, chips, plain labels, live buttons."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from ui.style.theme import GAP
from ui.widgets.labels import high


def added(view: QListWidget, words: str, tall: int = 0) -> QListWidgetItem:
    """A new line at the end of a list, so many pixels high at the usual size of text.

    Qt makes it: a list whose lines were made in Python crashes now and then when it is cleared.
    """
    view.addItem(words)
    line = view.item(view.count() - 1)
    if tall:
        line.setSizeHint(QSize(0, high(view, tall)))
    return line


def desk_of(widget: QWidget) -> QWidget:
    """The window of the desk that a widget is in, which may stand in a frame; of a dialog, the dialog."""
    above = widget.parentWidget()
    if above is None or isinstance(widget, QMainWindow) or widget.isWindow():
        return widget
    return desk_of(above)


def row(*widgets: QWidget, gap: int = GAP) -> QHBoxLayout:
    """Widgets side by side."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for widget in widgets:
        layout.addWidget(widget)
    return layout


def column(parent: QWidget | None = None, margin: int = 0, gap: int = GAP) -> QVBoxLayout:
    """Widgets below each other."""
    layout = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(gap)
    return layout
