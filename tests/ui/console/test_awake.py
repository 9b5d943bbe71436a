"""The machine stays awake while a session is open, whatever the system, and sleeps again afterwards."""

import sys
from dataclasses import dataclass

import pytest

from ui.console.awake import Awake, Helper, doors_of_this_machine


@dataclass
class FakeDoor:
    """Counts."""

    held: int = 0
    released: int = 0
    broken: bool = False

    def hold(self) -> None:
        """Once more."""
        self.held += 1
        if self.broken:
            raise OSError("no such service")

    def release(self) -> None:
        """Once less."""
        self.released += 1
        if self.broken:
            raise OSError("no such service")


def test_it_is_held_once_and_released_once() -> None:
    """However often it is said."""
    door = FakeDoor()
    awake = Awake(lambda: (door,))
    awake.keep(False)
    for _ in range(3):
        awake.keep(True)
    assert (door.held, door.released) == (1, 0)
    for _ in range(3):
        awake.keep(False)

    assert (door.held, door.released) == (1, 1)
    awake.keep(True)
    assert door.held == 2


def test_a_door_that_is_broken_keeps_no_other_from_working() -> None:
    """And nobody notices."""
    broken, sound = FakeDoor(broken=True), FakeDoor()
    awake = Awake(lambda: (broken, sound))
    awake.keep(True)
    awake.keep(False)

    assert (sound.held, sound.released) == (1, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows needs no helper")
def test_a_helper_runs_as_long_as_it_is_held() -> None:
    """A real process; one that does not exist is no fault."""
    helper = Helper("sleep", "60")
    helper.hold()
    process = helper._process
    assert process is not None
    assert process.poll() is None
    helper.release()
    assert process.poll() is not None

    missing = Helper("no-such-program-anywhere")
    missing.hold()
    missing.release()
    assert missing._process is None


@pytest.mark.usefixtures("qapp")
def test_this_machine_can_be_asked() -> None:
    """With or without a desktop: nothing fails."""
    awake = Awake(doors_of_this_machine)
    awake.keep(True)
    awake.keep(False)
