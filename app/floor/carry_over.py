"""Carrying over: a request that was not taken, as it asks again in another session."""

from app.floor.state import Request


def carried(request: Request, session: str) -> dict[str, object]:
    """The arguments of `request_floor` for a request left over from a session, by its code.

    Its new id tells where it comes from, so that it is carried over once only (rules of the floor, 14).
    """
    return {
        "request": f"{session}-{request.id}",
        "delegation": request.delegation,
        "person": request.person,
        "kind": request.kind.value,
        "mode": request.mode.value,
        "channel": "chair",
        "language": request.language,
        "on_behalf_of": request.on_behalf_of,
        "in_alignment": request.in_alignment,
        "note": request.note,
        "override": f"not taken in {session}",
    }
