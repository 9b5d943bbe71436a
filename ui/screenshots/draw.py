"""Every state of every screen as a picture, without a display: real acts on a scratch copy, real windows."""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from app.agenda.conflicts import conflicts, with_fixes
from app.conference.search import SearchIndex
from app.errors import Trouble, Unsaved
from app.floor.presets import PRESETS
from app.floor.state import SessionState
from app.home.desk import HomeDesk
from app.home.earlier_copies import earlier_copies
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.rehearsal.copies import scratch_copy
from app.settings.fields import WHEN
from app.station.registration_desk import RegistrationDesk
from app.station.station import Station
from app.times import EPOCH, SetClock
from app.whole_files import make_private
from ui.agenda.window import AgendaWindow
from ui.chair.cards.order import OrderCard
from ui.chair.window import ChairWindow
from ui.console.has_display import has_display
from ui.console.window import ConsoleWindow
from ui.displays.lectern import LecternWindow
from ui.displays.room import RoomWindow
from ui.displays.waiting import WaitingWindow
from ui.home.window import HomeWindow
from ui.screenshots.beside import BESIDE
from ui.screenshots.door import AT_THE_DOOR, people, registration, show_at_the_door
from ui.screenshots.papers import documents_window, papers_window
from ui.screenshots.states import STATES, Stage
from ui.settings.window import SettingsWindow
from ui.style.fonts import load_fonts
from ui.style.theme import Theme, apply_theme, load_theme
from ui.tech.window import TechWindow
from ui.worker.desk import Desk

_DISPLAYS = {"room": RoomWindow, "lectern": LecternWindow, "waiting": WaitingWindow}
ROLES = (
    *("home", "chair", "agenda", "settings", "people", "papers", "documents", "registration", "tech"),
    *_DISPLAYS,
)
THEMES = ("night", "day", "display")
_SECOND = timedelta(seconds=1)
_MENDED = 20  # conflicts for which a picture tries out what would mend them
_FULL = "The disk is full. The last act was not saved. Make room."


class Shows(Protocol):
    """A window that is told what there is."""

    def show_loaded(self, loaded: ConferenceSnapshot) -> None:
        """The rows."""

    def show_live(self, live: SessionSnapshot) -> None:
        """A session."""


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
        )
    },
}
"""What is opened on the chair's page in a state, once it is shown; palette and keys open at every desk."""


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
    for word, known in ((role, ROLES), (state, (*STATES, *AT_THE_DOOR)), (theme, THEMES)):
        if word not in known:
            raise Trouble(f"“{word}” is none of: {', '.join(known)}.")
    _application()
    clock = SetClock(now or EPOCH)
    with scratch_copy(address, clock) as station:
        loaded = station.load()
        if now is None:
            clock.at = loaded.conference.starts
        code = _session_for(station, clock, now)
        if code and now is None:
            clock.at = station.session(code).starts - 210 * _SECOND
        if code and state in STATES:
            STATES[state](Stage(station, clock, code))
        window = _window(role, _load_theme("night" if theme == "display" else theme), station, clock, code)
        window.resize(*size)
        window.show()
        if isinstance(window, ConsoleWindow) and state in ("palette", "keys"):
            window.run(state)
        elif code and isinstance(window, ChairWindow) and state in VIEWS:
            VIEWS[state](window)
        show_at_the_door(window, station, state)
        if isinstance(window, AgendaWindow) and state == "cues":
            _open_cues(window)
        if isinstance(window, SettingsWindow):
            _turn(window, state)
        beside = BESIDE[state](station, window) if state in BESIDE else None
        _draw(window, out, beside)
    return out


def _open_cues(agenda: AgendaWindow) -> None:
    """The cues of the first item, its film chosen where it has one."""
    agenda.run("cues")
    cues = agenda.state.session.items[0].cues if agenda.state.session and agenda.state.session.items else ()
    agenda.page.cues.list.select(next((cue.key for cue in cues if cue.is_film), ""))


def _turn(settings: SettingsWindow, state: str) -> None:
    """The page of this name; on that of days a field that was typed wrongly."""
    settings.go_to("days" if state == "wrong-day" else state)
    if state == "wrong-day":
        field = settings.page.forms[WHEN].fields["conference", "starts"]
        field.line.selectAll()
        field.line.insert("mid June")
        field.commit()


