"""Who wrote a row, and when."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Signature:
    """The instant (UTC) of a writing, the laptop's name and the mark of the desk that acted."""

    at: datetime
    station: str
    desk: str


Write = Callable[[Connection, Signature], None]
"""Changes rows that go with an act of the door."""
