"""frab's schedule, as CCC, FOSDEM and pretalx publish it, in XML or JSON: an event is a session."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from app.conference.sessions import Session
from app.exchange.agenda.events import (
    LONGEST_TITLE,
    LONGEST_WHOLE_TITLE,
    Event,
    keynote,
    kind_of,
    notes_of,
    plan_events,
    refuse_beyond,
    required_order,
    text_of,
    title_of,
)
from app.exchange.agenda.frab_files import Schedule, Talk, from_json, from_xml
from app.exchange.agenda.frab_times import end_of, in_seconds, stamp_of, start_of, written_clock
from app.exchange.agenda.versions import LONGEST_UID
from app.exchange.agenda.write_rows import CARRIED, uncarried
from app.exchange.plan import Plan, Problem
from app.exchange.tables.cells import brief, clean, sentence
from app.exchange.tables.headers import plain
from app.exchange.tables.source import take
from app.times import Zone, clock_text, millis, zone

_SAYS = frozenset({"title", "starts", "ends", "room", "language", "notes", "items"})
_CARRIED_SAYS = _SAYS | {"kind", "hard_end", "limit_ms"}
_OFF = frozenset(("cancelled", "canceled", "withdrawn", "abgesagt", "annule", "annulee"))
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,30}")


def plan_agenda_frab(
    path: Path, *, zone: Zone, known: Sequence[Session], ours: Mapping[str, str] | None = None
) -> Plan[Session]:
    """What a frab schedule, XML or JSON, would change; times without an offset are the venue's (`zone`).

    Raises Unreadable with a sentence.
    """
    source = take(path)
    start = source.data[:400].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    xml = start.startswith(b"<")
    schedule = from_xml(source) if xml else from_json(source)
    refuse_beyond(source, len(schedule.talks), "event")
    where, notes = _zone(schedule, zone)
    events: list[Event] = []
    problems: list[Problem] = []
    read: list[tuple[Talk, Session]] = []
    cancelled: list[Event] = []
    seconds = in_seconds(schedule)
    for talk in schedule.talks:
        try:
            event = _event(talk, schedule, where, seconds, notes)
            if plain(str(talk.fields.get("status") or talk.fields.get("state") or "")) in _OFF:
                cancelled.append(event)
                continue
            events.append(event)
            read.append((talk, event.session))
        except (ValueError, OverflowError) as error:
            problems.append(Problem(talk.line, sentence(_name(talk), str(error))))
    notes.extend((*_elsewhere(read, zone), *_left_out(read)))
    return plan_events(
        source, events, problems, notes, zone=zone, known=known, ours=ours, cancelled=cancelled
    )


def _zone(schedule: Schedule, venue: Zone) -> tuple[Zone, list[str]]:
    """The zone of times that carry no offset, and a remark where the file names none that is known."""
    if schedule.zone_name:
        try:
            return zone(schedule.zone_name), []
        except ValueError:
            return venue, [f"The time zone “{brief(schedule.zone_name)}” is not known; {venue} was taken."]
    bare = sum(not stamp_of(talk.fields) for talk in schedule.talks)
    if not bare:
        return venue, []
    events = "1 event has its time" if bare == 1 else f"{bare} events have their times"
    return venue, [f"The schedule names no time zone: {events} read as those of {venue}."]


def _elsewhere(read: Sequence[tuple[Talk, Session]], venue: Zone) -> Iterator[str]:
    """A remark where the file shows times of another zone than the venue's; it may be an error."""
    shown = [(written_clock(talk.fields), clock_text(session.starts, venue)) for talk, session in read]
    away = [(written, here) for written, here in shown if written and written != here]
    if away:
        written, here = away[0]
        are = "1 event is" if len(away) == 1 else f"{len(away)} events are"
        yield f"{are} written in another zone than {venue}: {written} there is {here} at the venue."


def _left_out(read: Sequence[tuple[Talk, Session]]) -> Iterator[str]:
    """A remark on what a schedule says of its events and an agenda has no place for."""
    more = sum(_says_more(talk.fields) for talk, _ in read if not talk.fields.get(CARRIED))
    if more:
        have = "1 event has" if more == 1 else f"{more} events have"
        yield f"{have} a longer description, links or files; these were left out."


