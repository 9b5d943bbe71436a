"""What was imported, what it replaced, and what acts name: those stay, whatever import they came by."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import datetime
from operator import attrgetter
from typing import Any
from zlib import crc32

from sqlalchemy import Connection, Select, Table, Text, bindparam, cast, delete, func, insert, select, update

from app.conference import cues
from app.conference.import_note import ImportNote
from app.conference.matters import Matter
from app.conference.questions import QuestionStatus
from app.conference.registrants import FIELDS, Registrant
from app.conference.sessions import Item, Session
from app.storage import schema
from app.storage.rows import delete_many
from app.storage.tables.decisions import forget, read_decisions
from app.times import from_micros, micros

_OWN = ("id", "badge")
_INSTANTS = ("starts", "ends", "hard_start", "hard_end")


def note_import(
    connection: Connection, made: ImportNote, digest: str, replaced: Mapping[str, Any] | None = None
) -> None:
    """Keep what was imported, from which file (its name and SHA-256), and what it replaced."""
    row = {"at": micros(made.at), "what": made.what, "source": made.source, "summary": made.summary}
    connection.execute(insert(schema.imports), row | {"digest": digest, "replaced": replaced or {}})


def last_imports(connection: Connection) -> dict[str, ImportNote]:
    """The last import of each kind that replaced something and was not taken back."""
    replaced = cast(schema.imports.c.replaced, Text) != "{}"
    return {note.what: note for note in _notes(connection, _KNOWN.where(replaced))}


def read_history(connection: Connection) -> tuple[ImportNote, ...]:
    """Everything that was imported or taken back (“undo agenda”), the latest first."""
    return tuple(reversed(_notes(connection, _KNOWN)))


def _notes(connection: Connection, look: Select[Any]) -> list[ImportNote]:
    rows = connection.execute(look.order_by(schema.imports.c.id))
    return [ImportNote(row.id, row.what, row.source, from_micros(row.at), row.summary) for row in rows]


_KNOWN = select(*(schema.imports.c[name] for name in ("id", "what", "source", "at", "summary")))


def brought(connection: Connection, what: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The imports of a kind that hold: the file's name, and the numbers or UIDs of what came by it."""
    table = schema.imports
    found = connection.execute(select(table.c.source, table.c.replaced).where(table.c.what == what))
    return tuple((row.source, frozenset(_names_in(row.replaced or {}))) for row in found if row.replaced)


def _names_in(replaced: Mapping[str, Any]) -> Iterator[str]:
    """Of people their numbers; of sessions the UIDs, which older imports hold beside each session alone."""
    yield from replaced.get("uids", ())
    for key, held in replaced.get("new", {}).items():
        if not isinstance(held, dict):
            yield key
        elif held.get("uid"):
            yield held["uid"]


def read_replaced(connection: Connection, key: int) -> dict[str, Any]:
    """What an import replaced."""
    table = schema.imports
    held = connection.execute(select(table.c.replaced).where(table.c.id == key)).scalar()
    return dict(held or {})


def forget_replaced(connection: Connection, key: int) -> None:
    """An import that was taken back is not taken back again."""
    connection.execute(update(schema.imports).where(schema.imports.c.id == key).values(replaced={}))


def mark(person: Registrant) -> int:
    """A short sum over a registration, which differs once any of its fields was changed."""
    values = list(_VALUES(person))
    values[_REGISTERED] = str(plain(person.registered_at))  # all the others are texts
    return crc32("\x1f".join(values).encode())


def plain(value: Any) -> Any:
    """A field as it is kept: instants in microseconds."""
    return micros(value) if isinstance(value, datetime) else value


_MARKED = tuple(name for name in FIELDS if name not in _OWN)
_VALUES = attrgetter(*_MARKED)
_REGISTERED = _MARKED.index("registered_at")


def document_of(session: Session) -> dict[str, Any]:
    """A session with its items as JSON can hold it."""
    held = {field.name: plain(getattr(session, field.name)) for field in fields(session)}
    return held | {"items": [_item_document(item) for item in session.items]}


def _item_document(item: Item) -> dict[str, Any]:
    held = {field.name: plain(getattr(item, field.name)) for field in fields(item)}
    return held | {"cues": [cues.document_of(cue) for cue in item.cues]}


def session_of(document: Mapping[str, Any]) -> Session:
    """The session of such a document."""
    return Session(**_read(document) | {"items": tuple(map(_item_of, document["items"]))})


def _item_of(document: Mapping[str, Any]) -> Item:
    return Item(**_read(document) | {"cues": tuple(map(cues.cue_of, document["cues"]))})


def _read(held: Mapping[str, Any]) -> dict[str, Any]:
    instants = {name: from_micros(held[name]) for name in _INSTANTS if held.get(name) is not None}
    return {**held, **instants}


def named_in_sessions(connection: Connection) -> frozenset[str]:
    """Every text in the acts of the floor and the programme: whom or what they name stays."""
    return _texts_of_acts(connection, schema.entries)


def named_at_the_door(connection: Connection) -> frozenset[str]:
    """Every text in the acts of the registration desk."""
    return _texts_of_acts(connection, schema.desk_entries)


def _texts_of_acts(connection: Connection, journal: Table) -> frozenset[str]:
    acts = connection.execute(select(journal.c.data)).scalars()
    return frozenset(text for data in acts for text in _texts(data))


def questions_put(connection: Connection) -> frozenset[int]:
    """The ids of all questions that were ever put to a panel."""
    put = schema.entries.c.kind == "QuestionPut"
    acts = connection.execute(select(schema.entries.c.data).where(put)).scalars()
    return frozenset(data["question"] for data in acts)


def last_acts(connection: Connection) -> dict[int, datetime]:
    """When something happened last in each session, by its id."""
    table = schema.entries
    found = connection.execute(select(table.c.session, func.max(table.c.at)).group_by(table.c.session))
    return {session: from_micros(at) for session, at in found}


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for inner in data.values() if isinstance(data, dict) else data:
            yield from _texts(inner)


def remove_registrants(connection: Connection, numbers: Iterable[str]) -> None:
    """Take registrations out, and what was decided about which line they are: a number may be given again."""
    table = schema.registrants
    gone = list(numbers)
    delete_many(connection, delete(table), table.c.number, gone)
    same = {f"same:{number}" for number in gone}
    decided = read_decisions(connection, Matter.REGISTRANT) if gone else {}
    forget(connection, Matter.REGISTRANT, [key for key, choice in decided.items() if choice in same])


def remove_questions(connection: Connection, keys: Iterable[str]) -> None:
    """Take out questions with which nothing was done yet."""
    table = schema.questions
    held = [{"of": key} for key in keys]
    if held:
        is_new = table.c.status == QuestionStatus.NEW.value
        connection.execute(delete(table).where((table.c.key == bindparam("of")) & is_new), held)


def remove_entities(connection: Connection, codes: Iterable[str]) -> None:
    """Take out those of these entities that nobody and nothing names any more."""
    used = {
        code
        for table in (schema.registrants, schema.items, schema.parked_items)
        for code in connection.execute(select(table.c.entity)).scalars()
    }
    settings = connection.execute(select(schema.conference.c.places, schema.conference.c.seats)).one()
    used |= (
        {*settings.places, *settings.seats} | named_in_sessions(connection) | named_at_the_door(connection)
    )
    gone = [{"of": code} for code in codes if code not in used]
    if gone:
        table = schema.entities
        connection.execute(delete(table).where(table.c.code == bindparam("of")), gone)
