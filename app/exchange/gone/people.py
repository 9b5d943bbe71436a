"""People whom a list named and its next version does not: each is offered to be cancelled."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from app.conference.registrants import Registrant, Status
from app.exchange.differences import differences
from app.exchange.gone.former import of_this_source, offer
from app.exchange.plan import OUT, Change, Plan
from app.times import Zone

CANCEL = "cancel the registration"
_NO_LONGER = "the list no longer names this person"
_HALF = 0.5


def offering(
    plan: Plan[Registrant],
    zone: Zone,
    *,
    acted: Collection[str],
    former: Iterable[tuple[str, Collection[str]]],
    decided: Mapping[str, str],
) -> Plan[Registrant]:
    """The plan with a choice for everybody whom an earlier version of the list brought and it leaves out now.

    `former` are the earlier imports, by number; `decided` what a person chose, by number. Who has arrived
    (in `acted`) stays and is not asked about.
    """
    named = {change.before.number for change in plan.changes if change.before and change.what != "gone"}
    ours = of_this_source(former, plan.source, named, share=_HALF)
    changes = tuple(
        _offered(change, zone, decided)
        if change.what == "gone" and change.value.number in ours and change.value.number not in acted
        else change
        for change in plan.changes
    )
    return replace(plan, changes=changes) if ours else plan


def _offered(change: Change[Registrant], zone: Zone, decided: Mapping[str, str]) -> Change[Registrant]:
    person = change.value
    if person.status not in (Status.PENDING, Status.CONFIRMED):
        return change
    doubt = offer(person.number, CANCEL, decided)
    if doubt.chosen != OUT:
        return replace(change, reason=_NO_LONGER, doubt=doubt)
    value = replace(person, status=Status.CANCELLED)
    changed = differences(person, value, zone)
    return replace(change, what="changed", value=value, before=person, fields=changed, doubt=doubt)
