"""Ordinary rows in and out: conference, entities, agenda, registrants. Values in, values out."""

import itertools
import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, update

from app.conference.conference import (
    Attendance,
    Category,
    Conference,
    Entity,
    Item,
    Registrant,
    Session,
    Status,
)
from app.conference.cues import ItemCue, cue_of, document_of
from app.storage import schema
from app.times import from_micros, micros

_BADGE_BYTES, _CUE_BYTES = 9, 4
_FIELDS: dict[type, tuple[str, ...]] = {}


def read_conference(connection: Connection) -> Conference:
    """The conference itself."""
    row = dict(connection.execute(select(schema.conference)).mappings().one())
    for name in ("id", "revision"):
        del row[name]
    for name in ("starts", "ends", "registration_deadline", "floor_deadline"):
        row[name] = _instant(row[name])
    return Conference(**{**row, "hashtags": tuple(row["hashtags"]), "languages": tuple(row["languages"])})


def revision(connection: Connection) -> int:
    """Grows with every change of ordinary rows."""
    return connection.execute(select(schema.conference.c.revision)).scalar() or 0


def write_conference(connection: Connection, conference: Conference) -> None:
    """Write the conference of a new file, or its changed settings."""
    row = _plain(conference) | {"revision": revision(connection) + 1, "limits": dict(conference.limits)}
    row["places"], row["seats"] = dict(conference.places), dict(conference.seats)
    row["hashtags"], row["languages"] = list(conference.hashtags), list(conference.languages)
    connection.execute(delete(schema.conference))
    connection.execute(insert(schema.conference), {"id": 1, **row})


def write_seats(connection: Connection, changes: Mapping[str, str]) -> None:
    """Where some delegations sit from now on, by their codes; with an empty text they have no seat."""
    held = {**read_conference(connection).seats, **changes}
    seats = {code: seat for code, seat in held.items() if seat}
    connection.execute(update(schema.conference).values(seats=seats))


def touch(connection: Connection) -> None:
    """Let the other desks know that rows have changed."""
    connection.execute(update(schema.conference).values(revision=schema.conference.c.revision + 1))


def read_entities(connection: Connection) -> dict[str, Entity]:
    """Every entity by its code, in the order of the file they came from."""
    found = connection.execute(select(schema.entities).order_by(schema.entities.c.position)).mappings()
    return {
        row["code"]: Entity(
            row["code"],
            row["name"],
            Category(row["category"]),
            row["name_fr"],
            row["abbreviation"],
            row["fr_sort"],
            row["note"],
        )
        for row in found
    }


def add_entities(connection: Connection, new: Iterable[Entity]) -> None:
    """Add entities behind those that are there."""
    count = len(connection.execute(select(schema.entities.c.code)).all())
    rows = [_plain(one) | {"position": count + place} for place, one in enumerate(new)]
    if rows:
        connection.execute(insert(schema.entities), rows)


def read_registrants(connection: Connection) -> tuple[Registrant, ...]:
    """Every registrant, in the order in which they came."""
    table = schema.registrants
    names = [field.name for field in fields(Registrant)]
    found = connection.execute(select(*(table.c[name] for name in names)).order_by(table.c.id))
    place = {name: index for index, name in enumerate(names)}
    return tuple(Registrant(*_typed(list(row), place)) for row in found)


def _typed(row: list[Any], place: Mapping[str, int]) -> list[Any]:
    row[place["attendance"]] = Attendance(row[place["attendance"]])
    row[place["status"]] = Status(row[place["status"]])
    row[place["registered_at"]] = _instant(row[place["registered_at"]])
    return row


def write_registrants(
    connection: Connection, new: Iterable[Registrant], changed: Iterable[Registrant]
) -> None:
    """Add new registrants, each with a random badge id, and rewrite changed ones by their number.

    A changed registrant keeps id and badge.
    """
    added = [_plain(one) | {"badge": one.badge or secrets.token_urlsafe(_BADGE_BYTES)} for one in new]
    for row in added:
        del row["id"]
    if added:
        connection.execute(insert(schema.registrants), added)
    for one in changed:
        row = _plain(one)
        del row["id"], row["badge"]
        connection.execute(update(schema.registrants).where(schema.registrants.c.number == one.number), row)


