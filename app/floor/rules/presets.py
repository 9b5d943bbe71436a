"""Applying a preset to the waiting requests: it proposes, the chair disposes."""

from datetime import datetime

from app.errors import Refused
from app.floor import events as ev
from app.floor.presets import BALANCED_PATTERN, PRESETS, proposed
from app.floor.rules.sessions import require_not_closed
from app.floor.state import Floor, FloorContext
from app.journal.entries import Event


def order(
    floor: Floor,
    context: FloorContext,
    at: datetime,
    *,
    preset: str,
    seed: str = "",
    pattern: str = "",
    start_letter: str = "",
    at_most_two: bool = False,
) -> Event:
    """The list in the order of a preset; `seed`, `pattern` and `start_letter` as that preset asks.

    `at_most_two` of the same mode in a row, where the next ones allow it.
    """
    require_not_closed(floor)
    if preset not in PRESETS:
        raise Refused(f"“{preset}” is none of: {', '.join(PRESETS)}.")
    if not set(pattern.upper()) <= set(BALANCED_PATTERN):
        raise Refused("A pattern is made of the letters S, I and C, as in SSSIC.")
    after = proposed(
        floor,
        context,
        preset,
        seed=seed,
        pattern=pattern,
        start_letter=start_letter,
        at_most_two=at_most_two,
    )
    if after == floor.waiting:
        raise Refused("The list is in that order already.")
    return ev.ListReordered(preset, after, seed)
