"""What the rows of the registration desk's table do, whichever key, button or menu has chosen them."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.conference.registrants import Registrant
from app.journal.undo import seen
from app.registration.events import CheckedIn, RegistrantAdded
from app.registration.state import DoorActResult
from app.registration.verdict import Tone, Verdict, nobody, not_done, verdict
from app.registration.whom import whom
from app.times import Zone
from ui.console.actions import Command
from ui.registration.actions import REPRINT_REASONS
from ui.registration.duplicates import DuplicatesPanel
from ui.registration.found_panel import FoundPanel
from ui.registration.writing import Writing
from ui.widgets.ask_line import AskLine
from ui.worker.registration_port import RegistrationPort


class RegistrationCommands(QObject):
    """`table` holds them by the ids of their rows · `told` gives a sentence.

    `reprinting` is the number of the person whose badge is to be printed again for a reason that is asked;
    `reprint_asked` when it is. `judged` gives the Verdict after an Enter or a scan.
    """

    told = Signal(str)
    reprint_asked = Signal()
    judged = Signal(object)

    def __init__(
        self,
        registration: RegistrationPort,
        stock: str,
        found: FoundPanel,
        duplicates: DuplicatesPanel,
        writing: Writing,
        line: AskLine,
        zone: Callable[[], Zone],
    ) -> None:
        super().__init__(found)
        self.zone = zone
        self._port, self._stock = registration, stock
        self._found, self._duplicates, self._writing, self._line = found, duplicates, writing, line
        self.reprinting = ""
        self._expected: Verdict | None = None
        """What is to be said of whoever is being checked in, unless that is refused."""
        registration.done.connect(self._judge_done)
        found.looked.connect(self._forget_reprint)
        found.taken.connect(self._take)
        found.field.first_refusal = self._reprint_key
        self.table: dict[str, Command] = {
            "find": self._begin,
            "check_in_and_print": lambda: self._check_in(printing=True),
            "check_in": lambda: self._check_in(printing=False),
            "print_badge": self._print,
            "switch": self._switch,
            "allow": self._allow,
            "check_out": lambda: self._do_for_chosen("check_out"),
            "look_twice": duplicates.look,
            "mark": duplicates.mark,
            "part": self._part,
            "write": writing.write,
            "correct": writing.correct,
            "undo": lambda: self._take_back("undo"),
            "redo": lambda: self._take_back("redo"),
            "to_zoom": lambda: self._ask_whom("zoom", "on Zoom"),
            "to_hall": lambda: self._ask_whom("in_room", "in the hall"),
        }

    def _take_back(self, act: str) -> None:
        """Undo or redo what is shown as last, and nothing that another desk did meanwhile."""
        door = self._found.now.door if self._found.now else None
        self._port.do(act, **seen(getattr(door, act, None)))

    def _begin(self) -> None:
        self._duplicates.leave()
        self._writing.leave()
        if not self._writing.form.is_open:
            self._found.begin()

    def _part(self) -> None:
        now = self._found.now
        self._duplicates.part(self._found.field.text(), now.people.merged if now else {})

    def _take(self) -> None:
        """Enter, of a hand or a scanner: what finds nobody stays to be read; the next scan replaces it."""
        if self._found.chosen() is not None:
            self._check_in(printing=True)
        elif self._found.field.text().strip():
            self.judged.emit(nobody(self._found.nothing.full_text()))
            self._found.field.selectAll()

    def _check_in(self, *, printing: bool) -> None:
        person, badge = self._found.chosen(), self._found.scanned
        if person is None:
            self.told.emit("Nobody is chosen: type a name or scan a badge.")
            return
        self._expected = self._verdict(person, badge)
        if printing:
            self._port.check_in_and_print(person.number, badge=badge, stock=self._stock)
        else:
            self._port.do("check_in", registrant=person.number, badge=badge)
        self._found.field.clear()

    def _verdict(self, person: Registrant, badge: str) -> Verdict | None:
        now, known = self._found.now, self._found.people
        if now is None or known is None:
            return None
        twins = known.namesakes(person)
        return verdict(person, now.door, now.people, self.zone(), badge=badge, namesakes=twins)

    def _judge_done(self, done: DoorActResult) -> None:
        """Whoever is in by this act, also somebody who was just written."""
        event = done.entry.event
        if self._expected is not None and isinstance(event, CheckedIn):
            self.judged.emit(self._expected)
        elif isinstance(event, CheckedIn) or (isinstance(event, RegistrantAdded) and event.checked_in):
            person, people = done.now.people.registrants[event.registrant], done.now.people
            arrived = done.now.door.arrived
            others = {number: at for number, at in arrived.items() if number != event.registrant}
            before = replace(done.now.door, arrived=others)
            self.judged.emit(verdict(person, before, people, self.zone()))
        self._expected = None

    def refused(self, sentence: str) -> None:
        """Who was to be checked in is not."""
        if self._expected is not None:
            wrong, self._expected = self._expected, None
            self.judged.emit(not_done(wrong, sentence) if wrong.tone is Tone.GOOD else wrong)

    def _print(self) -> None:
        person, now = self._found.chosen(), self._found.now
        if person is None or now is None:
            return
        badge = now.door.badges.get(person.number)
        if badge is not None and badge.printed:
            self.reprinting = person.number
            self.reprint_asked.emit()
            self.told.emit("Printed already. Print again because it is: 1 lost · 2 damaged · 3 wrong text")
            return
        self._port.print_badge(person.number, stock=self._stock)

    def _reprint_key(self, key: str) -> bool:
        """Whether a key says why a badge is printed again; any other key goes on."""
        if not self.reprinting or key not in REPRINT_REASONS:
            return False
        self._port.print_badge(self.reprinting, stock=self._stock, reason=REPRINT_REASONS[key])
        self._forget_reprint()
        return True

    def _forget_reprint(self) -> None:
        self.reprinting = ""

    def _do_for_chosen(self, act: str, **arguments: object) -> None:
        person = self._found.chosen()
        if person is not None:
            self._port.do(act, registrant=person.number, **arguments)

    def _switch(self) -> None:
        person, now = self._found.chosen(), self._found.now
        if person is not None and now is not None:
            to = "zoom" if now.door.attendance(person) == "in_room" else "in_room"
            self._do_for_chosen("switch_attendance", to=to)

    def _allow(self) -> None:
        if self._found.chosen() is not None:
            self._line.ask(
                "Who allowed it?", lambda name: self._do_for_chosen("allow_exception", allowed_by=name)
            )

    def _ask_whom(self, to: str, where: str) -> None:
        what = f"Who attends {where} from now on? everybody, a delegation, or a session's code"
        self._line.ask(what, lambda text: self._switch_many(to, text))

    def _switch_many(self, to: str, text: str) -> None:
        if self._found.now is not None:
            self._port.do("switch_attendance", to=to, **whom(self._found.now.people, text))
