"""The registration desk: one field to type in or scan into, the people found, the person's card, the counts.

The field has the focus all day. Enter checks in whoever is chosen; after it the field is empty again.
"""

from datetime import datetime

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.registration.state import DoorActResult
from app.registration.words import undo_elsewhere
from app.times import Clock, clock_text, day_text
from ui.console.actions import Screen
from ui.console.window import ConsoleWindow
from ui.registration.actions import KEYS_BESIDE, MENUS, TABLE
from ui.registration.awaited_card import AwaitedCard
from ui.registration.badge_drop import has_picture, pictures_in
from ui.registration.commands import RegistrationCommands
from ui.registration.duplicates import DuplicatesPanel
from ui.registration.found_panel import FoundPanel
from ui.registration.hall_card import HallCard
from ui.registration.person_card import PersonCard
from ui.registration.texts import person_texts
from ui.registration.writing import Writing
from ui.style.theme import Theme
from ui.widgets.parts import column
from ui.worker.desk import Desk

_SCREEN = Screen("Registration desk", TABLE, MENUS, smallest=(900, 560), keys=KEYS_BESIDE)


class RegistrationWindow(ConsoleWindow):
    """One laptop at the entrance. `asked` names what other windows answer: open, import, print, theme.

    `sound_turned` says whether verdicts are heard from now on.
    """

    sound_turned = Signal(bool)

    def __init__(self, desk: Desk, clock: Clock, theme: Theme, stock: str = "a4") -> None:
        super().__init__(desk, clock, theme, _SCREEN)
        self.stock = stock
        self._live: SessionSnapshot | None = None
        self._build()
        self._connect()
        self.setAcceptDrops(True)

    def _build(self) -> None:
        self.found, self.card, self.hall = FoundPanel(self.theme), PersonCard(), HallCard(self.theme)
        self.awaited = AwaitedCard()
        port = self.desk.registration
        self.duplicates = DuplicatesPanel(port, self.found.chosen, self)
        self.writing = Writing(self.desk.people, self.stock, self.found)
        self.acts = RegistrationCommands(
            port, self.stock, self.found, self.duplicates, self.writing, self.line, lambda: self.zone
        )
        self.strip.session.say("")
        self.strip.time.say("")
        self.status.keys.say("F3 find · F1 keys")
        right = QWidget()
        self.found.column.addWidget(self.duplicates.line)
        beside = column(right)
        beside.addWidget(self.card, 3)
        beside.addWidget(self.hall, 2)
        beside.addWidget(self.awaited, 4)
        middle = QWidget()
        sides = QHBoxLayout(middle)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(8)
        sides.addWidget(self.found, 5)
        sides.addWidget(right, 6)
        sides.addWidget(self.writing.form, 6)
        sides.addWidget(self.duplicates.card, 11)
        self._usual, self._right = (self.found, right), right
        self.guarded.grave = self._grave
        own = {"awaited": self._toggle_awaited, "sound": self._toggle_sound}
        self.put(self.around(middle), {**self.acts.table, **own})
        self.rows["sound"].setCheckable(True)
        self.rows["sound"].setChecked(True)

    def _connect(self) -> None:
        desk, found = self.desk, self.found
        desk.registration.door.connect(found.show_door)
        desk.registration.door.connect(self._show_awaited)
        desk.registration.done.connect(self._show_done)
        desk.registration.people_list.connect(found.show_people)
        desk.registration.codes.connect(found.know_codes)
        desk.registration.counted.connect(self.hall.show_counts)
        desk.registration.badge_read.connect(self._show_badge)
        for sentence in (self.acts.told, self.duplicates.told, self.writing.told):
            sentence.connect(self.tell)
        self.acts.judged.connect(found.show_verdict)
        desk.refused.connect(self.acts.refused)
        found.moved.connect(self._show_card)
        found.new.pressed_for_good.connect(lambda: self.run("write"))
        found.field.pictured.connect(lambda: self._read_pictures(QApplication.clipboard().mimeData()))
        self.acts.reprint_asked.connect(self._show_card)
        self.duplicates.turned.connect(self._turn)
        self.writing.turned.connect(self._turn_right)
        self.card.asked.connect(self.run)
        self.line.left.connect(found.field.setFocus)

    # What comes from the desk

    def show_loaded(self, loaded: ConferenceSnapshot) -> None:
        """The rows have changed: names, delegations, deadlines."""
        super().show_loaded(loaded)
        self.desk.registration.watch()

    def show_live(self, live: SessionSnapshot) -> None:
        """Who has the floor, and who waits for it."""
        self._live = live
        self._show_card()

    def _show_badge(self, badge: str) -> None:
        if not self.found.show_badge(badge):
            self.tell("The badge in this picture belongs to nobody who is registered.")

    def _show_done(self, done: DoorActResult) -> None:
        at = clock_text(done.entry.at, self.zone, seconds=True)
        self.tell(f"{at}  {done.sentence} · Ctrl+Z undo")
        self.status.saved.say(f"saved {at}")

    def tell(self, words: str) -> None:
        """A sentence in the status line, which is read over the counter: protected people by their alias."""
        super().tell(self.loaded.protection.hide(words) if self.loaded is not None else words)

    # What is shown

    def tick(self, now: datetime) -> None:
        """The clock, and whether registration is open."""
        if self.loaded is None:
            return
        self.strip.clock.say(clock_text(now, self.zone, seconds=True))
        self.strip.day.say(day_text(now, self.zone))
        self.strip.title.say(self.loaded.conference.name)
        deadline = self.loaded.conference.registration_deadline
        if deadline is not None:
            state = "CLOSED" if now.replace(microsecond=0) > deadline else "OPEN UNTIL"
            when = f"{day_text(deadline, self.zone)}, {clock_text(deadline, self.zone)}"
            self.strip.list.say(f"REGISTRATION {state} {when}")

    def _show_card(self) -> None:
        person, now, people = self.found.chosen(), self.found.now, self.found.people
        if person is None or now is None or people is None:
            self.card.show_texts(None)
            return
        twins = people.namesakes(person)
        again = self.acts.reprinting == person.number
        texts = person_texts(person, now, self.zone, self._live, self.found.scanned, twins, again)
        self.card.show_texts(texts)

    def _turn(self, comparing: bool) -> None:
        """Two side by side take the place of all else, until they are decided."""
        for widget in self._usual:
            widget.setVisible(not comparing)
        if not comparing:
            self.found.field.setFocus()
            self._show_card()

    def _turn_right(self, writing: bool) -> None:
        """The form takes the place of the card and the counts."""
        self._right.setVisible(not writing)
        self.found.field.setEnabled(not writing)
        if writing:
            self.writing.form.say(self._deadline_words())
        else:
            self.found.field.setFocus()
            self._show_card()

    def _grave(self, name: str) -> str:
        """What another kind of desk did last is taken back by a second press alone."""
        now = self.found.now
        return undo_elsewhere(now.door, name, now.people, self.desk.id.mark) if now is not None else ""

    # Who has not come, and the sound

    def _toggle_awaited(self) -> None:
        """The list of those who have not come, in the place of the counts, and back."""
        wanted = self.awaited.isHidden()
        self.awaited.setVisible(wanted)
        self.hall.setVisible(not wanted)
        self._show_awaited()

    def _show_awaited(self) -> None:
        if not self.awaited.isHidden() and self.found.now is not None:
            self.awaited.show_door(self.found.now)

    def set_sound(self, on: bool) -> None:
        """Whether a verdict is heard, too."""
        self.found.verdict.sound = on
        self.rows["sound"].setChecked(on)

    def _toggle_sound(self) -> None:
        self.set_sound(not self.found.verdict.sound)
        self.sound_turned.emit(self.found.verdict.sound)
        self.tell(
            "Sound on: one beep for in, two for look, three for stop."
            if self.found.verdict.sound
            else "Sound off."
        )

    def _deadline_words(self) -> str:
        deadline = self.loaded.conference.registration_deadline if self.loaded else None
        if deadline is None or self.clock.now().replace(microsecond=0) <= deadline:
            return ""
        when = f"{day_text(deadline, self.zone)}, {clock_text(deadline, self.zone)}"
        return f"Registration closed on {when}: write into the note who allowed it."

    def show_theme(self, theme: Theme) -> None:
        """Colours and sizes of the people found and of the hall."""
        self.found.apply_theme(theme)
        self.hall.apply_theme(theme)
        self.writing.form.apply_theme(theme)

    def _read_pictures(self, data: QMimeData) -> None:
        for picture in pictures_in(data)[:1]:
            self.tell("Reading the picture…")
            self.desk.registration.read_badge(picture)

    # What Qt tells

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A picture of a badge may be dropped anywhere."""
        if has_picture(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Whose badge it is stands in the field; Enter checks in."""
        self._read_pictures(event.mimeData())

    def go_to(self, place: str) -> None:
        """A person, by the registration number."""
        self.found.field.setText(place)

    def take_focus(self) -> None:
        """The keyboard goes where this desk works."""
        self.found.field.setFocus()
