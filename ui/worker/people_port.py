"""One person or many: written, corrected, exported; beside the port of the registration desk."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.worker.conference_queue import ConferenceQueue
from ui.worker.registration_port import RegistrationPort

if TYPE_CHECKING:
    from app.station.registration_desk import RegistrationDesk
    from ui.worker.open_conference import OpenConference


class PeoplePort(QObject):
    """`wrong` what is wrong in a form, by field · `written` the number of whom it was about; what was done is
    told by the port of the registration desk.
    """

    wrong = Signal(object)
    written = Signal(str)

    def __init__(self, queue: ConferenceQueue, registration: RegistrationPort, parent: QObject) -> None:
        super().__init__(parent)
        self._queue, self._registration = queue, registration

    def write(
        self, number: str, values: Mapping[str, str], *, may_be_new: bool = False, stock: str = ""
    ) -> None:
        """Somebody new (no number), or some fields of a person; `wrong` or `written` answers.

        With a `stock`: whoever is admitted comes in with that, and gets a badge that says what is right now.
        """

        def work(held: "OpenConference", desk: "RegistrationDesk") -> None:
            from app.people import typed

            try:
                if number and values:
                    done = typed.correct(desk, (number,), values, may_be_new=may_be_new)
                elif not number:
                    done = typed.add(desk, values, checked_in=bool(stock), may_be_new=may_be_new)
                else:
                    done = None
            except typed.WrongPerson as wrong:
                self.wrong.emit(wrong.fields)
                return
            who = done.entry.event.registrant if done and not number else number  # type: ignore[attr-defined]
            if done is not None:
                self._registration.tell(held, done.now)
                self._registration.done.emit(done)
                held.tell()
            self.written.emit(who)
            if stock:
                self._receive(held, who, stock)

        self._registration.ask(work)

    def _receive(self, held: "OpenConference", number: str, stock: str) -> None:
        """Who is admitted and not in comes in; a badge where there is none, or none that is right."""
        from app.registration.admission import Where, admission
        from app.station.badge_desk import BadgeDesk

        desk = BadgeDesk(held.station)
        now = desk.now()
        person, badge = now.people.registrants[number], now.door.badges.get(number)
        if admission(person, now.door, now.people).where is not Where.HALL:
            return
        if number not in now.door.arrived:
            done = desk.do("check_in", registrant=number)
            self._registration.tell(held, done.now)
            self._registration.done.emit(done)
        if badge is None or not badge.printed:
            self._registration.give(desk.make_badge(number, stock=stock))
        elif badge.outdated:
            self._registration.give(desk.make_badge(number, stock=stock, reason="wrong text"))

    def correct(self, numbers: tuple[str, ...], values: Mapping[str, str]) -> None:
        """Some fields of one or of many, as typed."""

        def work(held: "OpenConference", desk: "RegistrationDesk") -> None:
            from app.people import typed

            done = typed.correct(desk, numbers, values)
            self._registration.tell(held, done.now)
            self._registration.done.emit(done)
            held.tell()

        self._registration.ask(work)

    def export(self, number: str, path: Path) -> None:
        """All that is kept of one person, as CSV or (by the name of the file) JSON; `finished` says so."""

        def work(held: "OpenConference") -> None:
            from app.people.export import export_person

            held.news.finished.emit(export_person(held.station, number, path))

        self._queue.put(work)
