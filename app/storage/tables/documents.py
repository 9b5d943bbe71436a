"""Papers of the conference: a row for each version of each; a revision keeps the former ones."""

import base64
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, insert, select, update

from app.documents.document import Document
from app.storage.rows import row_of
from app.storage.schema import documents as table
from app.storage.signature import Signature
from app.times import from_micros, micros

_HEAD = tuple(column for column in table.c if column.name not in ("text", "data"))
_FIELDS = ("key", "version", "name", "title", "language", "session", "audience", "form", "pages", "digest")


def read_documents(connection: Connection, *, every: bool = False) -> tuple[Document, ...]:
    """The newest version of each paper that was not removed, by title; with `every`, all versions."""
    rows = connection.execute(select(*_HEAD).where(table.c.removed_at.is_(None)).order_by(table.c.version))
    found = [
        Document(**{name: getattr(row, name) for name in _FIELDS}, at=from_micros(row.at), desk=row.desk)
        for row in rows
    ]
    if not every:
        found = list({document.key: document for document in found}.values())
    return tuple(sorted(found, key=lambda paper: (paper.title.casefold(), paper.key, -paper.version)))


def data_of(connection: Connection, key: str, version: int) -> bytes:
    """The bytes of a version as they came; nothing for one that is not there."""
    found = connection.execute(select(table.c.data).where(_of(key, version))).scalar()
    return base64.b64decode(found) if found else b""


def texts_of(connection: Connection, key: str, version: int) -> tuple[str, ...]:
    """The text of each page of a version, by which it is searched and protected names are found in it.

    Raises ValueError where it is damaged: what cannot be looked through is not shown.
    """
    found = connection.execute(select(table.c.text).where(_of(key, version))).scalar()
    return tuple(map(str, json.loads(found))) if found else ()


def add_document(
    connection: Connection, by: Signature, document: Document, texts: Sequence[str], data: bytes
) -> None:
    """Keep a version of a paper; the caller has chosen key and version."""
    row = {name: value for name, value in asdict(document).items() if name in _FIELDS}
    content = {
        "text": json.dumps(list(texts), ensure_ascii=False),
        "data": base64.b64encode(data).decode("ascii"),
    }
    connection.execute(insert(table), row | content | row_of(by))


def remove_document(connection: Connection, key: str, at: datetime | None) -> None:
    """Take a paper out of all lists at an instant; None brings it back. What was kept of it stays."""
    connection.execute(
        update(table).where(table.c.key == key).values(removed_at=None if at is None else micros(at))
    )


def taken_keys(connection: Connection) -> set[str]:
    """Every key that was ever given, removed papers included."""
    return set(connection.execute(select(table.c.key).distinct()).scalars())


def _of(key: str, version: int) -> ColumnElement[bool]:
    return (table.c.key == key) & (table.c.version == version)
