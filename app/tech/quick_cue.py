"""The typed cues at the tech desk: in the order of time, for what fails now, and one typed in haste."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from app.conference.cue_text import cue_of_text
from app.conference.cues import CueKind, ItemCue
from app.conference.sessions import Item
from app.live.next_up import list_runs
from app.live.snapshot import SessionSnapshot
from app.programme.cues import NamedCue, typed_cues
from app.programme.run import ItemState
from app.times import SECOND, millis

Pair = tuple[ItemCue, NamedCue]
_PAST = (ItemState.DONE, ItemState.SKIPPED, ItemState.JUMPED)


def timed(item: Item) -> Iterator[Pair]:
    """The typed cues of an item that have a time: all but emergencies, each with the name that is ticked."""
    return (pair for pair in _pairs(item) if pair[0].kind is not CueKind.EMG)


def emergencies(item: Item, down: frozenset[str]) -> Iterator[Pair]:
    """What to do with an item while something is down; an emergency that names nothing is for everything."""
    for cue, named in _pairs(item) if down else ():
        if cue.kind is CueKind.EMG and cue.value("fails") in ("", *down):
            yield cue, named


def failing(live: SessionSnapshot) -> frozenset[str]:
    """What is marked as lost now, by the words that an EMG cue has for it."""
    reports, floor = live.run.reports, live.floor
    now = {
        "zoom": floor.zoom_lost_at is not None,
        "interpretation": bool(reports.silent),
        "power": reports.on_paper_since is not None,
        "line": any(line.state == "lost" and _awaited(live, *of) for of, line in reports.lines.items()),
    }
    return frozenset(name for name, lost in now.items() if lost)


def quick_cue(live: SessionSnapshot, now: datetime, text: str) -> tuple[str, ItemCue]:
    """A cue typed during the session, and the number of its item: “4 VID +1:00 play”, else for now.

    A time in a cue for now counts from now. Raises ValueError with a sentence.
    """
    number, _, rest = text.strip().partition(" ")
    if any(item.number == number.rstrip(":") for item in live.session.items):
        return number.rstrip(":"), cue_of_text(rest)
    if number[:1].isdigit():
        raise ValueError(f"There is no item “{number}” in this session")
    cue = cue_of_text(text)
    air, items = live.run.on_air, live.session.items
    item = next((item for item in items if air and item.id == air.item), None)
    if item is not None and air is not None:
        passed = timedelta() if cue.from_end else now - air.started
        return item.number, replace(cue, offset_ms=cue.offset_ms + millis(passed) // SECOND * SECOND)
    return _waiting(live).number, cue


def _waiting(live: SessionSnapshot) -> Item:
    """What a cue for now is for while no item is on air: the list where it runs, else what is next."""
    items = live.session.items
    if not items:
        raise ValueError("The session has no item that could have a cue; the agenda’s editor makes one")
    lists = [item for item in items if item.kind == "discussion" and list_runs(live)]
    return next(iter((*lists, *live.run.to_come(items), items[-1])))


def _pairs(item: Item) -> Iterator[Pair]:
    return zip(item.cues, typed_cues(item), strict=True)


def _awaited(live: SessionSnapshot, item: int, request: str) -> bool:
    """Whether a speaker is still to be heard: the line of one who has been heard no longer matters."""
    if item:
        return live.run.state(item) not in _PAST
    return all(speech.request != request for speech in live.floor.done)
