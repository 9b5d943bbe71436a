"""The band of a category in words and colour, as a layout has it; a field for a colour with its palette."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QLineEdit, QPushButton, QWidget

from app.badges import layout_edit as edit
from app.conference.entities import Category
from app.errors import Refused
from ui.printing.badge_layout import LayoutPage
from ui.widgets.buttons import QuietBox
from ui.widgets.parts import row

_USUAL = "#1f3a5f"
Write = Callable[[Callable[[str], str]], bool]


class ColourField(QWidget):
    """A colour, typed as #rrggbb or taken from a palette; `changed` when it is."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.field, self.palette_button = QLineEdit(), QPushButton("…")
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(_USUAL)
        self.palette_button.setAccessibleName(f"{name} from a palette")
        self.palette_button.setMaximumWidth(48)
        line = row(self.field, self.palette_button)
        line.setContentsMargins(0, 0, 0, 0)
        self.setLayout(line)
        self.setFocusProxy(self.field)
        self.field.editingFinished.connect(self.changed)
        self.palette_button.clicked.connect(self._pick)

    def text(self) -> str:
        """What stands there."""
        return self.field.text().strip()

    def show_of(self, colour: str, *, can_be: bool = True) -> None:
        """The colour that is set; what is being typed stays."""
        self.field.setEnabled(can_be)
        self.palette_button.setEnabled(can_be)
        if not self.field.hasFocus():
            with QSignalBlocker(self.field):
                self.field.setText(colour)

    def _pick(self) -> None:
        dialog = QColorDialog(QColor(self.text() or _USUAL), self)
        dialog.colorSelected.connect(lambda colour: self.field.setText(colour.name()))
        dialog.colorSelected.connect(lambda _colour: self.changed.emit())
        dialog.open()


class BandFields:
    """A category and its band: both empty, it is as the program has it."""

    def __init__(self, looks: LayoutPage, write: Write) -> None:
        self._looks, self._write = looks, write
        self.category, self.words, self.colour = QuietBox(), QLineEdit(), ColourField("Colour of the band")
        for category in Category:
            self.category.addItem(category.words(osce=False), category.value)
        self.category.setAccessibleName("Category of the band")
        self.words.setAccessibleName("Words of the band")
        self.words.setPlaceholderText("as the program has it")
        self.category.currentIndexChanged.connect(self.show_chosen)
        self.words.editingFinished.connect(self._set)
        self.colour.changed.connect(self._set)

    def name_categories(self, named: Callable[[Category], str]) -> None:
        """The categories as the conference calls them."""
        for place in range(self.category.count()):
            self.category.setItemText(place, named(Category(self.category.itemData(place))))

    def show_chosen(self) -> None:
        """What the layout says of the category that is chosen."""
        _, held = self._rule()
        if not self.words.hasFocus():
            with QSignalBlocker(self.words):
                self.words.setText(held.get("words", ""))
        self.colour.show_of(held.get("colour", ""))

    def _rule(self) -> tuple[int, dict[str, Any]]:
        """The layout's own rule for the chosen category alone, and its place; -1 where there is none."""
        whole = self._looks.editor.toPlainText()
        for place in range(edit.count_of(whole, "rule")):
            held = edit.values_of(whole, "rule", place)
            if held.get("category") == self.category.currentData() and not held.get("role"):
                return place, held
        return -1, {}

    def _set(self) -> None:
        place, held = self._rule()
        words, colour = self.words.text().strip(), self.colour.text()
        if (words, colour) == (held.get("words", ""), held.get("colour", "")):
            return

        def changed(text: str) -> str:
            if not words and not colour:
                return edit.without_table(text, "rule", place)
            if not words or not QColor(colour).isValid():
                raise Refused("A band needs words and a colour such as #1f3a5f.")
            if place >= 0:
                text = edit.with_value(text, "rule", "words", words, place)
                return edit.with_value(text, "rule", "colour", colour, place)
            category = str(self.category.currentData())
            return edit.with_table(text, "rule", {"category": category, "words": words, "colour": colour})

        self._write(changed)
