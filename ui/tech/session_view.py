"""What the tech desk shows of a session: turns, cues and lines into cards. It asks nothing."""

from collections.abc import Iterator
from datetime import datetime

from app.floor.state import SessionState
from app.tech.cue_sheet import countdown
from app.tech.session import TechSession
from app.tech.speakers import Who
from app.tech.turns import Turn
from app.times import clock_text, day_text, millis, remaining_text
from ui.console.programme_text import over_words
from ui.tech.page import TechPage
from ui.tech.texts import cue_row, remote_row, sent_words, turn_texts, whole_cue
from ui.widgets.strips import StateStrip, StatusLine

_CAPTIONS = ("NOW", "NEXT", "THEN")
_STATES = {
    SessionState.SCHEDULED: "NOT OPEN",
    SessionState.OPEN: "SESSION OPEN",
    SessionState.SUSPENDED: "SUSPENDED",
    SessionState.CLOSED: "CLOSED",
}
_NOBODY = Turn(Who("", "", "", registered=True))


class TechSessionView:
    """Fills the page, the strip above it and the status line below with one session."""

    def __init__(self, page: TechPage, strip: StateStrip, status: StatusLine) -> None:
        self._page, self._strip, self._status = page, strip, status
        self._second, self._speaking = "", "?"

    def show(self, session: TechSession, now: datetime) -> None:
        """The session has changed: everything is shown anew in one step."""
        self._session, self._second = session, ""
        live, where = session.live, session.where
        self._strip.title.say(live.session.title)
        is_open = live.floor.session is SessionState.OPEN
        self._strip.session.say(_STATES[live.floor.session], "live" if is_open else "")
        saved = live.saved_at
        words = f"saved {clock_text(saved, where, seconds=True)}" if saved else "nothing to save yet"
        self._status.saved.say(words)
        self._name_buttons()
        self.tick(now)

    def tick(self, now: datetime) -> None:
        """The speaker's clock at every tick, the rest once a second."""
        where = self._session.where
        second = clock_text(now, where, seconds=True)
        self._show_turns(now)
        if second == self._second:
            return
        self._second = second
        sheet = self._session.cue_sheet(now)
        self._strip.clock.say(second)
        self._strip.day.say(day_text(now, where))
        over = over_words(sheet.clock, self._session.live, where)
        closed = self._session.live.floor.session in (SessionState.CLOSED, SessionState.SCHEDULED)
        self._strip.time.say("" if closed else over, "behind" if "BEHIND" in over else "")
        degraded = " · ".join(self._degraded(now))
        self._strip.list.say(degraded, "behind" if degraded else "")
        self._page.cues.show_counts(countdown(sheet, now, where))
        rows = sheet.rows()
        self._page.cues.show_rows(
            [cue_row(row, now, where) for row in rows], {row.key: whole_cue(row) for row in rows}
        )
        held = " · ".join(self._session.held(now))
        self._page.held.say(held)
        self._page.held.setVisible(bool(held))
        self._show_remote(now)
        self._page.remote.sent.say(sent_words(self._session.sent(now), where))

    def _show_turns(self, now: datetime) -> None:
        first, turns = self._session.first_cue, self._session.turns
        for place, card in enumerate(self._page.turns):
            if place >= len(turns):
                is_closed = self._session.live.floor.session is SessionState.CLOSED
                card.show_texts(turn_texts(_NOBODY, _CAPTIONS[place], now, "", ""), first)
                card.name.say("Nobody waits" if place == 1 and not is_closed else "")
                continue
            clock, phase = self._clock_of_now(now) if place == 0 else ("", "")
            card.show_texts(turn_texts(turns[place], _CAPTIONS[place], now, clock, phase), first)

    def _clock_of_now(self, now: datetime) -> tuple[str, str]:
        live = self._session.live
        if (speech := live.floor.speaking) is not None:
            return remaining_text(speech.remaining(now)), speech.phase(now)
        if self._session.turns[0].item and (air := live.run.on_air) is not None:
            return remaining_text(air.remaining(now)), air.phase(now)
        return "", ""

    def _show_remote(self, now: datetime) -> None:
        remote, turns, listed = self._session.remote, self._session.turns, self._page.remote.list
        self._page.remote.show_rows([remote_row(turn, now) for turn in remote.values()])
        speaking = turns[0].key if turns else ""
        if speaking != self._speaking:
            # A new speaker: the keys of the line concern them, else whoever is heard next over a line.
            self._speaking = speaking
            listed.select(speaking if speaking in remote else next(iter(remote), ""))
            listed.scrollTo(listed.currentIndex())

    def _degraded(self, now: datetime) -> Iterator[str]:
        reports, lost = self._session.live.run.reports, self._session.live.floor.zoom_lost_at
        if lost is not None:
            yield f"ZOOM DOWN {remaining_text(millis(now - lost))}"
        if reports.silent:
            languages = ", ".join(language.upper() for language in sorted(reports.silent) if language)
            yield f"NO INTERPRETATION{': ' + languages if languages else ''}"
        if reports.on_paper_since is not None:
            yield f"ON PAPER SINCE {clock_text(reports.on_paper_since, self._session.where)}"

    def _name_buttons(self) -> None:
        down, buttons = self._session.down, self._page.buttons
        buttons["zoom"].say("Zoom is back" if "zoom" in down else "Zoom is down")
        heard = "Heard again" if "interpretation" in down else "Interpretation…"
        buttons["interpretation"].say(heard)
        buttons["power"].say("Power is back" if "power" in down else "Power cut: print")
