"""The form for one person, new or known; a sentence beside the field that is wrong.

Enter does what is usual, Ctrl+Enter only saves, Esc leaves; what was typed is never lost by one press.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from app.conference.registrants import OWN_CATEGORIES, Attendance, Status
from app.registration.state import AtTheDoor
from app.registration.typed_person import FIELDS
from ui.people.delegation_field import DelegationField
from ui.people.texts import WAYS
from ui.style.theme import Theme
from ui.widgets.buttons import LiveButton, QuietBox
from ui.widgets.labels import Card, Label
from ui.widgets.parts import column, row

_ORDER = (
    *("given", "family", "entity", "position", "category", "attendance", "status", "role"),
    *("title", "native", "email", "telephone", "language", "alias", "photo", "note"),
)
_ROLES = (
    *(
        "",
        "vip",
        "head_of_delegation",
        "member",
        "speaker",
        "panellist",
        "moderator",
        "rapporteur",
        "observer",
    ),
    *("staff", "technical", "interpreter", "press", "security"),
)
_CHOICES: dict[str, tuple[tuple[str, str], ...]] = {
    "category": (("", "as the delegation"), *((code, code.replace("_", " ")) for code in OWN_CATEGORIES)),
    "attendance": tuple((way.value, WAYS[way]) for way in Attendance),
    "status": tuple((status.value, status.value) for status in Status),
    "role": tuple((role, role.replace("_", " ") or "none") for role in _ROLES),
}
_BLANK = {"status": Status.CONFIRMED.value, "attendance": Attendance.IN_ROOM.value}
_NOTE_HEIGHT, _LEAVE_MS, _WIDTH = 58, 5_000, 420
_LOST = "Esc again: what was typed is not kept."
_NEW = "Enter again adds it as a new organization."
Cell = QLineEdit | QuietBox | QPlainTextEdit


class PersonForm(Card):
    """`saved` gives what was typed, whether a delegation may be new, and whether it was Enter or Ctrl+Enter.

    `opened` when somebody is to be written, `left` when it is closed with nothing to save.
    """

    saved = Signal(object, bool, bool)
    opened = Signal()
    left = Signal()
    told = Signal(str)

    def __init__(self, usual: str, only: str = "Save only") -> None:
        super().__init__()
        self.number = ""
        self._shown: dict[str, str] = {}
        self._unknown = ""
        self.heading, self.about = Label("title"), Label("muted", wrap=True)
        self.cells: dict[str, Cell] = {name: self._cell(name) for name in _ORDER}
        self._wrong = {name: Label("warn", wrap=True) for name in _ORDER}
        self.main, self.only = (
            LiveButton(usual, "Enter", name="give", lines=2),
            LiveButton(only, "Ctrl+Enter"),
        )
        self.leave_button = LiveButton("Leave", "Esc")
        self.main.pressed_for_good.connect(lambda: self._save(usual=True))
        self.only.pressed_for_good.connect(lambda: self._save(usual=False))
        self.leave_button.pressed_for_good.connect(self.leave)
        self._leaving = QTimer(self, interval=_LEAVE_MS, singleShot=True)
        self._leaving.timeout.connect(lambda: self.leave_button.say("Leave", "Esc"))
        layout = column(self, margin=14, gap=8)
        layout.addWidget(self.heading)
        layout.addWidget(self.about)
        self.about.hide()
        layout.addWidget(self._body(), 1)
        layout.addLayout(row(self.main, self.only, self.leave_button))

    def apply_theme(self, theme: Theme) -> None:
        """Two fields stand beside each other at every size of text."""
        self.setMinimumWidth(theme.px(_WIDTH))

    def _cell(self, name: str) -> Cell:
        cell: Cell
        if name in _CHOICES:
            cell = QuietBox()
            for code, words in _CHOICES[name]:
                cell.addItem(words, code)
        elif name == "note":
            cell = QPlainTextEdit()
            cell.setTabChangesFocus(True)
            cell.setFixedHeight(_NOTE_HEIGHT)
        else:
            cell = DelegationField(self) if name == "entity" else QLineEdit()
        cell.setAccessibleName(FIELDS[name].capitalize())
        return cell

    def _body(self) -> QScrollArea:
        body, grid = QWidget(), QGridLayout()
        body.setLayout(grid)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(2)
        for place, name in enumerate(_ORDER):
            line, side = divmod(place, 2)
            self._wrong[name].hide()
            words = Label("caption", FIELDS[name].upper())
            for below, widget in enumerate((words, self.cells[name], self._wrong[name])):
                grid.addWidget(widget, line * 3 + below, side)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(_ORDER) * 3, 1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName("Fields of the registration")
        self._scroll.setWidget(body)
        return self._scroll

    # What is shown

    def begin(
        self, now: AtTheDoor, heading: str, values: Mapping[str, str], number: str = "", first: str = "given"
    ) -> None:
        """Somebody new, or whoever has this number, with these values; the keyboard goes to one field."""
        self.number = number
        self.show()
        self.opened.emit()
        delegation = self.cells["entity"]
        assert isinstance(delegation, DelegationField)
        delegation.know(now.people.entities)
        self.heading.say(heading)
        self._shown = dict.fromkeys(_ORDER, "") | _BLANK | (dict(values) if number else {})
        for name, text in {**self._shown, **values}.items():
            self._put(name, text)
        self.show_wrong({})
        self._unknown = ""
        self._stay()
        self._scroll.verticalScrollBar().setValue(0)
        cell = self.cells[first]
        cell.setFocus()
        if isinstance(cell, QLineEdit):
            cell.selectAll()
        self._scroll.ensureWidgetVisible(cell)

    def say(self, words: str) -> None:
        """What is to be known while this is written."""
        self.about.say(words)
        self.about.setVisible(bool(words))

    def show_wrong(self, wrong: Mapping[str, str]) -> None:
        """Each sentence beside its field; the keyboard goes to the first. What was typed stays."""
        for name, label in self._wrong.items():
            label.say(wrong.get(name, ""))
            label.setVisible(name in wrong)
        if "entity" in wrong and "is it" not in wrong["entity"]:
            self._unknown = self._text("entity")
            self._wrong["entity"].say(f"{wrong['entity']} {_NEW}")
        first = next((name for name in _ORDER if name in wrong), "")
        if first:
            self.cells[first].setFocus()
            self._scroll.ensureWidgetVisible(self._wrong[first])

    @property
    def is_open(self) -> bool:
        """Whether somebody is being written."""
        return not self.isHidden()

    def changed(self) -> dict[str, str]:
        """What was typed otherwise than it is known; of somebody new all that is not blank."""
        return {name: text for name in _ORDER if (text := self._text(name)) != self._shown.get(name, "")}

    def _text(self, name: str) -> str:
        cell = self.cells[name]
        if isinstance(cell, QuietBox):
            return str(cell.currentData())
        return cell.toPlainText() if isinstance(cell, QPlainTextEdit) else cell.text().strip()

    def _put(self, name: str, text: str) -> None:
        cell = self.cells[name]
        if isinstance(cell, QuietBox):
            place = cell.findData(text)
            if place < 0:
                cell.addItem(text.replace("_", " "), text)
            cell.setCurrentIndex(cell.findData(text))
        elif isinstance(cell, QPlainTextEdit):
            cell.setPlainText(text)
        else:
            cell.setText(text)
            cell.setCursorPosition(0)

    # What is done

    def _save(self, *, usual: bool) -> None:
        """What was typed; a delegation that nobody knows, told so and left as it is, is a new one."""
        delegation = self.cells["entity"]
        if isinstance(delegation, DelegationField):
            delegation.settle()
        may_be_new = bool(self._unknown) and self._unknown == self._text("entity")
        self.saved.emit(self.changed(), may_be_new, usual)

    def leave(self) -> None:
        """Closed; where something was typed a second press is asked for."""
        if self.changed() and not self._leaving.isActive():
            self._leaving.start()
            self.leave_button.say("Press again", "Esc")
            self.told.emit(_LOST)
            return
        self.close_form()

    def close_form(self) -> None:
        """Gone, with nothing more to save."""
        self._stay()
        self._shown = {name: self._text(name) for name in _ORDER}
        self.hide()
        self.left.emit()

    def _stay(self) -> None:
        self._leaving.stop()
        self.leave_button.say("Leave", "Esc")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Ctrl+Enter and Esc; in a button Enter means the button."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        button = next((each for each in self.findChildren(LiveButton) if each.hasFocus()), None)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not modifiers:
            (button or self.main).click()
        elif (
            key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and modifiers == Qt.KeyboardModifier.ControlModifier
        ):
            self.only.click()
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
