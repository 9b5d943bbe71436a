"""Sessions that a file names, compared with those that are known; used by every reader of an agenda."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields, replace

from app.conference.cue_text import with_keys
from app.conference.sessions import Item, Session
from app.exchange.differences import as_text, differences
from app.exchange.plan import Change, FieldChange, Plan
from app.times import Zone

_FIELDS = frozenset(field.name for field in fields(Session)) - {"id", "items"}
_TOLD = 20
_ITEM_FIELDS = frozenset(field.name for field in fields(Item)) - {"id", "number"}


def session_changes(
    found: Iterable[tuple[int, Session]],
    known: Sequence[Session],
    zone: Zone,
    named: Iterable[str],
    *,
    cues_told: bool = False,
) -> tuple[Change[Session], ...]:
    """A change for each session found (line, session), then what is gone.

    Ids of known sessions and of items with the same number are kept. `named` are codes that the file
    names, though with problems: they are not gone. Without `cues_told` the file says nothing of cues, and
    those of an item that is still there stay.
    """
    by_code = {session.code: session for session in known}
    changes = [_change(line, session, by_code.get(session.code), zone, cues_told) for line, session in found]
    there = {change.value.code for change in changes} | set(named)
    gone = (Change(0, "gone", session, session) for session in known if session.code not in there)
    return (*changes, *gone)


def _change(
    line: int, session: Session, before: Session | None, zone: Zone, cues_told: bool
) -> Change[Session]:
    if before is None:
        return Change(line, "new", session)
    old = {item.number: item for item in before.items}
    items = tuple(_known(item, old.get(item.number), cues_told) for item in session.items)
    session = replace(session, id=before.id, items=items)
    changed = (*differences(before, session, zone, _FIELDS), *_item_changes(before, session, zone))
    return Change(line, "changed" if changed else "unchanged", session, before, changed)


def _known(item: Item, before: Item | None, cues_told: bool) -> Item:
    """The item under the id of the known item with its number.

    Where the file tells cues, they keep the keys of the known ones; else the known cues stay.
    """
    if before is None:
        return item
    return replace(item, id=before.id, cues=with_keys(item.cues, before.cues) if cues_told else before.cues)


def _item_changes(before: Session, after: Session, zone: Zone) -> Iterable[FieldChange]:
    old = {item.number: item for item in before.items}
    new = {item.number: item for item in after.items}
    for number, item in new.items():
        if number not in old:
            yield FieldChange(f"item {number}", "", item.title)
            continue
        for change in differences(old[number], item, zone, _ITEM_FIELDS):
            yield replace(change, field=f"item {number} {change.field}")
    for number, item in old.items():
        if number not in new:
            cues = f" ({_count_of_cues(item)})" if item.cues else ""
            yield FieldChange(f"item {number}", f"{item.title}{cues}", "")
    kept = [number for number in old if number in new]
    if kept != [number for number in new if number in old]:
        yield FieldChange("order of items", ", ".join(old), ", ".join(new))


def _count_of_cues(item: Item) -> str:
    return f"{len(item.cues)} cue{'' if len(item.cues) == 1 else 's'}"


def keeping(plan: Plan[Session], begun: Collection[int]) -> Plan[Session]:
    """The plan without the removal of items that have been on air (their ids in `begun`)."""
    notes: list[str] = []
    changes = tuple(_keeping(change, begun, notes) for change in plan.changes)
    return replace(plan, changes=changes, notes=(*plan.notes, *notes)) if notes else plan


def _keeping(change: Change[Session], begun: Collection[int], notes: list[str]) -> Change[Session]:
    if change.before is None:
        return change
    items, named = list(change.value.items), {item.number for item in change.value.items}
    places = enumerate(change.before.items)
    kept = [(place, item) for place, item in places if item.id in begun and item.number not in named]
    for place, item in kept:
        items.insert(place, item)
        which = f"Item {item.number} of {change.value.code}"
        notes.append(f"{which} has been on air; it stays, though not in the file.")
    gone = {f"item {item.number}" for _, item in kept}
    fields_left = tuple(field for field in change.fields if field.field not in gone)
    what = change.what if fields_left or change.what != "changed" else "unchanged"
    value = replace(change.value, items=tuple(items))
    return replace(change, what=what, value=value, fields=fields_left)


def overlap_notes(sessions: Sequence[Session], zone: Zone) -> Iterable[str]:
    """A sentence for each session that begins while another still holds its room; beyond 20 their count."""
    found = list(_overlaps(sessions, zone))
    yield from found[:_TOLD]
    if (more := len(found) - _TOLD) > 0:
        yield f"{more} more overlap in their rooms; the agenda's editor shows each."


def _overlaps(sessions: Sequence[Session], zone: Zone) -> Iterable[str]:
    holders: dict[str, Session] = {}
    for session in sorted(
        (session for session in sessions if session.room), key=lambda session: (session.room, session.starts)
    ):
        holder = holders.setdefault(session.room, session)
        if holder is not session and session.starts < holder.ends:
            until = as_text(holder.ends, "ends", zone)
            yield f"{holder.code} and {session.code} overlap in {holder.room}: {holder.code} ends at {until}."
        if session.ends > holder.ends:
            holders[session.room] = session
