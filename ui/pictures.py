"""Every state of every screen as a picture, without a display: real acts on a scratch copy, real windows."""

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from app.admission import Where, admission
from app.agenda_desk import AgendaDesk
from app.floor.order import PRESETS
from app.floor.state import SessionState
from app.loaded import LiveSession
from app.programme.changes import parking_lot
from app.programme.conflicts import conflicts
from app.programme.editor import Agenda
from app.questions import Sifting
from app.registration_desk import RegistrationDesk
from app.rehearsal import scratch_copy
from app.station import Station
from app.times import EPOCH, SetClock, zone
from app.trouble import Trouble, Unsaved
from ui.desk import Desk
from ui.display import has_display
from ui.fonts import load_fonts
from ui.panels.order_card import OrderCard
from ui.theme import Theme, theme, wear
from ui.windows.agenda import AgendaWindow
from ui.windows.chair import ChairWindow
from ui.windows.registration import RegistrationWindow
from ui.windows.room import RoomWindow

ROLES = ("chair", "room", "registration", "agenda")
THEMES = ("night", "day", "display")
_SECOND = timedelta(seconds=1)
_MANY = 300


class _Stage:
    """A session on a scratch copy, brought into a state by acts like those of the console."""

    def __init__(self, station: Station, clock: SetClock, code: str) -> None:
        self.station, self.clock, self.code = station, clock, code

    def act(self, name: str, **arguments: object) -> None:
        self.station.do(self.code, name, **arguments)

    def states(self) -> list[str]:
        """The participating States that do not have the floor."""
        live = self.station.live(self.code)
        running = live.floor.requests[live.floor.speaking.request].delegation if live.floor.speaking else ""
        states = (one.code for one in live.house.delegations.values() if one.order_class == "state")
        return [code for code in states if code != running]

    def later(self, seconds: float) -> None:
        self.clock.at += seconds * _SECOND

    def open(self) -> None:
        """Opened on time, with a list of at least a handful."""
        session = self.station.session(self.code)
        live = self.station.live(self.code)
        if live.floor.session is not SessionState.SCHEDULED:
            return
        self.clock.at = max(self.clock.at, session.starts + 50 * _SECOND)
        self.act("open_session")
        self.act("open_list")
        self.ask(max(0, 8 - len(live.floor.waiting)))
        self.clock.at = max(self.clock.at, live.house.list_starts or self.clock.at)

    def ask(self, count: int) -> None:
        """Delegations that are registered and not on the list yet ask for the floor, half of them on Zoom."""
        live = self.station.live(self.code)
        asked = {request.delegation for request in live.floor.requests.values()}
        states = [one for one in live.house.delegations.values() if one.registered]
        free = [one for one in states if one.code not in asked] + states
        for place in range(count):
            mode = "zoom" if place % 2 else "room"
            self.later(1)
            self.act("request_floor", delegation=free[place % len(free)].code, mode=mode)

    def speak(self, seconds_left: float) -> None:
        """The second speaker has so much time left; below zero is over."""
        self.open()
        self.act("give_floor")
        self.later(151)
        self.act("give_floor")
        speech = self.station.live(self.code).floor.speaking
        assert speech is not None
        self.later(speech.limit_ms / 1_000 - seconds_left)


def _point(stage: _Stage) -> None:
    stage.speak(72)
    stage.act("request_floor", delegation=stage.states()[-2], kind="point_of_order")


def _ruling(stage: _Stage) -> None:
    _point(stage)
    stage.act("give_floor")
    stage.later(24)


def _empty(stage: _Stage) -> None:
    stage.open()
    for request in stage.station.live(stage.code).floor.waiting:
        stage.act("withdraw", request=request)


def _many(stage: _Stage) -> None:
    stage.open()
    stage.ask(_MANY + 2 - len(stage.station.live(stage.code).floor.waiting))
    stage.speak(72)


def _held(stage: _Stage) -> None:
    stage.speak(72)
    stage.act("hold", reason="line lost")


def _suspended(stage: _Stage) -> None:
    stage.speak(72)
    stage.act("suspend_session", reason="coffee")


def _closed(stage: _Stage) -> None:
    stage.speak(72)
    stage.act("close_session")


def _list_closed(stage: _Stage) -> None:
    """Late in the session: some of those who wait will not speak before the end."""
    stage.open()
    end = stage.station.live(stage.code).house.planned_end
    stage.clock.at = max(stage.clock.at, end - 38 * 60 * _SECOND)
    stage.speak(72)
    stage.ask(6)
    stage.act("close_list")


def _questions(stage: _Stage) -> None:
    """Some chosen, one declined, one put to the panel."""
    stage.speak(72)
    mine = [one for one in stage.station.load().questions if one.belongs_to(stage.code)]
    for one, status in zip(
        mine, (Sifting.CHOSEN, Sifting.CHOSEN, Sifting.NEW, Sifting.DECLINED), strict=False
    ):
        stage.station.sift(one.id, status)
    for one in mine[:1]:
        stage.act("put_question", question=one.id)


