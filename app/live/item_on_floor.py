"""The item of the plan that has the floor: a panellist is heard by the same clock and keys as a speaker."""

from collections.abc import Mapping
from dataclasses import dataclass

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


def item_on_floor(live: SessionSnapshot) -> ItemOnFloor | None:
    """The item on air that is no list of speakers, while nobody on the list speaks or is held."""
    floor, airing = live.floor, live.run.on_air
    if airing is None or floor.session is not SessionState.OPEN or floor.speaking is not None or floor.held:
        return None
    item = next((item for item in live.session.items if item.id == airing.item), None)
    return ItemOnFloor(item, airing) if item is not None and item.kind != LIST else None


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
