"""The last sign of life of a console, kept on this laptop: so a restart can say when it stopped, and in what.

It lies beside the laptop's other state, never in the conference, and its name and words tell nothing of it.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

import platformdirs

from app.floor.state import Floor, SessionState
from app.text.passwords import without_password
from app.times import from_micros, micros
from app.whole_files import make_private, private_folder

LEAST = timedelta(seconds=5)
"""Shorter stops are not worth a question; a console that lives beats more often."""


@dataclass(frozen=True, slots=True)
class Stop:
    """This console stopped at an instant while a request had the floor; its clock ran on meanwhile."""

    at: datetime
    request: str
    ran: timedelta


class SignsOfLife:
    """The beat of one desk of this laptop on one conference. A clean end leaves nothing behind."""

    def __init__(self, address: str, desk: str) -> None:
        known = Path(address)
        place = str(known.resolve()) if known.exists() else without_password(address)
        name = sha256(f"{desk} {place}".encode()).hexdigest()[:16]
        self._path = Path(platformdirs.user_state_dir("rostrum", appauthor=False)) / f"{name}.pulse"

    def mark_alive(self, at: datetime) -> None:
        """Alive at this instant. Where it cannot be noted, nothing can be said later, and that is all."""
        beside = self._path.with_suffix(".part")
        with suppress(OSError):
            private_folder(self._path.parent)
            beside.unlink(missing_ok=True)
            make_private(beside)
            beside.write_text(str(micros(at)))
            beside.replace(self._path)

    def last(self) -> datetime | None:
        """The last beat of a console that did not end cleanly."""
        try:
            return from_micros(int(self._path.read_text()))
        except (OSError, ValueError, OverflowError):
            return None

    def end(self) -> None:
        """Ends cleanly: no sign of life is left, so that the next start asks nothing."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)


def stop_in_speech(floor: Floor, last: datetime | None, now: datetime) -> Stop | None:
    """The stop after a last sign of life, where one speech had the floor from then until now."""
    speech = floor.speaking
    if last is None or speech is None or floor.session is not SessionState.OPEN:
        return None
    if speech.turns[-1].started > last or now - last < LEAST:
        return None
    return Stop(last, speech.request, now - last)