def numbers(connection: Connection) -> set[str]:
    """Every registration number that was given."""
    return set(connection.execute(select(schema.registrants.c.number)).scalars())


def change_registrants(connection: Connection, changes: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
    """Change some fields of registrants, by their number; every other field stays as it is."""
    table = schema.registrants
    same: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for number, said in changes:
        row = {f"to_{name}": micros(one) if isinstance(one, datetime) else one for name, one in said.items()}
        same.setdefault(tuple(said), []).append(row | {"of": number})
    for names, found in same.items():
        values: dict[str, Any] = {name: bindparam(f"to_{name}") for name in names}
        connection.execute(update(table).where(table.c.number == bindparam("of")).values(values), found)


def read_sessions(connection: Connection) -> tuple[Session, ...]:
    """The agenda: sessions in the order of time, each with its items."""
    items: dict[int, list[Item]] = {}
    for row in connection.execute(select(schema.items).order_by(schema.items.c.place)).mappings():
        cues = tuple(map(cue_of, row["cues"]))
        items.setdefault(row["session"], []).append(_value(Item, schema.items, row, cues=cues))
    order = (schema.sessions.c.starts, schema.sessions.c.id)
    found = connection.execute(select(schema.sessions).order_by(*order)).mappings()
    return tuple(
        _value(Session, schema.sessions, row, items=tuple(items.get(row["id"], ()))) for row in found
    )


def write_sessions(connection: Connection, agenda: Iterable[Session]) -> None:
    """Add new sessions and rewrite known ones by their code; none is ever removed here."""
    table = schema.sessions
    ids: dict[str, int] = {row.code: row.id for row in connection.execute(select(table.c.code, table.c.id))}
    agenda = tuple(agenda)
    keys = _cue_keys(connection, {ids[one.code] for one in agenda if one.code in ids})
    for session in agenda:
        row = _plain(session)
        del row["items"], row["id"]
        key = ids.get(session.code)
        if key is None:
            key = connection.execute(insert(table).returning(table.c.id), row).scalar_one()
        else:
            connection.execute(update(table).where(table.c.id == key), row)
        _write_items(connection, key, session.items, keys)


def _cue_keys(connection: Connection, sessions: Collection[int]) -> set[str]:
    """The keys of all cues but those of some sessions."""
    elsewhere = ~schema.items.c.session.in_(sessions)
    found = connection.execute(select(schema.items.c.cues).where(elsewhere)).scalars()
    return {cue["key"] for cues in found for cue in cues}


def _with_keys(cues: Iterable[ItemCue], taken: set[str]) -> list[dict[str, Any]]:
    """Cues as they are kept: a new one gets a key, and so does one whose key another has already."""
    made = []
    for cue in cues:
        key = cue.key
        while not key or key in taken:
            key = secrets.token_hex(_CUE_BYTES)
        taken.add(key)
        made.append(document_of(cue.keyed(key)))
    return made


def _write_items(connection: Connection, session: int, planned: Sequence[Item], keys: set[str]) -> None:
    """An item keeps its id, or that of its number, so that what belongs to it stays with it.

    A new row of SQLite may get the id of a deleted one, and with it all its acts: new ids are given here,
    above every one that is, or was ever spoken of in a journal.
    """
    table = schema.items
    of_session = table.c.session == session
    elsewhere = set(connection.execute(select(table.c.id).where(~of_session)).scalars())
    found = connection.execute(select(table.c.number, table.c.id).where(of_session))
    ids: dict[str, int] = {row.number: row.id for row in found}
    held = _ids_held(planned, ids, elsewhere)
    if 0 in held:
        new = itertools.count(max((0, *elsewhere, *ids.values(), *held, *_items_of_acts(connection))) + 1)
        held = [key or next(new) for key in held]
    connection.execute(delete(table).where(of_session))
    rows = [
        _plain(item) | {"place": place, "session": session, "id": key, "cues": _with_keys(item.cues, keys)}
        for place, (item, key) in enumerate(zip(planned, held, strict=True))
    ]
    if rows:
        connection.execute(insert(table), rows)


def _ids_held(planned: Sequence[Item], ids: Mapping[str, int], elsewhere: Collection[int]) -> list[int]:
    """For each item its own id, else that of its number; 0 where it has neither or another has it."""
    own = {item.id for item in planned}
    held: list[int] = []
    for item in planned:
        of_number = ids.get(item.number, 0)
        wanted = (item.id, 0 if of_number in own else of_number)
        held.append(next((key for key in wanted if key and key not in elsewhere and key not in held), 0))
    return held


def items_begun(connection: Connection) -> frozenset[int]:
    """The ids of every item that was ever on air."""
    begun = schema.entries.c.kind == "ItemStarted"
    found = connection.execute(select(schema.entries.c.data).where(begun)).scalars()
    return frozenset(data["item"] for data in found)


def _items_of_acts(connection: Connection) -> Iterator[int]:
    """The ids of every item of which a journal speaks, whether it is still there or not."""
    for data in connection.execute(select(schema.entries.c.data)).scalars():
        yield from _items_named(data)


def _items_named(data: Any) -> Iterator[int]:
    """Ids under “item” and “passed”, however deep."""
    for name, value in data.items() if isinstance(data, dict) else ():
        held = value if isinstance(value, list) else [value]
        if name in ("item", "passed"):
            yield from (one for one in held if isinstance(one, int))
        for one in held:
            yield from _items_named(one)


def read_decisions(connection: Connection, matter: str) -> dict[str, str]:
    """What was decided about a matter (mail, zoom name, columns …): from its key to the choice."""
    table = schema.decisions
    found = connection.execute(select(table.c.key, table.c.choice).where(table.c.matter == matter))
    return {row.key: row.choice for row in found}


def decide(
    connection: Connection, at: datetime, matter: str, choices: Mapping[str, str], station: str, desk: str
) -> None:
    """Keep decisions, by key; a later one about the same key takes the place of the former."""
    table = schema.decisions
    if not choices:
        return
    is_this = (table.c.matter == matter) & (table.c.key == bindparam("of"))
    connection.execute(delete(table).where(is_this), [{"of": key} for key in choices])
    whole = {"matter": matter, "at": micros(at), "station": station, "desk": desk}
    connection.execute(insert(table), [whole | {"key": key, "choice": choices[key]} for key in choices])


def forget(connection: Connection, matter: str, keys: Iterable[str]) -> None:
    """Take decisions back."""
    table = schema.decisions
    connection.execute(delete(table).where(table.c.matter == matter, table.c.key.in_(list(keys))))


def note_print(connection: Connection, at: datetime, document: str, edition: str, digest: str) -> int:
    """Keep that a document was printed; its version, which grows only when its content has changed."""
    table = schema.prints
    last = connection.execute(
        select(table.c.version, table.c.digest)
        .where(table.c.document == document, table.c.edition == edition)
        .order_by(table.c.id.desc())
        .limit(1)
    ).first()
    version = 1 if last is None else last.version + (last.digest != digest)
    row = {"at": micros(at), "document": document, "edition": edition, "version": version}
    connection.execute(insert(table), row | {"digest": digest, "internal": True})
    return version


def last_print(connection: Connection, document: str, edition: str) -> tuple[int, str, datetime | None]:
    """Version and digest of what was printed last, and when that version was printed first; 0 for never."""
    table = schema.prints
    of_edition = (table.c.document == document, table.c.edition == edition)
    last = connection.execute(
        select(table.c.version, table.c.digest).where(*of_edition).order_by(table.c.id.desc()).limit(1)
    ).first()
    if last is None:
        return 0, "", None
    found = select(func.min(table.c.at)).where(*of_edition, table.c.version == last.version)
    return last.version, last.digest, _instant(connection.execute(found).scalar_one())


def _instant(value: int | None) -> datetime | None:
    return None if value is None else from_micros(value)


def _names(value: Any) -> tuple[str, ...]:
    kind = type(value)
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple(field.name for field in fields(kind))
    return _FIELDS[kind]


def _plain(value: Any) -> dict[str, Any]:
    held = {name: getattr(value, name) for name in _names(value)}
    return {name: micros(one) if isinstance(one, datetime) else one for name, one in held.items()}


def _value(kind: Any, table: Table, row: Mapping[Any, Any], **more: Any) -> Any:
    names = {field.name for field in fields(kind)} & {column.name for column in table.columns} - set(more)
    instants = {"starts", "ends", "hard_start", "hard_end"}
    held = {name: _instant(row[name]) if name in instants else row[name] for name in names}
    return kind(**held, **more)
