"""A file from outside into a conference: first a plan that writes nothing, then one transaction."""

from collections.abc import Collection, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from app.exchange.plan import Plan
from app.loaded import Loaded
from app.storage import rows
from app.storage.database import Connection
from app.times import zone
from app.trouble import Trouble

KINDS = ("agenda", "registrants")


def plan(
    loaded: Loaded,
    what: str,
    path: Path,
    *,
    columns: Mapping[str, str] | None = None,
    sheet: str | None = None,
    begun: Collection[int] = (),
) -> Plan[Any]:
    """What importing the file would change. `what` is one of KINDS; `columns` maps its headers to our fields.

    Items that have been on air (`begun`, by id) stay. Raises Unreadable with file, line and
    reason; Trouble for another kind.
    """
    where = zone(loaded.conference.zone)
    if what == "agenda":
        from app.exchange.agenda import plan_agenda  # noqa: PLC0415 -- only the reader that is needed
        from app.exchange.agenda_changes import keeping  # noqa: PLC0415

        found = plan_agenda(path, zone=where, known=loaded.sessions, columns=columns, sheet=sheet)
        return keeping(found, begun)
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
    raise Trouble(f"“{what}” cannot be imported; it is one of: {', '.join(KINDS)}.")


def write(connection: Connection, what: str, plan: Plan[Any], at: datetime) -> None:
    """Write the new and the changed rows of a plan; the caller commits."""
    new = [change.value for change in plan.new]
    changed = [change.value for change in plan.changed]
    rows.add_entities(connection, plan.new_entities)
    if what == "agenda":
        rows.write_sessions(connection, (*new, *changed))
    else:
        rows.write_registrants(connection, new, changed)
    rows.note_import(connection, at, what, plan.source, plan.digest, plan.summary())
