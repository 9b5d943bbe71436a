"""Sessions that their source cancels or names no longer: each is offered to be taken out of the agenda."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from app.conference.sessions import Session
from app.exchange.agenda.changes import double_booking_notes
from app.exchange.gone.former import of_this_source, offer
from app.exchange.plan import OUT, Change, Plan, What
from app.times import Zone

TAKE_OUT = "take out of the agenda"
_NO_LONGER = "the source no longer names it"


def offering(
    plan: Plan[Session],
    zone: Zone,
    *,
    acted: Collection[int],
    former: Iterable[tuple[str, Collection[str]]],
    decided: Mapping[str, str],
) -> Plan[Session]:
    """The plan with a choice for each session that the file cancels, or that an earlier version of it named.

    `former` are the earlier imports, by their UIDs; `decided` what a person chose, by code. A session in
    which something has happened (its id in `acted`) stays and is not asked about.
    """
    named = {change.value.uid for change in plan.changes if change.what != "gone"}
    ours = of_this_source(former, plan.source, named - {""})
    changes = tuple(_offered(change, acted, ours, decided) for change in plan.changes)
    leaving = {change.value.code for change in changes if change.what == "removed"}
    if not leaving:
        return replace(plan, changes=changes)
    return replace(plan, changes=changes, notes=_without(plan, leaving, zone))


def _offered(
    change: Change[Session], acted: Collection[int], ours: Collection[str], decided: Mapping[str, str]
) -> Change[Session]:
    session = change.value
    if change.what != "gone" or not (change.reason or session.uid in ours):
        return change
    reason = change.reason or _NO_LONGER
    if session.id in acted:
        return replace(change, reason=f"{reason}; something has happened in it, and it stays")
    doubt = offer(session.code, TAKE_OUT, decided)
    what: What = "removed" if doubt.chosen == OUT else "gone"
    return replace(change, what=what, reason=reason, doubt=doubt)


def _without(plan: Plan[Session], leaving: Collection[str], zone: Zone) -> tuple[str, ...]:
    """The remarks, with none on an overlap with a session that goes."""
    found = [change.value for change in plan.changes if change.what != "gone"]
    known = [change.value for change in plan.gone]
    told = dict.fromkeys(double_booking_notes(found, known, zone))
    staying = [session for session in known if session.code not in leaving]
    holds = dict.fromkeys(double_booking_notes(found, staying, zone))
    kept = [note for note in plan.notes if note not in told or note in holds]
    return tuple(dict.fromkeys((*kept, *holds)))