def _record(stage: _Stage) -> None:
    _ruling(stage)
    stage.act("ruling", outcome="noted")
    stage.later(2)
    stage.act("resume")
    stage.later(110)
    stage.act("close_session")


def _asking(stage: _Stage) -> None:
    """The clock stands; the delegation is still to be named."""
    stage.speak(72)
    stage.act("hold", reason="point of order")


def _points(stage: _Stage) -> None:
    """One point of order is on the floor, another was raised meanwhile."""
    _ruling(stage)
    stage.act("request_floor", delegation=stage.states()[-3], kind="point_of_order")


def _returning(stage: _Stage) -> None:
    _ruling(stage)
    stage.act("ruling", outcome="noted")


def _reply(stage: _Stage) -> None:
    """The list is through; a right of reply is next."""
    _empty(stage)
    for code in stage.states()[:2]:
        stage.act("request_floor", delegation=code, kind="right_of_reply")


def _nobody(stage: _Stage) -> None:
    """Somebody waits, and nobody has had the floor for a while."""
    stage.speak(72)
    stage.act("end_statement")
    stage.later(63)


def _marks(stage: _Stage) -> None:
    """Every mark that a row may have, long names among them."""
    stage.speak(72)
    waiting = stage.station.live(stage.code).floor.waiting
    stage.act("pin", request=waiting[3])
    stage.act("park", request=waiting[4], reason="line lost")
    stage.act("text_received", request=waiting[1], words=200)
    stage.act("text_received", request=waiting[2], words=600)
    stage.act("correct", request=waiting[5], on_behalf_of="the European Union")
    house = stage.station.live(stage.code).house
    odd = [one.code for one in house.delegations.values() if not one.registered][:1]
    for code in (*odd, max(house.delegations.values(), key=lambda one: len(one.name)).code):
        stage.act("request_floor", delegation=code, mode="zoom")
    stage.act("request_floor", delegation=stage.states()[0], kind="right_of_reply")


def _balance(stage: _Stage) -> None:
    """A dozen have spoken, some of them twice."""
    stage.open()
    for place in range(10):
        stage.act("give_floor")
        stage.later(70 + 31 * (place % 5))
    stage.ask(3)
    stage.act("end_statement")


def _list_not_open(stage: _Stage) -> None:
    for request in stage.station.live(stage.code).floor.waiting:
        stage.act("withdraw", request=request)


def _later_day(stage: _Stage) -> None:
    stage.later(-2 * 86_400)


def _running(stage: _Stage) -> None:
    stage.speak(131)


def _programme(stage: _Stage) -> None:
    """The third item is on air, a minute longer than planned."""
    stage.open()
    for number, seconds in (("1", 540), ("2", 660), ("3", 410)):
        stage.act("start_item", item=number)
        stage.later(seconds)
    stage.act("adjust_item", seconds=60)


def _clashes(stage: _Stage) -> None:
    """An item that begins too early, another that leaves a gap, and a guest in two rooms."""
    where = zone(stage.station.load().conference.zone)
    for number, minutes in (("3", -5), ("5", 7)):
        loaded = stage.station.load()
        held = Agenda(loaded.sessions, parking_lot(loaded.parked), where)
        AgendaDesk(stage.station).write(held.shift_item(stage.code, number, timedelta(minutes=minutes)))


STATES: dict[str, Callable[[_Stage], None]] = {
    "no-session": _later_day,
    "before": lambda stage: None,
    "list-not-open": _list_not_open,
    "running": _running,
    "warning": lambda stage: stage.speak(48),
    "danger": lambda stage: stage.speak(12),
    "over": lambda stage: stage.speak(-20),
    "held": _held,
    "asking": _asking,
    "point-of-order": _point,
    "ruling": _ruling,
    "more-points": _points,
    "returning": _returning,
    "right-of-reply": _reply,
    "nobody": _nobody,
    "marks": _marks,
    "list-closed": _list_closed,
    "empty": _empty,
    "many": _many,
    "suspended": _suspended,
    "closed": _closed,
    "questions": _questions,
    "record": _record,
    "search": _running,
    "nothing-found": _running,
    "ready": lambda stage: None,
    "order": _many,
    "fit": _list_closed,
    "entry": _marks,
    "limits": _running,
    "left": _empty,
    "balance": _balance,
    "palette": _running,
    "keys": _running,
    "not-saved": _running,
    "programme": _programme,
    "conflicts": _clashes,
}
"""Every state that can be drawn, and the acts that lead to it."""

VIEWS: dict[str, Callable[[ChairWindow], None]] = {
    "asking": lambda chair: chair.run("point_of_order"),
    "search": lambda chair: _typing(chair, "uni"),
    "nothing-found": lambda chair: _typing(chair, "kanada"),
    "not-saved": lambda chair: chair.desk.trouble.emit("Not saved since 16:23:04: the disk is full."),
    "order": lambda chair: _ordering(chair, "french_alphabetical"),
    **{
        name: lambda chair, name=name: chair.run(name)  # type: ignore[misc] # the row of the table
        for name in (
            "ready",
            "fit",
            "entry",
            "limits",
            "left",
            "balance",
            "record",
            "questions",
            "palette",
            "keys",
        )
    },
}
"""What is opened on the chair's page in a state, once it is shown."""


