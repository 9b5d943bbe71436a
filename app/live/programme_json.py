"""A session's programme as one JSON object: what `show` prints, in `rehearse` and on the command line.

The field names are those of the programme clock. Times are whole milliseconds, instants ISO 8601 with the
venue's offset.
"""

from datetime import datetime

from app.programme.clock import DayClock, ItemClock, OnAir
from app.times import Zone, iso

Document = dict[str, object]

_CHANNELS = ("planned_start", "planned_end", "expected_start", "expected_end", "actual_start", "actual_end")


def programme_document(day: DayClock, code: str, where: Zone) -> Document:
    """The programme of the session `code` of a day, with instants in the zone `where`."""
    clock = day.sessions[code]
    return {
        "show": "programme",
        "at": iso(clock.at, where),
        "items": [_item(item, where) for item in clock.items],
        "on_air": _on_air(clock.on_air) if clock.on_air else None,
        "buffer_ms": clock.buffer_ms,
        "session_over_ms": clock.over_ms,
        "day_over_ms": day.over_ms,
        "start_late_ms": clock.start_late_ms,
    }


def _item(item_clock: ItemClock, where: Zone) -> Document:
    instants = {name: _iso(getattr(item_clock, name), where) for name in (*_CHANNELS, "must_start_by")}
    return {"item": item_clock.number, "state": item_clock.state.value, **instants}


def _on_air(on_air: OnAir) -> Document:
    return {
        "item": on_air.number,
        "remaining_ms": on_air.remaining_ms,
        "active_ms": on_air.active_ms,
        "adjusted_ms": on_air.adjusted_ms,
        "paused_ms": on_air.paused_ms,
    }


def _iso(at: datetime | None, where: Zone) -> str | None:
    return None if at is None else iso(at, where)
