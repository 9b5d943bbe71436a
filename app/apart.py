"""Files from outside, read in a process of its own: whatever a reader does there, the console goes on.

Nobody can say beforehand what bytes make a reader do: native code may panic or end its process, an hour may
pass, all memory may be asked for. Here that costs a sentence. What comes back are values of this program.
"""

import gc
import importlib
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from threading import Timer
from typing import IO, Any, NoReturn, Protocol, TypeVar

from app.errors import Refused, Trouble, Unreadable

T = TypeVar("T")

WORD = "--apart"
"""What a bundle without an interpreter of its own is called with, to be that process."""
_SECONDS, _EACH_MEGABYTE = 7, 3
"""Processor time, and how much more for each megabyte: five of a workbook are 100,000 rows."""
_MEMORY, _WITHIN = 400 << 20, 10 << 20
"""Memory for each ten megabytes that are begun."""
_PATIENCE = 4
"""How many times its processor time a process may stand there: a busy laptop gives it a part only."""
_FEW_COLLECTIONS = 100_000
"""So many things are made before a look for garbage: most that a reader makes is handed back."""
_DONE, _TOLD, _FAULT, _HUNGRY = b"d", b"t", b"f", b"h"
_PLAIN = {
    *(("builtins", name) for name in ("set", "frozenset")),
    *(("datetime", name) for name in ("datetime", "date", "time", "timedelta", "timezone")),
    ("pytz", "_UTC"),
    ("pytz", "_p"),
}
_PIECE = 5_000
"""So many parts of a long value travel at once: what a pickle remembers of each is held no longer."""
_ready: list["subprocess.Popen[bytes]"] = []


class Process(Protocol):
    """Where work is done: `apart`, or `at_once`."""

    def __call__(self, work: Callable[[], T], name: str, size: int = 0) -> T:
        """What comes of the work."""


def at_once(work: Callable[[], T], name: str, size: int = 0) -> T:
    """Work on a file of our own, in this process."""
    return work()