def _ordering(chair: ChairWindow, preset: str) -> None:
    chair.run("order")
    card = chair.cards.card("order")
    assert isinstance(card, OrderCard)
    card.presets.setCurrentRow(list(PRESETS).index(preset))


def _typing(chair: ChairWindow, text: str) -> None:
    chair.run("add_request")
    chair.speakers.search.setText(text)


def screenshot(
    address: str,
    *,
    role: str,
    state: str,
    size: tuple[int, int],
    theme: str,
    out: Path,
    now: datetime | None = None,
) -> Path:
    """Draw one screen of a conference in one state into a PNG; the conference is only read.

    `size` in pixels. Raises Trouble for a role, state or theme there is not, Unsaved for the disk.
    """
    for word, known in ((role, ROLES), (state, tuple(STATES)), (theme, THEMES)):
        if word not in known:
            raise Trouble(f"“{word}” is none of: {', '.join(known)}.")
    _application()
    clock = SetClock(now or EPOCH)
    with scratch_copy(address, clock) as station:
        loaded = station.load()
        if now is None:
            clock.at = loaded.conference.starts
        code = _session_for(station, clock, now)
        if now is None:
            clock.at = station.session(code).starts - 210 * _SECOND
        stage = _Stage(station, clock, code)
        STATES[state](stage)
        window = _window(role, _theme("night" if theme == "display" else theme), station, clock, code)
        window.resize(*size)
        window.show()
        if isinstance(window, ChairWindow) and state in VIEWS:
            VIEWS[state](window)
        _draw(window, out)
    return out


def _session_for(station: Station, clock: SetClock, now: datetime | None) -> str:
    """The session on at `now`, else the first that still has everything before it and a discussion."""
    if now is not None:
        return station.session_now(now)
    sessions = [one for one in station.load().sessions if one.has_list]
    talking = [one for one in sessions if any(item.kind == "discussion" for item in one.items)]
    fresh = [
        one for one in (*talking, *sessions) if station.live(one.code).floor.session is SessionState.SCHEDULED
    ]
    if not fresh:
        raise Trouble(
            "There is no session in this conference that has not begun; name an instant with --now."
        )
    return fresh[0].code


def _application() -> None:
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication.instance() or QApplication(["rostrum"])
    assert isinstance(application, QApplication)
    load_fonts(application)


def _theme(name: str) -> Theme:
    worn = theme(name)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    wear(application, worn)
    return worn


def _window(role: str, worn: Theme, station: Station, clock: SetClock, code: str) -> QWidget:
    loaded, live = station.load(), station.live(code)
    if role == "room":
        room = RoomWindow(clock, worn)
        room.show_loaded(loaded)
        room.show_live(live)
        return room
    if role == "registration":
        return _registration(worn, station, clock, live)
    if role == "agenda":
        return _agenda(worn, station, clock, code)
    desk = Desk(clock)
    chair = ChairWindow(desk, clock, worn)
    chair.show_loaded(loaded)
    chair.show_live(live)
    desk.close()
    return chair


def _agenda(worn: Theme, station: Station, clock: SetClock, code: str) -> QWidget:
    """The editor on the session that is on, with whatever conflicts there are."""
    loaded = station.load()
    desk = Desk(clock)
    window = AgendaWindow(desk, clock, worn)
    window.show_loaded(loaded)
    window.choose(code)
    window.show_day(station.day(code))
    window.show_conflicts(conflicts(loaded.sessions, loaded.registrants))
    desk.close()
    return window


def _registration(worn: Theme, station: Station, clock: SetClock, live: LiveSession) -> QWidget:
    """The desk at the entrance, with some who came in and somebody typed in."""
    at_the_door = RegistrationDesk(station)
    for one in who_gets_a_badge(station)[:38]:
        clock.at += 40 * _SECOND
        at_the_door.do("check_in", registrant=one)
    desk = Desk(clock)
    window = RegistrationWindow(desk, clock, worn)
    window.show_loaded(station.load())
    window.show_live(live)
    window.show_door(at_the_door.now())
    window.field.setText("ma")
    desk.close()
    return window


def who_gets_a_badge(station: Station) -> list[str]:
    """The registration numbers of those who are admitted to the hall."""
    now = RegistrationDesk(station).now()
    people = now.guests.registrants.values()
    return [one.number for one in people if admission(one, now.door, now.guests).where is Where.HALL]


def _draw(window: QWidget, out: Path) -> None:
    application = QApplication.instance()
    assert application is not None
    application.processEvents()
    beside = out.with_name(f".{out.name}.part")
    # As small as PNG goes: these pictures are sent and kept.
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    drawn = picture.save(str(beside), "PNG", 0)  # type: ignore[call-overload] # the stub wants bytes
    window.close()
    window.deleteLater()
    # Without a running loop nothing deferred is ever deleted, and every later picture would style it again.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if not drawn:
        raise Unsaved(f"{out} cannot be written there.")
    beside.replace(out)
