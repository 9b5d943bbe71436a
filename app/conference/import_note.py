"""One import that was written and can be taken back."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ImportNote:
    """Which file (its name alone) was imported as what, when, and what came of it."""

    id: int
    what: str
    source: str
    at: datetime
    summary: str
