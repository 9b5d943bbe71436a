"""After an unclean end in mid speech: the clock ran on, and the chair says whether that counts."""

from typing import TYPE_CHECKING

from app.times import clock_text, duration_text
from ui.widgets.strips import Notice
from ui.worker.floor_port import FloorPort

if TYPE_CHECKING:
    from app.floor.state import Floor
    from app.live.last_sign_of_life import Stop
    from ui.chair.texts.session_text import SessionText


class StopQuestion:
    """Asked in the notice until it is answered, or until the speech it is about has ended."""

    def __init__(self, notice: Notice, floor: FloorPort) -> None:
        self._notice, self._floor = notice, floor
        self._stop: Stop | None = None

    def ask(self, stop: "Stop", text: "SessionText") -> None:
        """When the console stopped, who had the floor, and how long the clock ran since."""
        self._stop = stop
        at = clock_text(stop.at, text.zone, seconds=True)
        ran = round(stop.ran.total_seconds())
        self._notice.offer(
            f"Rostrum stopped at {at} while {text.name(stop.request)} had the floor. "
            f"The clock ran {duration_text(ran * 1_000)} meanwhile:",
            {"Count it": lambda: None, "Do not count": lambda: self._floor.do("extend", seconds=ran)},
        )

    def forget_unless(self, floor: "Floor") -> None:
        """The question is about one speech: with it, it goes."""
        running = floor.speaking
        if self._stop is not None and (running is None or running.request != self._stop.request):
            self._stop = None
            self._notice.put_away()
