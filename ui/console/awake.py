"""Keeping display and system awake while a session is open; where nothing can do that, nothing fails."""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from subprocess import Popen

_WHO, _WHY = "Rostrum", "A session is open"
_BUS = "rostrum-awake"
_CONTINUOUS, _SYSTEM, _DISPLAY = 0x80000000, 0x1, 0x2


class Door(Protocol):
    """One way to keep a machine awake."""

    def hold(self) -> None:
        """From now on."""
        ...

    def release(self) -> None:
        """Not any more."""
        ...


class Awake:
    """Holds every door of this machine while it is kept; asked as often as one likes."""

    def __init__(self, doors: "Callable[[], tuple[Door, ...]] | None" = None) -> None:
        self._doors = doors or doors_of_this_machine
        self._held: tuple[Door, ...] = ()

    def keep(self, awake: bool) -> None:
        """Awake from now on, or as the person has set it."""
        if awake and not self._held:
            self._held = self._doors()
            for door in self._held:
                with suppress(OSError):
                    door.hold()
        elif not awake:
            for door in self._held:
                with suppress(OSError):
                    door.release()
            self._held = ()


def doors_of_this_machine() -> tuple[Door, ...]:
    """Those of its system."""
    if sys.platform == "win32":
        return (ExecutionState(),)
    own = str(os.getpid())
    if sys.platform == "darwin":
        return (Helper("caffeinate", "-d", "-i", "-w", own),)
    # The helper ends with this process, also when that is killed: tail waits for it.
    waiting = ("tail", f"--pid={own}", "-f", "/dev/null")
    return ScreenSaver(), Helper(
        "systemd-inhibit", "--what=idle:sleep", f"--who={_WHO}", f"--why={_WHY}", *waiting
    )


class Helper:
    """A program of the system that keeps it awake as long as it runs."""

    def __init__(self, *command: str) -> None:
        self.command = command
        self._process: Popen[bytes] | None = None

    def hold(self) -> None:
        """Start it, where there is one."""
        if shutil.which(self.command[0]):
            import subprocess

            quiet = subprocess.DEVNULL
            self._process = subprocess.Popen(
                self.command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
            )

    def release(self) -> None:
        """End it, and whatever it started."""
        if self._process is not None:
            with suppress(OSError):
                os.killpg(self._process.pid, signal.SIGTERM)  # type: ignore[attr-defined,unused-ignore]
            self._process.wait()
            self._process = None


class ScreenSaver:
    """The desktop's own service on Linux. It forgets us when our connection ends, however that ends."""

    def hold(self) -> None:
        """Ask on a connection of its own, and do not wait for an answer."""
        from PySide6.QtDBus import QDBusConnection, QDBusMessage

        bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, _BUS)
        if bus.isConnected():
            service = "org.freedesktop.ScreenSaver"
            ask = QDBusMessage.createMethodCall(service, "/org/freedesktop/ScreenSaver", service, "Inhibit")
            ask.setArguments([_WHO, _WHY])
            bus.send(ask)

    def release(self) -> None:
        """End the connection."""
        from PySide6.QtDBus import QDBusConnection

        QDBusConnection.disconnectFromBus(_BUS)


class ExecutionState:
    """Windows: a word to the kernel, which holds for the window's thread until the next one."""

    def hold(self) -> None:
        """Display and system."""
        self._set(_CONTINUOUS | _SYSTEM | _DISPLAY)

    def release(self) -> None:
        """As the person has set it."""
        self._set(_CONTINUOUS)

    def _set(self, state: int) -> None:
        import ctypes

        ctypes.windll.kernel32.SetThreadExecutionState(state)  # type: ignore[attr-defined,unused-ignore]
