"""Sessions that a file names, compared with those that are known; used by every reader of an agenda."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from itertools import islice

from app.agenda.days import days_of, outside_days
from app.agenda.double_bookings import same_person, same_room
from app.conference.conference import Conference
from app.conference.cue_text import with_keys
from app.conference.sessions import Item, Session
from app.exchange.differences import as_text, differences
from app.exchange.plan import Change, FieldChange, Plan
from app.times import Zone, day_text, zone

_FIELDS = frozenset(field.name for field in fields(Session)) - {"id", "items", "uid"}
_PRESIDE = ("chair", "moderator")
_TOLD, _COUNTED = 20, 1_000
_ITEM_FIELDS = frozenset(field.name for field in fields(Item)) - {"id", "number"}


def session_changes(
    found: Iterable[tuple[int, Session]],
    known: Sequence[Session],
    zone: Zone,
    named: Iterable[str],
    *,
    told: Collection[str] = (),
    cancelled: Mapping[str, str] | None = None,
) -> tuple[Change[Session], ...]:
    """A change for each session found (line, session), then what is gone.

    Ids of known sessions and of items with the same number are kept. `named` are codes that the file
    names, though with problems: they are not gone. What a file need not tell stays as it is, unless it is
    `told`: the `cues` of an item, the `chair` and the `moderator`. `cancelled` gives, by code, why a
    session is gone.
    """
    by_code = {session.code: session for session in known}
    changes = [_change(line, session, by_code.get(session.code), zone, told) for line, session in found]
    there = {change.value.code for change in changes} | set(named)
    why = cancelled or {}
    gone = (
        Change(0, "gone", session, session, reason=why.get(session.code, ""))
        for session in known
        if session.code not in there
    )
    return (*changes, *gone)


def _change(
    line: int, session: Session, before: Session | None, zone: Zone, told: Collection[str]
) -> Change[Session]:
    if before is None:
        return Change(line, "new", session)
    old = {item.number: item for item in before.items}
    items = tuple(_known(item, old.get(item.number), "cues" in told) for item in session.items)
    kept = {name: getattr(session, name) or getattr(before, name) for name in _PRESIDE if name not in told}
    session = replace(session, id=before.id, items=items, uid=session.uid or before.uid, **kept)
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


def within_days(plan: Plan[Session], conference: Conference) -> Plan[Session]:
    """The plan, with a question about what is not on the days of the conference."""
    where = zone(conference.zone)
    outside = [change.value for change in plan.to_write if outside_days(change.value, conference)]
    if not outside:
        return plan
    days = " to ".join(dict.fromkeys(day_text(at, where) for at in days_of(conference)))
    told = ", ".join(f"{session.code} on {day_text(session.starts, where)}" for session in outside[:_TOLD])
    more = f" and {len(outside) - _TOLD} more" if len(outside) > _TOLD else ""
    are = "1 session is" if len(outside) == 1 else f"{len(outside)} sessions are"
    note = f"{are} not on the days of the conference ({days}): {told}{more}. Is it the right file?"
    return replace(plan, notes=(*plan.notes, note))


def double_booking_notes(found: Sequence[Session], known: Sequence[Session], zone: Zone) -> Iterator[str]:
    """A sentence for each session found that begins while another, found or known, still holds its room.

    Then one for each person who would be in two of them at once. Beyond 20 their count.
    """
    named = {session.code for session in found}
    together = [*found, *(session for session in known if session.code not in named)]
    rooms = (pair for pair in same_room(together) if not named.isdisjoint(one.code for one in pair))
    first_of: dict[str, tuple[Session, Session]] = {}
    for pair in rooms:
        first_of.setdefault(pair[1].code, pair)
    pairs = list(first_of.values())
    for first, second in pairs[:_TOLD]:
        until = as_text(first.ends, "ends", zone)
        yield f"{first.code} and {second.code} overlap in {second.room}: {first.code} ends at {until}."
    if (more := len(pairs) - _TOLD) > 0:
        yield f"{more} more overlap in their rooms; the agenda's editor shows each."
    persons = (
        (name, first.code, second.code)
        for name, (first, _), (second, _) in same_person(together)
        if not named.isdisjoint((first.code, second.code))
    )
    people = list(dict.fromkeys(islice(persons, _COUNTED)))
    for name, code, other in people[:_TOLD]:
        yield f"{name} would be in {code} and {other} at the same time."
    if (more := len(people) - _TOLD) > 0:
        yield f"{more} more would be in two sessions at the same time; the agenda's editor shows each."
