"""Every state of every screen as a picture, without a display: real acts on a scratch copy, real windows."""

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from importlib.resources import as_file, files
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from app.admission import Where, admission
from app.door.counts import counts
from app.floor.order import PRESETS
from app.floor.state import SessionState
from app.guest_list import GuestList
from app.loaded import LiveSession
from app.questions import Sifting
from app.registration_desk import RegistrationDesk
from app.rehearsal import scratch_copy
from app.search import SearchIndex
from app.station import Station
from app.times import EPOCH, SetClock
from app.trouble import Trouble, Unsaved
from ui.desk import Desk
from ui.display import has_display
from ui.fonts import load_fonts
from ui.panels.order_card import OrderCard
from ui.theme import Theme, theme, wear
from ui.windows.chair import ChairWindow
from ui.windows.lectern import LecternWindow
from ui.windows.registration import RegistrationWindow
from ui.windows.room import RoomWindow
from ui.windows.tech import TechWindow
from ui.windows.waiting import WaitingWindow

ROLES = ("chair", "room", "registration", "tech", "lectern", "waiting")
_DISPLAYS = {"room": RoomWindow, "lectern": LecternWindow, "waiting": WaitingWindow}
THEMES = ("night", "day", "display")
_SECOND = timedelta(seconds=1)
_MANY = 300
_FULL = "The disk is full. The last act was not saved. Make room."


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
    stage.ask(10)
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


def _lines(stage: _Stage) -> None:
    """As the tech desk has reported them."""
    live = stage.station.live(stage.code)
    remote = [one for one in live.floor.waiting if live.floor.requests[one].mode == "zoom"]
    for request, line in zip(remote, ("ok", "connected", "absent"), strict=False):
        stage.act("report_line", request=request, line=line)
    for item in [one for one in live.session.items if one.mode == "zoom"][:2]:
        stage.act("report_line", item=item.number, line="ok")


def _zoom_down(stage: _Stage) -> None:
    stage.speak(72)
    _lines(stage)
    stage.act("zoom_lost")
    stage.act("interpretation_lost", language="ru")
    stage.later(40)


def _line_lost(stage: _Stage) -> None:
    """Who has the floor on Zoom is not heard any more."""
    stage.open()
    live = stage.station.live(stage.code)
    remote = next(one for one in live.floor.waiting if live.floor.requests[one].mode == "zoom")
    stage.act("give_floor", request=remote)
    stage.later(50)
    stage.act("report_line", request=remote, line="ok")
    stage.act("report_line", request=remote, line="lost")
    stage.later(8)


def _message(stage: _Stage) -> None:
    stage.speak(52)
    _lines(stage)
    stage.act("send_message", to="chair", text="The next film is ready to play.")
    stage.act("send_message", to="speaker", text="Please speak more slowly for the interpreters")
    stage.later(4)


def _break(stage: _Stage) -> None:
    stage.speak(72)
    stage.act("suspend_session", reason="coffee")
    stage.act("announce_resumption", resumes_at=stage.clock.at + 15 * 60 * _SECOND)
    stage.later(200)


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
    "requests": lambda stage: None,
    "not-saved": _running,
    "zoom-down": _zoom_down,
    "line-lost": _line_lost,
    "message": _message,
    "break": _break,
}
"""Every state that can be drawn, and the acts that lead to it."""

VIEWS: dict[str, Callable[[ChairWindow], None]] = {
    "asking": lambda chair: chair.run("point_of_order"),
    "search": lambda chair: _typing(chair, "uni"),
    "nothing-found": lambda chair: _typing(chair, "kanada"),
    "not-saved": lambda chair: chair.desk.trouble.emit(_FULL),
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
        beside = _requests_dialog(station, window) if state == "requests" else None
        _draw(window, out, beside)
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
    if role in _DISPLAYS:
        display = _DISPLAYS[role](clock, worn)
        display.show_loaded(loaded)
        display.show_live(live)
        return display
    if role == "tech":
        return _tech(worn, station, clock, live)
    if role == "registration":
        return _registration(worn, station, clock, live)
    desk = Desk(clock)
    chair = ChairWindow(desk, clock, worn)
    chair.show_loaded(loaded)
    chair.show_live(live)
    desk.searchable.emit(SearchIndex(loaded.entities, loaded.registrants))
    desk.close()
    return chair


def _tech(worn: Theme, station: Station, clock: SetClock, live: LiveSession) -> QWidget:
    """The tech desk, with some names in the waiting room."""
    people = [one for one in station.load().registrants if one.attendance == "zoom"]
    names = [f"{one.given} {one.family}" for one in people[:2] if not one.alias] + [
        "iPhone de Marie",
        "J. Sample",
        "+43 664 1234567",
    ]
    desk = Desk(clock)
    window = TechWindow(desk, clock, worn)
    window.show_loaded(station.load())
    window.show_live(live)
    desk.close()
    window.names.show_checked(RegistrationDesk(station).check_names(names))
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
    now = at_the_door.now()
    window.show_people(GuestList(now.guests))
    window.show_door(now)
    window.hall.show_counts(counts(now.door, now.guests, clock.now()))
    window.field.setText("ma")
    desk.close()
    return window


def who_gets_a_badge(station: Station) -> list[str]:
    """The registration numbers of those who are admitted to the hall."""
    now = RegistrationDesk(station).now()
    people = now.guests.registrants.values()
    return [one.number for one in people if admission(one, now.door, now.guests).where is Where.HALL]


def _requests_dialog(station: Station, parent: QWidget) -> QWidget:
    """The sample's mails in front of the console, as they are before anybody decides."""
    from ui.dialogs.requests import RequestsDialog  # noqa: PLC0415 -- the one state that has a dialog

    with as_file(files("resources") / "sample" / "requests.mbox") as mails:
        plan = station.requests_planner((mails,))()
    loaded = station.load()
    index = SearchIndex(loaded.entities, loaded.registrants)
    return RequestsDialog(plan, loaded, index, parent)


def _with(window: QWidget, dialog: QWidget) -> QPixmap:
    """A window and the dialog that stands in front of its middle."""
    dialog.resize(dialog.size().boundedTo(window.size() * 0.94))
    picture, painter = window.grab(), QPainter()
    corner = window.rect().center() - dialog.rect().center()
    painter.begin(picture)
    painter.drawPixmap(corner, dialog.grab())
    painter.setPen(dialog.palette().color(QPalette.ColorRole.Mid))
    painter.drawRect(dialog.rect().translated(corner))
    painter.end()
    return picture


def _draw(window: QWidget, out: Path, dialog: QWidget | None = None) -> None:
    application = QApplication.instance()
    assert application is not None
    application.processEvents()
    beside = out.with_name(f".{out.name}.part")
    # As small as PNG goes: these pictures are sent and kept.
    picture = (_with(window, dialog) if dialog else window.grab()).toImage()
    picture = picture.convertToFormat(QImage.Format.Format_RGB888)
    drawn = picture.save(str(beside), "PNG", 0)  # type: ignore[call-overload] # the stub wants bytes
    window.close()
    window.deleteLater()
    # Without a running loop nothing deferred is ever deleted, and every later picture would style it again.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if not drawn:
        raise Unsaved(f"{out} cannot be written there.")
    beside.replace(out)
