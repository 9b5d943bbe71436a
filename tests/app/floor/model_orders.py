"""The seven presets as the text of the rules has them: each takes requests in order of arrival."""

import hashlib
from collections.abc import Callable
from typing import Any

Sort = Callable[[Any, list[str], dict[str, str]], list[str]]


def _first_come(table: Any, queue: list[str], asked: dict[str, str]) -> list[str]:
    return queue


def _by_class(*classes: str) -> Sort:
    def sort(table: Any, queue: list[str], asked: dict[str, str]) -> list[str]:
        groups = [request for request in queue if table.group(request)]
        rest = [request for request in queue if request not in groups]
        known = [
            request for name in classes for request in rest if table.delegation(request).order_class == name
        ]
        return [*groups, *known, *(request for request in rest if request not in known)]

    return sort


def _un_ga(table: Any, queue: list[str], asked: dict[str, str]) -> list[str]:
    groups = sorted(
        (request for request in queue if table.group(request)),
        key=lambda request: table.context.ranks.get(table.requests[request]["person"], 7),
    )
    classes = (("state",), ("partner",), ("structure", "organization"), ("other",))
    found = list(groups)
    for names in classes:
        for rank in range(8):
            for request in queue:
                held = table.context.ranks.get(table.requests[request]["person"], 7)
                if request not in groups and table.delegation(request).order_class in names and held == rank:
                    found.append(request)
    return found


def _balanced(table: Any, queue: list[str], asked: dict[str, str]) -> list[str]:
    boxes: dict[str, list[str]] = {"S": [], "I": [], "C": []}
    letters = {"state": "S", "partner": "S", "structure": "I", "organization": "I"}
    for request in queue:
        letter = letters.get(table.delegation(request).order_class, "C")
        boxes["S" if table.group(request) else letter].append(request)
    found: list[str] = []
    while len(found) < len(queue):
        before = len(found)
        for letter in asked["pattern"].upper():
            found += boxes[letter][:1]
            del boxes[letter][:1]
        if len(found) == before:
            return [*found, *(request for request in queue if request not in found)]
    return found


def _french(table: Any, queue: list[str], asked: dict[str, str]) -> list[str]:
    letter = asked["letter"].upper()
    found: list[str] = []
    for groups in (True, False):
        part = [request for request in queue if table.group(request) == groups]
        named = [request for request in part if table.delegation(request).fr_sort]
        named.sort(key=lambda request: table.delegation(request).fr_sort)
        after = [request for request in named if table.delegation(request).fr_sort >= letter]
        wrapped = [request for request in named if request not in after]
        others = [request for request in part if request not in named]
        found += [*after, *wrapped, *sorted(others, key=lambda other: table.delegation(other).code)]
    return found


def _by_lot(table: Any, queue: list[str], asked: dict[str, str]) -> list[str]:
    return sorted(
        queue, key=lambda request: hashlib.sha256(f"{asked['seed']}|{request}".encode()).hexdigest()
    )


ORDERS: dict[str, Sort] = {
    "first_come": _first_come,
    "osce_states_first": _by_class("state", "partner", "structure", "organization"),
    "osce_mixed": _by_class(),
    "un_ga": _un_ga,
    "balanced": _balanced,
    "french_alphabetical": _french,
    "by_lot": _by_lot,
}


def ordered(
    table: Any, preset: str, waiting: list[str], fixed: list[str], asked: dict[str, str]
) -> list[str]:
    """The waiting in the order of a preset: who is fixed keeps the number, who is late follows the others."""
    rest = sorted((request for request in waiting if request not in fixed), key=table.key)
    early = [request for request in rest if not table.requests[request]["late"]]
    late = [request for request in rest if table.requests[request]["late"]]
    sort, how = ORDERS[preset], {**asked, "pattern": asked["pattern"] or "SSSIC"}
    queue = [*sort(table, early, how), *sort(table, late, how)]
    return [request if request in fixed else queue.pop(0) for request in waiting]
