"""People: everybody in one list, sorted and filtered, the form for one beside it, acts on many with one undo.

It stands on a desk of its own that knows everybody by name: it is the secretariat's, never a public window.
"""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.registration.people_table import PeopleTable
from app.registration.state import DoorActResult
from app.registration.words import undo_words
from app.times import Clock, clock_text, day_text
from ui.console.actions import Screen
from ui.console.window import ConsoleWindow
from ui.people.actions import BY_ID, KEYS_BESIDE, MENUS, OF_CHOSEN, TABLE
from ui.people.commands import PeopleCommands
from ui.people.filter_bar import FilterBar
from ui.people.people_table import PeopleView
from ui.people.person_form import PersonForm
from ui.style.theme import Theme
from ui.widgets.buttons import LiveButton
from ui.widgets.labels import Label
from ui.widgets.parts import column, row
from ui.worker.desk import Desk

_SCREEN = Screen("People", TABLE, MENUS, smallest=(900, 560), keys=KEYS_BESIDE)
_BUTTONS = ("write", "correct", "confirm", "confirm_all", "remove", "undo")
_NOBODY = (
    "Nobody is registered yet. Ctrl+Shift+I imports a list, Ctrl+V pastes rows, Ins writes somebody new."
)
_NONE_SHOWN = "Nobody is like that. “No filter” shows everybody again."


class PeopleWindow(ConsoleWindow):
    """`asked` names what other windows answer: import, paste, print, theme."""

    def __init__(self, desk: Desk, clock: Clock, theme: Theme) -> None:
        super().__init__(desk, clock, theme, _SCREEN)
        self.bar, self.view, self.form = FilterBar(), PeopleView(theme), PersonForm("Save", "Save")
        self.nothing = Label("muted", wrap=True)
        self.acts = PeopleCommands(desk, self.view, self.bar, self.form, self.line)
        self.guarded.grave = self.acts.grave
        self._place, self._watched = "", False
        self._build()
        self._connect()

    def _build(self) -> None:
        self.form.only.hide()
        self.form.hide()
        self.buttons = {
            name: LiveButton(BY_ID[name].button, BY_ID[name].shown_key.replace("Return", "Enter"))
            for name in _BUTTONS
        }
        list_side, middle = QWidget(), QWidget()
        layout = column(list_side)
        for widget in (self.bar, self.nothing, self.view):
            layout.addWidget(widget)
        layout.setStretchFactor(self.view, 1)
        self._row = QWidget()
        self._row.setLayout(row(*self.buttons.values()))
        layout.addWidget(self._row)
        sides = QHBoxLayout(middle)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(8)
        sides.addWidget(list_side, 7)
        sides.addWidget(self.form, 5)
        self.strip.session.say("")
        self.strip.time.say("")
        self.status.keys.say("Ctrl+F find · F2 form · F1 keys")
        self.put(self.around(middle), {**self.acts.table, "close": self.close})
        self.changed.button_of = self.buttons.get

    def _connect(self) -> None:
        port = self.desk.registration
        port.listed.connect(self.show_people)
        port.done.connect(self._show_done)
        self.acts.told.connect(self.tell)
        self.bar.asked.connect(self.view.people.ask)
        self.bar.stepped.connect(self._into_list)
        self.view.chosen_changed.connect(self._count)
        self.view.opened.connect(partial(self.run, "correct"))
        self.view.menu_asked.connect(self._show_menu)
        self.form.opened.connect(self._row.hide)
        for do in (self._row.show, self.view.setFocus):
            self.form.left.connect(do)
        self.line.left.connect(self.view.setFocus)
        for name, button in self.buttons.items():
            button.pressed_for_good.connect(partial(self.run, name))

    # What comes from the desk

    def show_loaded(self, loaded: ConferenceSnapshot) -> None:
        """The rows have changed: names, delegations."""
        super().show_loaded(loaded)
        self.strip.title.say(loaded.conference.name)
        if not self._watched:
            self._watched = True
            self.desk.registration.list_people()
        else:
            self.desk.registration.watch()

    def show_live(self, live: SessionSnapshot) -> None:
        """The list is the same whoever has the floor."""

    def show_people(self, table: PeopleTable) -> None:
        """Everybody as they are now; the first time, at the place that was asked for."""
        self.bar.show_people(table)
        self.view.show_people(table)
        if self._place:
            self.go_to(self._place)
        elif not self.view.current() and self.view.people.places:
            self.view.choose((self.view.people.row(0).number,))
        self._count()

    def go_to(self, place: str) -> None:
        """At a person (the number), or at whoever has something missing (“missing”, or what)."""
        self._place = place
        table = self.view.people.table
        if table is None or not place:
            return
        self._place = ""
        if place in table.places:
            self.bar.show_everybody()
            self.view.choose((place,), place)
            self.run("correct")
        else:
            self.bar.ask_for(missing="no e-mail" if place == "missing" else place)
            self._into_list()

    def _show_done(self, done: DoorActResult) -> None:
        at = clock_text(done.entry.at, self.zone, seconds=True)
        self.tell(f"{done.sentence} · Ctrl+Z undo")
        self.status.saved.say(f"saved {at}")

    # What is shown

    def _count(self) -> None:
        model = self.view.people
        table, chosen = model.table, self.view.how_many()
        of = len(table.rows) if table is not None else 0
        self.bar.show_count(len(model.places), of, chosen)
        self.nothing.say("" if model.places or table is None else _NONE_SHOWN if of else _NOBODY)
        self.nothing.setVisible(bool(self.nothing.full_text()))
        last = undo_words(table.now.door.undo, table.now.people) if table is not None else ""
        self.buttons["undo"].setToolTip(last)
        self.buttons["confirm"].say(f"Confirm {chosen:,}" if chosen > 1 else "Confirm", "Ctrl+F1")

    def _show_menu(self, at: QPoint) -> None:
        self.menu_of_chosen().popup(at)

    def menu_of_chosen(self) -> QMenu:
        """The menu of the right button: the same rows as in the menu of the window, with their keys."""
        menu = QMenu(self.view)
        for name in OF_CHOSEN:
            if name:
                menu.addAction(self.rows[name])
            else:
                menu.addSeparator()
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _into_list(self) -> None:
        if not self.view.currentIndex().isValid() and self.view.people.places:
            self.view.choose((self.view.people.row(0).number,))
        self.view.setFocus()

    def tick(self, now: datetime) -> None:
        """The clock."""
        if self.loaded is not None:
            self.strip.clock.say(clock_text(now, self.zone, seconds=True))
            self.strip.day.say(day_text(now, self.zone))

    def show_theme(self, theme: Theme) -> None:
        """Sizes of the list."""
        self.view.apply_theme(theme)
        self.form.apply_theme(theme)

    def take_focus(self) -> None:
        """The keyboard goes to the list."""
        self.view.setFocus()
