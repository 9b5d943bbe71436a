"""Who is heard next, and the one act that brings it about: plan, list of speakers and floor as one order.

Items of the plan come before the discussion, then the list, then what follows it (the programme clock,
"NEXT"). Every desk asks here: what one of them shows after NEXT is what all of them show.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from app.conference.sessions import Item
from app.floor.ahead import LIST
from app.floor.next_act import NextAct, next_act
from app.floor.state import INTERRUPTED, Floor, SessionState
from app.live.lost_lines import back_lines
from app.live.snapshot import SessionSnapshot


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody who is still to be heard: a `request` by its id, or else an item of the plan."""

    request: str = ""
    item: Item | None = None


@dataclass(frozen=True, slots=True)
class NextUp:
    """The one next act with what it concerns, and who is heard next; without an act the reason why.

    `act` is a name of the rules, “ruling” and “carry_over” as in `NextAct`. `item` is the number of the item
    that “start_item” starts. `row` is None where nobody is to be heard any more.
    """

    act: str = ""
    request: str = ""
    item: str = ""
    reason: str = ""
    row: Row | None = None


def next_up(live: SessionSnapshot) -> NextUp:
    """What the one large key does now.

    A panellist gets the floor as a speaker does: the item is started. While somebody speaks, no item is:
    the statement ends first. While the list is on, what follows it waits for a choice of the chair.
    """
    floor, row = live.floor, next(rows(live), None)
    found = next_on_floor(live)
    on_floor = NextUp(found.act, found.request, reason=found.reason, row=row)
    urgent = found.act in ("ruling", "resume") or found.request in (*floor.points, floor.called)
    if floor.session is not SessionState.OPEN or row is None or (found.request and urgent):
        return on_floor
    item = row.item or _opens_with(live)
    if item is None or list_runs(live) or (_is_due(live) and _list_asks(floor, found, row)):
        return on_floor
    if floor.speaking is not None:
        return on_floor if row.request else NextUp(reason=found.reason or "E ends the statement.", row=row)
    return NextUp("start_item", item=item.number, row=row)


def next_on_floor(live: SessionSnapshot) -> NextAct:
    """The next act of the list of speakers, whatever the plan puts before it: what bare `give_floor` does."""
    found = next_act(live.floor, back_lines(live))
    if found.act == "carry_over" and not live.left_over:
        return NextAct(reason="The session is closed; all who were not taken are carried over.")
    return found


def passed_item(live: SessionSnapshot, request: str) -> str:
    """What is said when this request is given the floor before an item of the plan; empty when none is."""
    row = next(rows(live), None)
    item = (row.item or _opens_with(live)) if row is not None and not list_runs(live) else None
    if item is None or request in live.floor.points:
        return ""
    return f"By the programme {name_of(live, Row(item=item))} comes first."


def rows(live: SessionSnapshot) -> Iterator[Row]:
    """All who are still to be heard, in order: what interrupts, then items and the list as they follow."""
    floor, ahead = live.floor, live.context.ahead
    if floor.session is SessionState.CLOSED or ahead is None:
        return
    first = tuple(_interrupting(live))
    yield from (Row(request) for request in first)
    to_come = live.run.to_come(live.session.items)
    before, after = to_come[: ahead.list_after], after_the_list(live)
    opens = to_come[len(before) : len(to_come) - len(after)]
    if list_runs(live):
        before = opens = ()
    yield from (Row(item=item) for item in before)
    listed = (Row(request) for request in _listed(floor) if request not in first)
    heard = next(listed, None)
    yield from chain((heard,), listed) if heard else (Row(item=item) for item in opens)
    yield from (Row(item=item) for item in after)


def after_the_list(live: SessionSnapshot) -> tuple[Item, ...]:
    """What the plan puts after the list of speakers, of whatever kind, and is still to come."""
    ahead = live.context.ahead
    if ahead is None or live.floor.session is SessionState.CLOSED:
        return ()
    after = live.run.to_come(live.session.items)[ahead.list_after :]
    return after[1:] if after and after[0].kind == LIST and not ahead.list_on_air else after


def list_runs(live: SessionSnapshot) -> bool:
    """Whether the list is on: its discussion is on air, or it was called and nobody runs the items."""
    ahead = live.context.ahead
    on_air = ahead is not None and ahead.list_on_air
    return on_air or (live.floor.anyone_called and not live.run.begun)


def name_of(live: SessionSnapshot, row: Row) -> str:
    """How a row is called in one line: the delegation; an item by its number and title."""
    if row.item is not None:
        return f"{row.item.number} {row.item.title}".strip()
    return live.context.delegation(live.floor.requests[row.request].delegation).name


def _interrupting(live: SessionSnapshot) -> Iterator[str]:
    """Points of order, the speech to which they return, whose line is back, and who was called."""
    floor = live.floor
    yield from floor.points
    back = back_lines(live) if floor.speaking is None else ()
    for place, speech in enumerate(reversed(floor.held)):
        if speech.request in back or (not place and speech.held_for == INTERRUPTED):
            yield speech.request
    if floor.called is not None and floor.next == floor.called:
        yield floor.called


def _listed(floor: Floor) -> Iterator[str]:
    """The list and the rights of reply, without whom next passes over; then who is still held."""
    yield from (request for request in chain(floor.waiting, floor.replies) if not floor.is_passed(request))
    yield from (speech.request for speech in reversed(floor.held))


def _is_due(live: SessionSnapshot) -> bool:
    """Whether no item stands before the list any more."""
    return live.context.ahead is not None and not live.context.ahead.list_after


def _opens_with(live: SessionSnapshot) -> Item | None:
    """The discussion that is to be started before its list is heard, where items are run at all."""
    to_come = live.run.to_come(live.session.items)
    starts = live.run.begun and not list_runs(live) and live.floor.speaking is None
    return to_come[0] if starts and to_come and to_come[0].kind == LIST else None


def _list_asks(floor: Floor, found: NextAct, row: Row) -> bool:
    """Whether the list wants something before an item: it is to be opened, or all who wait are parked."""
    waits = bool(floor.waiting or floor.replies)
    return found.act == "open_list" or (row.item is not None and not found.act and waits)
