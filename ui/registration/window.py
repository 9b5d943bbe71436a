"""The registration desk: one field to type in or scan into, the people found, the person's card, the counts.

The field has the focus all day. Enter checks in whoever is chosen; after it the field is empty again.
"""

from datetime import datetime

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.registration.state import DoneAtTheDoor
from app.times import Clock, Zone, clock_text, day_text, zone
from ui.console.menus import build_menus, name_undo
from ui.console.window import ConsoleWindow
from ui.registration.actions import KEYS_BESIDE, MENUS, TABLE
from ui.registration.badge_drop import has_picture, pictures_in
from ui.registration.commands import RegistrationCommands
from ui.registration.duplicates import DuplicatesPanel
from ui.registration.found_panel import FoundPanel
from ui.registration.hall_card import HallCard
from ui.registration.person_card import PersonCard
from ui.registration.texts import person_texts
from ui.style.theme import Theme
from ui.widgets.ask_line import AskLine
from ui.widgets.parts import column, row
from ui.widgets.strips import StateStrip, StatusLine, TroubleBand
from ui.worker.desk import Desk

SMALLEST = (900, 560)
_TITLE = "Registration desk"


class RegistrationWindow(ConsoleWindow):
    """One laptop at the entrance. `asked` names what other windows answer: open, import, print, theme."""

    def __init__(self, desk: Desk, clock: Clock, theme: Theme, stock: str = "a4") -> None:
        super().__init__(clock)
        self.setWindowTitle(_TITLE)
        self.desk, self.theme, self.stock = desk, theme, stock
        self._loaded: ConferenceSnapshot | None = None
        self._live: SessionSnapshot | None = None
        self._ticker.ticked.connect(self._tick)
        self.rows = build_menus(self, self.run, TABLE, MENUS)
        self._build()
        self._connect()
        self.setAcceptDrops(True)
        self.setMinimumSize(*SMALLEST)
        self.resize(1366, 768)

    def _build(self) -> None:
        self.strip, self.status, self.band, self.line = StateStrip(), StatusLine(), TroubleBand(), AskLine()
        self.found, self.card, self.hall = FoundPanel(self.theme), PersonCard(), HallCard(self.theme)
        port = self.desk.registration
        self.duplicates = DuplicatesPanel(port, self.found.chosen, self)
        self.commands = RegistrationCommands(port, self.stock, self.found, self.duplicates, self.line)
        self.strip.session.say("")
        self.strip.time.say("")
        self.status.keys.say("F3 find · F1 keys")
        right = QWidget()
        self.found.column.addWidget(self.duplicates.line)
        beside = column(right)
        beside.addWidget(self.card, 3)
        beside.addWidget(self.hall, 2)
        middle = QHBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self.found, 5)
        middle.addWidget(right, 6)
        middle.addWidget(self.duplicates.card, 11)
        self._usual = (self.found, right)
        page = QWidget()
        whole = column(page, margin=8)
        whole.addWidget(self.strip)
        whole.addWidget(self.band)
        whole.addLayout(middle, 1)
        whole.addWidget(self.line)
        whole.addLayout(row(self.status))
        self.setCentralWidget(page)
        self.offer_help(page, TABLE, MENUS, keys=KEYS_BESIDE)

    def _connect(self) -> None:
        desk, found = self.desk, self.found
        desk.loaded.connect(self.show_loaded)
        desk.live.connect(self.show_live)
        desk.registration.door.connect(found.show_door)
        desk.registration.done.connect(self._show_done)
        desk.registration.people_list.connect(found.show_people)
        desk.registration.counted.connect(self.hall.show_counts)
        desk.registration.badge_read.connect(self._show_badge)
        for sentence in (desk.refused, desk.finished, self.commands.told, self.duplicates.told):
            sentence.connect(self.tell)
        desk.trouble.connect(lambda words: self.band.say(f"{words} Trying goes on."))
        desk.recovered.connect(lambda: self.band.say(""))
        desk.failed.connect(
            lambda code: self.tell(f"Something went wrong (code {code}). Your data is saved.")
        )
        found.moved.connect(self._show_card)
        found.field.pictured.connect(lambda: self._read_pictures(QApplication.clipboard().mimeData()))
        self.commands.reprint_asked.connect(self._show_card)
        self.duplicates.turned.connect(self._turn)
        self.card.asked.connect(self.run)
        self.line.misunderstood.connect(self.tell)
        self.line.left.connect(found.field.setFocus)
        self.band.save_a_copy.connect(lambda: self.asked.emit("backup"))

    # What comes from the desk

    def show_loaded(self, loaded: ConferenceSnapshot) -> None:
        """The rows have changed: names, delegations, deadlines."""
        self._loaded = loaded
        self.setWindowTitle(f"{loaded.conference.name} – {_TITLE}")
        name_undo(self.rows, loaded)
        self.desk.registration.watch()

    def show_live(self, live: SessionSnapshot) -> None:
        """Who has the floor, and who waits for it."""
        self._live = live
        self._show_card()

    def _show_badge(self, badge: str) -> None:
        if not self.found.show_badge(badge):
            self.tell("The badge in this picture belongs to nobody who is registered.")

    def _show_done(self, done: DoneAtTheDoor) -> None:
        at = clock_text(done.entry.at, self._zone, seconds=True)
        self.tell(f"{at}  {done.said} · Ctrl+Z undo")
        self.status.saved.say(f"saved {at}")

    def tell(self, words: str) -> None:
        """A sentence in the status line."""
        self.status.said.say(words)

    # What is shown

    @property
    def _zone(self) -> Zone:
        return zone(self._loaded.conference.zone if self._loaded else "UTC")

    def _tick(self, now: datetime) -> None:
        if self._loaded is None:
            return
        self.strip.clock.say(clock_text(now, self._zone, seconds=True))
        self.strip.day.say(day_text(now, self._zone))
        self.strip.title.say(self._loaded.conference.name)
        deadline = self._loaded.conference.registration_deadline
        if deadline is not None:
            state = "CLOSED" if now.replace(microsecond=0) > deadline else "OPEN UNTIL"
            when = f"{day_text(deadline, self._zone)}, {clock_text(deadline, self._zone)}"
            self.strip.list.say(f"REGISTRATION {state} {when}")

    def _show_card(self) -> None:
        person, now, people = self.found.chosen(), self.found.now, self.found.people
        if person is None or now is None or people is None:
            self.card.show_texts(None)
            return
        twins = people.namesakes(person)
        again = self.commands.reprinting == person.number
        texts = person_texts(person, now, self._zone, self._live, self.found.scanned, twins, again)
        self.card.show_texts(texts)

    def _turn(self, comparing: bool) -> None:
        """Two side by side take the place of all else, until they are decided."""
        for widget in self._usual:
            widget.setVisible(not comparing)
        if not comparing:
            self.found.field.setFocus()
            self._show_card()

    # What is asked

    def run(self, name: str) -> None:
        """Do one row of the table."""
        own = self.of_every_desk() | self.commands.table
        if name in own:
            own[name]()
        else:
            self.asked.emit(name)

    def apply_theme(self, theme: Theme) -> None:
        """Colours of another theme; on a large screen its text grows with the window."""
        self.theme, theme = theme, self.grown(theme)
        self.strip.apply_theme(theme)
        self.status.apply_theme(theme)
        self.found.apply_theme(theme)
        self.hall.apply_theme(theme)

    def _read_pictures(self, data: QMimeData) -> None:
        for picture in pictures_in(data)[:1]:
            self.tell("Reading the picture…")
            self.desk.registration.read_badge(picture)

    # What Qt tells

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A large window is used for larger text."""
        super().resizeEvent(event)
        self.apply_theme(self.theme)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A picture of a badge may be dropped anywhere."""
        if has_picture(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Whose badge it is stands in the field; Enter checks in."""
        self._read_pictures(event.mimeData())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the field."""
        if event.key() == Qt.Key.Key_Escape:
            self.line.hide()
            self.found.field.setFocus()
            return
        super().keyPressEvent(event)

    def take_focus(self) -> None:
        """The keyboard goes where this desk works."""
        self.found.field.setFocus()
