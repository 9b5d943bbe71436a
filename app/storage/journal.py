"""The journal of a session: read what is new, write the next number. Writing the number is the lock."""

from sqlalchemy import Connection, Integer, bindparam, func, insert, select
from sqlalchemy.exc import IntegrityError

from app.floor.events import Entry, UnknownEvent, decode, encode
from app.programme import events as _programme  # noqa: F401 -- its kinds stand in the same journal
from app.storage.database import writing
from app.storage.schema import entries
from app.times import from_micros, micros
from app.trouble import Unreachable

_SINCE = (
    select(entries.c.seq, entries.c.at, entries.c.kind, entries.c.data, entries.c.station, entries.c.desk)
    .where(entries.c.session == bindparam("session", type_=Integer), entries.c.seq > bindparam("after"))
    .order_by(entries.c.seq)
)


def read(connection: Connection, session: int, after: int = 0) -> tuple[Entry, ...]:
    """The entries of a session with numbers above `after`, in order.

    Raises Unreachable when a newer program wrote one of them.
    """
    rows = connection.execute(_SINCE, {"session": session, "after": after}).all()
    connection.rollback()
    try:
        return tuple(
            Entry(seq, from_micros(at), decode(kind, data), station, desk)
            for seq, at, kind, data, station, desk in rows
        )
    except UnknownEvent as error:
        raise Unreachable(
            f"This conference was written by a newer Rostrum (it knows “{error}”). It was not changed."
        ) from error


def write(connection: Connection, session: int, entry: Entry) -> bool:
    """Write an entry under its own number and sync it to the disk.

    False, with nothing written, when another desk has taken the number. Raises Unsaved.
    """
    kind, data = encode(entry.event)
    row = {
        "session": session,
        "seq": entry.seq,
        "at": micros(entry.at),
        "station": entry.station,
        "desk": entry.desk,
        "kind": kind,
        "data": data,
    }
    with writing("The last act"):
        try:
            connection.execute(insert(entries), row)
            connection.commit()
        except IntegrityError:
            connection.rollback()
            return False
        except BaseException:
            connection.rollback()
            raise
    return True


def last_numbers(connection: Connection) -> dict[int, int]:
    """The latest number of each session that has a journal, by the session's id."""
    rows = connection.execute(
        select(entries.c.session, func.max(entries.c.seq).label("last")).group_by(entries.c.session)
    )
    return {row.session: row.last for row in rows}
