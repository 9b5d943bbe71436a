"""What the tech desk shows of a session: turns, cues and lines into cards. It asks nothing.

Importing this module brings the rules: the window stands before it is needed.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from app.agenda.changes import parking_lot
from app.agenda.editor import Agenda, Make
from app.floor.state import SessionState
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.programme.reports import Message
from app.tech.cue_sheet import CueSheet, countdown, same_day
from app.tech.quick_cue import quick_cue
from app.tech.speakers import Speakers, Who
from app.tech.turns import Turn, Turns
from app.times import Clock, clock_text, day_text, millis, over_under, remaining_text, zone
from ui.tech.texts import cue_row, remote_row, turn_texts, whole_cue

if TYPE_CHECKING:
    from ui.tech.window import TechWindow

_CAPTIONS = ("NOW", "NEXT", "THEN")
_STATES = {
    SessionState.SCHEDULED: "NOT OPEN",
    SessionState.OPEN: "SESSION OPEN",
    SessionState.SUSPENDED: "SUSPENDED",
    SessionState.CLOSED: "CLOSED",
}
_READ_FOR = 5 * 60_000
_NOBODY = Turn(Who("", "", "", registered=True))


class TechSessionView:
    """One session on the tech desk's page."""

    def __init__(self, window: "TechWindow", clock: Clock) -> None:
        self._window, self._clock = window, clock
        self._second, self._speaking = "", "?"
        self._remote: dict[str, Turn] = {}
        self._turns: tuple[Turn, ...] = ()
        self._cues: dict[str, str] = {}
        self._known: ConferenceSnapshot | None = None

    def show_live(self, loaded: ConferenceSnapshot, live: SessionSnapshot) -> None:
        """The session has changed: everything is shown anew in one step."""
        self.loaded, self.live = loaded, live
        self._where = zone(loaded.conference.zone)
        if loaded is not self._known:
            self._known, self._speakers = loaded, Speakers(loaded)
        turns = Turns(live, self._speakers, loaded.conference)
        self._turns, self._remote = turns.shown(), {one.key: one for one in turns.remote()}
        self._day = same_day(live.session, loaded.sessions, self._where)
        self._second = ""
        self._window.strip.title.say(live.session.title)
        is_open = live.floor.session is SessionState.OPEN
        self._window.strip.session.say(_STATES[live.floor.session], "live" if is_open else "")
        saved = live.saved_at
        words = f"saved {clock_text(saved, self._where, seconds=True)}" if saved else "nothing to save yet"
        self._window.status.saved.say(words)
        self._name_buttons()
        self.tick(self._clock.now())

    def tick(self, now: datetime) -> None:
        """The speaker's clock at every tick, the rest once a second."""
        second = clock_text(now, self._where, seconds=True)
        self._show_turns(now)
        if second == self._second:
            return
        self._second = second
        sheet = CueSheet(self.live, self._day, now, self._speakers)
        strip = self._window.strip
        strip.clock.say(second)
        strip.day.say(day_text(now, self._where))
        over = over_under(round(sheet.over_ms() / 60_000) * 60_000)
        closed = self.live.floor.session in (SessionState.CLOSED, SessionState.SCHEDULED)
        strip.time.say("" if closed else over, "behind" if "BEHIND" in over else "")
        degraded = " · ".join(self._degraded(now))
        strip.list.say(degraded, "behind" if degraded else "")
        self._window.cues.show_counts(countdown(sheet, now, self._where))
        rows = sheet.rows()
        self._window.cues.show_rows(
            [cue_row(row, now, self._where) for row in rows], {row.key: whole_cue(row) for row in rows}
        )
        self._cues = {row.key: row.name for row in rows if not row.done}
        self._show_remote(now)
        self._window.remote.sent.say(self.sent(now))

    def _show_turns(self, now: datetime) -> None:
        first = self.cue("")
        for place, card in enumerate(self._window.turns):
            if place >= len(self._turns):
                empty = "Nobody waits" if place == 1 and not self._is_closed else ""
                card.show_texts(turn_texts(_NOBODY, _CAPTIONS[place], now, "", ""), first)
                card.name.say(empty)
                continue
            clock, phase = self._clock_of_now(now) if place == 0 else ("", "")
            card.show_texts(turn_texts(self._turns[place], _CAPTIONS[place], now, clock, phase), first)

    @property
    def _is_closed(self) -> bool:
        return self.live.floor.session is SessionState.CLOSED

    def _clock_of_now(self, now: datetime) -> tuple[str, str]:
        floor, air = self.live.floor, self.live.run.on_air
        if floor.speaking is not None:
            return remaining_text(floor.speaking.remaining(now)), floor.speaking.phase(now)
        if self._turns[0].item and air is not None:
            left = air.remaining(now)
            return remaining_text(left), "held" if air.paused else "over" if left < 0 else "normal"
        return "", ""

    def _show_remote(self, now: datetime) -> None:
        listed = self._window.remote.list
        self._window.remote.show_rows([remote_row(one, now) for one in self._remote.values()])
        speaking = self._turns[0].key if self._turns else ""
        if speaking != self._speaking:
            # A new speaker: the keys of the line concern them, else whoever is heard next over a line.
            self._speaking = speaking
            listed.select(speaking if speaking in self._remote else next(iter(self._remote), ""))
            listed.scrollTo(listed.currentIndex())

    def _degraded(self, now: datetime) -> Iterator[str]:
        reports, lost = self.live.run.reports, self.live.floor.zoom_lost_at
        if lost is not None:
            yield f"ZOOM DOWN {remaining_text(millis(now - lost))}"
        if reports.silent:
            languages = ", ".join(one.upper() for one in sorted(reports.silent) if one)
            yield f"NO INTERPRETATION{': ' + languages if languages else ''}"
        if reports.on_paper_since is not None:
            yield f"ON PAPER SINCE {clock_text(reports.on_paper_since, self._where)}"

    def _name_buttons(self) -> None:
        down, buttons = self.down(), self._window.buttons
        buttons["zoom"].say("Zoom is back" if "zoom" in down else "Zoom is down")
        heard = "Heard again" if "interpretation" in down else "Interpretation…"
        buttons["interpretation"].say(heard)
        buttons["power"].say("Power is back" if "power" in down else "Power cut: print")

    # What the window asks about

    def down(self) -> frozenset[str]:
        """What is marked as lost now."""
        reports = self.live.run.reports
        lost = {
            "zoom": self.live.floor.zoom_lost_at is not None,
            "interpretation": bool(reports.silent),
            "power": reports.on_paper_since is not None,
        }
        return frozenset(name for name, is_lost in lost.items() if is_lost)

    def whose(self, key: str) -> dict[str, object]:
        """A row of the remote speakers, as the act names it."""
        turn = self._remote[key]
        return {"request": turn.request} if turn.request else {"item": turn.item}

    def cue(self, selected: str) -> str:
        """The cue to tick: the selected one, else the first that is open at a change, now before next."""
        if selected:
            return self._cues.get(selected, "")
        open_ = (do.cue.name for turn in self._turns for do in turn.do if not do.done)
        return next(open_, "")

    def whose_seat(self) -> tuple[str, str]:
        """Code and name of who speaks in the room: the first without a seat, else the first after now."""
        room = [turn for turn in (*self._turns[1:], *self._turns[:1]) if turn.delegation and not turn.remote]
        without = [request for request in room if not self.loaded.conference.seats.get(request.delegation)]
        return next(((request.delegation, request.who.delegation) for request in (*without, *room)), ("", ""))

    def next_item(self) -> str:
        """The number of the next item to come."""
        to_come = self.live.run.to_come(self.live.session.items)
        return to_come[0].number if to_come else ""

    def agenda(self) -> Agenda:
        """The agenda as it is now, for a cue that is added to it."""
        return Agenda(self.loaded.sessions, parking_lot(self.loaded.parked), self._where)

    def quick_cue(self, text: str) -> Make:
        """What adds a cue that was typed. Raises ValueError with a sentence."""
        number, cue = quick_cue(self.live, self._clock.now(), text)
        code = self.live.session.code
        return lambda held: held.add_cue(code, number, cue)

    def unread(self) -> Message | None:
        """The message on the lectern that nobody has seen yet."""
        unseen = self.live.run.reports.unseen("speaker")
        return unseen[-1] if unseen else None

    def sent(self, now: datetime) -> str:
        """What became of the last message to the chair."""
        sent = [message for message in self.live.run.reports.messages if message.to == "chair"]
        if not sent or millis(now - sent[-1].at) > _READ_FOR:
            return ""
        last = sent[-1]
        seen = clock_text(last.seen_at, self._where, seconds=True) if last.seen_at else ""
        return f"To the chair: “{last.text}” · {f'seen {seen}' if seen else 'not seen yet'}"
