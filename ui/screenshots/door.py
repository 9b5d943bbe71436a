"""Pictures of the entrance and of the list of people."""

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from app.live.snapshot import SessionSnapshot
from app.registration.admission import Where, admission
from app.registration.counts import counts
from app.registration.people_table import PeopleTable
from app.registration.search import PeopleList
from app.registration.verdict import verdict
from app.station.registration_desk import RegistrationDesk
from app.station.station import Station
from app.times import SetClock
from ui.people.window import PeopleWindow
from ui.registration.window import RegistrationWindow
from ui.style.theme import Theme
from ui.worker.desk import Desk

_BETWEEN = timedelta(seconds=40)
_CAME = 38


def registration(theme: Theme, station: Station, clock: SetClock, live: SessionSnapshot | None) -> QWidget:
    """The desk at the entrance, with some who came in and somebody typed in."""
    at_the_door = RegistrationDesk(station)
    for get in who_gets_a_badge(station)[:_CAME]:
        clock.at += _BETWEEN
        at_the_door.do("check_in", registrant=get)
    desk = Desk(clock)
    window = RegistrationWindow(desk, clock, theme)
    window.set_sound(False)
    window.show_loaded(station.load())
    if live is not None:
        window.show_live(live)
    now = at_the_door.now()
    window.found.show_people(PeopleList(now.people))
    window.found.show_door(now)
    window.hall.show_counts(counts(now.door, now.people, clock.now()))
    desk.registration.duplicates.emit(at_the_door.twice())
    window.found.field.setText("ma" if now.people.registrants else "")
    desk.close()
    return window


def people(theme: Theme, station: Station, clock: SetClock) -> QWidget:
    """Everybody, and the form for the first of them."""
    desk = Desk(clock)
    window = PeopleWindow(desk, clock, theme)
    window.show_loaded(station.load())
    window.show_people(PeopleTable(RegistrationDesk(station).now()))
    window.tick(clock.now())
    desk.close()
    return window


def show_at_the_door(window: QWidget, station: Station, state: str) -> None:
    """What somebody sees there after a scan, while writing, or looking for who is missing."""
    if isinstance(window, RegistrationWindow) and state in AT_THE_DOOR:
        window.found.field.clear()
        now = RegistrationDesk(station).now()
        arrived = next(iter(now.door.arrived), "")
        if state == "writing":
            window.found.field.setText("Zofia Wójcik")
            window.run("write")
        elif state == "awaited":
            window.run("awaited")
        elif arrived:
            person = now.people.registrants[arrived]
            window.found.show_verdict(
                verdict(person, now.door, now.people, window.zone, badge=now.door.badge_of(person))
            )
    elif isinstance(window, PeopleWindow) and state == "writing":
        window.run("correct")


AT_THE_DOOR = ("verdict", "writing", "awaited")
"""States of the registration desk alone; the second of the list of people, too."""


def who_gets_a_badge(station: Station) -> list[str]:
    """The registration numbers of those who are admitted to the hall."""
    now = RegistrationDesk(station).now()
    known = now.people.registrants.values()
    return [other.number for other in known if admission(other, now.door, now.people).where is Where.HALL]
