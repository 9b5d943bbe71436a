"""What is odd about an act that went through: a sentence for the chair, who may go on.

Rules of the floor, 3, 4, 11, 12 and 13: a rule that only warns lets the chair go on.
"""

from app.floor import events as ev
from app.floor.limits import replies_before
from app.floor.state import Floor, FloorContext, Kind
from app.journal.entries import Event

MOST_REPLIES = 2
_STATES = ("state", "partner", "group")


def warnings(before: Floor, after: Floor, context: FloorContext, event: Event) -> tuple[str, ...]:
    """The sentences about an event that took the floor from `before` to `after`; most often none."""
    match event:
        case ev.FloorRequested():
            return tuple(sentence for sentence in _of_request(after, context, event) if sentence)
        case ev.FloorGiven() if before.awaiting_ruling is not None:
            point = before.requests[before.awaiting_ruling.request]
            return (f"No ruling yet on the point of order of {context.delegation(point.delegation).name}.",)
        case ev.FoundNotPresent() if after.requests[event.request].absences > 1:
            name = context.delegation(after.requests[event.request].delegation).name
            return (f"{name} is absent for the second time: propose written only.",)
        case _:
            return ()


def _of_request(after: Floor, context: FloorContext, event: ev.FloorRequested) -> tuple[str, ...]:
    """A sentence for each thing that is odd about a new request, empty where it is not."""
    delegation = context.delegation(event.delegation)
    request = after.requests[event.request]
    point = event.kind == Kind.POINT_OF_ORDER and delegation.limit_class not in _STATES
    reply = event.kind == Kind.RIGHT_OF_REPLY and replies_before(after, request) >= MOST_REPLIES
    same = any(
        after.requests[other].delegation == event.delegation and other != event.request
        for other in after.lane(event.request)
    )
    return (
        "" if delegation.registered else f"{delegation.name} has no confirmed registrant: the chair decides.",
        f"{delegation.name} is no State: only delegations of States raise points of order." if point else "",
        f"This is the third right of reply of {delegation.name} in this session." if reply else "",
        f"{delegation.name} is on the list already." if same else "",
        "Received after the deadline: late, behind the others." if event.late else "",
    )
