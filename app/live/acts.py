"""Every act of a session by its name, of the floor and of the programme, and how its rule is asked."""

from collections.abc import Callable
from datetime import datetime

from app.errors import Refused
from app.floor.rules import ACTS as FLOOR_ACTS
from app.journal.entries import Event
from app.live.next_up import next_on_floor
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
    """What the act would write into the journal at this instant. Raises Refused with a sentence.

    Where `give_floor` names nobody, it is the one next act: whose line is back goes on first.
    """
    require_writable(arguments)
    if act == "give_floor" and not arguments.get("request"):
        coming = next_on_floor(live)
        if coming.act == "resume":
            arguments["request"] = coming.request
    if act in PROGRAMME_ACTS:
        return PROGRAMME_ACTS[act](live.run, live.floor, live.session, at, **arguments)
    return FLOOR_ACTS[act](live.floor, live.context, at, **arguments)
