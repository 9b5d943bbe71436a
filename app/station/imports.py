"""A file from outside into a conference: first a plan that writes nothing, then one transaction."""

import gc
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from app.conference.import_note import ImportNote
from app.conference.matters import Matter
from app.errors import Trouble
from app.exchange.plan import Change, Plan
from app.live.snapshot import ConferenceSnapshot
from app.registration.state import NameDecision
from app.station.undo_import import replaced_by
from app.storage.database import Connection
from app.storage.signature import Signature
from app.storage.tables import conference, imports, questions, zoom_presence
from app.storage.tables.agenda import write_sessions
from app.storage.tables.decisions import decide, read_decisions
from app.storage.tables.registrants import change_registrants, numbers, write_registrants
from app.times import zone

KINDS = ("agenda", "registrants", "requests", "questions", "zoom", "seats")
MATTERS = (
    Matter.REGISTRANT,
    Matter.LATE,
    Matter.ENTITY,
    Matter.COLUMNS,
    Matter.MERGED,
    Matter.ZOOM_NAME,
)
"""What is remembered about lists: who a line is, who may come late, names, headers, merges."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How a file is to be read, and what is known besides the conference's rows.

    `columns` maps its headers to our fields; `decided` is what persons said before, by matter and key; with
    `ask`, a person sits before the plan and can say what columns mean; items that have been on air (`begun`,
    by id) stay; `names` says what was decided about names on Zoom.
    """

    columns: Mapping[str, str] | None = None
    sheet: str | None = None
    header_line: int | None = None
    encoding: str = ""
    decided: Mapping[str, Mapping[str, str]] | None = None
    ask: bool = False
    begun: Collection[int] = ()
    names: Mapping[str, NameDecision] = field(default_factory=dict)


def plan(loaded: ConferenceSnapshot, what: str, path: Path, options: ReadOptions) -> Plan[Any]:
    """What importing the file would change. `what` is one of KINDS, but for requests, which have their desk.

    Raises Unreadable with file, line and reason; Trouble for another kind.
    """
    planner = _PLANNERS.get(what)
    if planner is None:
        raise Trouble(f"“{what}” cannot be imported; it is one of: {', '.join(KINDS)}.")
    return planner(loaded, path, options)


def _agenda(loaded: ConferenceSnapshot, path: Path, options: ReadOptions) -> Plan[Any]:
    from app.exchange.agenda.changes import keeping
    from app.exchange.agenda.read import plan_agenda

    where = zone(loaded.conference.zone)
    found = plan_agenda(path, zone=where, known=loaded.sessions, columns=options.columns, sheet=options.sheet)
    return keeping(found, options.begun)


def _registrants(loaded: ConferenceSnapshot, path: Path, options: ReadOptions) -> Plan[Any]:
    from app.exchange.registrants.read import plan_registrants
    from app.exchange.tables.table import Manner

    with _nothing_collected():
        return plan_registrants(
            path,
            zone=zone(loaded.conference.zone),
            deadline=loaded.conference.registration_deadline,
            entities=loaded.entities,
            known=loaded.registrants,
            manner=Manner(options.columns, options.sheet, options.header_line, options.encoding),
            decided=options.decided,
            ask=options.ask,
        )


def _questions(loaded: ConferenceSnapshot, path: Path, options: ReadOptions) -> Plan[Any]:
    from app.exchange.questions import plan_questions

    return plan_questions(
        path,
        zone=zone(loaded.conference.zone),
        known=loaded.questions,
        sessions=loaded.sessions,
        registrants=loaded.registrants,
        columns=options.columns,
        sheet=options.sheet,
    )


def _zoom(loaded: ConferenceSnapshot, path: Path, options: ReadOptions) -> Plan[Any]:
    from app.exchange.zoom.report import plan_zoom

    return plan_zoom(
        path,
        conference=loaded.conference,
        registrants=loaded.registrants,
        entities=loaded.entities,
        known=loaded.presences,
        names=options.names,
        decided=(options.decided or {}).get(Matter.ZOOM_NAME, {}),
        columns=options.columns,
        sheet=options.sheet,
    )


def _seats(loaded: ConferenceSnapshot, path: Path, options: ReadOptions) -> Plan[Any]:
    from app.exchange.seats import IN_ORDER, plan_by_order, plan_seats

    if path == Path(IN_ORDER):
        return plan_by_order(loaded.entities, loaded.registrants, loaded.conference.seats)
    return plan_seats(
        path,
        entities=loaded.entities,
        seats=loaded.conference.seats,
        columns=options.columns,
        sheet=options.sheet,
    )


_PLANNERS: dict[str, Callable[[ConferenceSnapshot, Path, ReadOptions], Plan[Any]]] = {
    "agenda": _agenda,
    "registrants": _registrants,
    "questions": _questions,
    "zoom": _zoom,
    "seats": _seats,
}


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """A plan keeps nearly all it makes: looking for what to throw away would take a quarter of its time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def write(connection: Connection, what: str, plan: Plan[Any], by: Signature) -> None:
    """Write the new and the changed rows of a plan, and what was decided about it; the caller commits.

    Raises Trouble when another desk has given one of the new numbers meanwhile.
    """
    new = [change.value for change in plan.new]
    conference.add_entities(connection, plan.new_entities)
    if what == "agenda":
        write_sessions(connection, (*new, *(change.value for change in plan.changed)))
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
