"""The plan of an import as it may be told, by aliases; what is to be written stays as it was read."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from app.conference.registrants import PRIVATE, Registrant
from app.exchange.plan import Change, Doubt, FieldChange, Plan, Reading
from app.protection.protection import Protection
from app.protection.rows import with_hidden


def hidden_plan(plan: Plan[Any], people: Iterable[Registrant], protection: Protection) -> Plan[Any]:
    """A plan with every text of it that is told hidden; `protection` is that of the `people` known so far."""
    coming = [change.value for change in plan.changes if isinstance(change.value, Registrant)]
    if any(person.alias for person in coming):
        protection = Protection((*people, *coming))
    if not protection:
        return plan
    hide = protection.hide
    changes = tuple(_change(protection, change) for change in plan.changes)
    problems, offers = (
        tuple(
            replace(with_hidden(protection, problem, "what", "says"), doubt=_doubt(protection, problem.doubt))
            for problem in told
        )
        for told in (plan.problems, plan.offers)
    )
    return replace(
        plan,
        source=hide(plan.source),
        changes=changes,
        problems=problems,
        offers=offers,
        notes=tuple(map(hide, plan.notes)),
        reading=_reading(protection, plan.reading),
        protection=protection,
    )


def _change(protection: Protection, change: Change[Any]) -> Change[Any]:
    """A line; one that tells nothing beside its values stays as it is."""
    if not (change.fields or change.reason or change.doubt):
        return change
    reason = protection.hide(change.reason)
    if reason == change.reason and not change.fields and change.doubt is None:
        return change
    return replace(
        change,
        fields=tuple(_fields(protection, change)),
        reason=reason,
        doubt=_doubt(protection, change.doubt),
    )


def _fields(protection: Protection, change: Change[Any]) -> Iterable[FieldChange]:
    """What changes; of a protected person, that it does."""
    people = [each for each in (change.value, change.before) if isinstance(each, Registrant)]
    private = PRIVATE if any(person.alias for person in people) else ()
    for field in change.fields:
        if field.field in private:
            yield replace(field, before="(protected)", after="(protected)")
        else:
            yield with_hidden(protection, field, "before", "after")


def _doubt(protection: Protection, doubt: Doubt | None) -> Doubt | None:
    if doubt is None:
        return None
    return replace(doubt, choices=tuple(with_hidden(protection, choice, "words") for choice in doubt.choices))


def _reading(protection: Protection, reading: Reading | None) -> Reading | None:
    """How a table was read: its examples are cells of it."""
    if reading is None:
        return None
    columns = tuple(with_hidden(protection, column, "example") for column in reading.columns)
    return replace(reading, columns=columns)
