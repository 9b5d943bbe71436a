"""Sessions, items and cues as rows."""

import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from app.conference.cues import ItemCue, cue_of, document_of
from app.conference.sessions import Item, Session
from app.storage import schema
from app.storage.rows import row_of, value_of

_CUE_BYTES = 4


def read_sessions(connection: Connection) -> tuple[Session, ...]:
    """The agenda: sessions in the order of time, each with its items."""
    items: dict[int, list[Item]] = {}
    for row in connection.execute(select(schema.items).order_by(schema.items.c.place)).mappings():
        cues = tuple(map(cue_of, row["cues"]))
        items.setdefault(row["session"], []).append(value_of(Item, schema.items, row, cues=cues))
    order = (schema.sessions.c.starts, schema.sessions.c.id)
    found = connection.execute(select(schema.sessions).order_by(*order)).mappings()
    return tuple(
        value_of(Session, schema.sessions, row, items=tuple(items.get(row["id"], ()))) for row in found
    )


def write_sessions(connection: Connection, agenda: Iterable[Session]) -> None:
    """Add new sessions and rewrite known ones by their code; none is ever removed here.

    One that was taken out and comes back gets its id again, where that is free.
    """
    table = schema.sessions
    ids: dict[str, int] = {row.code: row.id for row in connection.execute(select(table.c.code, table.c.id))}
    agenda = tuple(agenda)
    keys = _cue_keys(connection, {ids[session.code] for session in agenda if session.code in ids})
    items = _ItemIds(connection)
    rows: list[dict[str, Any]] = []
    for session in agenda:
        row = row_of(session)
        del row["items"], row["id"]
        key = ids.get(session.code)
        if key is None:
            own = {"id": session.id} if session.id and session.id not in ids.values() else {}
            key = connection.execute(insert(table).returning(table.c.id), row | own).scalar_one()
            ids[session.code] = key
        else:
            connection.execute(update(table).where(table.c.id == key), row)
        for place, (item, held) in enumerate(zip(session.items, items.held(key, session.items), strict=True)):
            cues = _with_keys(item.cues, keys)
            rows.append(row_of(item) | {"place": place, "session": key, "id": held, "cues": cues})
    if emptied := items.written & items.had:
        connection.execute(delete(schema.items).where(schema.items.c.session.in_(emptied)))
    if rows:
        connection.execute(insert(schema.items), rows)


def name_sessions(connection: Connection, uids: Mapping[str, str]) -> None:
    """Remember how their source calls sessions, by their code; nothing else of them is written."""
    table = schema.sessions
    held = {row.code: row.uid for row in connection.execute(select(table.c.code, table.c.uid))}
    rows = [{"of": code, "as": uid} for code, uid in uids.items() if uid and held.get(code, uid) != uid]
    if rows:
        connection.execute(
            update(table).where(table.c.code == bindparam("of")).values(uid=bindparam("as")), rows
        )


def remove_session(connection: Connection, code: str) -> None:
    """Take out a session in which nothing has happened. Raises ValueError with words otherwise."""
    sessions, entries = schema.sessions, schema.entries
    key = connection.execute(select(sessions.c.id).where(sessions.c.code == code)).scalar()
    acts = connection.execute(select(func.count()).where(entries.c.session == key)).scalar()
    if acts:
        raise ValueError(f"{code} has a journal already; it stays in the agenda")
    connection.execute(delete(schema.items).where(schema.items.c.session == key))
    connection.execute(delete(sessions).where(sessions.c.id == key))


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


class _ItemIds:
    """Which ids the items of an agenda keep, and which new ones get; looked up once for all its sessions.

    An item keeps its id, or that of its number, so that what belongs to it stays with it. A new row of
    SQLite may get the id of a deleted one, and with it all its acts: new ids are given here, above every one
    that is, or was ever spoken of in a journal.
    """

    def __init__(self, connection: Connection) -> None:
        table = schema.items
        self._connection = connection
        self._numbers: dict[int, dict[str, int]] = {}
        self._session_of: dict[int, int] = {}
        for row in connection.execute(select(table.c.session, table.c.number, table.c.id)):
            self._numbers.setdefault(row.session, {})[row.number] = row.id
            self._session_of[row.id] = row.session
        self.had, self.written = frozenset(self._numbers), set[int]()
        self._highest = max(self._session_of, default=0)
        self._knows_acts = False

    def held(self, session: int, planned: Sequence[Item]) -> list[int]:
        """For each item its own id, that of its number, or a new one where another has both."""
        ids, own = self._numbers.get(session, {}), {item.id for item in planned}
        held: list[int] = []
        for item in planned:
            of_number = ids.get(item.number, 0)
            wanted = (item.id, 0 if of_number in own else of_number)
            free = (key for key in wanted if key and self._session_of.get(key, session) == session)
            held.append(next((key for key in free if key not in held), 0))
        self._highest = max(self._highest, *held, 0)
        held = [key or self._new() for key in held]
        for key in ids.values():
            self._session_of.pop(key, None)
        self._session_of |= dict.fromkeys(held, session)
        self.written.add(session)
        return held

    def _new(self) -> int:
        if not self._knows_acts:
            self._highest = max(self._highest, *_items_of_acts(self._connection), 0)
            self._knows_acts = True
        self._highest += 1
        return self._highest


def items_begun(connection: Connection) -> frozenset[int]:
    """The ids of every item that was ever on air."""
    begun = schema.entries.c.kind == "ItemStarted"
    acts = connection.execute(select(schema.entries.c.data).where(begun)).scalars()
    return frozenset(data["item"] for data in acts)


def _items_of_acts(connection: Connection) -> Iterator[int]:
    """The ids of every item of which a journal speaks, whether it is still there or not."""
    for data in connection.execute(select(schema.entries.c.data)).scalars():
        yield from _items_named(data)


def _items_named(data: Any) -> Iterator[int]:
    """Ids under “item” and “passed”, however deep."""
    for name, value in data.items() if isinstance(data, dict) else ():
        values = value if isinstance(value, list) else [value]
        if name in ("item", "passed"):
            yield from (number for number in values if isinstance(number, int))
        for inner in values:
            yield from _items_named(inner)
