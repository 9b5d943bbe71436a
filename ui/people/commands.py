"""What the rows of the people's table of acts do, whichever key, button or menu has chosen them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from app.journal.undo import seen
from app.registration.people_table import is_marked
from app.registration.typed_person import as_typed
from app.registration.words import undo_elsewhere
from app.text.file_names import in_file_name
from app.text.numbers import counted
from ui.console.actions import Command
from ui.dialogs import file_dialogs
from ui.people.filter_bar import FilterBar
from ui.people.people_table import PeopleView
from ui.people.person_form import PersonForm
from ui.widgets.ask_line import AskLine
from ui.worker.desk import Desk

_FORMS = "Table (*.csv);;All of it (*.json)"
_VIP = "VIP"


class PeopleCommands(QObject):
    """`table` holds them by the ids of their rows · `told` gives a sentence."""

    told = Signal(str)

    def __init__(
        self,
        desk: Desk,
        view: PeopleView,
        bar: FilterBar,
        form: PersonForm,
        line: AskLine,
    ) -> None:
        super().__init__(view)
        self._own, self._people = desk.id.mark, desk.people
        self._port, self._view, self._bar = desk.registration, view, bar
        self._form, self._line = form, line
        form.saved.connect(self._save)
        form.told.connect(self.told)
        desk.people.wrong.connect(form.show_wrong)
        desk.people.written.connect(self._written)
        self.table: dict[str, Command] = {
            "find": bar.begin,
            "clear": bar.show_everybody,
            "write": self.write,
            "correct": self.correct,
            "note": lambda: self.correct("note"),
            "confirm": lambda: self._set("status", "confirmed"),
            "confirm_all": self._confirm_all,
            "pending": lambda: self._set("status", "pending"),
            "reject": lambda: self._set("status", "rejected"),
            "cancel": lambda: self._set("status", "cancelled"),
            "to_hall": lambda: self._set("attendance", "in_room"),
            "to_zoom": lambda: self._set("attendance", "zoom"),
            "delegation": lambda: self._ask("entity", "Which delegation"),
            "category": lambda: self._ask("category", "Which category"),
            "protect": self._protect,
            "mark": self._mark,
            "remove": self._remove,
            "export_person": self._export,
            "copy": self._copy,
            "undo": lambda: self._take_back("undo"),
            "redo": lambda: self._take_back("redo"),
        }

    def grave(self, name: str) -> str:
        """What would be done to many, or taken back of another desk, in words: that wants a second press."""
        table = self._view.people.table
        if name in ("undo", "redo") and table is not None:
            return undo_elsewhere(table.now.door, name, table.now.people, self._own)
        if name == "confirm_all":
            shown, of = len(self._pending()), len(table.rows) if table else 0
            return f"Confirm all {shown:,} in this list who are not (of {of:,} people)" if shown > 1 else ""
        chosen = self._view.how_many()
        words = {
            "confirm": "Confirm",
            "pending": "Not confirmed yet:",
            "reject": "Reject",
            "cancel": "Cancel the registrations of",
            "to_hall": "In the hall:",
            "to_zoom": "On Zoom:",
        }
        return f"{words[name]} {chosen:,} people" if name in words and chosen > 1 else ""

    # The form

    def write(self) -> None:
        """Somebody new."""
        table = self._view.people.table
        if table is not None and self._may_begin():
            self._form.begin(table.now, "Somebody new", {})

    def correct(self, field: str = "given") -> None:
        """Whoever is under the cursor."""
        table, number = self._view.people.table, self._view.current()
        if table is None or number not in table.places:
            self.told.emit("Nobody is chosen.")
        elif self._may_begin():
            person = table.now.people.registrants[number]
            heading = f"{number}  {person.full_name}"
            self._form.begin(table.now, heading, as_typed(table.now, number), number, field)

    def _may_begin(self) -> bool:
        if self._form.is_open and self._form.changed():
            self.told.emit("Save this one first, Enter, or leave it, Esc.")
            return False
        return True

    def _save(self, values: dict[str, str], may_be_new: bool, _usual: bool) -> None:
        if not values and self._form.number:
            self._form.close_form()
            return
        self._people.write(self._form.number, values, may_be_new=may_be_new)

    def _written(self, number: str) -> None:
        if self._form.is_open:
            self._form.close_form()
        self._view.choose((number,), number)

    # On those who are chosen

    def _on_chosen(self, do: Callable[[tuple[str, ...]], None]) -> None:
        if chosen := self._view.chosen():
            do(chosen)
        else:
            self.told.emit("Nobody is chosen.")

    def _set(self, field: str, value: str) -> None:
        self._on_chosen(lambda chosen: self._people.correct(chosen, {field: value}))

    def _pending(self) -> tuple[str, ...]:
        return tuple(row.number for row in self._view.people.rows() if row.person.status != "confirmed")

    def _confirm_all(self) -> None:
        if waiting := self._pending():
            self._people.correct(waiting, {"status": "confirmed"})
        else:
            self.told.emit("All in this list are confirmed.")

    def _ask(self, field: str, what: str) -> None:
        def ask(chosen: tuple[str, ...]) -> None:
            whom = f"for {len(chosen):,} people" if len(chosen) > 1 else ""
            self._line.ask(
                " ".join((what, whom)).strip() + "?",
                lambda text: self._people.correct(chosen, {field: text}),
            )

        self._on_chosen(ask)

    def _protect(self) -> None:
        """By a name that is shown everywhere but here: one at a time, for no two bear the same."""
        chosen = self._view.chosen()
        if len(chosen) != 1:
            self.told.emit("Choose one person to protect: no two bear the same alias.")
        else:
            what = "Alias, as “Expert A”: the only name on badges, screens and papers (empty: not protected)"
            self._line.ask(what, lambda text: self._people.correct(chosen, {"alias": text}))

    def _mark(self) -> None:
        """Whoever is marked is told of when they come; once more takes the mark away."""
        table, chosen = self._view.people.table, self._view.chosen()
        if table is None or len(chosen) != 1:
            self.told.emit("Choose one person to mark.")
            return
        person = table.now.people.registrants[chosen[0]]
        rest = [part for part in person.note.split("; ") if part and part != _VIP]
        if len(rest) == len([part for part in person.note.split("; ") if part]):
            if is_marked(person):
                self.told.emit(f"{person.full_name} is marked as {person.role.replace('_', ' ')} already.")
                return
            rest.insert(0, _VIP)
        self._people.correct(chosen, {"note": "; ".join(rest)})

    def _remove(self) -> None:
        def ask(chosen: tuple[str, ...]) -> None:
            whom = "is this person" if len(chosen) == 1 else f"are {len(chosen):,} people"
            self._line.ask(
                f"Why {whom} taken out? (Who has spoken stays in the record, cancelled)",
                lambda reason: self._port.do("remove_people", registrants=chosen, reason=reason),
            )

        self._on_chosen(ask)

    def _export(self) -> None:
        number = self._view.current()
        if not number:
            self.told.emit("Nobody is chosen.")
            return
        parent = self._view.window()
        name = file_dialogs.ask_save(parent, "Export one person", _FORMS, f"{in_file_name(number)}.csv")
        if name:
            self._people.export(number, Path(name))

    def _copy(self) -> None:
        def copy(chosen: tuple[str, ...]) -> None:
            QApplication.clipboard().setText(self._view.copied())
            self.told.emit(f"{counted(len(chosen), 'row')} copied with the heads: paste into a spreadsheet.")

        self._on_chosen(copy)

    def _take_back(self, act: str) -> None:
        """Undo or redo what is shown as last, and nothing that another desk did meanwhile."""
        table = self._view.people.table
        door = table.now.door if table is not None else None
        self._port.do(act, **seen(getattr(door, act, None)))
