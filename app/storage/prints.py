"""What was printed, in which version, and when."""

from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from app.storage import schema
from app.storage.rows import instant_of
from app.times import micros


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
    return last.version, last.digest, instant_of(connection.execute(found).scalar_one())
