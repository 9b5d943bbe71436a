"""Who was not taken in one session asks for the floor in the next (rules of the floor, 14)."""

from app.errors import Refused
from app.floor.carry_over import carried
from app.station.station import Station


def carry_over(station: Station, code: str) -> str:
    """Who was not taken in a closed session goes onto the list of the next one; a sentence about it.

    Raises Refused when nobody was left over or no session with a list follows.
    """
    live = station.live(code)
    sessions = [session for session in station.load().sessions if session.has_list]
    after = [session for session in sessions if session.starts >= live.session.ends]
    if not live.floor.not_taken:
        raise Refused(f"Nobody was left over from {live.session.title}.")
    if not after:
        raise Refused("No session with a list of speakers follows.")
    target = station.live(after[0].code)
    left = [live.floor.requests[request] for request in live.floor.not_taken]
    new = [request for request in left if f"{code}-{request.id}" not in target.floor.requests]
    for request in new:
        asked = carried(request, code)
        station.do(after[0].code, "request_floor", **asked)
        if request.text_words:
            station.do(after[0].code, "text_received", request=asked["request"], words=request.text_words)
    return f"{len(new)} carried over to {after[0].title}."
