"""What the cards say: pure functions of the conference, the session and the present instant.

Everything here may be shown on the chair's console. The room has its own in `ui.displays.room_text`.
"""

from datetime import datetime
from functools import cached_property

from app.checks.sessions import Finding, of_session
from app.conference.forms_of_address import form_of_address, night_hour
from app.conference.registrants import Registrant
from app.conference.seats import hall, seat_of
from app.floor.forecast import Forecast, forecast
from app.floor.limits import limit_for
from app.floor.row_marks import RowMarks
from app.floor.rules.proposals import text_ms
from app.floor.state import Floor, Kind, ListState, Mode, Phase, Request, SessionState, Speech
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.times import clock_text, day_text, duration_text, millis, over_under, remaining_text, zone
from ui.chair.card_values import Choice, NextTexts, Row
from ui.widgets.floor_card import FloorTexts
from ui.widgets.text import isolated

_DAY_MS, _REMIND_MS = 24 * 3_600_000, 45_000
_RULINGS = (
    Choice("Upheld", "1", "ruling_upheld"),
    Choice("Not upheld", "2", "ruling_not_upheld"),
    Choice("Noted", "3", "ruling_noted"),
)
_ASK_MORE = Choice("Ask once more", "F3", "add_request")
_CLOSE_LIST = Choice("Close the list", "Ctrl+L", "list")
_PANEL_REPLIES = Choice("Panel replies", "Ctrl+F9", "panel_replies")
_KINDS = {
    Kind.GROUP_STATEMENT: "on behalf",
    Kind.QUESTION: "question",
    Kind.RESPONSE: "response",
    Kind.RIGHT_OF_REPLY: "right of reply",
    Kind.POINT_OF_ORDER: "point of order",
}
_LINES = {"connected": "connected", "ok": "line ✓", "bad": "LINE BAD", "absent": "NOT HERE", "back": "back"}


