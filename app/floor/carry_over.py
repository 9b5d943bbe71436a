"""Carrying over: a request that was not taken, as it asks again in another session."""

from app.floor.state import Request


def carried(one: Request, session: str) -> dict[str, object]:
    """The arguments of `request_floor` for a request left over from a session, by its code.

    Its new id tells where it comes from, so that it is carried over once only (rules of the floor, 14).
    """
    return {
        "request": f"{session}-{one.id}",
        "delegation": one.delegation,
        "person": one.person,
        "kind": one.kind.value,
        "mode": one.mode.value,
        "channel": "chair",
        "language": one.language,
        "on_behalf_of": one.on_behalf_of,
        "in_alignment": one.in_alignment,
        "note": one.note,
        "override": f"not taken in {session}",
    }
