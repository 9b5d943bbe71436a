"""The Zoom meeting as a whole, lost and back: nobody's place on the list changes."""

from datetime import datetime

from app.errors import Refused
from app.floor import events as ev
from app.floor.rules.sessions import require_not_closed
from app.floor.state import Floor, FloorContext
from app.journal.entries import Event


def zoom_lost(floor: Floor, context: FloorContext, at: datetime) -> Event:
    """Zoom is down: the room goes on, who waits on Zoom is passed over."""
    require_not_closed(floor)
    if floor.zoom_lost_at is not None:
        raise Refused("Zoom is marked as down already.")
    return ev.ZoomLost()


def zoom_back(floor: Floor, context: FloorContext, at: datetime) -> Event:
    """Zoom is back: who waits there can be next again."""
    require_not_closed(floor)
    if floor.zoom_lost_at is None:
        raise Refused("Zoom is not marked as down.")
    return ev.ZoomBack()
