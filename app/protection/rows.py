"""Rows in which protected people bear their aliases: what the agenda and the public wrote out about them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from app.conference.conference import PRIVATE, Item, Registrant, Session
from app.conference.questions import Question, protected
from app.exchange.plan import Change, FieldChange, Plan
from app.protection.outside_text import Veil


def veiled_questions(questions: Iterable[Question], people: Sequence[Registrant]) -> tuple[Question, ...]:
    """The questions, by whom and about whom they are."""
    known = protected(questions, people)
    if not any(one.alias for one in people):
        return known
    veil = Veil(people)
    return tuple(_veiled(veil, one, "text", "asked_by", "note") for one in known)


def veiled_sessions(sessions: Iterable[Session], people: Sequence[Registrant]) -> tuple[Session, ...]:
    """The agenda, its titles, speakers and notes."""
    if not any(one.alias for one in people):
        return tuple(sessions)
    veil = Veil(people)
    return tuple(
        _veiled(
            veil,
            replace(one, items=tuple(_item(veil, item) for item in one.items)),
            *("title", "notes"),
        )
        for one in sessions
    )


def _item(veil: Veil, item: Item) -> Item:
    cues = tuple(cue.each(veil.over) for cue in item.cues)
    changed: Item = _veiled(veil, item, "title", "speaker", "notes")
    return replace(changed, cues=cues)


def veiled_plan(plan: Plan[Any], people: Sequence[Registrant]) -> Plan[Any]:
    """A plan of an import as it may be told: what would be written stays as the file has it."""
    if not any(one.alias for one in (*people, *_registrants(plan))):
        return plan
    veil = Veil((*people, *_registrants(plan)))
    changes = tuple(
        replace(one, fields=tuple(_fields(veil, one)), reason=veil.over(one.reason)) for one in plan.changes
    )
    problems = tuple(_veiled(veil, one, "what", "says") for one in plan.problems)
    return replace(plan, changes=changes, problems=problems, notes=tuple(map(veil.over, plan.notes)))


def _fields(veil: Veil, change: Change[Any]) -> Iterable[FieldChange]:
    """What changes; of a protected person, that it does."""
    people = [one for one in (change.value, change.before) if isinstance(one, Registrant)]
    hidden = PRIVATE if any(one.alias for one in people) else ()
    for one in change.fields:
        if one.field in hidden:
            yield replace(one, before="(protected)", after="(protected)")
        else:
            yield _veiled(veil, one, "before", "after")


def _registrants(plan: Plan[Any]) -> Iterable[Registrant]:
    return (one.value for one in plan.changes if isinstance(one.value, Registrant))


def _veiled(veil: Veil, value: Any, *names: str) -> Any:
    texts = {name: getattr(value, name) for name in names}
    new = {name: after for name, text in texts.items() if (after := veil.over(text)) != text}
    return replace(value, **new) if new else value
