"""What a row of the table would do now, and whether the rule allows it: its sentence is what is read."""

from datetime import datetime

from app.errors import Refused
from app.floor.rules import ACTS
from app.live.next_up import NextUp, next_up
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
    assert action.needs is not None
    return action.needs(live.floor, selected)


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
            if name == "start_item":  # what may be started is asked where it is found
                return ""
        else:
            anybody = next(iter(live.context.delegations), "")
            name, arguments = "request_floor", {"delegation": anybody, "kind": action.kind}
        ACTS[name](live.floor, live.context, now, **arguments)
    except Refused as no:
        return str(no)
    return ""
