"""What the agenda's editor shows of a session: rows of its table, the words above it."""

from collections.abc import Sequence
from datetime import datetime

from app.agenda.changes import PARKED
from app.agenda.item_edits import end_of, part_of
from app.agenda.plan import PlannedItem, planned
from app.agenda.typed_cells import written_cell
from app.conference.cue_text import when_text
from app.conference.cues import CueKind, ItemCue
from app.conference.sessions import Session
from app.programme.clock import ItemClock, OnAir, SessionClock
from app.programme.run import ItemState
from app.times import Zone, clock_text, duration_text, millis, remaining_text, span
from ui.agenda.items_model import HARD, NAMES, ItemRow
from ui.widgets.desk_rows_model import DeskRow
from ui.widgets.text import isolated

_LOOKS = {ItemState.ON_AIR: "strong", ItemState.PAUSED: "strong", ItemState.DONE: "muted"}
_AWAY = {ItemState.SKIPPED: "skipped", ItemState.JUMPED: "jumped"}


def time_text(at: datetime | None, where: Zone) -> str:
    """A time of the venue's clock, with seconds only where there are any; empty for none."""
    return clock_text(at, where, seconds=bool(at.second)) if at is not None else ""


def item_rows(session: Session, clock: SessionClock | None, where: Zone) -> list[ItemRow]:
    """The table of a session; the clock's columns where its programme is on."""
    times = {item.item: item for item in clock.items} if clock else {}
    air = clock.on_air if clock else None
    return [_row(part, times.get(part.item.id), air, where, session.code) for part in planned(session)]


def _row(
    part: PlannedItem, item_clock: ItemClock | None, air: OnAir | None, where: Zone, code: str
) -> ItemRow:
    item, timed = part.item, code != PARKED
    start, end = (time_text(at, where) if timed else "" for at in (part.start, part.end))
    written = {name: written_cell(part, name) for name in NAMES} | {"start": start, "end": end}
    shown = written | {"start": f"{HARD}{start}" if part.hard else start}
    if item_clock is not None:
        shown |= {"planned": time_text(item_clock.planned_start, where), **_channels(item_clock, air, where)}
        written |= {name: shown[name] for name in ("planned", "expected", "actual")}
    look = _LOOKS.get(item_clock.state, "muted" if item_clock.state in _AWAY else "") if item_clock else ""
    return ItemRow(str(item.id or item.number), _texts(shown), _texts(written), look)


def _texts(cells: dict[str, str]) -> tuple[str, ...]:
    return tuple(cells[name] for name in NAMES)


def _channels(item_clock: ItemClock, air: OnAir | None, where: Zone) -> dict[str, str]:
    """Expected and actual; what is on air says how much is left, in words when that is nothing."""
    began, ended = (_minute(at, where) for at in (item_clock.actual_start, item_clock.actual_end))
    if item_clock.state in _AWAY:
        return {"expected": _AWAY[item_clock.state], "actual": began}
    if air is not None and air.item == item_clock.item:
        left = remaining_text(air.remaining_ms)
        word = "over" if air.remaining_ms < 0 else "left"
        ends = _minute(item_clock.expected_end, where)
        return {"expected": f"ends {ends}", "actual": f"{left} {'paused' if air.paused else word}"}
    expected = "" if ended else _minute(item_clock.expected_start, where)
    return {"expected": expected, "actual": f"{began}–{ended}" if ended else began}


def _minute(at: datetime | None, where: Zone) -> str:
    """What happens keeps no round times: seconds would only make it hard to read."""
    return clock_text(at, where) if at is not None else ""


def cue_rows(session: Session, number: str, where: Zone) -> list[DeskRow]:
    """The cues of an item, in their order, each with its planned time."""
    part = part_of(session, number)
    timed = session.code != PARKED
    return [_cue(cue, part, where, timed) for cue in part.item.cues]


def _cue(cue: ItemCue, part: PlannedItem, where: Zone, timed: bool) -> DeskRow:
    at = (part.end if cue.from_end else part.start) + span(cue.offset_ms)
    clock = f"{time_text(at, where)} " if timed and cue.kind is not CueKind.EMG else ""
    return DeskRow(cue.key, f"{clock}{cue.kind}", cue.full_text, when_text(cue))


def cues_title(session: Session, number: str, where: Zone) -> str:
    """What stands over the cues of an item."""
    part = part_of(session, number)
    times = (
        f" · {time_text(part.start, where)}–{time_text(part.end, where)}" if session.code != PARKED else ""
    )
    return f"CUES OF {number} · {part.item.title}{times}"


def heading(session: Session, where: Zone) -> str:
    """When and where, and whether what is planned fits."""
    if session.code == PARKED:
        return f"{len(session.items)} kept aside; Ctrl+Shift+K takes one back into the session shown before"
    times = f"{time_text(session.starts, where)}–{time_text(session.ends, where)}"
    over = millis(end_of(session) - session.ends)
    fits = (
        f"{duration_text(over)} {'past the end' if over > 0 else 'left at the end'}"
        if over
        else "to the minute"
    )
    items = f"{len(session.items)} item{_s(len(session.items))}, {fits}" if session.items else "no items yet"
    chair = f"chair: {isolated(session.conducted_by)}" if session.conducted_by else ""
    return " · ".join(part for part in (session.code, times, session.room, chair, items) if part)


def marked(conflicts: Sequence[object]) -> str:
    """How many conflicts, in words for a chip."""
    return f"{len(conflicts)} CONFLICT{_s(len(conflicts)).upper()}" if conflicts else "NO CONFLICTS"


def _s(count: int) -> str:
    return "" if count == 1 else "s"
