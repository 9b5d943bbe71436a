"""Groups of entries as sessions with their items: times, lengths, kinds, who speaks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from app.agenda.plan import planned
from app.conference.sessions import Item, Session
from app.exchange.agenda.events import kind_of
from app.exchange.agenda.outline.entry import Entry
from app.exchange.agenda.outline.levels import Group
from app.exchange.agenda.outline.words import ENDS, ITEM_KINDS
from app.exchange.plan import Problem
from app.exchange.tables.cells import sentence
from app.times import EPOCH, Zone, at_venue, millis, span


@dataclass
class Made:
    """Sessions without codes, by their lines; what is wrong; what was taken for granted."""

    sessions: list[tuple[int, Session]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def sessions_of(groups: Sequence[Group], where: Zone) -> Made:
    """A session of each group. One without an end lasts until the next of its day begins."""
    made, followed = Made(), []
    groups = [_ended(group) for group in groups]
    for place, group in enumerate(groups):
        if group.head.start is not None and ENDS.match(group.head.title):
            continue
        try:
            following = _next_start(groups, place)
            session, by_next = _session(group, following, where)
        except ValueError as no:
            made.problems.append(Problem(group.head.line, sentence("", str(no)), says=group.head.title))
            continue
        followed += [session.title] if by_next else []
        made.sessions.append((group.head.line, session))
    if followed:
        made.notes.append("Where no end is written, a session lasts until the next one begins.")
    bare = [session.title for _, session in made.sessions if any(_is_bare(item) for item in session.items)]
    if bare:
        shown = ", ".join(f"“{title}”" for title in bare[:5])
        made.notes.append(f"No length is written for items of {shown}; the agenda's editor asks for it.")
    return made


def _ended(group: Group) -> Group:
    """The group whose head ends where “17:00 End of the session” below it says so."""
    ends = [entry for entry in group.below if entry.start is not None and ENDS.match(entry.title)]
    if not ends:
        return group
    head = group.head if group.head.end is not None else replace(group.head, end=ends[-1].start)
    return Group(head, tuple(entry for entry in group.below if entry not in ends))


def _is_bare(item: Item) -> bool:
    return not item.duration_ms and not item.hard_end and item.kind != "note"


def _next_start(groups: Sequence[Group], place: int) -> int | None:
    """When the next session of the same day begins, in seconds of the day."""
    head = _timed_head(groups[place])
    if head.start is None:
        return None
    later = (_timed_head(group) for group in groups[place + 1 :])
    return next(
        (
            other.start
            for other in later
            if other.day == head.day and other.start and other.start > head.start
        ),
        None,
    )


def _timed_head(group: Group) -> Entry:
    """The head with the times that it has from what belongs to it, where it has none of its own."""
    head, timed = group.head, [entry for entry in group.below if entry.start is not None]
    if head.start is None and timed:
        head = replace(head, start=timed[0].start, day=head.day or timed[0].day)
        if timed[-1].end is not None:
            head = replace(head, end=timed[-1].end)
        elif timed[-1].start is not None and timed[-1].length_ms:
            head = replace(head, end=timed[-1].start + timed[-1].length_ms // 1_000)
    return head


def _session(group: Group, following: int | None, where: Zone) -> tuple[Session, bool]:
    """The session of a group, and whether it ends because another one begins. Raises ValueError."""
    head = _timed_head(group)
    title = head.title or head.who.name
    if not title:
        raise ValueError("there is a time, and nothing that happens then")
    if head.day is None:
        raise ValueError(f"no day is written above “{title}”; write one, as Monday, 14 June 2021")
    if head.start is None:
        raise ValueError(f"“{title}” has no time; write it as 10:00 – 11:30")
    starts = _instant(head, head.start, where)
    items = items_of(group, head, where)
    ends, by_next = _end(head, items, starts, following, where)
    own = _own_item(head, title, items, millis(ends - starts))
    items = own if own else items
    told = (head, *group.below)
    speakers = {item.speaker for item in items}
    beside = [entry.notes for entry in group.below if not entry.title and not entry.who.name]
    if head.who.name not in speakers and head.title:
        beside = [head.who.words, *beside]
    rooms = [entry.room for entry in group.below if entry.room and not entry.title]
    session = Session(
        code="",
        kind=head.kind or kind_of(title),
        title=title,
        starts=starts,
        ends=ends,
        room=head.room or next(iter(rooms), ""),
        language=head.language,
        notes="; ".join(filter(None, (head.notes, *beside))),
        items=tuple(replace(item, number=str(n)) for n, item in enumerate(items, 1)),
        chair=", ".join(dict.fromkeys(entry.chair for entry in told if entry.chair)),
        moderator=", ".join(dict.fromkeys(entry.moderator for entry in told if entry.moderator)),
    )
    return with_lengths(session), by_next


def _instant(head: Entry, seconds: int, where: Zone) -> datetime:
    assert head.day is not None
    return at_venue(datetime.combine(head.day, datetime.min.time()) + timedelta(seconds=seconds), where)


def _end(
    head: Entry, items: Iterable[Item], starts: datetime, following: int | None, where: Zone
) -> tuple[datetime, bool]:
    """When it ends: as written, as its length says, with its last item, or when the next begins."""
    if head.end is not None:
        return _instant(head, head.end, where), False
    if head.length_ms:
        return starts + span(head.length_ms), False
    parts = planned(replace(_EMPTY, starts=starts, ends=starts, items=tuple(items)))
    if parts and (parts[-1].item.duration_ms or parts[-1].item.hard_end) and parts[-1].end > starts:
        return parts[-1].end, False
    if following is not None:
        return _instant(head, following, where), True
    raise ValueError(f"“{head.title or head.who.name}” has no end; write both times, as 16:00 – 16:30")


_EMPTY = Session("X", "session", "", EPOCH, EPOCH)


def _own_item(head: Entry, title: str, items: Sequence[Item], length: int) -> tuple[Item, ...]:
    """The one item of a session that is a single speech: its head names who speaks."""
    if items or not head.who.name:
        return ()
    kind = item_kind(head.title, spoken=True)
    who = head.who
    return (Item("", kind, title, length, None, None, "", who.name, who.entity, head.mode, "", who.position),)


def items_of(group: Group, head: Entry, where: Zone) -> tuple[Item, ...]:
    """What belongs to a session, in order; lines that only add to another are joined with it."""
    found: list[Item] = []
    timed = any(entry.is_timed for entry in group.below)
    for entry in group.below:
        if not entry.title and not entry.who.name:
            continue
        if timed and not entry.is_timed and found:
            found[-1] = _joined(found[-1], entry)
            continue
        found.append(_item(entry, head, where))
    return tuple(found)


def _joined(item: Item, entry: Entry) -> Item:
    """An item with a line that stands below it: its speaker, another one, or a note."""
    who, said = entry.who, entry.title
    if who.name and not said:
        if not item.speaker:
            return replace(
                item,
                kind=item_kind(item.title, spoken=True) if item.kind == "note" else item.kind,
                speaker=who.name,
                entity=who.entity,
                notes="; ".join(filter(None, (item.notes, who.position))),
                mode=item.mode or entry.mode,
            )
        more = who.words if who.words != who.name else ""
        notes = "; ".join(filter(None, (item.notes, more)))
        return replace(item, speaker=f"{item.speaker}; {who.name}", notes=notes)
    words = " – ".join(filter(None, (said, who.name)))
    return replace(item, notes="; ".join(filter(None, (item.notes, words))))


def _item(entry: Entry, head: Entry, where: Zone) -> Item:
    """An item as a line tells it; its start is hard until the others are known."""
    title = entry.title or entry.who.name
    panel = kind_of(head.title) == "panel"
    spoken = bool(entry.who.name)
    kind = entry.kind or (
        "panellist" if spoken and panel and not entry.title else item_kind(entry.title, spoken=spoken)
    )
    placed = replace(entry, day=entry.day or head.day)
    return Item(
        "",
        kind,
        title,
        duration_ms=entry.length_ms,
        hard_start=_instant(placed, entry.start, where) if entry.start is not None else None,
        hard_end=_instant(placed, entry.end, where) if entry.end is not None else None,
        room=entry.room,
        speaker=entry.who.name,
        entity=entry.who.entity,
        mode=entry.mode or ("video" if kind == "video" else ""),
        language=entry.language,
        notes="; ".join(filter(None, (entry.who.position, entry.notes))),
    )


def item_kind(title: str, *, spoken: bool) -> str:
    """The kind of item that a title names; a speech that names none is a keynote, anything else a note."""
    found = next((kind for kind, words in ITEM_KINDS.items() if words.search(title)), "")
    if found == "break" and spoken:
        found = ""
    return found or ("keynote" if spoken else "note")


def with_lengths(session: Session) -> Session:
    """Items whose times follow from one another have lengths and no hard times; only gaps stay hard."""
    items = list(session.items)
    starts = [item.hard_start for item in items]
    cursor = session.starts
    for place, item in enumerate(items):
        begins = item.hard_start or cursor
        later = next((at for at in starts[place + 1 :] if at is not None), None)
        direct = place + 1 < len(items) and starts[place + 1] is not None
        length = item.duration_ms
        if item.hard_end is not None and item.hard_end > begins:
            length = millis(item.hard_end - begins)
        elif not length and item.hard_start is not None and (direct or place == len(items) - 1):
            until = later if later is not None else session.ends
            length = max(millis(until - begins), 0)
        items[place] = replace(
            item,
            duration_ms=length,
            hard_start=item.hard_start if item.hard_start not in (None, cursor) else None,
            hard_end=None,
        )
        cursor = begins + span(length)
    return replace(session, items=tuple(items))
