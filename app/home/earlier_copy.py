"""A copy of a conference that can take its place, by the instant at which it was made."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class EarlierCopy:
    """A copy in a file. `at`: when it was made (UTC); `aside`: something else has taken its place."""

    path: Path
    at: datetime
    aside: bool = False
