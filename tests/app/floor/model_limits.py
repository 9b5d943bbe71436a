"""How long a request may speak, as the text of the rules has it: the most particular word counts."""

from typing import Any

REPLY, POINT = "right_of_reply", "point_of_order"


def limit_of(table: Any, request: str) -> int:
    """The time in ms that a request would have now."""
    asked, usual = table.requests[request], table.context.limits
    if asked["own"] is not None:
        return int(asked["own"])
    if asked["kind"] == POINT:
        return int(table.limits.get(POINT, usual[POINT]))
    if asked["kind"] == REPLY:
        which = "second_reply" if _asked_a_reply_before(table, asked) else REPLY
        return int(table.limits.get(which, table.limits.get(REPLY, usual[which])))
    category = "group" if asked["kind"] == "group_statement" else table.delegation(request).limit_class
    for limit in (table.limits.get(asked["kind"]), table.limits.get(category), table.session_limit):
        if limit is not None:
            return int(limit)
    agenda = table.context.limit_ms
    if agenda is None or category == "group":
        return int(usual[category])
    return int(agenda if category in ("state", "partner") else min(usual[category], agenda))


def _asked_a_reply_before(table: Any, asked: dict[str, Any]) -> bool:
    return any(
        other["kind"] == REPLY and other["delegation"] == asked["delegation"] and other["seq"] < asked["seq"]
        for other in table.requests.values()
        if other["request"] not in table.lanes["withdrawn"]
    )
