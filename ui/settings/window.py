"""The settings of a conference, changed at any time: pages of fields, States and organizations; with undo.

It has a desk of its own; what it writes is seen at every other one at once.
"""

from datetime import datetime
from pathlib import Path

from app.conference.entities import Category
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.settings.changes import Change
from app.settings.editor import Settings
from app.settings.entities import Entities
from app.times import Clock, clock_text, day_text
from ui.console.actions import Action, Screen
from ui.console.edit_history import EditHistory
from ui.console.window import ConsoleWindow
from ui.dialogs.file_dialogs import ask_open
from ui.settings.actions import BY_ID, KEYS_BESIDE, MENUS, TABLE
from ui.settings.commands import SettingsCommands
from ui.settings.page import SettingsPage
from ui.style.theme import Theme
from ui.worker.desk import Desk

_SCREEN = Screen("Settings", TABLE, MENUS, smallest=(960, 560), keys=KEYS_BESIDE)


class SettingsWindow(ConsoleWindow):
    """One conference's settings. `asked` names what other windows answer."""

    def __init__(self, desk: Desk, clock: Clock, theme: Theme) -> None:
        super().__init__(desk, clock, theme, _SCREEN)
        self.history, self.page = EditHistory(self), SettingsPage(theme)
        self.acts = SettingsCommands(self.page, self.history, desk.settings, self.now)
        self._place = ""
        self.put(self.around(self.page), {**self.acts.table, "logo": self._ask_logo})
        self.status.keys.say("Ctrl+PgDn · F1 keys")
        for chip in (self.strip.session, self.strip.list, self.strip.time):
            chip.say("")
        self.history.asked.connect(desk.settings.edit)
        self.history.written.connect(self._show_written)
        desk.settings.edited.connect(self._show_edited)
        self.acts.told.connect(self.tell)
        self.page.logo.clicked.connect(lambda: self.run("logo"))
        self.line.left.connect(self.take_focus)
        self._name_undo()

    def now(self) -> tuple[Settings, Entities]:
        """What is set now, for a change to begin with."""
        if self.loaded is None:
            raise ValueError("The conference is not there yet")
        loaded = self.loaded
        return Settings(loaded.conference, loaded.sessions), Entities(loaded.conference, loaded.entities)

    # What comes from the desk

    def show_loaded(self, loaded: ConferenceSnapshot) -> None:
        """The rows have changed, by this window or another."""
        super().show_loaded(loaded)
        names = map(loaded.conference.category_name, Category)
        self.page.entities.table.cells.categories = tuple(dict.fromkeys(names))
        self.page.show_settings(*self.now())
        if self._place:
            self.page.turn_to(self._place)
            self._place = ""

    def show_live(self, live: SessionSnapshot) -> None:
        """What is set does not depend on what goes on."""

    def go_to(self, place: str) -> None:
        """To a page by its name; it may be asked for before anything is there."""
        if self.loaded is None:
            self._place = place
        else:
            self.page.turn_to(place)

    def _show_edited(self, asked: object, written: Change | None, why: str) -> None:
        self.history.answer(asked, written)
        self.acts.answer(asked, why)
        self._name_undo()

    def _show_written(self, change: Change) -> None:
        self.tell(f"{change.words} · Ctrl+Z undo")
        self.status.saved.say(f"saved {clock_text(self.clock.now(), self.zone, seconds=True)}")
        self.page.entities.search.clear()
        new = [path[1] for path in change.after if path[0] == "entity" and len(path) == 2]
        if len(new) == 1:
            self.page.entities.table.choose(new[0])

    # What is shown

    def tick(self, now: datetime) -> None:
        """The clock, and which conference it is."""
        self.strip.clock.say(clock_text(now, self.zone, seconds=True))
        self.strip.day.say(day_text(now, self.zone))
        if self.loaded is not None:
            self.strip.title.say(self.loaded.conference.name)

    def show_theme(self, theme: Theme) -> None:
        """Colours and sizes of the pages."""
        self.page.apply_theme(theme)

    def _name_undo(self) -> None:
        for name, words in (("undo", self.history.undoes), ("redo", self.history.redoes)):
            shown = f": {words}" if words else ""
            self.rows[name].setText(f"{BY_ID[name].words}{shown}".replace(" &", " &&"))
            self.rows[name].setEnabled(bool(words))

    # What is asked

    def refusal(self, action: Action) -> str:
        """Why a row cannot be chosen now."""
        return "" if self.rows[action.id].isEnabled() else "there is nothing of yours in this window"

    def _ask_logo(self) -> None:
        name = ask_open(self, "A logo for screens, badges and papers", "Pictures (*.png *.jpg *.jpeg)")
        if name:
            self.acts.read_logo(Path(name))

    def escape(self) -> None:
        """Back to the page that is open."""
        self.line.hide()
        self.page.take_focus()

    def take_focus(self) -> None:
        """The keyboard goes back to the page."""
        self.page.take_focus()
