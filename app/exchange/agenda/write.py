"""The agenda for the world: who may see what, and in which form; the bytes of a file, nothing written."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any, TypeVar

from app.conference.conference import Conference
from app.conference.entities import Category, Entity
from app.conference.registrants import Registrant
from app.conference.sessions import Item, Session
from app.exchange.agenda.write_frab import schedule_json, schedule_xml
from app.exchange.agenda.write_table import table_csv, table_xlsx
from app.exchange.tables.cells import clean
from app.protection.protection import Protection
from app.times import zone

FORMATS = {"ics": "ics", "frab-xml": "xml", "frab-json": "json", "csv": "csv", "xlsx": "xlsx"}
"""Each form and the ending of its files."""

_INTERNAL = ("note", "deadline")
_FUNCTION = re.compile(
    r"president|vice|chair|chairperson|chairpersonship|chairman|chairwoman|secretary|general|deputy|commissioner|"
    r"director|minister|ambassador|head|representative|special|rapporteur|co|ordinator|coordinator|moderator|"
    r"panellist|speaker|expert|delegation|of|the|and|for|[a-z]|\d+[a-z]?"
)
"""Words of functions: what consists of nothing else is not the name of a person."""

Row = TypeVar("Row", Session, Item)


def agenda_file(form: str, conference: Conference, sessions: Sequence[Session], at: datetime) -> bytes:
    """The agenda in one of FORMATS. `at` is when it was made; the same data gives the same bytes."""
    where = zone(conference.zone)
    conference = replace(conference, code=clean(conference.code), name=clean(conference.name))
    match form:
        case "ics":
            from app.exchange.agenda.write_ical import calendar

            return calendar(conference, sessions, where, at)
        case "frab-xml":
            return schedule_xml(conference, sessions, where)
        case "frab-json":
            return schedule_json(conference, sessions, where)
        case "xlsx":
            return table_xlsx(sessions, where, at)
    return table_csv(sessions, where)


def hidden(sessions: Iterable[Session], protection: Protection) -> tuple[Session, ...]:
    """The agenda in which every protected person bears the alias, wherever the name was written."""
    return tuple(_each(session, lambda text: protection.hide(clean(text))) for session in sessions)


def public(
    sessions: Iterable[Session], entities: Mapping[str, Entity], registrants: Iterable[Registrant]
) -> tuple[Session, ...]:
    """The agenda that anybody may see: no notes, no staff, no names; an alias and a function stay."""
    aliases = {registrant.alias for registrant in registrants if registrant.alias}
    staff = {
        name
        for entity in entities.values()
        if entity.category is Category.STAFF
        for name in (entity.code, entity.name, entity.abbreviation)
        if name
    }
    return tuple(
        replace(
            session,
            notes="",
            chair=session.chair if _may_be_named(session.chair, aliases) else "",
            moderator=session.moderator if _may_be_named(session.moderator, aliases) else "",
            items=tuple(
                replace(
                    item,
                    notes="",
                    cues=(),
                    speaker=item.speaker if _may_be_named(item.speaker, aliases) else "",
                    entity="" if item.entity in staff else item.entity,
                    title=_without_name(item, aliases),
                )
                for item in session.items
                if item.kind not in _INTERNAL and item.entity not in staff
            ),
        )
        for session in sessions
        if session.kind not in _INTERNAL
    )


def _may_be_named(speaker: str, aliases: set[str]) -> bool:
    """Whether it is an alias, or a function and no name: “Secretary General”, “Panellist 1a”."""
    words = re.findall(r"\w+", speaker.casefold())
    return speaker in aliases or all(map(_FUNCTION.fullmatch, words))


def _without_name(item: Item, aliases: set[str]) -> str:
    """A title that does not name who speaks; where nothing else is left, its kind is said."""
    if _may_be_named(item.speaker, aliases):
        return item.title
    bare = re.sub(rf"(?<!\w){re.escape(item.speaker)}(?!\w)", "", item.title, flags=re.IGNORECASE)
    return clean(bare).strip(" ,;:–—-()") or item.kind.replace("_", " ").capitalize()


def _each(session: Session, change: Callable[[str], str]) -> Session:
    """The session and its items with every free text changed."""
    uid = session.uid if change(session.uid) == session.uid else ""  # one that names a person is not told
    items = tuple(_item(item, change) for item in session.items)
    return _row(replace(session, items=items, uid=uid), change)


def _item(item: Item, change: Callable[[str], str]) -> Item:
    return replace(_row(item, change), cues=tuple(cue.each(change) for cue in item.cues))


def _row(row: Row, change: Callable[[str], str]) -> Row:
    names = {"title", "room", "speaker", "notes", "entity", "language", "chair", "moderator"} & {
        field.name for field in fields(row)
    }
    changed: dict[str, Any] = {name: change(getattr(row, name)) for name in names}
    return replace(row, **changed)
