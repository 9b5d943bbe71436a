"""The cues of an item edited: from a session to a new session. A cue is named by its key.

A change that makes no sense raises ValueError with words.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from app.agenda.changes import PARKED
from app.agenda.item_edits import Cues, find, part_of
from app.conference.cue_text import field_text, kind_of, made, typed_when, words_text
from app.conference.cues import ItemCue
from app.conference.sessions import Item, Session
from app.times import Zone


def add(session: Session, number: str, cue: ItemCue) -> Session:
    """One more cue, behind the others; it gets its key when it is written."""
    return _with(session, number, lambda cues: (*cues, cue.keyed("")))


def change(session: Session, number: str, was: ItemCue, cue: ItemCue) -> Session:
    """A cue as it is to be, from what somebody saw of it; its key, and so its tick, stays."""
    held = find_cue(find(session, number), was.key)
    if held != was:
        raise ValueError("Another desk has changed this cue meanwhile; it is shown as it is now")
    changed = cue.keyed(was.key)
    return _with(session, number, lambda cues: tuple(changed if cue is held else cue for cue in cues))


def remove(session: Session, number: str, key: str) -> Session:
    """The item without a cue."""
    held = find_cue(find(session, number), key)
    return _with(session, number, lambda cues: tuple(cue for cue in cues if cue is not held))


def move(session: Session, number: str, key: str, by: int) -> Session:
    """A cue so many places up (negative) or down among those of its item."""
    item = find(session, number)
    held = find_cue(item, key)
    place = item.cues.index(held) + by
    if not 0 <= place < len(item.cues):
        raise ValueError(f"The cue is {'first' if by < 0 else 'last'} already")
    rest = [cue for cue in item.cues if cue is not held]
    return _with(session, number, lambda _cues: (*rest[:place], held, *rest[place:]))


def find_cue(item: Item, key: str) -> ItemCue:
    """A cue by its key. Raises ValueError with words where there is none."""
    found = next((cue for cue in item.cues if cue.key == key), None)
    if found is None:
        raise ValueError(f"That cue of item {item.number} is not there any more")
    return found


def typed_cue(session: Session, number: str, cells: Mapping[str, str], where: Zone) -> ItemCue:
    """A cue as somebody typed it: kind, when, words, then the fields of its kind.

    Raises ValueError with words; `faults` says which cell it is.
    """
    kind, when, words = (cells.get(name, "") for name in ("kind", "when", "words"))
    fields = {name: text for name, text in cells.items() if name not in ("kind", "when", "words") and text}
    return made(kind, _when(session, number, when, where), words, fields)


def faults(session: Session, number: str, cells: Mapping[str, str], where: Zone) -> dict[str, str]:
    """What is wrong with each cell that was typed, as a sentence; nothing when the cue can be written."""
    checks: dict[str, Callable[[], object]] = {
        "kind": lambda: kind_of(cells.get("kind", "")),
        "when": lambda: _when(session, number, cells.get("when", ""), where),
        **{name: _field_check(name, text) for name, text in cells.items() if name not in ("kind", "when")},
    }
    found = dict(_failing(checks))
    if not found:
        found = dict(_failing({"words": lambda: typed_cue(session, number, cells, where)}))
    return found


def _when(session: Session, number: str, text: str, where: Zone) -> tuple[int, bool]:
    if session.code == PARKED and text.strip().casefold().startswith("at"):
        raise ValueError("What is parked has no time; write +2:00, -0:30, end or end-0:30")
    return typed_when(text, part_of(session, number).start, where)


def _field_check(name: str, text: str) -> Callable[[], object]:
    return lambda: words_text(text) if name == "words" else field_text(name, text)


def _failing(checks: Mapping[str, Callable[[], object]]) -> Iterable[tuple[str, str]]:
    for name, check in checks.items():
        try:
            check()
        except ValueError as no:
            yield name, f"{no}."


def _with(session: Session, number: str, change: Callable[[Cues], Cues]) -> Session:
    before = find(session, number)
    after = replace(before, cues=change(before.cues))
    return replace(session, items=tuple(after if item is before else item for item in session.items))
