"""A file from outside into a conference: first a plan that writes nothing, then one transaction."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from app.door.state import NameDecision
from app.exchange.plan import Plan
from app.loaded import Loaded
from app.storage import presence_rows, question_rows, rows
from app.storage.database import Connection
from app.times import zone
from app.trouble import Trouble

KINDS = ("agenda", "registrants", "requests", "questions", "zoom")


def plan(
    loaded: Loaded,
    what: str,
    path: Path,
    *,
    columns: Mapping[str, str] | None = None,
    sheet: str | None = None,
    names: Mapping[str, NameDecision] | None = None,
) -> Plan[Any]:
    """What importing the file would change. `what` is one of KINDS; `columns` maps its headers to our fields;
    `names` says what was decided about names on Zoom.

    Raises Unreadable with file, line and reason; Trouble for another kind.
    """
    where = zone(loaded.conference.zone)
    if what == "agenda":
        from app.exchange.agenda import plan_agenda  # noqa: PLC0415 -- only the reader that is needed

        return plan_agenda(path, zone=where, known=loaded.sessions, columns=columns, sheet=sheet)
    if what == "registrants":
        from app.exchange.registrants import plan_registrants  # noqa: PLC0415

        return plan_registrants(
            path,
            zone=where,
            deadline=loaded.conference.registration_deadline,
            entities=loaded.entities,
            known=loaded.registrants,
            columns=columns,
            sheet=sheet,
        )
    if what == "questions":
        from app.exchange.questions_table import plan_questions  # noqa: PLC0415

        return plan_questions(
            path,
            zone=where,
            known=loaded.questions,
            sessions=loaded.sessions,
            registrants=loaded.registrants,
            columns=columns,
            sheet=sheet,
        )
    if what == "zoom":
        from app.exchange.zoom_report import plan_zoom  # noqa: PLC0415

        return plan_zoom(
            path,
            conference=loaded.conference,
            registrants=loaded.registrants,
            entities=loaded.entities,
            known=loaded.presences,
            names=names or {},
            columns=columns,
            sheet=sheet,
        )
    raise Trouble(f"“{what}” cannot be imported; it is one of: {', '.join(KINDS)}.")


def write(connection: Connection, what: str, plan: Plan[Any], at: datetime) -> None:
    """Write the new and the changed rows of a plan; the caller commits."""
    new = [change.value for change in plan.new]
    changed = [change.value for change in plan.changed]
    rows.add_entities(connection, plan.new_entities)
    if what == "agenda":
        rows.write_sessions(connection, (*new, *changed))
    elif what == "questions":
        question_rows.add_questions(connection, new)
    elif what == "zoom":
        presence_rows.write_presences(connection, new, changed)
    else:
        rows.write_registrants(connection, new, changed)
    rows.note_import(connection, at, what, plan.source, plan.digest, plan.summary())
