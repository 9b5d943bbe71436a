"""The words that several parts of the chair's page need: names, places, the strip's chips.

Everything here may be shown on the chair's console. The room has its own in `ui.displays.room_text`.
"""

from datetime import datetime
from functools import cached_property

from app.checks.sessions import Finding, of_session
from app.conference.registrants import Registrant
from app.conference.seats import hall, seat_of
from app.conference.sessions import Item
from app.conference.spoken_names import Spoken, spoken_by_code
from app.floor.chair_words import Moment, announcement
from app.floor.forecast import Forecast
from app.floor.state import Floor, ListState, Mode, Request, SessionState
from app.live.item_on_floor import ItemOnFloor, item_on_air, item_on_floor
from app.live.lost_lines import back_lines, lost_lines
from app.live.next_up import NextUp, after_the_list, list_runs, next_up
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.times import clock_text, end_words, millis, remaining_text, zone
from ui.widgets.text import isolated

_LINES = {"connected": "connected", "ok": "line ✓", "bad": "LINE BAD", "absent": "NOT HERE", "back": "back"}


class SessionText:
    """Names joined to a session: built once for each change, asked at every tick."""

    def __init__(self, loaded: ConferenceSnapshot, live: SessionSnapshot) -> None:
        self.loaded, self.live = loaded, live
        self.zone = zone(loaded.conference.zone)
        self.people = loaded.people
        self._forecast: tuple[datetime, Forecast] | None = None

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

    def aloud(self, request: str) -> Spoken:
        """The delegation as the chair names it."""
        return spoken_by_code(
            self.loaded.entities, self.floor.requests[request].delegation, self.name(request)
        )

    @cached_property
    def step(self) -> NextUp:
        """What comes next."""
        return next_up(self.live)

    @cached_property
    def item_next(self) -> Item | None:
        """The item of the plan that comes before whoever waits."""
        if self.step.act == "start_item":
            return next(item for item in self.live.session.items if item.number == self.step.item)
        row = self.step.row
        return row.item if row and not self.step.act and not list_runs(self.live) else None

    @cached_property
    def on_air(self) -> ItemOnFloor | None:
        """The item of the plan that is on, also while a point of order interrupts it."""
        return item_on_air(self.live)

    @cached_property
    def on_floor(self) -> ItemOnFloor | None:
        """The item of the plan that has the floor."""
        return item_on_floor(self.live)

    @cached_property
    def lost(self) -> tuple[str, ...]:
        """Who speaks or is held and whose line is lost."""
        return lost_lines(self.live)

    def says(self, now: datetime) -> str:
        """What the chair says at this instant."""
        resumes = self.live.run.reports.resumes_at
        shown = clock_text(resumes, self.zone) if resumes else ""
        item, heard = self.item_next, self.on_floor.item if self.on_floor else None
        moment = Moment(
            now,
            shown,
            self.lost,
            back_lines(self.live),
            item.title if item else "",
            next((after.title for after in after_the_list(self.live)), ""),
            isolated(item.speaker) if item and not self.live.session.presides(item.speaker) else "",
            isolated(heard.speaker) if heard else "",
        )
        return announcement(self.floor, self.aloud, self.live.session.title, moment)

    def where(self, request: Request) -> str:
        """Where the speaker is."""
        if request.mode is Mode.ROOM:
            return hall(self.loaded.conference)
        return {Mode.ZOOM: "Zoom", Mode.VIDEO: "video"}[request.mode]

    def person(self, request: Request) -> str:
        """The speaker's name as it may be shown, isolated so that it turns no line around."""
        person = self.people.get(request.person)
        return isolated(titled(person)) if person else ""

    def details(self, request: Request) -> str:
        """Person, place, language, on whose behalf: the line below the delegation."""
        behalf = f"on behalf of {isolated(request.on_behalf_of)}" if request.on_behalf_of else ""
        seat = seat_of(self.loaded.conference, request.delegation) if request.mode is Mode.ROOM else ""
        where = ", ".join(part for part in (self.where(request), seat) if part)
        parts = (self.person(request), behalf, where, request.language.upper())
        return " · ".join(part for part in parts if part)

    def forecast(self, now: datetime) -> Forecast:
        """Will it fit? Several parts of a page ask at the same instant."""
        if self._forecast is None or self._forecast[0] != now:
            self._forecast = now, self.live.forecast(now)
        return self._forecast[1]

    def line(self, request: Request, now: datetime) -> str:
        """What the tech desk last reported of a remote speaker, in words."""
        line = self.live.run.reports.line(request.id)
        if line is None or request.mode is Mode.ROOM:
            return ""
        if line.state == "lost":
            return f"LOST ON ZOOM {remaining_text(millis(now - line.at))}"
        return _LINES.get(line.state, "")

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
        return end_words(found.expected_end, found.planned_end, self.zone, self.live.session.ends)

    def count_chip(self, now: datetime) -> str:
        """How many wait, and how many of them fit."""
        found = self.forecast(now)
        if not found.waiting:
            return "nobody waiting"
        in_time = found.fit_planned == found.waiting
        end = clock_text(self.live.context.planned_end if in_time else self.live.context.hard_end, self.zone)
        fit = "all" if found.fit == found.waiting else found.fit
        return f"{found.waiting} waiting · {fit} fit by {end}"


def titled(person: Registrant) -> str:
    """The shown name with its title; an alias stands alone."""
    return person.alias or " ".join(part for part in (person.title, person.shown_name) if part)
