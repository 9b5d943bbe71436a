"""The plan of an import as it may be shown: protected people by their aliases."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from app.conference.registrants import PRIVATE, Registrant
from app.exchange.plan import Change, FieldChange, Plan
from app.protection.outside_text import Veil
from app.protection.rows import with_aliases


def veiled_plan(plan: Plan[Any], people: Sequence[Registrant]) -> Plan[Any]:
    """A plan of an import as it may be told: what would be written stays as the file has it."""
    if not any(person.alias for person in (*people, *_registrants(plan))):
        return plan
    veil = Veil((*people, *_registrants(plan)))
    changes = tuple(
        replace(change, fields=tuple(_fields(veil, change)), reason=veil.over(change.reason))
        for change in plan.changes
    )
    problems = tuple(with_aliases(veil, problem, "what", "says") for problem in plan.problems)
    return replace(plan, changes=changes, problems=problems, notes=tuple(map(veil.over, plan.notes)))


def _fields(veil: Veil, change: Change[Any]) -> Iterable[FieldChange]:
    """What changes; of a protected person, that it does."""
    people = [one for one in (change.value, change.before) if isinstance(one, Registrant)]
    hidden = PRIVATE if any(person.alias for person in people) else ()
    for field in change.fields:
        if field.field in hidden:
            yield replace(field, before="(protected)", after="(protected)")
        else:
            yield with_aliases(veil, field, "before", "after")


def _registrants(plan: Plan[Any]) -> Iterable[Registrant]:
    return (change.value for change in plan.changes if isinstance(change.value, Registrant))
