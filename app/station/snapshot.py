"""All rows of a conference as one frozen value; after a change only what has changed is made again."""

from base64 import b64decode
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from app.conference.conference import Conference
from app.conference.import_note import ImportNote
from app.conference.matters import Matter
from app.conference.registrants import Registrant
from app.conference.zoom_presence import Presence
from app.live.snapshot import ByNumber, ConferenceSnapshot
from app.protection.merged import with_aliases
from app.protection.protection import NOBODY, Protection
from app.protection.rows import hidden_items, hidden_questions, hidden_sessions, with_hidden
from app.storage import schema
from app.storage.database import Connection
from app.storage.sums import prints_of
from app.storage.tables import conference, imports, questions, zoom_presence
from app.storage.tables.agenda import read_sessions
from app.storage.tables.badge_layouts import read_pictures
from app.storage.tables.decisions import read_decisions
from app.storage.tables.parked_items import read_parked
from app.storage.tables.registrants import read_registrants, registrant_sums

_PICTURES = "pictures"
_TABLES: dict[str, tuple[tuple[Any, ...], Callable[[Connection], Any]]] = {
    "conference": ((schema.conference,), conference.read_conference),
    "sessions": ((schema.sessions, schema.items), read_sessions),
    "entities": ((schema.entities,), conference.read_entities),
    "questions": ((schema.questions,), questions.read_questions),
    "merged": ((schema.decisions,), partial(read_decisions, matter=Matter.MERGED)),
    "one_entity": ((schema.decisions,), partial(read_decisions, matter=Matter.ONE_ENTITY)),
    "apart": ((schema.decisions,), partial(read_decisions, matter=Matter.TWO_PEOPLE)),
    "presences": ((schema.presences,), zoom_presence.read_presences),
    "parked": ((schema.parked_items,), read_parked),
    "imports": ((schema.imports,), imports.last_imports),
    _PICTURES: ((schema.badge_pictures,), read_pictures),
}
_NAMELESS = ("status", "attendance", "language", "note", "photo", "registered_at")
_MOST_SINGLY = 500
"""Up to so many people that have changed are read alone."""


class SnapshotReader:
    """Reads a conference again and again. What is public in it names protected people by their alias.

    What did not change is the same object as before, so that whoever made something of it can keep that.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._rows: dict[str, tuple[object, Any]] = {}
        self._made: dict[str, tuple[tuple[object, ...], Any]] = {}
        self._print: object = None
        self._sums: dict[int, int | None] = {}
        self._people: tuple[Registrant, ...] = ()
        self._names = object()
        """Another one as soon as somebody's name is another."""
        self._by_row: dict[int, Registrant] = {}

    def read(self, connection: Connection, revision: int) -> ConferenceSnapshot:
        """The conference at a revision."""
        rows = {name: self._read(connection, name) for name in _TABLES if name != _PICTURES}
        merged, entities = rows["merged"], rows["entities"]
        people = self._once("people", with_aliases, self._registrants(connection), merged)
        protection = self._once("protection", lambda *_: _protection(people, merged), self._names, merged)
        return ConferenceSnapshot(
            address=self._address,
            conference=self._once("conference", _conference, rows["conference"], protection),
            sessions=self._once("sessions", hidden_sessions, rows["sessions"], protection, entities),
            entities=entities,
            registrants=people,
            data_version=revision,
            questions=self._once("questions", hidden_questions, rows["questions"], protection),
            merged=merged,
            presences=self._once("presences", _presences, rows["presences"], protection),
            parked=self._once("parked", hidden_items, rows["parked"], protection, entities),
            imports=self._once("imports", _imports, rows["imports"], protection),
            apart=frozenset(rows["apart"]),
            one_entity=rows["one_entity"],
            logo=self._logo(connection, rows["conference"].options.get("logo", "")),
            protection=protection,
            people=self._once("by number", ByNumber, people, merged),
        )

    def _read(self, connection: Connection, name: str) -> Any:
        """The rows of some tables, read anew where their sums tell that they changed."""
        tables, read = _TABLES[name]
        prints = prints_of(connection, tables)
        held = self._rows.get(name)
        if held is None or prints is None or held[0] != prints:
            found = read(connection)
            if held is not None and found == held[1] and _order(found) == _order(held[1]):
                found = held[1]
            held = self._rows[name] = prints, found
        return held[1]

    def _logo(self, connection: Connection, name: str) -> bytes:
        """The picture of that name; where the conference has none, no picture is read."""
        pictures = self._read(connection, _PICTURES) if name else {}
        return b64decode(pictures.get(name, ""))

    def _registrants(self, connection: Connection) -> tuple[Registrant, ...]:
        """Everybody; of many of whom few have changed, those alone are read."""
        prints = prints_of(connection, (schema.registrants,))
        if self._people and prints is not None and prints == self._print:
            return self._people
        sums = registrant_sums(connection)
        changed = [row for row, held in sums.items() if held is None or self._sums.get(row) != held]
        few = self._people and len(changed) <= _MOST_SINGLY
        found = read_registrants(connection, changed if few else None)
        if not few or sums.keys() != self._sums.keys() or any(map(self._is_renamed, found)):
            self._names = object()
        self._by_row |= {person.id: person for person in found}
        people = tuple(map(self._by_row.__getitem__, sums))
        if people != self._people:
            self._people = people
        self._sums, self._print = sums, prints  # last, so that a look that fails is taken again
        return self._people

    def _is_renamed(self, person: Registrant) -> bool:
        """Whether more has changed than what names nobody."""
        before = self._by_row.get(person.id)
        return (
            before is None or replace(before, **{name: getattr(person, name) for name in _NAMELESS}) != person
        )

    def _once(self, name: str, make: Callable[..., Any], *of: object) -> Any:
        """What is made of some values, made again only when one of them is another object."""
        held = self._made.get(name)
        if held is None or any(now is not before for now, before in zip(of, held[0], strict=True)):
            held = self._made[name] = of, make(*of)
        return held[1]


def _order(rows: object) -> list[object]:
    """That of rows by key, which two mappings need not share to be equal."""
    return list(rows) if isinstance(rows, Mapping) else []


def _protection(people: tuple[Registrant, ...], merged: Mapping[str, str]) -> Protection:
    return Protection(people, merged) if any(person.alias for person in people) else NOBODY


def _conference(row: Conference, protection: Protection) -> Conference:
    return with_hidden(protection, row, "name", "venue") if protection else row


def _presences(rows: tuple[Presence, ...], protection: Protection) -> tuple[Presence, ...]:
    return tuple(with_hidden(protection, seen, "name", "source") for seen in rows) if protection else rows


def _imports(rows: Mapping[str, ImportNote], protection: Protection) -> Mapping[str, ImportNote]:
    if not protection:
        return rows
    return {what: with_hidden(protection, note, "source", "summary") for what, note in rows.items()}
