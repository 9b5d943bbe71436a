"""What was issued on paper or as a file: in which version and state, when, and which printer took it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from app.storage.rows import instant_of
from app.storage.schema import prints as table
from app.times import from_micros, micros


@dataclass(frozen=True, slots=True)
class Issue:
    """What was issued last of an edition; `printer` is empty where it was saved as a file only."""

    at: datetime
    version: int
    status: str
    printer: str


def note_print(
    connection: Connection,
    at: datetime,
    document: str,
    edition: str,
    digest: str,
    printed_rows: str = "",
    *,
    status: str = "",
    printer: str = "",
) -> None:
    """Keep that a document was issued; its version grows only when its content has changed.

    `printer` took the pages; empty where they were saved. Only the last keeps what stood in its rows.
    """
    version, last_digest, _, _ = last_print(connection, document, edition)
    connection.execute(update(table).where(_of(document, edition)).values(printed_rows=""))
    row = {"at": micros(at), "document": document, "edition": edition, "digest": digest, "internal": True}
    version = max(version + (last_digest != digest), 1)
    more = {"version": version, "printed_rows": printed_rows, "status": status, "printer": printer}
    connection.execute(insert(table), row | more)


def last_issue(connection: Connection, document: str, edition: str) -> Issue | None:
    """What was issued last of an edition; None where nothing was."""
    found = select(table).where(_of(document, edition)).order_by(table.c.id.desc()).limit(1)
    row = connection.execute(found).first()
    return Issue(from_micros(row.at), row.version, row.status, row.printer) if row else None


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
