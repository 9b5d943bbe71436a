"""The cues of the run of show with their times, and what is counted down to: film, break, end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property

from app.conference.cues import CueKind
from app.conference.sessions import Item, Session
from app.floor.state import SessionState
from app.journal.undo import standing
from app.live.snapshot import SessionSnapshot
from app.programme.clock import ItemClock, SessionClock
from app.programme.cues import cues_of_items
from app.programme.events import CueDone
from app.programme.run import ItemState
from app.tech.quick_cue import Pair, emergencies, failing, timed
from app.tech.speakers import Speakers
from app.times import Zone, clock_text, day_of, duration_text, millis, parse_duration, remaining_text, span

_SOON = timedelta(hours=2)
_OVER = (ItemState.DONE, ItemState.SKIPPED, ItemState.JUMPED)
_NEVER, _RUNNING = _OVER[1:], (ItemState.ON_AIR, ItemState.PAUSED)


class Aim(StrEnum):
    """What is counted down to."""

    FILM = "film"
    BREAK = "break"
    END = "hard end"


@dataclass(frozen=True, slots=True)
class Timed:
    """One line of the run of show: at an instant, hard or expected. `name` is what a desk ticks.

    `done`: ticked, or the item is over and nobody ticked it. `urgent`: for what fails
    just now. `whole` is all that was typed, where `words` are only its head. `about`: whom it concerns.
    `left_ms`: what is left of a film that is on air.
    """

    key: str
    at: datetime | None
    kind: str
    words: str
    hard: bool = False
    done: bool = False
    ticked: bool = False
    name: str = ""
    aim: Aim | None = None
    on_air: bool = False
    urgent: bool = False
    whole: str = ""
    about: str = ""
    left_ms: int | None = None


class CueSheet:
    """The run of show of one session with what else the day holds, at an instant."""

    def __init__(
        self, live: SessionSnapshot, day: Sequence[Session], now: datetime, speakers: Speakers
    ) -> None:
        self._live, self._day, self._now, self._speakers = live, day, now, speakers
        self.clock: SessionClock = live.clock(now)

    @cached_property
    def _talked_past(self) -> tuple[Item, ...]:
        """What stands before the list of speakers, where that was called and nobody ran the items."""
        items, live = self._live.session.items, self._live
        if live.run.begun or not live.floor.anyone_called:
            return ()
        places = [place for place, item in enumerate(items) if item.kind == "discussion"]
        return items[: places[0]] if places else ()

    def over_ms(self) -> int:
        """How far behind (positive) the session will end."""
        return self.clock.over_ms

    def rows(self) -> tuple[Timed, ...]:
        """All lines in the order of their times."""
        return self._rows

    @cached_property
    def _rows(self) -> tuple[Timed, ...]:
        rows = [*self._items(), *self._ends(), *self._others()]
        order = sorted(rows, key=lambda row: (row.at is None, row.at or self._now))
        return (*self._emergencies(), *order)

    def next(self, aim: Aim) -> Timed | None:
        """The next film, break or hard end; what is late stays until it begins, or is over.

        A film that was typed, and a break or an end, is late only once the meeting is open.
        """
        is_on = self._live.floor.session in (SessionState.OPEN, SessionState.SUSPENDED)
        for row in self.rows():
            late = not row.on_air and (is_on or (aim is Aim.FILM and not row.whole))
            if row.aim is aim and row.at and not row.done and (late or row.at >= self._now):
                return row
        return None

    def film_left(self) -> int | None:
        """Milliseconds left of the film that is on air; None where none is."""
        return next((row.left_ms for row in self.rows() if row.left_ms is not None), None)

    @cached_property
    def _begun(self) -> dict[tuple[int, str, str], datetime]:
        """When each cue was ticked, by its tick."""
        return {
            (act.event.item, act.event.request, act.event.key): act.at
            for act in standing(self._live.entries)[0]
            if isinstance(act.event, CueDone)
        }

    def _typed_left(self, pair: Pair) -> int | None:
        """What is left of a typed film from its tick on; None once it is through, or has no length."""
        cue, named = pair
        at = self._begun.get(named.tick) if cue.is_film else None
        left = _length(cue.value("duration")) - millis(self._now - at) if at else 0
        return left if left > 0 else None

    def _left(self, item: Item) -> int | None:
        """What is left of an item that is itself a film and on air, unless its film was typed and runs."""
        air = self.clock.on_air
        if air is None or air.item != item.id or item.mode != "video":
            return None
        typed = [pair for pair in timed(item) if pair[0].is_film]
        if any(self._typed_left(pair) is not None for pair in typed):
            return None
        return air.remaining_ms

    def _items(self) -> Iterator[Timed]:
        cues = cues_of_items(self._live.session)
        for item in self._live.session.items:
            row = next((row for row in self.clock.items if row.item == item.id), None)
            if row is None:
                continue
            yield from (self._typed(item, row, pair) for pair in timed(item))
            if item.kind == "break":
                yield self._line(item, row, "BRK", item.title or "Break", aim=Aim.BREAK)
                continue
            for named in (cue for cue in cues if cue.item == item.id):
                aim = Aim.FILM if named.cue.key == "vid.play" else None
                whose = self._speakers.of_item(item).delegation or item.title
                words = f"{named.cue.act} · {item.number} {whose}"
                if aim is not None:
                    words = f"{item.title} ({duration_text(item.duration_ms)})"
                done = named.tick in self._live.run.ticked
                line = self._line(item, row, named.cue.kind, words, named.name, ticked=done, aim=aim)
                yield replace(line, left_ms=self._left(item)) if aim is not None else line

    def _line(
        self,
        item: Item,
        row: ItemClock,
        kind: str,
        words: str,
        name: str = "",
        *,
        ticked: bool = False,
        aim: Aim | None = None,
    ) -> Timed:
        over = row.state in _OVER or self._live.run.closed_at is not None or item in self._talked_past
        at = row.actual_start or row.expected_start or row.planned_start
        on_air = row.state in _RUNNING
        key = name or f"item.{item.id}"
        hard, about = bool(item.hard_start), self._about(item)
        return Timed(key, at, kind, words, hard, ticked or over, ticked, name, aim, on_air, about=about)

    def _about(self, item: Item) -> str:
        """Whom a cue of an item concerns, and what is there of them."""
        who, reports = self._speakers.of_item(item), self._live.run.reports
        line = reports.line(item=item.id) if item.mode in ("zoom", "video") else None
        if not item.speaker:
            return ""
        parts = (
            who.person or who.delegation,
            f"Zoom name “{who.zoom_name}”" if item.mode == "zoom" else item.mode,
            item.language.upper(),
            "text at booth" if "text at booth" in item.notes.casefold() else "",
            f"line {line.state}" if line else "line not checked" if item.mode == "zoom" else "",
            "" if who.registered or item.mode == "video" else "NOT REGISTERED",
        )
        return " · ".join(part for part in parts if part)

    def _typed(self, item: Item, row: ItemClock, pair: Pair) -> Timed:
        """A cue that was typed; one for the end is over only with the session, for only then is it due."""
        cue, named = pair
        words = f"{cue.head} · {item.number} {self._speakers.of_item(item).delegation or item.title}"
        ticked, aim = named.tick in self._live.run.ticked, Aim.FILM if cue.is_film else None
        line = self._line(item, row, cue.kind, words, named.name, ticked=ticked, aim=aim)
        deadline = cue.kind is CueKind.DL
        at, done, hard = line.at, line.done, deadline or (line.hard and not cue.offset_ms)
        if cue.from_end:
            at, hard = row.actual_end or row.expected_end or row.planned_end, deadline
            done = ticked or self._live.run.closed_at is not None or row.state in _NEVER
        at = at and at + span(cue.offset_ms)
        left = self._typed_left(pair) if cue.is_film else None
        if left is None and cue.is_film and not cue.offset_ms and not ticked:
            left = self._left(item)
        line = replace(line, at=at, done=done, hard=hard, on_air=False, whole=cue.full_text)
        return replace(line, on_air=True, left_ms=left) if left is not None else line

    def _emergencies(self) -> Iterator[Timed]:
        """What to do when it fails, as long as it fails; for an item that is over nothing is to be done."""
        down, rows = failing(self._live), {row.item: row for row in self.clock.items}
        for item in self._live.session.items:
            row = rows.get(item.id)
            if row is None or row.state in _OVER or item in self._talked_past:
                continue
            for cue, named in emergencies(item, down):
                words = f"{cue.words} · {item.number} {item.title}"
                line = self._line(
                    item, row, cue.kind, words, named.name, ticked=named.tick in self._live.run.ticked
                )
                yield replace(line, at=None, hard=False, urgent=True, whole=cue.full_text)

    def _ends(self) -> Iterator[Timed]:
        session, closed = self._live.session, self._live.run.closed_at is not None
        if session.hard_end is not None and session.hard_end != session.ends:
            yield Timed("end", session.ends, "SEC", "planned end", done=closed)
        hard = "END of interpretation" if session.hard_end else "planned end"
        yield Timed("hard", session.last_end, "INT", hard, hard=True, done=closed, aim=Aim.END)

    def _others(self) -> Iterator[Timed]:
        """Breaks and deadlines of the day that stand beside the sessions."""
        session = self._live.session
        for beside in self._day:
            near = session.starts <= beside.starts <= session.last_end + _SOON
            if beside.kind == "break" and near:
                over = beside.ends <= self._now
                yield Timed(f"s.{beside.code}", beside.starts, "BRK", beside.title, done=over, aim=Aim.BREAK)
            elif beside.kind == "deadline" and near:
                yield Timed(f"s.{beside.code}", beside.starts, "DL", beside.title, hard=True)


def _length(typed: str) -> int:
    try:
        return parse_duration(typed)
    except ValueError:
        return 0


def same_day(session: Session, sessions: Sequence[Session], where: Zone) -> tuple[Session, ...]:
    """The rows of the agenda that begin on the same day at the venue."""
    day = day_of(session.starts, where)
    return tuple(row for row in sessions if day_of(row.starts, where) == day)


def until(at: datetime, now: datetime) -> str:
    """The time to an instant as desks say it: T−2:40 before, T+0:12 after."""
    left = millis(at - now)
    whole = -(-left // 1_000) * 1_000 if left > 0 else left
    return f"T−{duration_text(whole)}" if left > 0 else f"T+{duration_text(left)}"


def countdown(sheet: CueSheet, now: datetime, where: Zone) -> tuple[tuple[str, str], ...]:
    """For each thing that is counted down to: its name and the time to it; of a film on air what is left."""
    left = sheet.film_left()
    found = ((aim, sheet.next(aim)) for aim in Aim if left is None or aim is not Aim.FILM)
    word = "left" if left is None or left >= 0 else "over"
    running = () if left is None else (("film on air", f"{remaining_text(left)} {word}"),)
    return running + tuple(
        (f"{aim.value} {clock_text(row.at, where)}", until(row.at, now))
        for aim, row in found
        if row and row.at
    )


def resumes_at(live: SessionSnapshot, now: datetime) -> datetime | None:
    """When it goes on after a suspension or a break: as announced, else when the break on air is to end."""
    if live.run.reports.resumes_at is not None:
        return live.run.reports.resumes_at
    air = live.run.on_air
    item = next((item for item in live.session.items if air and item.id == air.item), None)
    if air is None or item is None or item.kind != "break":
        return None
    end = air.started + span(air.duration_ms + air.adjusted_ms) if air.ends is None else air.ends
    return end if end > now else None
