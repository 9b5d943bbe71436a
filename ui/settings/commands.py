"""What the rows of the settings' table do, and what is typed on its pages: each a change in its turn."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from app.settings.changes import Change, Merge, Removal
from app.settings.editor import Settings
from app.settings.entities import Entities
from app.settings.fields import Setting
from app.settings.members import from_list, members, proposed
from ui.console.actions import Command
from ui.console.edit_history import EditHistory
from ui.settings.page import ENTITIES, SettingsPage
from ui.worker.settings_port import SettingsPort

Now = Callable[[], tuple[Settings, Entities]]
Refuse = Callable[[str], None]


class SettingsCommands(QObject):
    """`table` holds them by the ids of their rows · `told` gives a sentence · `logo_asked` wants a file."""

    told = Signal(str)

    def __init__(self, page: SettingsPage, history: EditHistory, port: SettingsPort, now: Now) -> None:
        super().__init__(page)
        self._page, self._history, self._port, self._now = page, history, port, now
        self._marked = ""
        self._refuse: dict[int, Refuse] = {}
        self.table: dict[str, Command] = {
            "undo": history.undo,
            "redo": history.redo,
            "find": self._find,
            "paste": self._paste,
            "all_un": lambda: self._add_all("un"),
            "all_osce": lambda: self._add_all("osce"),
            "up": lambda: self._move(-1),
            "down": lambda: self._move(1),
            "mark": self._mark,
            "remove": self._remove,
            "next_page": lambda: page.turn(1),
            "page_before": lambda: page.turn(-1),
            "panes": page.turn_pane,
        }
        for form in page.forms.values():
            form.typed.connect(self._type)
        page.entities.added.connect(self._add)
        page.entities.typed.connect(self._write)
        port.logo.connect(lambda change: self.do(lambda: change, self.told.emit))

    def do(self, make: Callable[[], Change | Merge | Removal], refuse: Refuse) -> None:
        """One change, of what is set when its turn comes; `refuse` gets the sentence where it cannot be."""

        def made() -> object:
            try:
                change = make()
            except ValueError as no:
                refuse(f"{no}.")
                raise
            self._refuse[id(change)] = refuse
            return change

        self._history.do(made)

    def answer(self, asked: object, why: str) -> None:
        """What became of a change: where it was refused, the sentence goes where it was typed."""
        refuse = self._refuse.pop(id(asked), None)
        if why:
            (refuse or self.told.emit)(why)

    def read_logo(self, path: Path) -> None:
        """A picture as the conference's logo."""
        self._port.read_logo(path)

    def _type(self, setting: Setting, text: str) -> None:
        field = self._page.forms[setting.page].fields[setting.path]
        field.say("")
        self.do(lambda: self._now()[0].typed(setting, text), field.refuse)

    # States and organizations

    def _write(self, code: str, name: str, text: str) -> None:
        def refuse(sentence: str) -> None:
            self._page.entities.say(sentence)
            self._page.entities.table.write_again(code, name, text)

        self._page.entities.say("")
        self.do(lambda: self._now()[1].typed(code, name, text), refuse)

    def _add(self, text: str) -> None:
        def made() -> Change:
            entities = self._now()[1]
            return entities.add([proposed(text, entities.held.values())])

        self.do(made, self._page.entities.say)

    def _find(self) -> None:
        self._page.turn_to(ENTITIES)
        self._page.entities.search.setFocus()
        self._page.entities.search.selectAll()

    def _paste(self) -> None:
        self._page.turn_to(ENTITIES)
        text = QApplication.clipboard().text()

        def made() -> Change:
            entities = self._now()[1]
            if not text.strip():
                raise ValueError("Copy a list first, one name on a line")
            return entities.add(from_list(text, entities.held.values()))

        self.do(made, self._page.entities.say)

    def _add_all(self, name: str) -> None:
        self._page.turn_to(ENTITIES)
        self.do(lambda: self._now()[1].add(members(name)), self._page.entities.say)

    def _chosen(self) -> str:
        code = self._page.entities.table.code() if self._page.on_entities else ""
        if not code:
            self.told.emit("Choose a State or organization first: F3 finds one.")
        return code

    def _move(self, by: int) -> None:
        if code := self._chosen():
            self.do(lambda: self._now()[1].move(code, by), self.told.emit)

    def _remove(self) -> None:
        if code := self._chosen():
            self.do(lambda: Removal(code), self.told.emit)

    def _mark(self) -> None:
        """The first is kept; the second, once it is marked, goes into it."""
        code = self._chosen()
        if not code:
            return
        held = self._now()[1].held
        if self._marked in ("", code) or self._marked not in held:
            self._marked = "" if code == self._marked else code
            name = held[code].short
            words = f"{name} is kept; Ctrl+Shift+J on the other" if self._marked else ""
            self._page.entities.marked.say(words)
            self.told.emit(f"{words}." if words else "Nothing is marked any more.")
            return
        keep, self._marked = self._marked, ""
        self._page.entities.marked.say("")
        self.do(lambda: Merge(keep, code), self.told.emit)
