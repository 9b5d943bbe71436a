"""Questions of the public in and out; the key keeps a second import from adding anything twice."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from app.conference.questions import Question, QuestionStatus
from app.storage.schema import questions as table
from app.times import from_micros, micros

_NAMES = tuple(field.name for field in fields(Question))


def read_questions(connection: Connection) -> tuple[Question, ...]:
    """Every question, in the order in which they were asked; those without a time as they came."""
    found = connection.execute(select(*(table.c[name] for name in _NAMES)).order_by(table.c.id)).mappings()
    return tuple(sorted((_question(dict(row)) for row in found), key=_as_asked))


def add_questions(connection: Connection, new: Iterable[Question]) -> None:
    """Add those whose words are not there yet."""
    known = set(connection.execute(select(table.c.key)).scalars())
    rows = {question.key: _row(question) for question in new if question.key not in known}
    if rows:
        connection.execute(insert(table), list(rows.values()))


def set_question_status(connection: Connection, question: int, status: QuestionStatus) -> None:
    """Keep what the moderator made of a question."""
    connection.execute(update(table).where(table.c.id == question).values(status=status.value))


def _as_asked(question: Question) -> tuple[bool, datetime | int, int]:
    return question.received_at is None, question.received_at or 0, question.id


def _row(question: Question) -> dict[str, object]:
    held = {name: getattr(question, name) for name in _NAMES if name != "id"}
    at: datetime | None = question.received_at
    return held | {
        "key": question.key,
        "status": question.status.value,
        "received_at": micros(at) if at else None,
    }


def _question(row: dict[str, object]) -> Question:
    at = row["received_at"]
    row["received_at"] = from_micros(at) if isinstance(at, int) else None
    return Question(**row | {"status": QuestionStatus(str(row["status"]))})  # type: ignore[arg-type]
