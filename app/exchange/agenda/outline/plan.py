"""What an agenda from anywhere would change: matched with what is known, so that it comes in twice."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.agenda.plan import planned
from app.conference.matters import ANY_FILE, Matter
from app.conference.sessions import Item, Session
from app.exchange.agenda.changes import double_booking_notes, session_changes
from app.exchange.agenda.identity import given_codes
from app.exchange.agenda.outline.entry import Entry
from app.exchange.agenda.outline.levels import BLOCKS, EACH, levels_of
from app.exchange.agenda.outline.sessions import sessions_of
from app.exchange.plan import Choice, Doubt, Plan, Problem
from app.exchange.tables.source import Source
from app.text.folding import fold
from app.times import Zone

CHOICES = (
    Choice(BLOCKS, "a blank line begins a session, the times below it are its items"),
    Choice(EACH, "every time is a session of its own"),
)
_SHOWN = 5


def plan_of_entries(
    source: Source,
    entries: Sequence[Entry],
    problems: Sequence[Problem],
    notes: Sequence[str],
    *,
    zone: Zone,
    known: Sequence[Session],
    ours: Mapping[str, str] | None = None,
    decided: Mapping[str, Mapping[str, str]] | None = None,
    ask: bool = False,
) -> Plan[Session]:
    """The plan of the lines of an agenda, once it is said what is a session and what an item.

    Where only a person can say that, the plan has no changes and asks.
    """
    said = (decided or {}).get(Matter.LEVELS, {})
    key = source.digest[:32]
    choice = said.get(ANY_FILE) or said.get(key, "")
    levels = levels_of(entries, choice)
    if levels.open:
        how = "" if ask else f"; decide with --levels {BLOCKS} or {EACH}"
        what = (
            f"Blank lines part the times: do they part sessions, or is every time a session of its own{how}?"
        )
        asked = Problem(entries[0].line, what, "", Doubt(Matter.LEVELS, key, CHOICES))
        return Plan(source.name, source.digest, (), (asked, *problems), notes=tuple(notes))
    made = sessions_of(levels.groups, zone)
    codes = given_codes([("", session) for _, session in made.sessions], known, zone, ours)
    before = {session.code: session for session in known}
    found = [
        (line, _as_known(replace(session, code=code), before.get(code)))
        for (line, session), code in zip(made.sessions, codes, strict=True)
    ]
    changes = session_changes(found, known, zone, ())
    outside = [entry.title for entry in levels.outside if entry.title]
    if outside:
        shown = "; ".join(f"“{title}”" for title in outside[:_SHOWN])
        notes = [*notes, f"Above the first time, and not read: {shown}."]
    double = double_booking_notes([session for _, session in found], known, zone)
    return Plan(
        source.name,
        source.digest,
        changes,
        tuple(sorted((*problems, *made.problems), key=lambda problem: problem.line)),
        notes=(*notes, *made.notes, *double),
        remember={Matter.LEVELS: {key: choice}} if choice else {},
    )


def _as_known(found: Session, before: Session | None) -> Session:
    """The session with what only the conference knows of it; of the file, what it really says."""
    if before is None:
        return found
    items = _known_items(found, before) if found.items else before.items
    names = ("room", "language", "notes", "chair", "moderator")
    said = {name: value for name in names if (value := getattr(found, name))}
    return replace(
        before,
        title=found.title,
        starts=found.starts,
        ends=found.ends,
        hard_end=None if before.hard_end and before.hard_end < found.ends else before.hard_end,
        items=items,
        **said,
    )


def _known_items(found: Session, before: Session) -> tuple[Item, ...]:
    """The items of the file under the numbers of those that they are, by title, else by who speaks."""
    left = list(before.items)
    pairs: list[tuple[Item, Item | None]] = []
    for item in found.items:
        was = next((known for known in left if _is_same(item, known)), None)
        if was is not None:
            left.remove(was)
        pairs.append((item, was))
    taken = {was.number for _, was in pairs if was is not None}
    free = (str(number) for number in range(1, 10_000) if str(number) not in taken)
    starts = {part.item.number: part.start for part in planned(before)}
    begins = {part.item.number: part.start for part in planned(found)}
    return tuple(
        _joined(item, was, same_start=begins[item.number] == starts[was.number])
        if was is not None
        else replace(item, number=next(free))
        for item, was in pairs
    )


def _is_same(item: Item, known: Item) -> bool:
    if fold(item.title) == fold(known.title):
        return True
    return bool(item.speaker) and fold(item.speaker) == fold(known.speaker)


def _joined(item: Item, was: Item, *, same_start: bool) -> Item:
    names = ("room", "speaker", "entity", "mode", "language", "notes")
    said = {name: value for name in names if (value := getattr(item, name))}
    own_title = item.title if not item.speaker or not item.title.startswith(item.speaker) else was.title
    return replace(
        was,
        title=own_title,
        duration_ms=item.duration_ms or was.duration_ms,
        hard_start=was.hard_start if same_start else item.hard_start,
        **said,
    )
