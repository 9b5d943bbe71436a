"""Now, next, then: items and speeches in the order in which they will be heard, and what each asks to do."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from app.conference.conference import Conference
from app.conference.seats import spot
from app.conference.sessions import Item
from app.floor.state import Mode, Request, SessionState
from app.live.next_up import list_runs, rows
from app.live.snapshot import SessionSnapshot
from app.programme.cues import NamedCue, changes_of_item, changes_of_speech
from app.programme.reports import Line
from app.tech.speakers import Speakers, Who

SHOWN = 3
REMOTE_SHOWN = 8
CHAIR = Who("The Chair", "", "", registered=True)
CLOSED = Who("The session is closed", "", "", registered=True)
_REMOTE = (Mode.ZOOM, Mode.VIDEO)


@dataclass(frozen=True, slots=True)
class Do:
    """One thing to do at a change: the cue that a desk ticks, in words, and whether it is done."""

    cue: NamedCue
    words: str
    done: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody who is heard: of a `request` or of an `item` (its number), or the Chair (neither).

    `place` is where; `delegation` its code; `ready` says what is there already, in words; `dim` while nobody
    can reach them.
    """

    who: Who
    mode: str = ""
    place: str = ""
    language: str = ""
    title: str = ""
    request: str = ""
    item: str = ""
    row: int = 0
    delegation: str = ""
    line: Line | None = None
    ready: tuple[str, ...] = ()
    do: tuple[Do, ...] = field(default=())
    dim: bool = False

    @property
    def key(self) -> str:
        """What tells this turn from the others at every refresh; empty for the Chair."""
        return f"r:{self.request}" if self.request else f"i:{self.row}" if self.row else ""

    @property
    def remote(self) -> bool:
        """Whether they are heard over a line, on Zoom or by video, not in the room."""
        return self.mode in _REMOTE


class Turns:
    """The turns of a session as it is now."""

    def __init__(self, live: SessionSnapshot, speakers: Speakers, conference: Conference) -> None:
        self._live, self._speakers, self._conference = live, speakers, conference

    def now(self) -> Turn:
        """Who is heard now: the speech, else the item on air, else the Chair."""
        floor, air = self._live.floor, self._live.run.on_air
        if floor.speaking is not None:
            return self._speech(floor.requests[floor.speaking.request])
        item = self._item_of(air.item) if air is not None else None
        if item is not None and item.kind != "discussion":
            return self._item(item)
        chair = replace(CHAIR, person=self._live.session.chair)
        return Turn(CLOSED if floor.session is SessionState.CLOSED else chair)

    def shown(self) -> tuple[Turn, ...]:
        """Now and the two that follow, each with what the change from the one before asks to do."""
        turns = [self.now(), *islice(self.ahead(), SHOWN - 1)]
        before = [self._last_mode(), *(turn.mode or "room" for turn in turns)]
        return tuple(self._with_do(turn, mode) for turn, mode in zip(turns, before, strict=False))

    def ahead(self) -> Iterator[Turn]:
        """All that are still to come, in order."""
        floor = self._live.floor
        for row in rows(self._live):
            yield self._item(row.item) if row.item else self._speech(floor.requests[row.request])

    def remote(self) -> tuple[Turn, ...]:
        """The panel and the next on the list, as far as a line leads to them; first who is heard first."""
        floor = self._live.floor
        panel = [self._item(item) for item in self._live.session.items if item.mode in _REMOTE]
        running = [speech.request for speech in (floor.speaking, *floor.held) if speech]
        waiting = [*running, *floor.points, *floor.waiting, *floor.replies]
        requests = (floor.requests[request] for request in waiting)
        listed = islice(
            (self._speech(request) for request in requests if request.mode in _REMOTE), REMOTE_SHOWN
        )
        return (*listed, *panel) if list_runs(self._live) else (*panel, *listed)

    def _item_of(self, row: int) -> Item | None:
        return next((item for item in self._live.session.items if item.id == row), None)

    def _last_mode(self) -> str:
        """How whoever spoke before the present speaker was heard."""
        floor = self._live.floor
        running = floor.speaking.started if floor.speaking else None
        done = [speech for speech in floor.done if running is None or speech.started < running]
        last = max(done, key=lambda speech: speech.started, default=None)
        return floor.requests[last.request].mode if last else ""

    def _speech(self, request: Request) -> Turn:
        who, reports = self._speakers.of_request(request), self._live.run.reports
        ready = (
            "" if who.registered else "NOT REGISTERED",
            "text ✓" if request.text_words else "",
            "parked" if request.parked else "",
            f"absent {request.absences}×" if request.absences else "",
        )
        down = self._live.floor.zoom_lost_at is not None and request.mode is Mode.ZOOM
        return Turn(
            who,
            request.mode,
            self._place(request.mode, request.delegation),
            request.language or self._live.session.language,
            on_behalf(request),
            request=request.id,
            delegation=request.delegation,
            line=reports.line(request.id) if request.mode in _REMOTE else None,
            ready=tuple(word for word in ready if word),
            dim=down,
        )

    def _item(self, item: Item) -> Turn:
        who = self._speakers.of_item(item)
        line = self._live.run.reports.line(item=item.id) if item.mode in _REMOTE else None
        ready = () if who.registered or item.mode == "video" or not item.speaker else ("NOT REGISTERED",)
        down = self._live.floor.zoom_lost_at is not None and item.mode == "zoom"
        language = item.language or self._live.session.language
        return Turn(
            who,
            item.mode,
            self._place(item.mode, item.entity, item.room),
            language,
            item.title,
            item=item.number,
            row=item.id,
            delegation=item.entity,
            line=line,
            ready=ready,
            dim=down,
        )

    def _place(self, mode: str, delegation: str, room: str = "") -> str:
        return spot(self._conference, delegation, room) if mode in ("", "room") else room

    def _with_do(self, turn: Turn, before: str) -> Turn:
        if turn.request:
            cues = changes_of_speech(self._live.floor.requests[turn.request], before)
        elif turn.item:
            item = self._item_of(turn.row)
            cues = changes_of_item(item, before) if item else ()
        else:
            return turn
        done = self._live.run.ticked
        return replace(turn, do=tuple(Do(cue, cue.cue.act, cue.tick in done) for cue in cues))


def on_behalf(request: Request) -> str:
    """On whose behalf, where it is somebody's."""
    return f"on behalf of {request.on_behalf_of}" if request.on_behalf_of else ""
