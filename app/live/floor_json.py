"""A session's floor as one JSON object: what `show` prints, in `rehearse` and on the command line.

The field names are those of the rules of the floor, "The script of acts". Times are whole milliseconds,
instants ISO 8601 with the venue's offset.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from app.floor.forecast import Forecast
from app.floor.limits import limit_for
from app.floor.row_marks import RowMarks
from app.floor.state import Mode, Request, Speech
from app.floor.words import words
from app.live.snapshot import SessionSnapshot
from app.times import Zone, iso

Document = dict[str, object]


def floor_document(
    live: SessionSnapshot,
    now: datetime,
    where: Zone,
    seats: Mapping[str, str] | None = None,
    free_from: datetime | None = None,
) -> Document:
    """The floor of a session at `now`, with instants in the zone `where`.

    With `seats`, whoever speaks in the room has theirs beside them, null where there is none. `free_from` is
    when the session before it is expected to end.
    """
    floor = live.floor
    lanes = ("replies", "points", "passed_over", "written_only", "withdrawn", "not_taken")
    names = {"points": "points_of_order"}
    return {
        "show": "floor",
        "at": iso(now, where),
        "session": {
            "code": live.session.code,
            "state": floor.session.value,
            "list": floor.list_state(now).value,
            "closing_at": _iso(floor.closing_at, where),
        },
        "called": floor.called,
        "speaking": _speaking(live, floor.speaking, now, seats) if floor.speaking else None,
        "held": [_speaking(live, speech, now, seats) for speech in floor.held],
        "list": _rows(live, floor.waiting, seats),
        **{names.get(lane, lane): _rows(live, getattr(floor, lane), seats) for lane in lanes},
        "done": [_done(live, speech, now, where) for speech in floor.done],
        "forecast": _forecast(live.forecast(now, free_from), where),
        "undo": words(floor.undo.event, floor, live.context) if floor.undo else None,
    }


def _iso(at: datetime | None, where: Zone) -> str | None:
    return None if at is None else iso(at, where)


Seats = Mapping[str, str] | None


def _seat(request: Request, seats: Seats) -> Document:
    if seats is None or request.mode is not Mode.ROOM:
        return {}
    return {"seat": seats.get(request.delegation)}


def _speaking(live: SessionSnapshot, speech: Speech, now: datetime, seats: Seats) -> Document:
    request = live.floor.requests[speech.request]
    return {
        "request": request.id,
        "delegation": request.delegation,
        "kind": request.kind.value,
        "mode": request.mode.value,
        **_seat(request, seats),
        "limit_ms": speech.limit_ms,
        "elapsed_ms": speech.elapsed(now),
        "remaining_ms": speech.remaining(now),
        "phase": speech.phase(now).value,
    }


def _rows(live: SessionSnapshot, ids: Iterable[str], seats: Seats) -> list[Document]:
    """The requests of a lane, in its order."""
    floor, marks = live.floor, RowMarks(live.floor, live.context)
    return [
        {
            "request": request.id,
            "delegation": request.delegation,
            "kind": request.kind.value,
            "mode": request.mode.value,
            **_seat(request, seats),
            "limit_ms": limit_for(floor, live.context, request),
            "late": request.late,
            "pinned": request.pinned,
            "announced": request.id in floor.announced,
            "parked": request.parked,
            "flags": list(marks.of(request)),
        }
        for request in map(floor.requests.__getitem__, ids)
    ]


def _done(live: SessionSnapshot, speech: Speech, now: datetime, where: Zone) -> Document:
    request = live.floor.requests[speech.request]
    return {
        "request": request.id,
        "delegation": request.delegation,
        "kind": request.kind.value,
        "started": iso(speech.started, where),
        "spoke_ms": speech.elapsed(now),
        "limit_ms": speech.limit_ms,
        "ruling": speech.ruling.value if speech.ruling else None,
    }


def _forecast(found: Forecast, where: Zone) -> Document:
    return {
        "waiting": found.waiting,
        "expected_end": iso(found.expected_end, where),
        "hard_end": iso(found.hard_end, where),
        "over_ms": found.over_ms,
        "fit": found.fit,
        "first_not_fitting": found.first_not_fitting,
        "limit_that_fits_ms": found.limit_that_fits_ms,
    }
