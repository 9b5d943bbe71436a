"""A badge designed by hand: the part that is chosen on the card, what can be added, bands by category.

All of it changes the one text of the layout, step by step: undo takes back any step, typed or designed.
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QFormLayout, QLineEdit, QPushButton, QWidget

from app.badges import layout_edit as edit
from app.badges.layout import FIELDS
from app.errors import Refused, Trouble
from ui.dialogs import file_dialogs
from ui.printing.badge_choice import indent
from ui.printing.badge_layout import LayoutPage
from ui.printing.band_fields import BandFields, ColourField
from ui.printing.card_view import CardView
from ui.printing.place_fields import PlaceFields
from ui.widgets.buttons import QuietBox
from ui.widgets.labels import Label
from ui.widgets.parts import column, row

if TYPE_CHECKING:
    from app.badges.boxes import Box
    from app.badges.printing import Designed

_USUAL: Mapping[str, dict[str, edit.Value]] = {
    "header": {"size": 6.4},
    "qr": {"size": 14.6},
    "band": {"height": 7.2, "size": 7.4},
    "photo": {"height": 20},
}
"""A part that stands once, as it is when it is added; a logo comes with its picture."""
_WORDS = {"header": "conference, days and place", "qr": "code", "band": "band", "photo": "photo"}
_NEW_SIZE = 9.0
_LOGO_HEIGHT = 8
_WEIGHTS = {"regular": "Regular", "semibold": "Semibold", "bold": "Bold"}
_OWN = "own"
_PLACES = {"below": "Below the one before", "foot": "At the foot", _OWN: "Where I put it"}
_TEXT = "text"


class DesignPage(QWidget):
    """`turned`: the other side is to be shown · `told`: a sentence why something cannot be."""

    turned = Signal()
    told = Signal(str)

    def __init__(self, looks: LayoutPage, card: CardView) -> None:
        super().__init__()
        self._looks, self._card = looks, card
        self._make()
        form = QFormLayout()
        for words, field in (
            ("Chosen", self.what),
            ("Size", self.measure),
            ("Text", self.text),
            ("Weight", self.weight),
            ("Place", self.place),
            ("", self.at),
        ):
            field.setAccessibleName(words or "Place in millimetres")
            form.addRow(words, field)
        form.addRow("Colour", self.colour)
        form.addRow(row(self.earlier, self.later, self.remove))
        form.addRow("Add", row(self.more, self.add))
        form.addRow("Bands", self.bands.category)
        form.addRow("in words", self.bands.words)
        form.addRow("in colour", self.bands.colour)
        layout = column(gap=8)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addLayout(row(self.side, self.undo, self.redo))
        layout.addWidget(self.shown)
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addLayout(row(self.logo, self.keep))
        self.setLayout(layout)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self._connect()
        self._show()

    def _make(self) -> None:
        self.side, self.what, self.text = QuietBox(), Label(""), QLineEdit()
        self.measure, self.weight, self.place = QDoubleSpinBox(), QuietBox(), QuietBox()
        self.more, self.at, self.bands = QuietBox(), PlaceFields(), BandFields(self._looks, self._write)
        self.colour = ColourField("Colour")
        self.earlier, self.later, self.remove = (QPushButton(word) for word in ("&Up", "&Down", "&Remove"))
        self.add, self.logo = QPushButton("&Add"), QPushButton("Lo&go…")
        self.undo, self.redo = QPushButton("&Undo"), QPushButton("R&edo")
        self.keep = QPushButton("&Keep in the conference")
        self.shown = Label("muted", wrap=True)
        self.shown.setMinimumHeight(2 * self.shown.fontMetrics().lineSpacing())
        self.side.setAccessibleName("Side")
        indent(self.measure)
        for field, entries in (
            (self.side, {"front": "Front", "back": "Back"}),
            (self.weight, _WEIGHTS),
            (self.place, _PLACES),
        ):
            for value, words in entries.items():
                field.addItem(words, value)
        self.more.setAccessibleName("What to add")
        self.measure.setRange(0.5, 200)
        self.measure.setSingleStep(0.5)
        self.measure.setDecimals(1)

    def _connect(self) -> None:
        card, looks = self._card, self._looks
        card.chosen.connect(self._show)
        card.moved.connect(self.shift)
        card.sized.connect(self.resize_to)
        card.put.connect(self.put_at)
        card.nudged.connect(self.nudge)
        card.widened.connect(self.widen)
        card.grown.connect(self.grow)
        card.removed.connect(self.take_away)
        card.dropped.connect(self.take_logo)
        looks.changed.connect(self._show)
        self.side.currentIndexChanged.connect(self._turn)
        self.measure.valueChanged.connect(self.resize_to)
        self.text.editingFinished.connect(lambda: self._set("text", self.text.text()))
        self.weight.currentIndexChanged.connect(lambda: self._set("weight", self.weight.currentData()))
        self.place.currentIndexChanged.connect(lambda: self._place_as(str(self.place.currentData())))
        self.at.changed.connect(self._set_length)
        self.colour.changed.connect(lambda: self._set("colour", self.colour.text()))
        self.earlier.clicked.connect(lambda: self.shift(-1))
        self.later.clicked.connect(lambda: self.shift(1))
        self.remove.clicked.connect(self.take_away)
        self.add.clicked.connect(self.put)
        self.logo.clicked.connect(self._ask_logo)
        self.keep.clicked.connect(looks.keep.click)
        self.undo.clicked.connect(looks.editor.undo)
        self.redo.clicked.connect(looks.editor.redo)
        looks.editor.undoAvailable.connect(self.undo.setEnabled)
        looks.editor.redoAvailable.connect(self.redo.setEnabled)
        self.undo.setEnabled(False)
        self.redo.setEnabled(False)

    # What is shown

    @property
    def is_back(self) -> bool:
        """Whether the other side is designed."""
        return bool(self.side.currentData() == "back")

    @property
    def _whole(self) -> str:
        return self._looks.editor.toPlainText()

    def _turn(self) -> None:
        self._card.choose(str(self.side.currentData()))
        self._show()
        self.turned.emit()

    def say_who(self, design: "Designed") -> None:
        """With whose badge the layout is shown."""
        self.shown.say(f"{design.clash} Shown: {design.name}, the first of those chosen.".lstrip())

    def _show(self) -> None:
        """The fields say what the chosen part is; what it does not have cannot be written."""
        box = self._card.box
        held = edit.values_of(self._whole, box.table, box.place) if box else {}
        is_text, is_loose = box is not None and box.moves, box is not None and box.loose
        self.what.say(box.words if box else "Nothing: click a part, or use the arrow keys there")
        self._fill(self.measure, box is not None, box.size if box else 0.5)
        self._fill(self.text, "text" in held, str(held.get("text", "")))
        self._fill(self.weight, is_text, held.get("weight", "regular"))
        self._fill(self.place, is_loose, _OWN if "x" in held else held.get("at", "below"))
        self.at.show_of(held, can_be_wide=is_text)
        self.colour.show_of(str(held.get("colour", "")), can_be=is_text)
        for button in (self.earlier, self.later):
            button.setEnabled(is_text and "x" not in held)
        self.remove.setEnabled(box is not None)
        self.keep.setEnabled(self._looks.keep.isEnabled())
        self._fill_more()
        self.bands.show_chosen()

    @staticmethod
    def _fill(field: QWidget, has: bool, value: Any) -> None:
        with QSignalBlocker(field):
            field.setEnabled(has)
            if isinstance(field, QDoubleSpinBox):
                field.setValue(value)
            elif isinstance(field, QuietBox):
                field.setCurrentIndex(max(field.findData(value), 0))
            elif isinstance(field, QLineEdit) and not field.hasFocus():
                field.setText(value)

    def _fill_more(self) -> None:
        """What does not stand there yet; a text may stand there often."""
        side = "back" if self.is_back else "front"
        parts = range(edit.count_of(self._whole, side))
        there = {edit.values_of(self._whole, side, place).get("field") for place in parts}
        chosen = self.more.currentData()
        with QSignalBlocker(self.more):
            self.more.clear()
            for name in FIELDS:
                if name not in there:
                    self.more.addItem(name, name)
            self.more.addItem("a text of your own", _TEXT)
            for table, words in _WORDS.items():
                if not self.is_back and not edit.values_of(self._whole, table):
                    self.more.addItem(words, table)
            self.more.setCurrentIndex(max(self.more.findData(chosen), 0))

    # What is changed

    def _write(self, change: Callable[[str], str]) -> bool:
        """Change the text in one step; a sentence where it cannot be."""
        try:
            self._looks.rewrite(change(self._whole))
        except (Refused, Trouble) as no:
            self.told.emit(str(no))
            return False
        return True

    def _set(self, key: str, value: str) -> None:
        box = self._card.box
        if box is not None and edit.values_of(self._whole, box.table, box.place).get(key, "") != value:
            self._write(lambda text: _set_or_left_out(text, box, key, value))

    def resize_to(self, size: float) -> None:
        """The chosen part in another size."""
        box = self._card.box
        if box is not None and size != self._held(box).get(box.key):
            self._write(lambda text: edit.with_value(text, box.table, box.key, size, box.place))

    def put_at(self, x: float, y: float) -> None:
        """The chosen part at a place of its own, in mm of the layout."""
        if box := self._card.box:
            self._write(partial(_with_all, table=box.table, values={"x": x, "y": y}, place=box.place))

    def widen(self, by: float) -> None:
        """The chosen part so many mm wider than it stands there."""
        if box := self._card.box:
            wide = self._held(box).get("width") or box.width / self._card.scale
            self._set_length("width", max(round(wide + by), 2))

    # Keys come faster than pages: each begins where the text of the layout is by then.

    def nudge(self, right: int, down: int) -> None:
        """The chosen part so many mm further, from where it was put or stands."""
        if box := self._card.box:
            held, (left, top) = self._held(box), self._card.here
            x, y = held.get("x", left) + right, held.get("y", top) + down
            self.put_at(max(round(x), 0), max(round(y), 0))

    def grow(self, by: float) -> None:
        """The chosen part so much larger."""
        if box := self._card.box:
            self.resize_to(max(self._held(box).get(box.key, box.size) + by, by, -by))

    def _held(self, box: "Box") -> dict[str, Any]:
        """What the layout says of a part by now."""
        return edit.values_of(self._whole, box.table, box.place)

    def _set_length(self, key: str, value: float) -> None:
        """A length of the chosen part in mm; a width of nothing: as wide as there is room."""
        box = self._card.box
        if box is None:
            return
        if key == "width" and not value:
            self._write(lambda text: edit.without_key(text, box.table, key, box.place))
        elif value != self._held(box).get(key):
            self._write(lambda text: edit.with_value(text, box.table, key, value, box.place))

    def _place_as(self, where: str) -> None:
        """Where it stands among the others, or by itself just where it is."""
        box = self._card.box
        if box is None:
            return
        if where == _OWN:
            self.put_at(*self._card.here)
            return
        self._write(lambda text: _among_others(text, box, where))

    def shift(self, by: int) -> None:
        """The chosen part before or after others of its side."""
        box = self._card.box
        if box is None or not box.moves:
            return
        to = box.place + by
        if 0 <= to < edit.count_of(self._whole, box.table) and self._write(
            lambda text: edit.moved(text, box.table, box.place, to)
        ):
            self._card.choose(box.table, to)

    def take_away(self) -> None:
        """The chosen part no longer; undo brings it back."""
        box = self._card.box
        if box is not None:
            self._write(lambda text: edit.without_table(text, box.table, box.place))

    def put(self) -> None:
        """Add what was chosen to add, at the end of the side that is shown."""
        name = str(self.more.currentData())
        side = "back" if self.is_back else "front"
        if name in _USUAL:
            self._write(partial(_with_all, table=name, values=_USUAL[name]))
            self._card.choose(name)
            return
        new: dict[str, edit.Value] = {"text": "Your text"} if name == _TEXT else {"field": name}
        if self._write(lambda text: edit.with_table(text, side, new | {"size": _NEW_SIZE})):
            self._card.choose(side, edit.count_of(self._whole, side) - 1)

    # A logo

    def _ask_logo(self) -> None:
        name = file_dialogs.ask_open(self, "The logo", "Pictures (*.png *.jpg *.jpeg)")
        if name:
            self.take_logo(Path(name))

    def take_logo(self, path: Path) -> None:
        """A picture file that was dropped or chosen; it is kept in the conference with the layout."""
        self._looks.folder = path.parent
        height = edit.values_of(self._whole, "logo").get("height", _LOGO_HEIGHT)

        def change(text: str) -> str:
            return edit.with_value(edit.with_value(text, "logo", "file", path.name), "logo", "height", height)

        if self._write(change):
            self._card.choose("logo")


def _with_all(text: str, table: str, values: Mapping[str, edit.Value], place: int = 0) -> str:
    """A table with several values, in one step."""
    for key, value in values.items():
        text = edit.with_value(text, table, key, value, place)
    return text


def _among_others(text: str, box: "Box", where: str) -> str:
    """A part without a place of its own; a text below the one before or at the foot."""
    for key in edit.values_of(text, box.table, box.place).keys() & {"x", "y", "width"}:
        text = edit.without_key(text, box.table, key, box.place)
    if box.moves and where != edit.values_of(text, box.table, box.place).get("at", "below"):
        text = edit.with_value(text, box.table, "at", where, box.place)
    return text


def _set_or_left_out(text: str, box: "Box", key: str, value: str) -> str:
    """A key with its value; an empty one is left out."""
    if value:
        return edit.with_value(text, box.table, key, value, box.place)
    return edit.without_key(text, box.table, key, box.place)
