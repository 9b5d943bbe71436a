"""The registration desk: one field to type in or scan into, the people found, the person's card, the counts.

The field has the focus all day. Enter checks in whoever is chosen; after it the field is empty again.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QListView, QWidget

from app.times import Clock, clock_text, day_text
from ui.console.actions import Screen
from ui.console.window import ConsoleWindow
from ui.registration.actions import KEYS_BESIDE, MENUS, REPRINT_REASONS, TABLE
from ui.registration.badge_drop import has_picture, pictures_in
from ui.registration.duplicates import DuplicatesPanel
from ui.registration.hall_card import HallCard
from ui.registration.people_model import PeopleModel
from ui.registration.person_card import PersonCard
from ui.registration.person_row_painter import PersonRowDelegate
from ui.registration.search_field import Field
from ui.style.theme import Theme
from ui.widgets.labels import Card, Label
from ui.widgets.parts import column, row

if TYPE_CHECKING:
    from app.conference.registrants import Registrant
    from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
    from app.registration.search import PeopleList
    from app.registration.state import AtTheDoor, DoneAtTheDoor
    from ui.worker.desk import Desk

_SCREEN = Screen("Registration desk", TABLE, MENUS, smallest=(900, 560), keys=KEYS_BESIDE)
_EVERYBODY = "everybody"
_NOBODY = "Nobody is registered in this conference yet. Ctrl+Shift+I imports registrants from a file."


class RegistrationWindow(ConsoleWindow):
    """One laptop at the entrance. `asked` names what other windows answer: open, import, print, theme."""

    def __init__(self, desk: "Desk", clock: Clock, theme: Theme, stock: str = "a4") -> None:
        super().__init__(desk, clock, theme, _SCREEN)
        self.stock = stock
        self._now: AtTheDoor | None = None
        self._live: SessionSnapshot | None = None
        self._people: PeopleList | None = None
        self._found: tuple[Registrant, ...] = ()
        self._scanned, self._reprinting = "", ""
        self._build()
        self._connect()
        self.setAcceptDrops(True)

    def _build(self) -> None:
        self.field, self.card, self.hall = Field(), PersonCard(), HallCard(self.theme)
        self.field.first_refusal = self._reprint_key
        self.model, self.view = PeopleModel(self), QListView()
        self.delegate = PersonRowDelegate(self.theme, self.view)
        self.view.setModel(self.model)
        self.view.setItemDelegate(self.delegate)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName("People found")
        self.nothing = Label("muted", wrap=True)
        self.twice = DuplicatesPanel(self.desk, self.tell, self.chosen, self)
        self.strip.session.say("")
        self.strip.time.say("")
        self.status.keys.say("F3 find · F1 keys")
        left, right = Card(), QWidget()
        found = column(left, margin=10)
        for widget in (self.field, self.nothing):
            found.addWidget(widget)
        found.addWidget(self.view, 1)
        found.addWidget(self.twice.line)
        beside = column(right)
        beside.addWidget(self.card, 3)
        beside.addWidget(self.hall, 2)
        middle = QHBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(left, 5)
        middle.addWidget(right, 6)
        middle.addWidget(self.twice.card, 11)
        self._usual = (left, right)
        page = QWidget()
        whole = column(page, margin=8)
        whole.addWidget(self.strip)
        whole.addWidget(self.band)
        whole.addLayout(middle, 1)
        whole.addWidget(self.line)
        whole.addLayout(row(self.status))
        self.put(page, self._commands())

    def _connect(self) -> None:
        desk = self.desk
        desk.registration.door.connect(self.show_door)
        desk.registration.done.connect(self._show_done)
        desk.registration.people_list.connect(self.show_people)
        desk.registration.counted.connect(self.hall.show_counts)
        desk.registration.badge_read.connect(self._show_badge)
        self.twice.turned.connect(self._turn)
        self.field.textChanged.connect(self._look)
        self.field.stepped.connect(self._step)
        self.field.taken.connect(self._take)
        self.field.pictured.connect(lambda: self._read_pictures(QApplication.clipboard().mimeData()))
        self.view.selectionModel().currentChanged.connect(lambda *_: self._show_card())
        self.view.clicked.connect(lambda *_: self.field.setFocus())
        self.card.asked.connect(self.run)
        self.line.left.connect(self.field.setFocus)

    # What comes from the desk

    def show_loaded(self, loaded: "ConferenceSnapshot") -> None:
        """The rows have changed: names, delegations, deadlines."""
        super().show_loaded(loaded)
        self.desk.registration.watch()

    def show_live(self, live: "SessionSnapshot") -> None:
        """Who has the floor, and who waits for it."""
        self._live = live
        self._show_card()

    def show_door(self, now: "AtTheDoor") -> None:
        """Somebody came in, or changed how they attend."""
        self._now = now
        self._look(self.field.text())

    def show_people(self, people: "PeopleList") -> None:
        """Who may be found has changed; the door follows."""
        self._people = people

    def _show_badge(self, badge: str) -> None:
        self.field.setText(badge)
        if not self._scanned:
            self.field.clear()
            self.tell("The badge in this picture belongs to nobody who is registered.")

    def _show_done(self, done: "DoneAtTheDoor") -> None:
        at = clock_text(done.entry.at, self.zone, seconds=True)
        self.tell(f"{at}  {done.said} · Ctrl+Z undo")
        self.status.saved.say(f"saved {at}")

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

    def _look(self, text: str) -> None:
        from ui.registration.texts import person_row

        self._reprinting = ""
        if self._people is None or self._now is None:
            return
        scanned = self._people.scanned(text, self._now.door) if text.strip() else None
        self._scanned = text.strip() if scanned else ""
        held = self.chosen()
        self._found = (scanned,) if scanned else self._people.find(text)
        self.model.show([person_row(match, self._now) for match in self._found])
        numbers = [match.number for match in self._found]
        place = numbers.index(held.number) if held and held.number in numbers else 0
        self.view.setCurrentIndex(self.model.index(place) if numbers else self.model.index(-1))
        nobody = "" if self._now.people.registrants else _NOBODY
        self.nothing.say(nobody or (self._nothing(text) if text.strip() and not numbers else ""))
        self.nothing.setVisible(bool(self.nothing.full_text()))
        self._show_card()

    def _nothing(self, text: str) -> str:
        return (
            f"Nobody matches “{text.strip()}”. Try fewer letters, the family name, or the delegation. "
            "Who is not registered is not admitted: ask the secretariat."
        )

    def chosen(self) -> "Registrant | None":
        """The person whom Enter takes; nobody while two are compared."""
        if self.twice.is_open:
            return None
        place = self.view.currentIndex().row()
        return self._found[place] if 0 <= place < len(self._found) else None

    def _show_card(self) -> None:
        from ui.registration.texts import person_texts

        person = self.chosen()
        if person is None or self._now is None or self._people is None:
            self.card.show_texts(None)
            return
        twins = self._people.namesakes(person)
        again = self._reprinting == person.number
        texts = person_texts(person, self._now, self.zone, self._live, self._scanned, twins, again)
        self.card.show_texts(texts)

    # What is asked

    def _commands(self) -> dict[str, Callable[[], object]]:
        return {
            "find": self._begin,
            "check_in_and_print": lambda: self._check_in(printing=True),
            "check_in": lambda: self._check_in(printing=False),
            "print_badge": self._print,
            "switch": self._switch,
            "allow": self._allow,
            "check_out": lambda: self._do_for_chosen("check_out"),
            "look_twice": self.twice.look,
            "mark": self.twice.mark,
            "part": lambda: self.twice.part(self.field.text(), self._now.people.merged if self._now else {}),
            "undo": lambda: self.desk.registration.do("undo"),
            "redo": lambda: self.desk.registration.do("redo"),
            "to_zoom": lambda: self._ask_whom("zoom", "Zoom"),
            "to_hall": lambda: self._ask_whom("in_room", "the hall"),
        }

    def _turn(self, comparing: bool) -> None:
        """Two side by side take the place of all else, until they are decided."""
        for widget in self._usual:
            widget.setVisible(not comparing)
        if not comparing:
            self.field.setFocus()
            self._show_card()

    def _begin(self) -> None:
        self.twice.leave()
        self.field.setFocus()
        self.field.selectAll()

    def _step(self, by: int) -> None:
        place = self.view.currentIndex().row() + by
        if 0 <= place < len(self._found):
            self.view.setCurrentIndex(self.model.index(place))

    def _take(self) -> None:
        if self.chosen() is not None:
            self._check_in(printing=True)

    def _check_in(self, *, printing: bool) -> None:
        person = self.chosen()
        if person is None or self._now is None:
            self.tell("Nobody is chosen: type a name or scan a badge.")
            return
        if printing:
            self.desk.registration.check_in_and_print(person.number, badge=self._scanned, stock=self.stock)
        else:
            self.desk.registration.do("check_in", registrant=person.number, badge=self._scanned)
        self.field.clear()

    def _print(self) -> None:
        person = self.chosen()
        if person is None or self._now is None:
            return
        badge = self._now.door.badges.get(person.number)
        if badge is not None and badge.printed:
            self._reprinting = person.number
            self._show_card()
            self.tell("Printed already. Print again because it is: 1 lost · 2 damaged · 3 wrong text")
            return
        self.desk.registration.print_badge(person.number, stock=self.stock)

    def _reprint_key(self, key: str) -> bool:
        """Whether a key says why a badge is printed again; any other key goes on."""
        if not self._reprinting or key not in REPRINT_REASONS:
            return False
        self.desk.registration.print_badge(self._reprinting, stock=self.stock, reason=REPRINT_REASONS[key])
        self._reprinting = ""
        return True

    def _do_for_chosen(self, act: str, **arguments: object) -> None:
        person = self.chosen()
        if person is not None:
            self.desk.registration.do(act, registrant=person.number, **arguments)

    def _switch(self) -> None:
        person = self.chosen()
        if person is not None and self._now is not None:
            to = "zoom" if self._now.door.attendance(person) == "in_room" else "in_room"
            self._do_for_chosen("switch_attendance", to=to)

    def _allow(self) -> None:
        if self.chosen() is not None:
            self.line.ask(
                "Who allowed it?", lambda name: self._do_for_chosen("allow_exception", allowed_by=name)
            )

    def _ask_whom(self, to: str, where: str) -> None:
        what = f"Who attends in {where} from now on? everybody, a delegation, or a session's code"
        self.line.ask(what.replace("in Zoom", "on Zoom"), lambda text: self._switch_many(to, text))

    def _switch_many(self, to: str, text: str) -> None:
        whom = text.strip()
        if not whom:
            raise ValueError("Say whom: everybody, a delegation or a session's code")
        if whom.casefold() == _EVERYBODY:
            self.desk.registration.do("switch_attendance", to=to)
        elif self._now is not None and whom in self._now.people.sessions:
            self.desk.registration.do("switch_attendance", to=to, session=whom)
        else:
            self.desk.registration.do("switch_attendance", to=to, entity=self._entity(whom))

    def _entity(self, text: str) -> str:
        assert self._now is not None
        for code, entity in self._now.people.entities.items():
            names = (code, entity.name, entity.short, entity.name_fr)
            if text.casefold() in (name.casefold() for name in names):
                return code
        raise ValueError(f"“{text}” is no delegation of this conference")

    def show_theme(self, theme: Theme) -> None:
        """Colours and sizes of the people found and of the hall."""
        self.delegate.apply_theme(theme)
        self.view.scheduleDelayedItemsLayout()
        self.hall.apply_theme(theme)
        self.view.viewport().update()

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

    def take_focus(self) -> None:
        """The keyboard goes where this desk works."""
        self.field.setFocus()
