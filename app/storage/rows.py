"""Ordinary rows in and out: conference, entities, agenda, registrants. Values in, values out."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from app.conference import Attendance, Category, Conference, Entity, Item, Registrant, Session, Status
from app.storage import schema
from app.times import from_micros, micros

_BADGE_BYTES = 9


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
    row["places"] = dict(conference.places)
    row["hashtags"], row["languages"] = list(conference.hashtags), list(conference.languages)
    connection.execute(delete(schema.conference))
    connection.execute(insert(schema.conference), {"id": 1, **row})


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


def read_sessions(connection: Connection) -> tuple[Session, ...]:
    """The agenda: sessions in the order of time, each with its items."""
    items: dict[int, list[Item]] = {}
    for row in connection.execute(select(schema.items).order_by(schema.items.c.place)).mappings():
        items.setdefault(row["session"], []).append(_value(Item, schema.items, row))
    order = (schema.sessions.c.starts, schema.sessions.c.id)
    found = connection.execute(select(schema.sessions).order_by(*order)).mappings()
    return tuple(
        _value(Session, schema.sessions, row, items=tuple(items.get(row["id"], ()))) for row in found
    )


def write_sessions(connection: Connection, agenda: Iterable[Session]) -> None:
    """Add new sessions and rewrite known ones by their code; none is ever removed here."""
    table = schema.sessions
    ids: dict[str, int] = {row.code: row.id for row in connection.execute(select(table.c.code, table.c.id))}
    for session in agenda:
        row = _plain(session)
        del row["items"], row["id"]
        key = ids.get(session.code)
        if key is None:
            key = connection.execute(insert(table).returning(table.c.id), row).scalar_one()
        else:
            connection.execute(update(table).where(table.c.id == key), row)
        _write_items(connection, key, session.items)


def _write_items(connection: Connection, session: int, planned: Iterable[Item]) -> None:
    """An item that keeps its number keeps its id, so that what belongs to it stays with it."""
    table = schema.items
    of_session = table.c.session == session
    found = connection.execute(select(table.c.number, table.c.id).where(of_session))
    ids: dict[str, int] = {row.number: row.id for row in found}
    connection.execute(delete(table).where(of_session))
    for place, item in enumerate(planned):
        row = _plain(item) | {"place": place, "session": session, "id": ids.pop(item.number, None)}
        connection.execute(insert(table), {name: held for name, held in row.items() if held is not None})


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
    for key, choice in choices.items():
        connection.execute(delete(table).where(table.c.matter == matter, table.c.key == key))
        row = {"matter": matter, "key": key, "choice": choice, "at": micros(at)}
        connection.execute(insert(table), row | {"station": station, "desk": desk})


def note_import(
    connection: Connection, at: datetime, what: str, source: str, digest: str, summary: str
) -> None:
    """Keep what was imported, from which file (its name and SHA-256), and what came of it."""
    row = {"at": micros(at), "what": what, "source": source, "digest": digest, "summary": summary}
    connection.execute(insert(schema.imports), row)


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


def _plain(value: Any) -> dict[str, Any]:
    held = {field.name: getattr(value, field.name) for field in fields(value)}
    return {name: micros(one) if isinstance(one, datetime) else one for name, one in held.items()}


def _value(kind: Any, table: Table, row: Mapping[Any, Any], **more: Any) -> Any:
    names = {field.name for field in fields(kind)} & {column.name for column in table.columns}
    instants = {"starts", "ends", "hard_start", "hard_end"}
    held = {name: _instant(row[name]) if name in instants else row[name] for name in names}
    return kind(**held, **more)
