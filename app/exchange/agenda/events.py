"""Events of a calendar or a schedule as sessions of a plan: what every such reader shares."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from html import unescape
from typing import Any

from app.conference.sessions import Item, Session
from app.errors import Unreadable
from app.exchange.agenda.changes import double_booking_notes, session_changes
from app.exchange.agenda.identity import given_codes, named_by
from app.exchange.plan import Plan, Problem
from app.exchange.tables.cells import brief, clean, fault
from app.exchange.tables.headers import plain
from app.exchange.tables.source import Source
from app.times import Zone

MAX_EVENTS = 2_000
LONGEST_TITLE, LONGEST_NOTES = 500, 10_000
_LONGEST_ABOUT, LONGEST_WHOLE_TITLE = 9_000, 950
_KINDS = {
    kind: re.compile(rf"(?<!\w)(?:{signs})(?!\w)")
    for kind, signs in {
        "break": r"breaks?|lunch|coffee|\w*pause|mittag\w*|dejeuner|перерыв|обед|almuerzo|pausa|pranzo",
        "side_event": r"side events?|reception|nebenveranstaltung\w*",
        "panel": r"panels?|podium|панел\w*|mesa redonda|tavola rotonda",
        "statements": "statements|list of speakers",
        "closing": r"closing|abschluss\w*|cloture|закрыти\w*|clausura|chiusura",
        "opening": r"opening|eroffnung\w*|ouverture|открыти\w*|apertura",
    }.items()
}
_TAGS = (
    "p|br|hr|div|span|ul|ol|li|dl|dt|dd|a|b|i|u|em|strong|small|sub|sup|font|h[1-6]|code|pre|blockquote|"
    "html|head|body|table|thead|tbody|tr|td|th|img"
)
_MARKUP = re.compile(rf"</?(?:{_TAGS})\b[^<>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Event:
    """An event with its times read. `wanted` is the code that it brings along.

    `says` are the fields of a session that its form can say; whatever else is known stays.
    """

    line: int
    wanted: str
    session: Session
    says: frozenset[str]


def plan_events(
    source: Source,
    events: Sequence[Event],
    problems: Sequence[Problem],
    notes: Sequence[str],
    *,
    zone: Zone,
    known: Sequence[Session],
    ours: Mapping[str, str] | None = None,
    cancelled: Sequence[Event] = (),
) -> Plan[Session]:
    """What the events would change: each is matched with a known session, or gets a new code.

    `ours` are codes by the UIDs under which our own files name sessions. Of what is `cancelled` in the file,
    the session that it was is named, and stays.
    """
    uids = Counter(event.session.uid for event in events)
    events = sorted(
        (event if uids[event.session.uid] == 1 else _nameless(event) for event in events),
        key=lambda event: event.session.starts,
    )
    codes = given_codes([(event.wanted, event.session) for event in events], known, zone, ours)
    before = {session.code: session for session in known}
    found = [
        (event.line, _as_known(event, code, before.get(code)))
        for event, code in zip(events, codes, strict=True)
    ]
    rest = [session for session in known if session.code not in codes]
    off = {event.line: named_by(event.session, rest, ours) for event in cancelled}
    notes = (
        *notes,
        *_cancelled_notes(off),
        *double_booking_notes([session for _, session in found], known, zone),
    )
    gone = {session.code: "cancelled in the file" for session in off.values() if session is not None}
    changes = session_changes(found, known, zone, (), cancelled=gone)
    return Plan(source.name, source.digest, changes, tuple(problems), notes=notes)


def _nameless(event: Event) -> Event:
    """An event whose UID another one of the file bears as well: it tells nothing."""
    return replace(event, session=replace(event.session, uid=""))


def _cancelled_notes(off: Mapping[int, Session | None]) -> Iterator[str]:
    for line, session in sorted(off.items()):
        if session is None:
            yield f"The event on line {line} is cancelled and was passed over."
        else:
            yield (
                f"“{session.title}” ({session.code}) is cancelled in the file, line {line}; it stays unless "
                "you take it out."
            )


def _as_known(event: Event, code: str, before: Session | None) -> Session:
    """The session under its code; fields that the form of file cannot express keep their known values."""
    session = replace(event.session, code=code)
    if before is None:
        return session
    before = replace(before, uid=session.uid or before.uid)
    fields = {name: getattr(session, name) for name in event.says}
    if "items" in fields and "kind" not in fields:  # a schedule knows one talk, the agenda perhaps its parts
        fields["items"] = session.items if len(before.items) < 2 else before.items
    return replace(before, **fields)


def refuse_beyond(source: Source, events: int, what: str) -> None:
    """Raises Unreadable where there is no event, or more than any agenda has."""
    if events == 0:
        raise Unreadable(f"{source.name} has no event ({what}).")
    if events > MAX_EVENTS:
        raise Unreadable(f"{source.name} is larger than any agenda: {events:,} events; is it the right file?")


def text_of(value: Any, name: str, longest: int = LONGEST_TITLE) -> str:
    """A value from outside as a clean text; of a text in several languages the English.

    Raises ValueError with a reason for what is no text, is a formula or is too long.
    """
    if isinstance(value, Mapping):
        value = value.get("en") or next(iter(value.values()), None)
    if value is None:
        return ""
    if not isinstance(value, str | int | float):
        raise ValueError(f"{name} is not a text")
    text = clean(str(value))
    if wrong := fault(text.lstrip("="), longest):  # only a spreadsheet makes a formula of it
        raise ValueError(f"{name}: {wrong}")
    return text


def title_of(value: Any, name: str, remarks: list[str]) -> tuple[str, str]:
    """A title, and all of it where it had to be cut, for the notes; a remark says that it was.

    Raises ValueError with a reason for what is no text, or is no title at that length.
    """
    whole = text_of(value, name, LONGEST_WHOLE_TITLE)
    if len(whole) <= LONGEST_TITLE:
        return whole, ""
    remarks.append(
        f"“{brief(whole)}”: the title is longer than {LONGEST_TITLE} signs; all of it is in the notes."
    )
    return f"{whole[: LONGEST_TITLE - 1]}…", whole


def notes_of(value: Any, title: str, remarks: list[str]) -> str:
    """A description without its markup; a very long one is cut, with a remark."""
    if isinstance(value, str):
        if _MARKUP.search(value):
            value = unescape(_MARKUP.sub(" ", value))
        if len(value) > _LONGEST_ABOUT:
            remarks.append(f"{title}: the description is long and was cut after {_LONGEST_ABOUT:,} signs.")
            value = value[:_LONGEST_ABOUT] + "…"
    return text_of(value, "description", LONGEST_NOTES)


def required_order(title: str, starts: datetime, ends: datetime) -> None:
    """Raises ValueError with words for an event that ends before it starts, or is not of our time."""
    if not (1970 <= starts.year <= 2199 and 1970 <= ends.year <= 2199):
        raise ValueError("it is not on a date of our time")
    if ends < starts:
        raise ValueError(f"“{title}” would end before it starts")
    if ends == starts:
        raise ValueError(f"“{title}” has no length: it ends when it starts")


def kind_of(*words: str, speaker: str = "") -> str:
    """The kind of session that texts name in whole words, else "session"; a break has no speaker."""
    text = " ".join(plain(word) for word in words)
    kinds = (kind for kind, signs in _KINDS.items() if signs.search(text))
    return next((kind for kind in kinds if not (speaker and kind == "break")), "session")


def keynote(title: str, duration_ms: int, speaker: str, mode: str = "", language: str = "") -> Item:
    """The only item of an event that has speakers: a talk as long as the event."""
    return Item("1", "keynote", title, duration_ms, speaker=speaker, mode=mode, language=language)
