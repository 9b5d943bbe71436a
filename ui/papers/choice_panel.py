"""Which paper, and what of it: the list of papers by groups, and the fields that the chosen one has."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QListWidget, QWidget

from app.live.snapshot import ConferenceSnapshot
from app.papers.kinds import CARDS, LANGUAGES, PAPERS, SHAPES, STATUSES, WHO, PaperChoice, PaperKind
from app.times import date_text, day_of, zone
from ui.widgets.buttons import QuietBox
from ui.widgets.labels import Label
from ui.widgets.parts import added, column

_CODE = Qt.ItemDataRole.UserRole
_FIELDS: tuple[tuple[str, str, Mapping[Any, str]], ...] = (
    ("session", "&Session", {"": "All sessions"}),
    ("day", "Da&y", {0: "All days"}),
    ("status", "S&tatus", STATUSES),
    ("who", "&For whom", WHO),
    ("languages", "&Names in", LANGUAGES),
    ("cards", "&Cards", CARDS),
    ("shape", "&Hall", SHAPES),
)


class ChoicePanel(QWidget):
    """Says when something else is `changed`; `choice` is what is asked for now."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.papers, self.about, self.issued = QListWidget(), Label("", wrap=True), Label("muted", wrap=True)
        self.papers.setObjectName("plain")
        self.papers.setAccessibleName("Papers")
        self.fields: dict[str, QuietBox] = {}
        self.form = QFormLayout()
        for name, words, entries in _FIELDS:
            self._add_field(name, words, entries)
        self._list()
        layout = column(self)
        layout.addWidget(self.papers, 1)
        layout.addWidget(self.about)
        layout.addLayout(self.form)
        layout.addWidget(self.issued)
        self.papers.currentItemChanged.connect(self._turn)
        self.go_to("master")

    def _add_field(self, name: str, words: str, entries: Mapping[Any, str]) -> None:
        field = self.fields[name] = QuietBox()
        field.setAccessibleName(words.replace("&", ""))
        for value, shown in entries.items():
            field.addItem(shown, value)
        label = QLabel(words)
        label.setBuddy(field)
        self.form.addRow(label, field)
        field.currentIndexChanged.connect(self.changed)

    def _list(self) -> None:
        group = ""
        for code, kind in PAPERS.items():
            if kind.group != group:
                group = kind.group
                added(self.papers, group.upper()).setFlags(Qt.ItemFlag.NoItemFlags)
            added(self.papers, kind.title).setData(_CODE, code)

    @property
    def code(self) -> str:
        """The paper that is chosen."""
        item = self.papers.currentItem()
        return str(item.data(_CODE)) if item is not None else "master"

    @property
    def kind(self) -> PaperKind:
        """What is to be known of it."""
        return PAPERS[self.code]

    def choice(self) -> PaperChoice:
        """What is asked for now; fields that the paper does not have say nothing."""
        asked = {name: field.currentData() for name, field in self.fields.items() if name in self.kind.asks}
        return PaperChoice(self.code, **asked)

    def go_to(self, code: str) -> None:
        """Another paper, where there is such a one."""
        for place in range(self.papers.count()):
            if self.papers.item(place).data(_CODE) == code:
                self.papers.setCurrentRow(place)

    def show_loaded(self, loaded: ConferenceSnapshot) -> None:
        """The sessions and days there are; what was chosen stays chosen."""
        where = zone(loaded.conference.zone)
        days = sorted({day_of(session.starts, where) for session in loaded.sessions})
        first = day_of(loaded.conference.starts, where)
        sessions = {session.code: f"{session.code}  {session.title}" for session in loaded.sessions}
        self._fill("session", {"": "All sessions"} | sessions)
        numbers = {(day - first).days + 1: date_text(day) for day in days}
        self._fill(
            "day", {0: "All days"} | {number: words for number, words in numbers.items() if number > 0}
        )

    def _fill(self, name: str, entries: Mapping[Any, str]) -> None:
        field = self.fields[name]
        chosen = field.currentData()
        with QSignalBlocker(field):
            field.clear()
            for value, words in entries.items():
                field.addItem(words, value)
            field.setCurrentIndex(max(field.findData(chosen), 0))

    def _turn(self) -> None:
        for name, field in self.fields.items():
            self.form.setRowVisible(field, name in self.kind.asks)
        purpose = self.kind.purpose
        self.about.say(f"{purpose[:1].upper()}{purpose[1:]}.")
        self.changed.emit()
