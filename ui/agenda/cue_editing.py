"""The cues of the item under the cursor, in the place of the agenda's table while they are open."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from app.agenda.changes import Change
from app.agenda.cue_editing import faults, typed_cue
from app.agenda.editor import Agenda, Make
from app.agenda.item_edits import part_of
from app.conference.cues import ItemCue
from ui.agenda.cues_panel import CuesPanel
from ui.agenda.texts import cue_rows, cues_title
from ui.widgets.labels import high

if TYPE_CHECKING:
    from ui.agenda.window import AgendaWindow

_NARROW = 1_200
_KEYS: dict[str, Callable[[CuesPanel], None]] = {
    "insert": CuesPanel.make,
    "delete": CuesPanel.remove,
    "item_up": lambda panel: panel.shift(-1),
    "item_down": lambda panel: panel.shift(1),
    "panes": CuesPanel.other_side,
    "panes_back": CuesPanel.other_side,
}
"""Acts on items that are acts on cues while those are open."""


class AgendaCues:
    """The panel in its window; `do` writes one change of the agenda."""

    def __init__(self, window: "AgendaWindow", do: Callable[[Make], None]) -> None:
        self._window, self._do = window, do
        self._of = ("", 0)
        self.panel = panel = CuesPanel(window.theme, self._faults)
        panel.hide()
        panel.written.connect(self._write)
        panel.removed.connect(lambda key: self._on(lambda held, *of: held.remove_cue(*of, key)))
        panel.moved.connect(lambda key, by: self._on(lambda held, *of: held.move_cue(*of, key, by)))
        panel.messages.connect(window.tell)
        panel.left.connect(self.leave)
        window.history.refused.connect(lambda _words: self.show())

    @property
    def is_open(self) -> bool:
        """Whether they stand in the place of the table."""
        return not self.panel.isHidden()

    def takes(self, name: str) -> bool:
        """Do a row of the table of acts, where it is about cues now."""
        if not self.is_open or name not in _KEYS:
            return False
        _KEYS[name](self.panel)
        return True

    def open(self) -> None:
        """The cues of the item under the cursor; the same key goes back."""
        session, number = self._window.session, self._window.table.number()
        if self.is_open:
            self.leave()
        elif session is None or not number:
            self._window.tell("No item is chosen.")
        else:
            item = part_of(session, number).item
            self._of = (session.code, item.id)
            self._show_instead(True)
            self.show()
            self.panel.begin()

    def leave(self) -> None:
        """Back to the table."""
        self._show_instead(False)
        self._window.table.setFocus()

    def show(self) -> None:
        """As they are now; where their item is gone or another is chosen, the table comes back."""
        if not self.is_open:
            return
        session, number = self._window.session, self._window.table.number()
        items = {item.number: item for item in session.items} if session else {}
        if session is None or number not in items or (session.code, items[number].id) != self._of:
            self.leave()
            return
        where = self._window.agenda.where
        title = cues_title(session, number, where)
        self.panel.show_cues(title, items[number].cues, cue_rows(session, number, where))

    def _show_instead(self, cues: bool) -> None:
        window = self._window
        self.panel.setVisible(cues)
        for widget in (window.timeline, window.table):
            widget.setVisible(not cues)
        window.shown.tick(window.clock.now())
        # Beside a narrow form the sessions would leave no room for its sentences.
        window.left.setVisible(not cues or window.width() >= high(window.left, _NARROW))

    def _faults(self, cells: Mapping[str, str]) -> Mapping[str, str]:
        session, number = self._window.session, self._window.table.number()
        return faults(session, number, cells, self._window.agenda.where) if session else {}

    def _write(self, was: ItemCue | None, cells: Mapping[str, str]) -> None:
        def make(held: Agenda, code: str, number: str) -> Change:
            cue = typed_cue(held.of(code), number, cells, held.where)
            return held.change_cue(code, number, was, cue) if was else held.add_cue(code, number, cue)

        self._on(make)

    def _on(self, make: Callable[[Agenda, str, str], Change]) -> None:
        """One change of the cues that are shown."""
        code, number = self._of[0], self._window.table.number()
        self._do(lambda held: make(held, code, number))
