"""What a program with windows opens, and how."""

from dataclasses import dataclass, field

from app.live.desk_id import DeskId, Role
from app.times import Clock, SystemClock
from ui.console.rehearsal import Rehearsal

"""Which files a dialog offers where a conference is meant."""


@dataclass(frozen=True, slots=True)
class Options:
    """What to open, and how. `screen` counts from 1."""

    address: str = ""
    role: Role = Role.CHAIR
    session: str = ""
    screen: int | None = None
    fullscreen: bool = False
    clock: Clock = field(default_factory=SystemClock)
    demo: bool = False
    rehearsal: Rehearsal | None = None

    def desk_id(self, role: Role) -> DeskId:
        """Who acts at a window of this role; from the home, where nobody acts, the chair's window opens."""
        role = Role.CHAIR if role is Role.HOME else role
        return DeskId(role, rehearsal=self.rehearsal is not None)
