"""What the agenda's editor shows at an instant: strip, days, programme, table, timeline. It asks nothing."""

from datetime import datetime

from app.agenda.changes import PARKED
from app.live.snapshot import clock_of_day
from app.programme.clock import DayClock, SessionClock
from app.times import clock_text, day_of, day_text
from ui.agenda.days_panel import days_between
from ui.agenda.editor_state import EditorState
from ui.agenda.page import AgendaPage
from ui.agenda.texts import heading, item_rows
from ui.agenda.timeline_scene import Agenda as Drawn
from ui.console.programme_text import day_words, over_words, programme_words
from ui.widgets.strips import StateStrip

_STATES = {"open": "SESSION OPEN", "suspended": "SUSPENDED", "closed": "CLOSED"}
_EMPTY = "The agenda is empty"
_BEGIN = "Ctrl+Shift+Ins makes the first session; Ctrl+Shift+A imports an agenda"


class AgendaSessionView:
    """Fills the page and the strip above it with the session that is chosen."""

    def __init__(self, state: EditorState, page: AgendaPage, strip: StateStrip) -> None:
        self._state, self._page, self._strip = state, page, strip
        self._clocks: DayClock | None = None

    @property
    def note(self) -> str:
        """What is odd about the programme of the session; empty for nothing."""
        clock = self._clock
        return clock.note if clock else ""

    @property
    def _clock(self) -> SessionClock | None:
        return self._clocks.sessions.get(self._state.code) if self._clocks else None

    def show(self, now: datetime) -> None:
        """The days, the words above the table, and all that changes with time."""
        state, page = self._state, self._page
        if state.loaded is None:
            return
        agenda, session = state.agenda, state.session
        days = days_between(state.begins, state.loaded.conference.ends, agenda.where)
        page.days.show_sessions(agenda, state.code, state.conflicts, days)
        page.title.say(session.title if session else _EMPTY)
        page.facts.say(heading(session, agenda.where) if session else _BEGIN)
        self.tick(now)

    def tick(self, now: datetime) -> None:
        """Everything that changes with time."""
        state, strip = self._state, self._strip
        if state.loaded is None:
            return
        strip.clock.say(clock_text(now, state.zone, seconds=True))
        strip.day.say(day_text(now, state.zone))
        strip.title.say(state.loaded.conference.name)
        self._clocks = clock_of_day(state.day, now) if state.day else None
        live = state.live
        on = live is not None and (live.run.begun or live.floor.session.value in _STATES)
        words = _STATES.get(live.floor.session.value, "PLANNING") if live else "PLANNING"
        strip.session.say(words, "live" if words == "SESSION OPEN" else "")
        self._programme(on)

    def _programme(self, on: bool) -> None:
        """How late it is, what is on air, and the items; the clock's part only where its programme is on."""
        page, session, clock = self._page, self._state.session, self._clock if on else None
        live, late = self._state.live, ""
        if clock and live and self._clocks:
            late = over_words(clock, live, self._state.zone) + day_words(clock, self._clocks.over_ms)
        self._strip.time.say(late, "behind" if "BEHIND" in late or "LATE" in late else "")
        page.programme.say(programme_words(clock, live) if clock and live else "")
        page.programme.setVisible(on and page.cues.isHidden())
        page.table.show_rows(item_rows(session, clock, self._state.zone) if session else [], on)
        if session and session.items and not page.table.currentIndex().isValid():
            page.table.choose(session.items[0].number)

    def draw(self) -> None:
        """The day of the chosen session, to scale."""
        state, session, where = self._state, self._state.session, self._state.zone
        if state.loaded is None:
            return
        sessions = state.loaded.sessions if session and session.code != PARKED else ()
        of_day = tuple(
            planned
            for planned in sessions
            if session and day_of(planned.starts, where) == day_of(session.starts, where)
        )
        air = state.live.run.on_air if state.live else None
        number, item = self._page.table.number(), air.item if air else 0
        self._page.timeline.show_agenda(
            Drawn(state.lanes, of_day, session, number, state.conflicts, where, item)
        )