def _says_more(fields: Mapping[str, Any]) -> bool:
    about, more = str(fields.get("abstract") or "").strip(), str(fields.get("description") or "").strip()
    return bool(about and more and about != more) or bool(fields.get("links") or fields.get("attachments"))


def _event(talk: Talk, schedule: Schedule, where: Zone, seconds: bool, notes: list[str]) -> Event:
    fields = talk.fields
    title, whole = title_of(fields.get("title"), "title", notes)
    if not title:
        raise ValueError("the event has no title")
    if subtitle := text_of(fields.get("subtitle"), "subtitle", LONGEST_WHOLE_TITLE):
        title, whole = title_of(f"{title.rstrip(' :')}: {subtitle}", "title", notes)
    starts, doubt = start_of(talk, schedule, where)
    notes.extend(f"{_name(talk)} {doubt}" for _ in doubt[:1])
    ends = end_of(fields, starts, where, seconds)
    speaker = ", ".join(name for name in map(_person, talk.persons) if name)
    session = Session(
        "",
        kind_of(title, text_of(fields.get("type"), "type"), speaker=speaker),
        title,
        starts,
        ends,
        room=text_of(fields.get("room") or talk.room, "room"),
        language=text_of(fields.get("language"), "language"),
        notes=" ".join(filter(None, (whole, _notes(fields, title, notes)))),
        uid=_uid(fields, schedule),
    )
    required_order(title, session.starts, session.ends)
    if carried := fields.get(CARRIED):
        return _carried(talk, session, str(carried), where)
    if speaker:
        session = replace(
            session, items=(keynote(title, millis(ends - starts), speaker, language=session.language),)
        )
    return Event(talk.line, _code(fields), session, _SAYS)


def _carried(talk: Talk, session: Session, carried: str, where: Zone) -> Event:
    """An event that Rostrum wrote: title, times and room as shown, all else from the lines it carries."""
    own = uncarried(carried, where)
    unmoved = (own.starts, length_text(own)) == (session.starts, length_text(session))
    ends = own.ends if unmoved else session.ends  # a schedule knows whole minutes only
    shown = replace(
        own, title=session.title, starts=session.starts, ends=ends, room=session.room, uid=session.uid
    )
    return Event(talk.line, own.code, shown, _CARRIED_SAYS)


def length_text(session: Session) -> str:
    """How long a session is planned to be, as h:mm; a part of a minute counts as a whole one."""
    minutes = -(-(session.ends - session.starts) // timedelta(minutes=1))
    return f"{minutes // 60}:{minutes % 60:02d}"


def _notes(fields: Mapping[str, Any], title: str, remarks: list[str]) -> str:
    track = text_of(fields.get("track"), "track")
    words = notes_of(fields.get("abstract") or fields.get("description"), title, remarks)
    return " ".join(part for part in (f"Track: {track}." if track else "", words) if part)


def _person(person: Any) -> str:
    if isinstance(person, Mapping):
        names = (person.get(name) for name in ("public_name", "full_public_name", "name"))
        person = next((name for name in names if name), "")
    return text_of(person, "person")


def _code(fields: Mapping[str, Any]) -> str:
    """The code that the event brings: pretalx's own, else its id, else its guid."""
    wanted = (str(fields.get(name) or "") for name in ("code", "id", "guid"))
    return next((code for code in wanted if _CODE.fullmatch(code)), "")


def _uid(fields: Mapping[str, Any], schedule: Schedule) -> str:
    """How the schedule calls the event for ever: its guid, else its code or id beside the conference's."""
    guid, code = clean(str(fields.get("guid") or "")).lower(), _code(fields)
    if guid:
        return guid[:LONGEST_UID]
    return f"frab:{clean(schedule.acronym)[: LONGEST_TITLE // 2]}:{code}" if code else ""


def _name(talk: Talk) -> str:
    title = talk.fields.get("title")
    return f"“{brief(title)}”" if isinstance(title, str) and title.strip() else ""
