"""Who wrote a row, and when."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Signature:
    """The instant (UTC) of a writing, the laptop's name and the mark of the desk that acted."""

    at: datetime
    station: str
    desk: str
