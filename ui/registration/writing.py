"""A walk-in written, a misspelt name corrected: the form stands beside the field, in place of the card."""

from PySide6.QtCore import QObject, Signal

from app.registration.state import AtTheDoor
from app.registration.typed_person import as_typed
from ui.people.person_form import PersonForm
from ui.registration.found_panel import FoundPanel
from ui.worker.people_port import PeoplePort

_USUAL = "Save, check in and print badge"


class Writing(QObject):
    """`turned` says whether somebody is being written; `told` gives a sentence."""

    turned = Signal(bool)
    told = Signal(str)

    def __init__(self, port: PeoplePort, stock: str, found: FoundPanel) -> None:
        super().__init__(found)
        self._port, self._stock, self._found = port, stock, found
        self.form = PersonForm(_USUAL)
        self.form.hide()
        self.form.saved.connect(self._save)
        self.form.opened.connect(lambda: self.turned.emit(True))
        self.form.left.connect(lambda: self.turned.emit(False))
        self.form.told.connect(self.told)
        port.wrong.connect(self._show_wrong)
        port.written.connect(self._done)

    def write(self) -> None:
        """Somebody new, with the name that was looked for."""
        if (now := self._now()) is not None:
            given, _, family = self._found.typed_name().rpartition(" ")
            self._open(now, "Somebody new", {"given": given, "family": family})

    def correct(self) -> None:
        """Whoever is chosen."""
        person, now = self._found.chosen(), self._now()
        if now is None:
            return
        if person is None:
            self.told.emit("Nobody is chosen to be corrected; Ins writes somebody new.")
            return
        self._open(now, f"{person.number} {person.full_name}", as_typed(now, person.number), person.number)

    def leave(self) -> None:
        """Away with the form; what was typed into it asks for a second press."""
        if self.form.is_open:
            self.form.leave()

    def _now(self) -> AtTheDoor | None:
        """The door, unless somebody is being written."""
        if self.form.is_open and self.form.changed():
            self.told.emit("Save this one first, Enter, or leave it, Esc.")
            return None
        return self._found.now

    def _open(self, now: AtTheDoor, heading: str, values: dict[str, str], number: str = "") -> None:
        self.form.begin(now, heading, values, number)

    def _save(self, values: dict[str, str], may_be_new: bool, usual: bool) -> None:
        stock = self._stock if usual else ""
        self._port.write(self.form.number, values, may_be_new=may_be_new, stock=stock)

    def _show_wrong(self, wrong: dict[str, str]) -> None:
        if self.form.is_open:
            self.form.show_wrong(wrong)

    def _done(self, _number: str) -> None:
        if self.form.is_open:
            self._found.field.clear()
            self.form.close_form()
