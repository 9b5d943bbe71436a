"""The cues of the item under the cursor, in the place of the agenda's table while they are open."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from app.agenda.changes import Change
from app.agenda.cue_editing import faults, typed_cue
from app.agenda.editor import Agenda, Make
from app.agenda.item_edits import part_of
from app.conference.cues import ItemCue
from ui.agenda.cues_panel import CuesPanel
from ui.agenda.editor_state import EditorState
from ui.agenda.page import AgendaPage
from ui.agenda.texts import cue_rows, cues_title
from ui.console.actions import Command

_KEYS: dict[str, Callable[[CuesPanel], None]] = {
    "insert": CuesPanel.make,
    "delete": CuesPanel.remove,
    "item_up": lambda panel: panel.shift(-1),
    "item_down": lambda panel: panel.shift(1),
    "panes": CuesPanel.other_side,
    "panes_back": CuesPanel.other_side,
}
"""Acts on items that are acts on cues while those are open."""


class CueEditing(QObject):
    """`do` writes one change of the agenda · `told` gives a sentence.

    `turned` when the cues have taken the place of the table, or the table theirs.
    """

    told = Signal(str)
    turned = Signal()

    def __init__(self, state: EditorState, page: AgendaPage, do: Callable[[Make], None]) -> None:
        super().__init__(page)
        self._state, self._page, self._do = state, page, do
        self._of = ("", 0)
        panel = self._panel = page.cues
        panel.check = self._faults
        panel.written.connect(self._write)
        panel.removed.connect(lambda key: self._on(lambda agenda, *of: agenda.remove_cue(*of, key)))
        panel.moved.connect(lambda key, by: self._on(lambda agenda, *of: agenda.move_cue(*of, key, by)))
        panel.messages.connect(self.told)
        panel.left.connect(self.leave)

    def over(self, commands: Mapping[str, Command]) -> dict[str, Command]:
        """The same commands, of which those on items are on cues while these are open."""
        either = {name: self._either(on_cue, commands[name]) for name, on_cue in _KEYS.items()}
        return {**commands, **either}

    def _either(self, on_cue: Callable[[CuesPanel], None], on_item: Command) -> Command:
        return lambda: on_item() if self._panel.isHidden() else on_cue(self._panel)

    def open(self) -> None:
        """The cues of the item under the cursor; the same key goes back."""
        session, number = self._state.session, self._page.table.number()
        if not self._panel.isHidden():
            self.leave()
        elif session is None or not number:
            self.told.emit("No item is chosen.")
        else:
            item = part_of(session, number).item
            self._of = (session.code, item.id)
            self._page.show_cues_instead(True)
            self.turned.emit()
            self.show()
            self._panel.begin()

    def leave(self) -> None:
        """Back to the table."""
        self._page.show_cues_instead(False)
        self.turned.emit()
        self._page.table.setFocus()

    def show(self) -> None:
        """As they are now; where their item is gone or another is chosen, the table comes back."""
        if self._panel.isHidden():
            return
        session, number = self._state.session, self._page.table.number()
        items = {item.number: item for item in session.items} if session else {}
        if session is None or number not in items or (session.code, items[number].id) != self._of:
            self.leave()
            return
        where = self._state.zone
        title = cues_title(session, number, where)
        self._panel.show_cues(title, items[number].cues, cue_rows(session, number, where))

    def _faults(self, cells: Mapping[str, str]) -> Mapping[str, str]:
        session, number = self._state.session, self._page.table.number()
        return faults(session, number, cells, self._state.zone) if session else {}

    def _write(self, was: ItemCue | None, cells: Mapping[str, str]) -> None:
        def make(agenda: Agenda, code: str, number: str) -> Change:
            cue = typed_cue(agenda.of(code), number, cells, agenda.where)
            return agenda.change_cue(code, number, was, cue) if was else agenda.add_cue(code, number, cue)

        self._on(make)

    def _on(self, make: Callable[[Agenda, str, str], Change]) -> None:
        """One change of the cues that are shown."""
        code, number = self._of[0], self._page.table.number()
        self._do(lambda agenda: make(agenda, code, number))
