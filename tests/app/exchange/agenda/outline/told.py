"""Plans of agendas in short lines, as a test can say what is right."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.agenda.plan import planned
from app.conference.sessions import Session
from app.exchange.agenda.outline.read import plan_any_agenda
from app.exchange.plan import Plan
from app.times import clock_text, in_zone
from tests.app.exchange.files import ENTITIES, VIENNA
from tests.app.people import CONFERENCE

DAYS = replace(
    CONFERENCE, starts=datetime(2021, 6, 14, 7, tzinfo=UTC), ends=datetime(2021, 6, 16, 16, tzinfo=UTC)
)
"""Monday, 14 June, to Wednesday, 16 June 2021, in Vienna."""


def read(path: Path, known: Sequence[Session] = (), **more: Any) -> Plan[Session]:
    """What an agenda from anywhere would change in a conference of three days."""
    return plan_any_agenda(path, conference=DAYS, entities=ENTITIES, known=known, **more)


def told(plan: Plan[Session]) -> str:
    """Each new session as “14 10:00-11:30 panel Title [room]”, its items below it, then what is wrong."""
    lines = [line for change in plan.new for line in _session(change.value)]
    return "\n".join([*lines, *(f"! {problem.line} {problem.what}" for problem in plan.problems)])


def _session(session: Session) -> list[str]:
    room = f" [{session.room}]" if session.room else ""
    led = "".join(f" ({name})" for name in (session.chair, session.moderator) if name)
    day = in_zone(session.starts, VIENNA).day
    span = f"{clock_text(session.starts, VIENNA)}-{clock_text(session.ends, VIENNA)}"
    head = f"{day} {span} {session.kind} {session.title}{room}{led}"
    return [head, *(_item(part) for part in planned(session))]


def _item(part: Any) -> str:
    item = part.item
    span = f"{clock_text(part.start, VIENNA)}-{clock_text(part.end, VIENNA)}{'■' if part.hard else ''}"
    who = " | ".join(filter(None, (item.speaker, item.notes, item.entity, item.mode)))
    title = "" if item.title == item.speaker else item.title
    return f" {span} {item.kind} {' | '.join(filter(None, (title, who)))}"
