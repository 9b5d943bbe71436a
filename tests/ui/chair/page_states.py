"""The chair's page in every state, made by acts."""

from collections.abc import Callable

import pytest

from tests.ui.conftest import Podium


def before(podium: Podium) -> None:
    """Two minutes before the opening, with requests that came ahead."""
    podium.ask("CA", "NO")


def running(podium: Podium) -> None:
    """Somebody speaks, others wait."""
    podium.open().ask("CA", "NO", "TR", "UN-ODC", "BA").press("Space").later(30)


def warning(podium: Podium) -> None:
    """Less than a minute is left."""
    running(podium)
    podium.later(100)


def over(podium: Podium) -> None:
    """The time is used up."""
    running(podium)
    podium.later(200)


def held(podium: Podium) -> None:
    """The clock stands."""
    running(podium)
    podium.press("F7")


def asking(podium: Podium) -> None:
    """A point of order is announced; the delegation is still to be typed."""
    running(podium)
    podium.press("F9")


def point(podium: Podium) -> None:
    """A point of order waits for the floor."""
    asking(podium)
    podium.press("serb", "Enter")


def ruling(podium: Podium) -> None:
    """The chair is to rule."""
    point(podium)
    podium.press("Space").later(20)


def empty(podium: Podium) -> None:
    """Nobody waits."""
    podium.open()


def many(podium: Podium) -> None:
    """More than the page can show."""
    codes = ("CA", "NO", "TR", "UN-ODC", "RS", "BA", "SE")
    podium.open()
    for place in range(60):
        podium.desk.floor.do("request_floor", delegation=codes[place % len(codes)], request=f"r{place}")


def suspended(podium: Podium) -> None:
    """A break."""
    running(podium)
    podium.press("Ctrl+Shift+S", "Ctrl+Shift+S")


def closed(podium: Podium) -> None:
    """All is over."""
    running(podium)
    podium.press("Ctrl+Shift+W", "Ctrl+Shift+W")


def queued(podium: Podium) -> None:
    """A second point of order waits for the ruling on the first."""
    ruling(podium)
    podium.press("F9", "norw", "Enter")


def returning(podium: Podium) -> None:
    """The chair has ruled; the interrupted speech is to go on."""
    ruling(podium)
    podium.press("1")


def reply(podium: Podium) -> None:
    """The list is through; a right of reply is next."""
    podium.open().ask("TR", "NO", kind="right_of_reply")


def nobody(podium: Podium) -> None:
    """Somebody waits, and nobody has had the floor for a minute."""
    running(podium)
    podium.press("E").later(60)


def shut(podium: Podium) -> None:
    """The list is closed, and some will not speak before the end."""
    many(podium)
    podium.press("Space").later(5).press("Ctrl+L")


def corrected(podium: Podium) -> None:
    """A card stands in place of the list."""
    running(podium)
    podium.press("F2")


def times(podium: Podium) -> None:
    """Speaking times in place of the list."""
    running(podium)
    podium.press("Ctrl+Shift+T")


STATES = (
    before, running, warning, over, held, asking, point, ruling, queued, returning, reply, nobody,
    empty, many, shut, suspended, closed, corrected, times,
)  # fmt: skip
State = Callable[[Podium], None]
every_state = pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
