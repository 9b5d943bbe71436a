"""Seats of delegations at a conference's desk, given one by one."""

from app.conference import seats
from app.station.station import Station
from app.storage.conference import write_seats


def seat_delegation(station: Station, delegation: str, seat: str) -> str:
    """Where a delegation sits from now on, nowhere for an empty text; a sentence about it.

    Raises Refused when the seat is another's, Unsaved.
    """
    loaded = station.load()
    given = seats.seated(loaded.entities, loaded.conference.seats, delegation, seat)
    with station.changing("The seat") as connection:
        write_seats(connection, {delegation: given})
    return seats.said(loaded.entities, station.load().conference, delegation)
