"""Whether an act is allowed now: the rule itself is asked, and its sentence is what the person reads."""

from datetime import datetime

from app.errors import Refused
from app.floor.rules import ACTS
from app.live.snapshot import SessionSnapshot
from ui.console.actions import Action


def refusal_of(action: Action, live: SessionSnapshot | None, selected: str, now: datetime) -> str:
    """Empty when the act is allowed at `now`; otherwise the sentence of the rule that refuses it."""
    if action.needs is None and not action.kind:
        return ""
    if live is None:
        return "No session is open on this screen."
    if action.needs is not None:
        name, arguments = action.needs(live.floor, selected)
    else:
        anybody = next(iter(live.context.delegations), "")
        name, arguments = "request_floor", {"delegation": anybody, "kind": action.kind}
    try:
        ACTS[name](live.floor, live.context, now, **arguments)
    except Refused as no:
        return str(no)
    return ""
