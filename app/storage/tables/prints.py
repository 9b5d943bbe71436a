"""What was printed, in which version, and when."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from app.storage.rows import instant_of
from app.storage.schema import prints as table
from app.times import micros


def note_print(
    connection: Connection, at: datetime, document: str, edition: str, digest: str, printed_rows: str = ""
) -> None:
    """Keep that a document was printed; its version grows only when its content has changed.

    Only the last print of an edition keeps what stood in its rows.
    """
    version, last_digest, _, _ = last_print(connection, document, edition)
    connection.execute(update(table).where(_of(document, edition)).values(printed_rows=""))
    row = {"at": micros(at), "document": document, "edition": edition, "digest": digest, "internal": True}
    version = max(version + (last_digest != digest), 1)
    connection.execute(insert(table), row | {"version": version, "printed_rows": printed_rows})


def last_print(connection: Connection, document: str, edition: str) -> tuple[int, str, datetime | None, str]:
    """Version and digest of what was printed last, when that version was printed first, and its rows.

    Version 0 for what was never printed.
    """
    of_edition = _of(document, edition)
    last = connection.execute(select(table).where(of_edition).order_by(table.c.id.desc()).limit(1)).first()
    if last is None:
        return 0, "", None, ""
    found = select(func.min(table.c.at)).where(of_edition, table.c.version == last.version)
    return last.version, last.digest, instant_of(connection.execute(found).scalar_one()), last.printed_rows


def _of(document: str, edition: str) -> ColumnElement[bool]:
    return (table.c.document == document) & (table.c.edition == edition)
