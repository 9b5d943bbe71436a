"""What was understood of a pasted agenda, in lines for the eye; words without widgets."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from app.agenda.plan import planned
from app.conference.sessions import Session
from app.times import Zone, clock_text, day_text

if TYPE_CHECKING:
    from app.exchange.plan import Plan

_SAID = {"new": "new", "changed": "changed", "unchanged": "as it is"}


def understood(plan: "Plan[Any]", where: Zone) -> tuple[str, ...]:
    """Every session of the text with its items below it, by day; names as they may be shown."""
    day, lines = "", []
    for change in plan.changes:
        if change.what not in _SAID:
            continue
        session = change.value
        if (on := day_text(session.starts, where)) != day:
            day = on
            lines.append(day.upper())
        lines += _session(session, _SAID[change.what], where)
    return tuple(map(plan.protection.hide, lines))


def _session(session: Session, known: str, where: Zone) -> Iterator[str]:
    span = f"{clock_text(session.starts, where)}–{clock_text(session.ends, where)}"
    led = [
        f"{what} {name}"
        for what, name in (("chair", session.chair), ("moderator", session.moderator))
        if name
    ]
    yield "  ".join(filter(None, (span, session.title))) + f"  · {known}"
    if beside := ", ".join(filter(None, (session.room, *led, session.notes))):
        yield f"        {beside}"
    for part in planned(session):
        item = part.item
        entity = f" ({item.entity})" if item.entity else ""
        title = "" if item.title == item.speaker else item.title
        words = " – ".join(filter(None, (title, f"{item.speaker}{entity}".strip())))
        yield f"        {clock_text(part.start, where)}  {words}"


def counted(plan: "Plan[Any]") -> str:
    """How much was understood, in a sentence."""
    if plan.question:
        return f"Not ready: {plan.question}"
    sessions = [change.value for change in plan.changes if change.what in _SAID]
    items = sum(len(session.items) for session in sessions)
    problems = len(plan.problems)
    wrong = f", {problems} line{'s' if problems != 1 else ''} to look at" if problems else ""
    many = "1 session" if len(sessions) == 1 else f"{len(sessions)} sessions"
    return f"{many}, {items} item{'s' if items != 1 else ''}{wrong}."
