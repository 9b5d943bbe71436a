"""Acts of a sheet, played one after the other onto a session: by the rules, and nothing is written here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from app.errors import Refused
from app.floor import events as ev
from app.journal.entries import Entry
from app.journal.undo import standing
from app.live.acts import ask
from app.live.snapshot import SessionSnapshot, advanced
from app.programme import events as pe
from app.times import Zone, clock_text, day_text

FROM_PAPER = "from paper"
"""The desk of an act that was written by hand first."""
_BESIDE = (
    ev.FloorRequested,
    ev.TextReceived,
    pe.CueDone,
    pe.LineReported,
    pe.MessageSent,
    pe.MessageSeen,
    pe.InterpretationLost,
    pe.InterpretationBack,
    pe.WentOnPaper,
    pe.PowerBack,
    pe.ResumptionAnnounced,
)
"""What moves no clock: what is entered afterwards may lie before it."""


@dataclass(frozen=True, slots=True)
class SheetAct:
    """One act that was written on paper: whose row, the name of the act, when, and its arguments."""

    row: str
    name: str
    at: datetime
    arguments: Mapping[str, object] = field(default_factory=dict)


class RowRefused(Refused):
    """A rule says no to what a row of the sheet says."""

    def __init__(self, row: str, sentence: str) -> None:
        super().__init__(sentence)
        self.row = row


def since(live: SessionSnapshot) -> datetime | None:
    """The instant of the last act that stands and moved a clock; nothing on paper may lie before it."""
    acts, _ = standing(live.entries)
    return next((act.at for act in reversed(acts) if not isinstance(act.event, _BESIDE)), None)


def play(
    live: SessionSnapshot, acts: Iterable[SheetAct], station: str = ""
) -> tuple[SessionSnapshot, list[Entry]]:
    """The session after these acts, and what they would write. Raises RowRefused with a sentence."""
    entries: list[Entry] = []
    for act in acts:
        try:
            event = ask(live, act.name, act.at, **act.arguments)
        except Refused as no:
            raise RowRefused(act.row, str(no)) from None
        entries.append(Entry(live.floor.seq + 1, act.at, event, station, FROM_PAPER))
        live = advanced(live, entries[-1:])
    return live, entries


def in_order(when: datetime, now: datetime, live: SessionSnapshot, where: Zone) -> datetime:
    """When something happened that is entered afterwards. Raises Refused for what breaks the order."""
    if when > now:
        raise Refused(f"{clock_text(when, where, seconds=True)} is still to come.")
    last = since(live)
    if last is not None and when < last:
        raise Refused(
            f"{_moment(when, where)} lies before the last act of this session, {_moment(last, where)}; "
            "enter what stands on paper in its order."
        )
    return when.astimezone(UTC)


def _moment(at: datetime, where: Zone) -> str:
    return f"{clock_text(at, where, seconds=True)} on {day_text(at, where)}"
