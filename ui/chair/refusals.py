"""What a row of the table would do now, and whether the rule allows it: its sentence is what is read."""

from collections.abc import Sequence
from datetime import datetime

from app.conference.sessions import Item
from app.errors import Refused
from app.live.acts import ask
from app.live.item_on_floor import act_on_item, item_on_floor
from app.live.next_up import NextUp, after_the_list, next_up
from app.live.snapshot import SessionSnapshot
from ui.chair.texts.card_values import NEXT
from ui.console.actions import Action, Arguments

_BY_ITS_OWN_KEY = {
    "open_session": "The session is not open yet; Ctrl+Shift+O twice opens it.",
    "carry_over": "The session is closed; Ctrl+Shift+N carries over who was not taken.",
    "ruling": "Rule on the point of order first: 1 upheld, 2 not upheld, 3 noted.",
}
"""What comes next and wants more than one key: why Space does not do it."""


def act_of(action: Action, live: SessionSnapshot, selected: str) -> tuple[str, Arguments]:
    """The act of a row and its arguments, with what the person saw. Raises Refused where there is none."""
    if action.id == NEXT:
        return _act_of_the_next(next_up(live))
    if action.id == "after_the_list":
        return _start_of(after_the_list(live))
    assert action.needs is not None
    name, arguments = action.needs(live.floor, selected)
    if name == "not_present":
        return _absent(live, arguments)
    found = item_on_floor(live)
    return (found and act_on_item(found, name, arguments)) or (name, arguments)


def _start_of(items: Sequence[Item]) -> tuple[str, Arguments]:
    if not items:
        raise Refused("Nothing that the plan puts after the list is still to come.")
    return "start_item", {"item": items[0].number}


def _absent(live: SessionSnapshot, arguments: Arguments) -> tuple[str, Arguments]:
    """Who is not there is who was shown as next: of a panellist the item is passed over."""
    step = next_up(live)
    if step.act != "start_item":
        return "not_present", arguments
    item = step.row.item if step.row else None
    if item is None or not item.speaker:
        raise Refused("Next is an item of the programme, which nobody has to be present for.")
    return "skip_item", {"item": step.item}


def _act_of_the_next(step: NextUp) -> tuple[str, Arguments]:
    if step.act == "resume":
        return "resume", {"request": step.request, "expecting": step.request}
    if step.act == "give_floor":
        return "give_floor", {"expecting": step.request}
    if step.act == "start_item":
        return step.act, {"item": step.item}
    if step.reason or step.act in _BY_ITS_OWN_KEY:
        raise Refused(step.reason or _BY_ITS_OWN_KEY[step.act])
    return step.act, {}


def refusal_of(action: Action, live: SessionSnapshot | None, selected: str, now: datetime) -> str:
    """Empty when the act is allowed at `now`; otherwise the sentence of the rule that refuses it."""
    if action.needs is None and not action.kind:
        return ""
    if live is None:
        return "No session is open on this screen."
    try:
        if action.needs is not None:
            name, arguments = act_of(action, live, selected)
        else:
            anybody = next(iter(live.context.delegations), "")
            name, arguments = "request_floor", {"delegation": anybody, "kind": action.kind}
        ask(live, name, now, **arguments)
    except Refused as no:
        return str(no)
    return ""
