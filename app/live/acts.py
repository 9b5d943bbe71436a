"""Every act of a session by its name, of the floor and of the programme, and how its rule is asked."""

from collections.abc import Callable
from datetime import datetime

from app.errors import Refused
from app.floor.rules import ACTS as FLOOR_ACTS
from app.journal.entries import Event
from app.live.snapshot import SessionSnapshot
from app.programme.rules import ACTS as PROGRAMME_ACTS
from app.text.writable import first_unwritable

ACTS: dict[str, Callable[..., Event]] = {**FLOOR_ACTS, **PROGRAMME_ACTS}
"""The names that scripts and the command line use."""


def require_writable(value: object) -> None:
    """Refuse a text that could be written nowhere else afterwards: on no page, in no export."""
    if where := first_unwritable(value):
        raise Refused(f"{where}; type it again.")


def ask(live: SessionSnapshot, act: str, at: datetime, **arguments: object) -> Event:
    """What the act would write into the journal at this instant. Raises Refused with a sentence."""
    require_writable(arguments)
    if act in PROGRAMME_ACTS:
        return PROGRAMME_ACTS[act](live.run, live.floor, live.session, at, **arguments)
    return FLOOR_ACTS[act](live.floor, live.context, at, **arguments)