def _session_for(station: Station, clock: SetClock, now: datetime | None) -> str:
    """The session on at `now`, else the first that still has everything before it and a discussion.

    Empty where the agenda has no session: then every state is that of a conference just made.
    """
    if now is not None:
        return station.session_now(now)
    sessions = [session for session in station.load().sessions if session.has_list]
    talking = [session for session in sessions if any(item.kind == "discussion" for item in session.items)]
    fresh = [
        session
        for session in (*talking, *sessions)
        if station.live(session.code).floor.session is SessionState.SCHEDULED
    ]
    if sessions and not fresh:
        raise Trouble(
            "There is no session in this conference that has not begun; name an instant with --now."
        )
    return fresh[0].code if fresh else ""


def _application() -> None:
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication.instance() or QApplication(["rostrum"])
    assert isinstance(application, QApplication)
    load_fonts(application)


def _load_theme(name: str) -> Theme:
    theme = load_theme(name)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply_theme(application, theme)
    return theme


def _window(role: str, theme: Theme, station: Station, clock: SetClock, code: str) -> QWidget:
    loaded, live = station.load(), station.live(code) if code else None
    if role in _DISPLAYS:
        display = _DISPLAYS[role](clock, theme)
        _show(display, loaded, live)
        return display
    if role == "home":
        return _home(theme, station, clock)
    if role == "tech":
        return _tech(theme, station, clock, live)
    if role == "registration":
        return registration(theme, station, clock, live)
    if role == "people":
        return people(theme, station, clock)
    if role == "papers":
        return papers_window(theme, station, clock, live)
    if role == "documents":
        return documents_window(theme, station, clock)
    if role == "agenda":
        return _agenda(theme, station, clock, code)
    if role == "settings":
        return _settings(theme, station, clock)
    desk = Desk(clock)
    chair = ChairWindow(desk, clock, theme)
    _show(chair, loaded, live)
    desk.searchable.emit(SearchIndex(loaded.entities, loaded.registrants))
    desk.close()
    return chair


def _show(window: Shows, loaded: ConferenceSnapshot, live: SessionSnapshot | None) -> None:
    """As the desk tells it: the rows, then the session where there is one."""
    window.show_loaded(loaded)
    if live is not None:
        window.show_live(live)


def _home(theme: Theme, station: Station, clock: SetClock) -> QWidget:
    """The home with all that there is of it."""
    at_home = HomeDesk(station)
    desk = Desk(clock)
    window = HomeWindow(desk, clock, theme)
    window.show_loaded(station.load())
    window.show_sessions(at_home.sessions())
    window.show_findings(at_home.finder()())
    window.show_imports(at_home.imports())
    window.show_copies(earlier_copies(station.address, at_home.identity()))
    desk.close()
    return window


def _tech(theme: Theme, station: Station, clock: SetClock, live: SessionSnapshot | None) -> QWidget:
    """The tech desk, with some names in the waiting room."""
    people = [registrant for registrant in station.load().registrants if registrant.attendance == "zoom"]
    names = [f"{person.given} {person.family}" for person in people[:2] if not person.alias] + [
        "iPhone de Marie",
        "J. Sample",
        "+43 664 1234567",
    ]
    desk = Desk(clock)
    window = TechWindow(desk, clock, theme)
    _show(window, station.load(), live)
    desk.close()
    if live is not None:
        window.page.names.show_checked(RegistrationDesk(station).check_names(names))
    return window


def _agenda(theme: Theme, station: Station, clock: SetClock, code: str) -> QWidget:
    """The editor on the session that is on, with whatever conflicts there are."""
    loaded = station.load()
    desk = Desk(clock)
    window = AgendaWindow(desk, clock, theme)
    window.show_loaded(loaded)
    if code:
        window.choose(code)
        window.show_day(station.day(code))
    people = loaded.registrants
    found = conflicts(loaded.sessions, people)
    mended = [with_fixes(match, loaded.sessions, people) for match in found[:_MENDED]]
    window.show_conflicts((*mended, *found[_MENDED:]))
    desk.close()
    return window


def _settings(theme: Theme, station: Station, clock: SetClock) -> QWidget:
    """The settings, on their first page."""
    desk = Desk(clock)
    window = SettingsWindow(desk, clock, theme)
    window.show_loaded(station.load())
    desk.close()
    return window


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
    with suppress(OSError):  # the picture itself says that it cannot be written
        beside.unlink(missing_ok=True)
        make_private(beside)
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
