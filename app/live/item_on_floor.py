"""The item of the plan that has the floor: a panellist is heard by the same clock and keys as a speaker."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.conference.sessions import Item
from app.floor.ahead import LIST
from app.floor.state import SessionState
from app.live.snapshot import SessionSnapshot
from app.programme.run import Airing


@dataclass(frozen=True, slots=True)
class ItemOnFloor:
    """An item on air, as it was planned, and how it runs."""

    item: Item
    airing: Airing


def item_on_air(live: SessionSnapshot) -> ItemOnFloor | None:
    """The item on air that is no list of speakers, whoever interrupts it."""
    airing = live.run.on_air
    if airing is None or live.floor.session is not SessionState.OPEN:
        return None
    item = next((item for item in live.session.items if item.id == airing.item), None)
    return ItemOnFloor(item, airing) if item is not None and item.kind != LIST else None


def item_on_floor(live: SessionSnapshot) -> ItemOnFloor | None:
    """The item on air, while nobody on the list speaks or is held."""
    return None if live.floor.speaking is not None or live.floor.held else item_on_air(live)


def nobody_since(live: SessionSnapshot) -> datetime | None:
    """Since when nobody has had the floor, of the list or of the plan; None while somebody has it."""
    since, run = live.floor.nobody_since, live.run
    if since is None or item_on_air(live) is not None:
        return None
    left = [airing.ended for airing in run.done.values() if airing.ended is not None]
    begun = [run.on_air.started] if run.on_air is not None else []
    return max((since, *left, *begun))


def act_on_item(
    found: ItemOnFloor, act: str, arguments: Mapping[str, object]
) -> tuple[str, dict[str, object]] | None:
    """What an act on who has the floor does to an item; None where it is about something else."""
    match act:
        case "hold":
            return ("resume_item" if found.airing.paused else "pause_item"), {}
        case "extend":
            return "adjust_item", {"seconds": arguments["seconds"]}
        case "end_statement":
            return "finish_item", {}
        case "ask_to_conclude":
            return "send_message", {"to": "speaker", "text": "Please conclude."}
    return None
