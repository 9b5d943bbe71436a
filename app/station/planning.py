"""What importing a file would change, planned in a process of its own; nothing is written.

What travels there are the rows of a conference and a name of a kind; each reader is loaded there alone.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.apart import nothing_collected
from app.conference.conference import Conference
from app.conference.entities import Entity
from app.conference.matters import Matter
from app.conference.questions import Question
from app.conference.registrants import Registrant
from app.conference.sessions import Session
from app.conference.zoom_presence import Presence
from app.errors import Trouble
from app.exchange.plan import Plan
from app.registration.state import NameDecision
from app.times import zone

KINDS = ("agenda", "registrants", "requests", "questions", "zoom", "seats")


@dataclass(frozen=True, slots=True)
class Rows:
    """What a plan looks at of a conference."""

    conference: Conference
    sessions: tuple[Session, ...]
    entities: Mapping[str, Entity]
    registrants: tuple[Registrant, ...]
    questions: tuple[Question, ...]
    presences: tuple[Presence, ...]


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How a file is to be read, and what is known besides the conference's rows.

    `columns` maps its headers to our fields; `decided` is what persons said before, by matter and key; with
    `ask`, a person sits before the plan and can say what columns mean; items that have been on air (`begun`,
    by id) stay; `names` says what was decided about names on Zoom. `former` are earlier imports of this kind:
    the file's name, and what came by it; what is in `acted` (sessions by id, people by number) is never
    offered to be taken out.
    """

    columns: Mapping[str, str] | None = None
    sheet: str | None = None
    header_line: int | None = None
    encoding: str = ""
    decided: Mapping[str, Mapping[str, str]] | None = None
    ask: bool = False
    begun: Collection[int] = ()
    names: Mapping[str, NameDecision] = field(default_factory=dict)
    former: Collection[tuple[str, frozenset[str]]] = ()
    acted: Collection[int | str] = ()

    def choices(self, matter: Matter) -> Mapping[str, str]:
        """What was decided about a matter, by its key."""
        return (self.decided or {}).get(matter, {})


def plan(rows: Rows, what: str, path: Path, options: ReadOptions) -> Plan[Any]:
    """What importing the file would change. `what` is one of KINDS, but for requests, which have their desk.

    Raises Unreadable with file, line and reason; Trouble for another kind.
    """
    planner = _PLANNERS.get(what)
    if planner is None:
        raise Trouble(f"“{what}” cannot be imported; it is one of: {', '.join(KINDS)}.")
    return planner(rows, path, options)


def _agenda(rows: Rows, path: Path, options: ReadOptions) -> Plan[Any]:
    from app.exchange.agenda.changes import keeping, within_days
    from app.exchange.agenda.outline.read import plan_any_agenda
    from app.exchange.agenda.write_rows import our_uids
    from app.exchange.gone.sessions import offering
    from app.exchange.tables.table import Manner

    venue = zone(rows.conference.zone)
    found = plan_any_agenda(
        path,
        conference=rows.conference,
        entities=rows.entities,
        known=rows.sessions,
        manner=Manner(options.columns, options.sheet, options.header_line, options.encoding),
        decided=options.decided,
        ours=our_uids(rows.conference, rows.sessions),
        ask=options.ask,
    )
    acted = {key for key in options.acted if isinstance(key, int)}
    asked = offering(found, venue, acted=acted, former=options.former, decided=options.choices(Matter.GONE))
    return within_days(keeping(asked, options.begun), rows.conference)


def _registrants(rows: Rows, path: Path, options: ReadOptions) -> Plan[Any]:
    from app.exchange.gone.people import offering
    from app.exchange.registrants.read import plan_registrants
    from app.exchange.tables.table import Manner

    venue = zone(rows.conference.zone)
    with nothing_collected():
        found = plan_registrants(
            path,
            zone=venue,
            deadline=rows.conference.registration_deadline,
            entities=rows.entities,
            known=rows.registrants,
            manner=Manner(options.columns, options.sheet, options.header_line, options.encoding),
            decided=options.decided,
            ask=options.ask,
        )
        acted = {key for key in options.acted if isinstance(key, str)}
        return offering(
            found, venue, acted=acted, former=options.former, decided=options.choices(Matter.GONE)
        )


def _questions(rows: Rows, path: Path, options: ReadOptions) -> Plan[Any]:
    from app.exchange.questions import plan_questions

    return plan_questions(
        path,
        zone=zone(rows.conference.zone),
        known=rows.questions,
        sessions=rows.sessions,
        registrants=rows.registrants,
        columns=options.columns,
        sheet=options.sheet,
    )


def _zoom(rows: Rows, path: Path, options: ReadOptions) -> Plan[Any]:
    from app.exchange.zoom.report import plan_zoom

    return plan_zoom(
        path,
        conference=rows.conference,
        registrants=rows.registrants,
        entities=rows.entities,
        known=rows.presences,
        names=options.names,
        decided=options.choices(Matter.ZOOM_NAME),
        columns=options.columns,
        sheet=options.sheet,
    )


def _seats(rows: Rows, path: Path, options: ReadOptions) -> Plan[Any]:
    from app.exchange.seats import IN_ORDER, plan_by_order, plan_seats

    if path == Path(IN_ORDER):
        return plan_by_order(rows.entities, rows.registrants, rows.conference.seats)
    return plan_seats(
        path,
        entities=rows.entities,
        seats=rows.conference.seats,
        columns=options.columns,
        sheet=options.sheet,
    )


_PLANNERS: dict[str, Callable[[Rows, Path, ReadOptions], Plan[Any]]] = {
    "agenda": _agenda,
    "registrants": _registrants,
    "questions": _questions,
    "zoom": _zoom,
    "seats": _seats,
}