def apart(work: Callable[[], T], name: str, size: int = 0) -> T:
    """The result of work (a function of this program with its arguments, as `partial` makes them).

    `name` stands in sentences, `size` in bytes decides how much it may take. Raises Trouble and Refused as
    the work does; Unreadable where it took too long or too much, or broke its process.
    """
    limits = (_SECONDS + _EACH_MEGABYTE * (size >> 20), _MEMORY * (1 + size // _WITHIN))
    order = pickle.dumps(limits) + pickle.dumps(work, pickle.HIGHEST_PROTOCOL)
    try:
        with _ready.pop() if _ready else _begun() as process:
            patience = Timer(limits[0] * _PATIENCE, process.kill)
            patience.start()
            try:
                kind, value = _asked(process, order)
            except BaseException:
                process.kill()
                raise
            finally:
                patience.cancel()
    except (pickle.UnpicklingError, EOFError):
        _refuse(name, limits)
    except OSError:
        raise Trouble(f"{name} cannot be read: no other process could be started for it.") from None
    if process.returncode != 0 or kind in (_HUNGRY, b""):
        _refuse(name, limits)
    if kind == _FAULT:
        raise Unreadable(
            f"{name} cannot be read: something in it is not as expected (code {value}). "
            "Save it in another format and try again."
        )
    if kind == _TOLD:
        raise value
    return value  # type: ignore[no-any-return] # what the work gives


def _asked(process: "subprocess.Popen[bytes]", order: bytes) -> tuple[bytes, Any]:
    """The kind of its answer and what that holds, taken while it comes: it never lies here as bytes, too."""
    assert process.stdin is not None
    assert process.stdout is not None
    with suppress(OSError), process.stdin:  # where it has ended already, its code says how
        process.stdin.write(order)
    if (kind := process.stdout.read(1)) in (_DONE, _TOLD):
        with nothing_collected():
            return kind, _taken(process.stdout)
    return kind, process.stdout.read().decode()


@contextmanager
def nothing_collected() -> Iterator[None]:
    """For work that keeps nearly all it makes: looking for what to throw away would take a quarter of it."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextmanager
def made_ready() -> Iterator[None]:
    """Begins the process already: it starts while whoever needs it is still about something else."""
    _ready.append(_begun())
    try:
        yield
    finally:
        for process in _ready:
            process.kill()
            process.communicate()
        _ready.clear()


def size_of(paths: Iterable[Path]) -> int:
    """How many bytes the files hold together; of a folder, those in it. What is not there holds none."""
    size = 0
    for path in paths:
        with suppress(OSError, ValueError):
            held = path.iterdir() if path.is_dir() else (path,)
            size += sum(file.stat().st_size for file in held)
    return size


def _refuse(name: str, limits: tuple[int, int]) -> NoReturn:
    raise Unreadable(
        f"{name} cannot be read: it takes more than {limits[0]} seconds or {limits[1] >> 20} MB, "
        "or breaks its reader. Save it in another format, or in parts."
    )


def _begun() -> "subprocess.Popen[bytes]":
    frozen = getattr(sys, "frozen", False)
    code = ["-P", "-c", "from app.apart import serve; serve()"]
    return subprocess.Popen(
        [sys.executable, WORD] if frozen else [sys.executable, *code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


class _Values(pickle.Unpickler):
    """Takes values of this program and no code: what a reader was tricked into is stopped here."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _PLAIN:
            return getattr(importlib.import_module(module), name)
        found = super().find_class(module, name) if module.startswith("app.") else None
        if not isinstance(found, type):
            raise pickle.UnpicklingError(f"{module}.{name} is no value")
        return found


def _taken(answer: IO[bytes]) -> Any:
    value = _Values(answer).load()
    name = getattr(value, "long_part", "")
    if not name:
        return value
    parts: list[object] = []
    while piece := _Values(answer).load():
        if not isinstance(piece, tuple):
            raise pickle.UnpicklingError("that is no piece")
        parts += piece
    return replace(value, **{name: tuple(parts)})


# In the other process


def _send(value: Any, pickler: pickle.Pickler) -> None:
    """The value; one that says which of its fields is long, without that, then its parts by thousands."""
    name = getattr(value, "long_part", "")
    if not name:
        pickler.dump(value)
        return
    parts: tuple[object, ...] = getattr(value, name)
    pickler.dump(replace(value, **{name: ()}))
    for begin in range(0, len(parts) + _PIECE, _PIECE):  # the last is empty
        pickler.clear_memo()
        pickler.dump(parts[begin : begin + _PIECE])


def serve() -> None:
    """Do the one piece of work on standard input, within its limits; the answer goes to standard output."""
    gc.set_threshold(_FEW_COLLECTIONS)
    _limit(*pickle.load(sys.stdin.buffer))
    answer = sys.stdout.buffer
    kind, value = _done()
    try:
        answer.write(kind)
        if kind in (_DONE, _TOLD):
            _send(value, pickle.Pickler(answer, pickle.HIGHEST_PROTOCOL))
        else:
            answer.write(value.encode())
        answer.flush()
    except BaseException:  # noqa: BLE001 -- what was sent so far is no answer
        os._exit(1)
    os._exit(0)  # nothing here is worth being tidied up


def _limit(seconds: int, memory: int) -> None:
    """Where the system knows no limits, as Windows, the patience of whoever asked is one."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


def _done() -> tuple[bytes, Any]:
    try:
        return _DONE, pickle.load(sys.stdin.buffer)()
    except (Trouble, Refused) as told:
        return _TOLD, told
    except MemoryError:
        return _HUNGRY, ""
    except BaseException as error:  # noqa: BLE001 -- native code may panic with what is no Exception
        from app.fault_log import note_fault

        return _FAULT, note_fault(error)
