"""The plan of a file from outside into a conference, in one transaction."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from app.conference.import_note import ImportNote
from app.conference.matters import Matter
from app.conference.sessions import Session
from app.errors import Trouble
from app.exchange.plan import Change, Plan
from app.station.undo_import import replaced_by
from app.storage.database import Connection
from app.storage.signature import Signature
from app.storage.tables import conference, imports, questions, zoom_presence
from app.storage.tables.agenda import name_sessions, read_sessions, remove_session, write_sessions
from app.storage.tables.decisions import decide, read_decisions
from app.storage.tables.registrants import change_registrants, numbers, write_registrants

MATTERS = (
    *(Matter.REGISTRANT, Matter.LATE, Matter.ENTITY, Matter.COLUMNS, Matter.NAMES, Matter.MERGED),
    *(Matter.ZOOM_NAME, Matter.WORD, Matter.WHOLE_LIST, Matter.LEVELS),
)
"""What is remembered about lists: who a line is, who is late, entities, columns, names, words, Zoom."""


def write(connection: Connection, what: str, plan: Plan[Any], by: Signature) -> None:
    """Write the new and the changed rows of a plan, and what was decided about it; the caller commits.

    Raises Trouble when another desk has given one of the new numbers meanwhile.
    """
    new = [change.value for change in plan.new]
    conference.add_entities(connection, plan.new_entities)
    if what == "agenda":
        _take_out(connection, [change.value for change in plan.removed])
        write_sessions(connection, (*new, *(change.value for change in plan.changed)))
        name_sessions(connection, {change.value.code: change.value.uid for change in plan.unchanged})
    elif what == "questions":
        questions.add_questions(connection, new)
    elif what == "zoom":
        zoom_presence.write_presences(connection, new, [change.value for change in plan.changed])
    elif what == "seats":
        conference.write_seats(
            connection, {change.value.delegation: change.value.seat for change in plan.to_write}
        )
    else:
        if taken := numbers(connection) & {person.number for person in new}:
            raise Trouble(f"The number {min(taken)} was given meanwhile; read the file again.")
        write_registrants(connection, new, ())
        change_registrants(
            connection, ((change.value.number, _changed_fields(change)) for change in plan.changed)
        )
    for matter, choices in plan.remember.items():
        known = read_decisions(connection, matter)
        fresh = {key: choice for key, choice in choices.items() if known.get(key) != choice}
        decide(connection, by, matter, fresh)
    made = ImportNote(0, what, plan.source, by.at, plan.summary())
    imports.note_import(connection, made, plan.digest, replaced_by(what, plan, _changed_fields))


def _take_out(connection: Connection, sessions: Sequence[Session]) -> None:
    """Take sessions out of the agenda. Raises Trouble where somebody has touched one meanwhile."""
    there = {session.code: session for session in read_sessions(connection)} if sessions else {}
    for session in sessions:
        try:
            if there.get(session.code) != session:
                raise ValueError(f"{session.code} was changed meanwhile")
            remove_session(connection, session.code)
        except ValueError as no:
            raise Trouble(f"{no}; read the file again.") from None


def _numbered(change: Change[Any]) -> tuple[str, dict[str, Any]]:
    return change.value.number, _changed_fields(change)


def _changed_fields(change: Change[Any]) -> dict[str, Any]:
    """The fields that the file changes: what another desk wrote into the others meanwhile stays."""
    names = {field.name for field in fields(change.value)} - {"id", "badge", "number"}
    return {
        name: getattr(change.value, name)
        for name in sorted(names)
        if getattr(change.value, name) != getattr(change.before, name)
    }
