"""Items of the agenda that were parked: kept aside, without a session and without a place in time."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from app.conference.cues import cue_of, document_of
from app.conference.sessions import Item
from app.storage.rows import row_of, value_of
from app.storage.schema import parked_items as table


def read_parked(connection: Connection) -> tuple[Item, ...]:
    """The parked items, in their order."""
    found = connection.execute(select(table).order_by(table.c.place)).mappings()
    return tuple(value_of(Item, table, row, cues=tuple(map(cue_of, row["cues"]))) for row in found)


def write_parked(connection: Connection, items: Iterable[Item]) -> None:
    """Keep exactly these items aside, each under the id that it had; hard times are not kept."""
    connection.execute(delete(table))
    rows = [
        row_of(item) | {"place": place, "cues": [document_of(cue) for cue in item.cues]}
        for place, item in enumerate(items)
    ]
    for row in rows:
        del row["hard_start"], row["hard_end"]
    if rows:
        connection.execute(insert(table), rows)
