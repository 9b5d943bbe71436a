"""How long a request may speak: by the request, the kind, the category, the session.

Limits by category and their precedence: the rules of the floor, 9. The most particular one wins:
the request's own; what the chair set live for a kind or category; what the chair set for the session;
the session's speaking time from the agenda, which is that of States and Partners and which other
delegations but groups never exceed; the conference's limit of the category.
"""

from collections.abc import Iterable

from app.floor.state import Floor, FloorContext, Kind, Request


def limit_for(floor: Floor, context: FloorContext, request: Request) -> int:
    """The speaking time of a request, in milliseconds."""
    if request.limit_ms is not None:
        return request.limit_ms
    if request.kind is Kind.POINT_OF_ORDER:
        return floor.limits.get(request.kind, context.limits["point_of_order"])
    if request.kind is Kind.RIGHT_OF_REPLY:
        which = "second_reply" if replies_before(floor, request) else "right_of_reply"
        return floor.limits.get(which, floor.limits.get(request.kind, context.limits[which]))
    if request.kind in floor.limits:
        return floor.limits[request.kind]
    group = request.kind is Kind.GROUP_STATEMENT
    return class_limit(
        floor, context, "group" if group else context.delegation(request.delegation).limit_class
    )


def limits_for(floor: Floor, context: FloorContext, requests: Iterable[str]) -> list[int]:
    """The speaking times of many requests, in milliseconds: a delegation's usual one is found once."""
    usual: dict[str, int] = {}
    statement, limits = Kind.STATEMENT, list[int]()
    for request in map(floor.requests.__getitem__, requests):
        limit = None
        if request.kind is statement and request.limit_ms is None:
            limit = usual.get(request.delegation)
            if limit is None:
                limit = usual[request.delegation] = limit_for(floor, context, request)
        limits.append(limit_for(floor, context, request) if limit is None else limit)
    return limits


def class_limit(floor: Floor, context: FloorContext, limit_class: str) -> int:
    """The speaking time of a statement by a delegation of this class, in milliseconds."""
    if limit_class in floor.limits:
        return floor.limits[limit_class]
    if floor.limit_ms is not None:
        return floor.limit_ms
    usual = context.limits[limit_class]
    if context.limit_ms is None or limit_class == "group":
        return usual
    return context.limit_ms if limit_class in ("state", "partner") else min(usual, context.limit_ms)


def replies_before(floor: Floor, request: Request) -> int:
    """How many rights of reply the same delegation asked for before this one, in this session."""
    return sum(
        other.kind is Kind.RIGHT_OF_REPLY
        and other.delegation == request.delegation
        and other.seq < request.seq
        for other in floor.requests.values()
        if other.id not in floor.withdrawn
    )