class SessionText:
    """Names joined to a session: built once for each change, asked at every tick.

    Of hundreds of rows an act changes few; the faces `before` it hand on those that stay.
    """

    def __init__(
        self, loaded: ConferenceSnapshot, live: SessionSnapshot, before: "SessionText | None" = None
    ) -> None:
        self.loaded, self.live = loaded, live
        self.zone = zone(loaded.conference.zone)
        self.people = loaded.people
        self._forecast: tuple[datetime, Forecast] | None = None
        self._rows: tuple[tuple[int, int], tuple[Row, ...]] | None = None
        kept = before is not None and before.loaded is loaded
        self._made: dict[str, tuple[object, Row]] = dict(before._made) if before and kept else {}
        self.remote = {
            registrant.entity for registrant in loaded.registrants if registrant.attendance == "zoom"
        }

    @cached_property
    def _marks(self) -> RowMarks:
        return RowMarks(self.floor, self.live.context)

    @cached_property
    def to_look_at(self) -> tuple[Finding, ...]:
        """What is worth a look before the session opens."""
        return tuple(of_session(self.loaded, self.live, self.zone))

    @property
    def floor(self) -> Floor:
        """The floor that is shown."""
        return self.live.floor

    def name(self, request: str) -> str:
        """The delegation's short name."""
        return self.live.context.delegation(self.floor.requests[request].delegation).name

    def where(self, request: Request) -> str:
        """Where the speaker is."""
        if request.mode is Mode.ROOM:
            return hall(self.loaded.conference)
        return {Mode.ZOOM: "Zoom", Mode.VIDEO: "video"}[request.mode]

    def person(self, request: Request) -> str:
        """The speaker's name as it may be shown, isolated so that it turns no line around."""
        one = self.people.get(request.person)
        return isolated(titled(one)) if one else ""

    def details(self, request: Request) -> str:
        """Person, place, language, on whose behalf: the line below the delegation."""
        behalf = f"on behalf of {isolated(request.on_behalf_of)}" if request.on_behalf_of else ""
        seat = seat_of(self.loaded.conference, request.delegation) if request.mode is Mode.ROOM else ""
        where = ", ".join(part for part in (self.where(request), seat) if part)
        parts = (self.person(request), behalf, where, request.language.upper())
        return " · ".join(part for part in parts if part)

    def aside(self, now: datetime) -> tuple[str, bool]:
        """What helps to announce the next: who speaks, how to address them, and what is to be heeded.

        The second part is True when something is: night where they are, a text too long for its time.
        """
        silent = self.floor.awaiting_ruling is not None or self.floor.returns
        if self.floor.next is None or self.floor.session is not SessionState.OPEN or silent:
            return "", False
        request = self.floor.requests[self.floor.next]
        person = self.people.get(request.person)
        address = form_of_address(person) if person else ""
        night = night_hour(request.delegation, now) if request.mode is Mode.ZOOM else ""
        excess = text_ms(request.text_words or 0) - limit_for(self.floor, self.live.context, request)
        warnings = (
            f"it is {night} in {self.name(request.id)}" if night else "",
            f"the text is {duration_text(excess)} too long" if excess > 0 else "",
        )
        hide = self.loaded.protection.hide
        position = isolated(hide(person.position)) if person and not person.alias else ""
        said = (self.person(request), position, f"say “{address}”" if address else "", *warnings)
        return " · ".join(part for part in said if part), any(warnings)

    def forecast(self, now: datetime) -> Forecast:
        """Will it fit? Several parts of a page ask at the same instant."""
        if self._forecast is None or self._forecast[0] != now:
            self._forecast = now, forecast(self.floor, self.live.context, now)
        return self._forecast[1]

    def floor_texts(self, now: datetime) -> FloorTexts:
        """Who has the floor, or what stands in that place."""
        floor = self.floor
        if floor.session is SessionState.SCHEDULED and floor.speaking is None:
            return self._before(now)
        if floor.session is SessionState.CLOSED:
            closed = clock_text(floor.milestones[-1].at, self.zone)
            return FloorTexts("SESSION CLOSED", f"Closed at {closed}")
        if floor.speaking is not None:
            return self._speaking(floor.speaking, now)
        if floor.session is SessionState.SUSPENDED:
            return FloorTexts(
                "SUSPENDED", "The session is suspended", floor.milestones[-1].reason, bar="warn"
            )
        if floor.held:
            return self._held(floor.held[-1], now)
        since = remaining_text(millis(now - floor.nobody_since)) if floor.nobody_since else ""
        words = f"Nobody has the floor since {since}" if since else ""
        last = self._last_time(now)
        return FloorTexts("ON THE FLOOR", "The Chair", " · ".join(part for part in (words, last) if part))

    def _last_time(self, now: datetime) -> str:
        """What the last speaker used, until somebody else has the floor."""
        done = [one for one in self.floor.done if one.ended is not None]
        if not done:
            return ""
        last = max(done, key=lambda one: one.ended or now)
        left = last.remaining(now)
        over = f", {duration_text(left)} over" if left <= -1_000 else ""
        used, allotted = duration_text(last.elapsed(now)), duration_text(last.limit_ms)
        return f"{self.name(last.request)} spoke {used} of {allotted}{over}"

    def _line(self, request: Request, now: datetime) -> str:
        """What the tech desk last reported of a remote speaker, in words."""
        line = self.live.run.reports.line(request.id)
        if line is None or request.mode is Mode.ROOM:
            return ""
        if line.state == "lost":
            return f"LOST ON ZOOM {remaining_text(millis(now - line.at))}"
        return _LINES.get(line.state, "")

    def _before(self, now: datetime) -> FloorTexts:
        session = self.live.session
        left = millis(session.starts - now)
        planned = f"planned {clock_text(session.starts, self.zone)}"
        if abs(left) > _DAY_MS:
            day = (
                f"Planned for {day_text(session.starts, self.zone)}, {clock_text(session.starts, self.zone)}"
            )
            return FloorTexts("NO SESSION TODAY", session.title, day, bar="info")
        caption, words = ("OPENS IN", planned) if left >= 0 else ("SHOULD HAVE OPENED", f"late, {planned}")
        phase = Phase.NORMAL if left >= 0 else Phase.DANGER
        return FloorTexts(caption, session.title, "", remaining_text(left), words, phase, "info")

    def _speaking(self, speech: Speech, now: datetime) -> FloorTexts:
        request = self.floor.requests[speech.request]
        left = speech.remaining(now)
        phase = speech.phase(now)
        allotted = duration_text(speech.limit_ms)
        words = f"left of {allotted}" if left >= 0 else f"OVER the {allotted} allotted"
        if speech.conclusion_asked_at is not None:
            words = f"asked to conclude · {words}"
        point = request.kind is Kind.POINT_OF_ORDER
        caption = "ON THE FLOOR · POINT OF ORDER" if point else "ON THE FLOOR"
        who = self.details(request)
        if (line := self._line(request, now)).startswith("LOST"):
            caption, who = line, f"{who}\nF7 holds{self._go_on()}"
        return FloorTexts(caption, self.name(request.id), who, remaining_text(left), words, phase, "live")

    def _go_on(self) -> str:
        return f" · F8 goes on: {self.name(self.floor.next)}" if self.floor.next else ""

    def _held(self, speech: Speech, now: datetime) -> FloorTexts:
        request = self.floor.requests[speech.request]
        reason = f"HELD: {speech.held_for}" if speech.held_for else "HELD"
        left = remaining_text(speech.remaining(now))
        line = self._line(request, now)
        if line == "back":
            name = self.name(request.id)
            return FloorTexts(
                f"{name} is back · F7 resumes", name, self.details(request), left, reason, "held", "next"
            )
        return FloorTexts(
            "HELD" if not line.startswith("LOST") else f"HELD · {line}",
            self.name(request.id),
            self.details(request),
            left,
            reason,
            "held",
            "warn",
        )

    def next_texts(self, now: datetime, asking: bool = False) -> NextTexts:
        """What the one large key does, in words."""
        floor = self.floor
        if floor.session is SessionState.CLOSED:
            carry = "Ctrl+⇧N carries them over" if floor.not_taken else ""
            then = " · ".join(part for part in (carry, "Ctrl+7 is the record") if part)
            return NextTexts(
                "AFTER THE SESSION", "The session is closed", self._left_over(), then, bar="hairline"
            )
        if asking:
            held = self._return_words(now)
            return NextTexts("!  POINT OF ORDER", "Which delegation?", held, bar="warn", asks=True)
        if floor.awaiting_ruling is not None and not self._is_waiting_point():
            name = self.name(floor.awaiting_ruling.request)
            queued = self._more_points(floor.points)
            then = "⇧F2 rules with a note"
            who = queued or self._return_words(now)
            return NextTexts("!  RULING", name, who, then, bar="warn", choices=_RULINGS)
        if floor.points:
            return self._point(floor.points[0], now)
        if floor.session is SessionState.SCHEDULED:
            who = f"{len(floor.waiting)} waiting" if floor.waiting else "Nobody is waiting yet"
            found = self.to_look_at
            look = f"✗ {len(found)} to look at · Ctrl+G" if found else "✓ ready"
            return NextTexts(
                "READY?", "The meeting is not open", who, look, "open_session", "Open the meeting", "info"
            )
        if floor.session is SessionState.SUSPENDED:
            who = self._return_words(now) if floor.held else ""
            button = "Resume the meeting"
            return NextTexts(
                "SUSPENDED", "Resume when ready", who, self._then(), "resume_session", button, "warn"
            )
        if floor.returns:
            left = floor.held[-1].remaining(now)
            name = self.name(floor.held[-1].request)
            who = f"{remaining_text(left)} {'left' if left >= 0 else 'over'}"
            return NextTexts("RETURN TO", name, who, self._then(), "give_floor", f"Resume {name}", "warn")
        return self._next(now)

    def _is_waiting_point(self) -> bool:
        return bool(self.floor.points) and self.floor.next == self.floor.points[0]

    def _point(self, request: str, now: datetime) -> NextTexts:
        time = duration_text(limit_for(self.floor, self.live.context, self.floor.requests[request]))
        name = self.name(request)
        then = self._more_points(self.floor.points[1:]) or self._then()
        who = self._return_words(now)
        return NextTexts("!  POINT OF ORDER", name, who, then, "give_floor", f"Give {time} to {name}", "warn")

    def _more_points(self, points: tuple[str, ...]) -> str:
        names = ", ".join(self.name(point) for point in points)
        return f"{len(points)} more point{'s' * (len(points) > 1)} of order: {names}" if points else ""

    def _return_words(self, now: datetime) -> str:
        if not self.floor.held:
            return "Nobody is interrupted"
        speech = self.floor.held[-1]
        return f"{self.name(speech.request)} is held at {remaining_text(speech.remaining(now))} and resumes"

    def _next(self, now: datetime) -> NextTexts:
        floor = self.floor
        if floor.next is None:
            if floor.waiting or floor.replies:
                if floor.zoom_lost_at is not None:
                    return NextTexts(
                        "NEXT", "Nobody waits in the room", "Zoom is down; its speakers keep their places"
                    )
                return NextTexts("NEXT", "Everybody who waits is parked", "Alt+Left makes one ready again")
            return self._exhausted(now)
        request = floor.requests[floor.next]
        called = "CALLED" if floor.called == request.id else "NEXT"
        if request.kind is Kind.RIGHT_OF_REPLY:
            called = f"{called} · RIGHT OF REPLY"
        name = self.name(request.id)
        warns = self._warning(request)
        who = f"{warns} · {self.details(request)}" if warns else self.details(request)
        idle = self._idle_ms(now)
        then = f"Nobody has the floor since {remaining_text(idle)}" if idle else self._then()
        button = f"Give the floor to {name}"
        return NextTexts(called, name, who, then, "give_floor", button, reminds=bool(idle))

    def _warning(self, request: Request) -> str:
        registered = self.live.context.delegation(request.delegation).registered
        return "" if registered else "NOT REGISTERED: the chair decides"

    def _idle_ms(self, now: datetime) -> int:
        """How long nobody has had the floor although somebody waits; 0 for less than 45 seconds."""
        starts = self.live.context.list_starts
        begun = self.floor.anyone_called or starts is None or now >= starts
        since = self.floor.nobody_since if begun and not self.floor.speaking else None
        idle = millis(now - since) if since else 0
        return idle if idle >= _REMIND_MS else 0

    def _exhausted(self, now: datetime) -> NextTexts:
        choices = [_ASK_MORE]
        if self.floor.list_state(now) is not ListState.CLOSED:
            choices.append(_CLOSE_LIST)
        if self.live.replies_item is not None:
            choices.append(_PANEL_REPLIES)
        spoke = len({speech.request for speech in self.floor.done})
        who = f"{spoke} spoke" if spoke else ""
        return NextTexts("NEXT", "The list is exhausted", who, bar="hairline", choices=tuple(choices))

    def _then(self) -> str:
        floor = self.floor
        other = floor.points or floor.returns or floor.session is SessionState.SUSPENDED
        skip = None if other else floor.next
        lanes = (*floor.waiting, *floor.replies)
        rest = [lane for lane in lanes if lane != skip and not floor.is_passed(lane)][:2]
        return "then: " + " · ".join(self.name(remaining) for remaining in rest) if rest else ""

    def _left_over(self) -> str:
        left = len(self.floor.not_taken)
        return f"{len(self.floor.done)} spoke" + (f", {left} not taken" if left else "")

    def rows(self, now: datetime) -> tuple[Row, ...]:
        """The list of speakers; with the time only the lines move at which it runs out."""
        found = self.forecast(now)
        fit = found.fit, found.fit_planned
        if self._rows is None or self._rows[0] != fit:
            self._rows = fit, self._rows_of(found)
        return self._rows[1]

    def _rows_of(self, found: Forecast) -> tuple[Row, ...]:
        floor = self.floor
        count, lines = len(floor.waiting), self._lines(found)
        if floor.replies:
            lines[count] = ("rights of reply, after the list", "lane")
        return tuple(
            self._row(floor.requests[request], lines.get(place, ("", "")), found.fit <= place < count)
            for place, request in enumerate((*floor.waiting, *floor.replies))
        )

    def _lines(self, found: Forecast) -> dict[int, tuple[str, str]]:
        """What is drawn above which place of the list: after the last who fits before each end."""
        if self.floor.session is SessionState.CLOSED:
            return {}
        context = self.live.context
        hard = f"{clock_text(context.hard_end, self.zone)} hard end"
        planned = f"{clock_text(context.planned_end, self.zone)} planned end"
        if found.fit == found.fit_planned:
            both = hard if context.hard_end == context.planned_end else f"{planned} · {hard}"
            lines = {found.fit: (both, "hard")}
        else:
            lines = {found.fit_planned: (planned, "planned"), found.fit: (hard, "hard")}
        return {place: line for place, line in lines.items() if place < found.waiting}

    def _row(self, request: Request, line: tuple[str, str], dim: bool) -> Row:
        limit, marks = limit_for(self.floor, self.live.context, request), self._marks.of(request)
        told = self.live.run.reports.line(request.id), floor_down(self.floor, request)
        made_of = request, limit, marks, line, dim, told
        made = self._made.get(request.id)
        if made is None or made[0] != made_of:
            made = self._made[request.id] = made_of, self._made_row(request, limit, marks, line, dim)
        return made[1]

    def _made_row(
        self, request: Request, limit: int, marks: tuple[str, ...], line: tuple[str, str], dim: bool
    ) -> Row:
        parked = "parked" if request.parked else ""
        if request.parked_for:
            parked = f"parked: {isolated(request.parked_for)}"
        late = f"late {clock_text(request.received_at, self.zone, seconds=True)}" if request.late else ""
        kind = _KINDS.get(request.kind, "")
        pinned = "pinned" if request.pinned else ""
        text = self._text_mark(request, limit)
        if request.on_behalf_of:
            kind = f"for {isolated(request.on_behalf_of)}"
        down = "Zoom is down" if floor_down(self.floor, request) else ""
        there = self._line(request, request.received_at).partition(" ON ZOOM")[0]
        spoke = [mark for mark in marks if mark.startswith("spoke")]
        long = text.startswith("text too")
        alarm = there if there.isupper() else ""
        warnings = (
            parked, down, alarm, late, *(mark for mark in marks if mark not in spoke), text if long else "",
        )  # fmt: skip
        remarks = (*warnings, "" if alarm else there, kind, pinned, "" if long else text, *spoke)
        return Row(
            request=request.id,
            name=self.name(request.id),
            where=self.where(request),
            time=duration_text(limit),
            remarks=" · ".join(part for part in remarks if part),
            line=line[0],
            line_kind=line[1],
            dim=dim or request.parked or bool(down),
            unusual=any(warnings),
        )

    def _text_mark(self, request: Request, limit: int) -> str:
        if not request.text_words:
            return ""
        long = text_ms(request.text_words) > limit
        return "text too long" if long else "text ✓"

    def session_chip(self) -> str:
        """Where the session stands."""
        return {
            SessionState.SCHEDULED: "NOT OPEN",
            SessionState.OPEN: "SESSION OPEN",
            SessionState.SUSPENDED: "SUSPENDED",
            SessionState.CLOSED: "CLOSED",
        }[self.floor.session]

    def list_chip(self, now: datetime) -> str:
        """Where the list stands."""
        state = self.floor.list_state(now)
        if self.floor.session is SessionState.CLOSED:
            return ""
        if state is ListState.CLOSING and self.floor.closing_at is not None:
            return f"LIST CLOSES {clock_text(self.floor.closing_at, self.zone)}"
        words = {ListState.NOT_OPEN: "LIST NOT OPEN", ListState.OPEN: "LIST OPEN"}
        return words.get(state, "LIST CLOSED")

    def time_chip(self, now: datetime) -> str:
        """When it ends, and how far that is from the plan, in words."""
        found = self.forecast(now)
        ends = clock_text(found.expected_end, self.zone)
        return f"ends {ends}, {over_under(round_to_minute(found.over_ms))}"

    def count_chip(self, now: datetime) -> str:
        """How many wait, and how many of them fit."""
        found = self.forecast(now)
        if not found.waiting:
            return "nobody waiting"
        in_time = found.fit_planned == found.waiting
        end = clock_text(self.live.context.planned_end if in_time else self.live.context.hard_end, self.zone)
        fit = "all" if found.fit == found.waiting else found.fit
        return f"{found.waiting} waiting · {fit} fit by {end}"


def floor_down(floor: Floor, request: Request) -> bool:
    """Whether a request waits on Zoom while that is down."""
    return floor.zoom_lost_at is not None and request.mode is Mode.ZOOM


def round_to_minute(milliseconds: int) -> int:
    """Whole minutes: the chair's forecast is no stopwatch."""
    return round(milliseconds / 60_000) * 60_000


def titled(person: Registrant) -> str:
    """The shown name with its title; an alias stands alone."""
    return person.alias or " ".join(part for part in (person.title, person.shown_name) if part)
