"""What stands in the agenda's window at an instant: strip, programme, table, timeline."""

from datetime import datetime
from typing import TYPE_CHECKING

from app.agenda.changes import PARKED
from app.programme.clock import DayClock, SessionClock, day_clock
from app.times import clock_text, day_of, day_text
from ui.agenda.texts import item_rows
from ui.agenda.timeline_scene import Agenda as Drawn
from ui.console.programme_text import over_words, programme_words

if TYPE_CHECKING:
    from ui.agenda.window import AgendaWindow

_STATES = {"open": "SESSION OPEN", "suspended": "SUSPENDED", "closed": "CLOSED"}


class AgendaSessionView:
    """Belongs to one window, and shows the session that is chosen there."""

    def __init__(self, window: "AgendaWindow") -> None:
        self.window = window
        self._clocks: DayClock | None = None

    @property
    def note(self) -> str:
        """What is odd about the programme of the session; empty for nothing."""
        clock = self._clock
        return clock.note if clock else ""

    @property
    def _clock(self) -> SessionClock | None:
        return self._clocks.sessions.get(self.window.code) if self._clocks else None

    def tick(self, now: datetime) -> None:
        """Everything that changes with time."""
        window, strip = self.window, self.window.strip
        if window.loaded is None:
            return
        strip.clock.say(clock_text(now, window.zone, seconds=True))
        strip.day.say(day_text(now, window.zone))
        strip.title.say(window.loaded.conference.name)
        day = [(session.session, session.run) for session in window.day]
        self._clocks = day_clock(day, now) if day else None
        live = window.live
        on = live is not None and (live.run.begun or live.floor.session.value in _STATES)
        state = _STATES.get(live.floor.session.value, "PLANNING") if live else "PLANNING"
        strip.session.say(state, "live" if state == "SESSION OPEN" else "")
        self._programme(on)

    def _programme(self, on: bool) -> None:
        """How late it is, what is on air, and the items; the clock's part only where its programme is on."""
        window, session, clock = self.window, self.window.session, self._clock if on else None
        late = over_words(clock, self._clocks.over_ms) if clock and self._clocks else ""
        window.strip.time.say(late, "behind" if "BEHIND" in late or "LATE" in late else "")
        window.programme.say(programme_words(clock, session) if clock and session else "")
        window.programme.setVisible(on and not window.cues.is_open)
        window.table.show_rows(item_rows(session, clock, window.zone) if session else [], on)
        if session and session.items and not window.table.currentIndex().isValid():
            window.table.choose(session.items[0].number)

    def draw(self) -> None:
        """The day of the chosen session, to scale."""
        window, session, where = self.window, self.window.session, self.window.zone
        if window.loaded is None:
            return
        held = window.loaded.sessions if session and session.code != PARKED else ()
        day = [
            speech
            for speech in held
            if session and day_of(speech.starts, where) == day_of(session.starts, where)
        ]
        air = window.live.run.on_air if window.live else None
        number, item = window.table.number(), air.item if air else 0
        window.timeline.show_agenda(
            Drawn(window.lanes, tuple(day), session, number, window.found, where, item)
        )
