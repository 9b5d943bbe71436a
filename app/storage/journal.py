"""The journals, of a session and of the registration desk: read what is new, write the next number.

Writing the number is the lock.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Integer, Select, Table, bindparam, func, insert, select
from sqlalchemy.exc import IntegrityError

from app.errors import Trouble, Unreachable, Unsaved
from app.floor.events import KINDS
from app.journal.entries import Entry, Event, UnknownEvent, decode, encode
from app.programme import events as _programme  # noqa: F401 -- its kinds stand in the same journal
from app.registration import events as door_events
from app.storage.database import NOT_FOUND_AGAIN, writing
from app.storage.errors import newer_event
from app.storage.schema import desk_entries, entries
from app.times import from_micros, micros

_TRIES = 20
T = TypeVar("T")

_SINCE = (
    select(entries.c.seq, entries.c.at, entries.c.kind, entries.c.data, entries.c.station, entries.c.desk)
    .where(entries.c.session == bindparam("session", type_=Integer), entries.c.seq > bindparam("after"))
    .order_by(entries.c.seq)
)


_DESK_SINCE = (
    select(*(desk_entries.c[name] for name in ("seq", "at", "kind", "data", "station", "desk")))
    .where(desk_entries.c.seq > bindparam("after"))
    .order_by(desk_entries.c.seq)
)


def read(connection: Connection, session: int, after: int = 0) -> tuple[Entry, ...]:
    """The entries of a session with numbers above `after`, in order.

    Raises Unreachable when a newer program wrote one of them.
    """
    rows = connection.execute(_SINCE, {"session": session, "after": after}).all()
    return _entries(rows, KINDS)


def read_desk(connection: Connection, after: int = 0) -> tuple[Entry, ...]:
    """The entries of the registration desk with numbers above `after`, in order. Raises Unreachable."""
    rows = connection.execute(_DESK_SINCE, {"after": after}).all()
    return _entries(rows, door_events.KINDS)


def write(connection: Connection, news: Mapping[int, Sequence[Entry]]) -> bool:
    """Write entries of sessions, by their ids, under their own numbers, all or none, synced to the disk.

    False, with nothing written, when another desk has taken a number. Raises Unsaved.
    """
    rows = [_row(entry) | {"session": session} for session, made in news.items() for entry in made]
    return _write(connection, entries, rows)


def write_desk(connection: Connection, entry: Entry, also: Callable[[], None] | None = None) -> bool:
    """The same for an entry of the registration desk; `also` changes rows in the same transaction."""
    return _write(connection, desk_entries, [_row(entry)], also)


def until_written(attempt: Callable[[], T | None]) -> T:
    """What `attempt` gives, asked again as long as it gives None because another desk was first.

    Each attempt reads the news and asks the rule anew. Raises Trouble after twenty of them.
    """
    for _ in range(_TRIES):
        done = attempt()
        if done is not None:
            return done
    raise Trouble("Other desks are writing without a pause; try again.")


def last_numbers(connection: Connection) -> dict[int, int]:
    """The latest number of each session that has a journal, by its id; 0 is the registration desk."""
    rows = connection.execute(
        select(entries.c.session, func.max(entries.c.seq).label("last")).group_by(entries.c.session)
    )
    desk: int = connection.execute(select(func.coalesce(func.max(desk_entries.c.seq), 0))).scalar_one()
    return {row.session: row.last for row in rows} | {0: desk}


def _entries(rows: Iterable[Any], kinds: Mapping[str, type[Event]]) -> tuple[Entry, ...]:
    try:
        return tuple(
            Entry(seq, from_micros(at), decode(kind, data, kinds), station, desk)
            for seq, at, kind, data, station, desk in rows
        )
    except UnknownEvent as error:
        raise Unreachable(newer_event(error)) from error


def _row(entry: Entry) -> dict[str, object]:
    kind, data = encode(entry.event)
    row = {"seq": entry.seq, "at": micros(entry.at), "station": entry.station, "desk": entry.desk}
    return row | {"kind": kind, "data": data}


def _write(
    connection: Connection,
    table: Table,
    rows: list[dict[str, object]],
    also: Callable[[], None] | None = None,
) -> bool:
    with writing("The last act"):
        try:
            connection.execute(insert(table), rows)
        except IntegrityError:
            connection.rollback()
            return False
        try:
            if also is not None:
                also()
            _require_written(connection, table, rows)
            connection.commit()
        except BaseException:
            connection.rollback()
            raise
    return True


@cache
def _as_written(table: Table, names: tuple[str, ...]) -> Select[Any]:
    """Looks for these columns of one row by its key."""
    key = [column == bindparam(column.name, type_=column.type) for column in table.primary_key]
    return select(*(table.c[name] for name in names)).where(*key)


def _require_written(connection: Connection, table: Table, rows: list[dict[str, object]]) -> None:
    """What is not found again in the same transaction, as it was written, was not done. Raises Unsaved."""
    for row in rows:
        found = connection.execute(_as_written(table, tuple(row)), row).mappings().first()
        if found is None or dict(found) != row:
            raise Unsaved(NOT_FOUND_AGAIN)
