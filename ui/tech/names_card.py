"""The waiting-room check: names typed or pasted, each exact, likely or none, and what to do about it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from app.tech.zoom_names import Checked, several
from ui.style.theme import Theme
from ui.tech.texts import name_row
from ui.widgets.buttons import LiveButton
from ui.widgets.desk_list import DeskList
from ui.widgets.labels import Card, Label, caption
from ui.widgets.parts import column, row


class NameField(QLineEdit):
    """One name is typed; a text of several lines is several names, not one long one."""

    pasted = Signal(str)
    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__(placeholderText="Type or paste Zoom names…  F3")
        self.setAccessibleName("Names in the waiting room")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go on to the list."""
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Paste) and "\n" in QGuiApplication.clipboard().text():
            self.pasted.emit(QGuiApplication.clipboard().text())
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Typing a name admits nobody: the list behind takes Enter for that.
            event.accept()

    def event(self, event: QEvent) -> bool:
        """Undo of the desk is not the field's."""
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if event.matches(QKeySequence.StandardKey.Undo) and not self.text():
                event.ignore()
                return True
        return super().event(event)


class NamesCard(Card):
    """`wanted` asks who the names may be; `decided` says a name, who it is, and whether it is let in."""

    wanted = Signal(object)
    decided = Signal(str, str, bool)
    told = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._names: tuple[str, ...] = ()
        self._checked: dict[str, Checked] = {}
        self.field = NameField()
        self.list = DeskList(theme, "Names in the waiting room", left=0.0, right=0.24, two=True)
        self.nobody = Label("muted", "Nothing is admitted by the program: you decide.", wrap=True)
        self.admit = LiveButton("Admit", "A")
        self.keep_out = LiveButton("Do not admit", "X")
        self.field.returnPressed.connect(self._take_typed)
        self.field.pasted.connect(self.add_text)
        self.admit.pressed_for_good.connect(lambda: self.decide(admitted=True))
        self.keep_out.pressed_for_good.connect(lambda: self.decide(admitted=False))
        layout = column(self, margin=10, gap=6)
        layout.addWidget(caption("WAITING ROOM CHECK"))
        layout.addWidget(self.field)
        layout.addWidget(self.nobody)
        layout.addWidget(self.list, 1)
        layout.addLayout(row(self.admit, self.keep_out))

    def _take_typed(self) -> None:
        if self.field.text().strip():
            self.add_text(self.field.text())
            self.field.clear()
            self.list.setFocus()

    def add_text(self, text: str) -> None:
        """Names, one a line; those that are new stand first."""
        self.add(several(text))

    def add(self, names: Sequence[str]) -> None:
        """More names to check."""
        self._names = tuple(dict.fromkeys((*names, *self._names)))
        if names:
            self.wanted.emit(self._names)

    def look_again(self, decided: Sequence[str]) -> None:
        """Something was decided or the registrants have changed; `decided` names are kept in sight."""
        self._names = tuple(dict.fromkeys((*self._names, *decided)))
        if self._names:
            self.wanted.emit(self._names)

    def show_checked(self, checked: Sequence[Checked]) -> None:
        """Who each may be."""
        fresh = [row.name for row in checked if row.name not in self._checked]
        self._checked = {row.name: row for row in checked}
        self.nobody.setVisible(not checked)
        self.list.show_rows([name_row(row) for row in checked])
        if fresh:
            self.list.select(fresh[0])

    def decide(self, *, admitted: bool, place: int = 0) -> None:
        """About the selected name; `place` chooses among several, counted from 1."""
        checked = self._checked.get(self.list.selected())
        if checked is None:
            self.told.emit("No name is chosen: F3 types one.")
            return
        name, people = checked.name, checked.people
        if not admitted:
            self.decided.emit(name, "", False)
        elif len(people) > 1 and not place:
            choices = " · ".join(f"{number} {who.rename}" for number, who in enumerate(people, start=1))
            self.told.emit(f"Who is it? {choices}")
        elif not people:
            self.told.emit(f"“{name}” is not registered; it is not admitted here. Ask the desk, or X.")
        elif place <= len(people):
            self._admit(checked, people[max(place - 1, 0)].number)

    def _admit(self, checked: Checked, number: str) -> None:
        who = next(person for person in checked.people if person.number == number)
        if not who.admitted:
            self.told.emit(f"{who.rename}: {who.why}. The registration desk can allow an exception.")
            return
        self.decided.emit(checked.name, number, True)

    def apply_theme(self, theme: Theme) -> None:
        """Colours of another theme."""
        self.list.apply_theme(theme)
