"""Whatever a reader does in its own process costs a sentence, and no more."""

import os
import pickle
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest

from app import apart as module
from app.apart import apart, made_ready
from app.errors import Refused, Trouble, Unreadable
from app.exchange.plan import Change, Plan
from app.protection.protection import NOBODY


def endless() -> None:
    """A loop without end."""
    while True:
        pass


def hungry() -> None:
    """All the memory there is."""
    held = []
    while True:
        held.append(bytes(10_000_000))


def ends(code: int) -> None:
    """Native code that ends its process."""
    os.abort() if code < 0 else os._exit(code)


def faulty() -> None:
    """A fault of ours."""
    raise KeyError("something of Anna Lind's")


def panicking() -> None:
    """What native code raises is no Exception."""
    raise BaseException("panic")


def code() -> object:
    """What comes back would run something."""
    return os.system


def tells(kind: type[Exception], sentence: str) -> None:
    """An error that is for a person."""
    raise kind(sentence)


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(module, "_SECONDS", 1)
    monkeypatch.setattr(module, "_MEMORY", 150 << 20)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))


LIMITS = "cannot be read: it takes more than 1 seconds or 150 MB, or breaks its reader"


@pytest.mark.parametrize(
    ("work", "sentence"),
    [
        (endless, LIMITS),
        (hungry, LIMITS),
        (partial(ends, 3), LIMITS),
        (partial(ends, 0), LIMITS),
        (partial(ends, -1), LIMITS),
        (code, LIMITS),
        (faulty, r"not as expected \(code [0-9A-F]{4}\)"),
        (panicking, r"not as expected \(code [0-9A-F]{4}\)"),
        (partial(tells, Unreadable, "list.csv, line 3: no."), "^list.csv, line 3: no.$"),
    ],
)
def test_it_ends_in_a_sentence_within_seconds(work: Callable[[], object], sentence: str) -> None:
    began = time.monotonic()

    with pytest.raises(Unreadable, match=sentence) as told:
        apart(work, "list.csv")

    assert "Lind" not in str(told.value)
    assert time.monotonic() - began < 20


@pytest.mark.parametrize("kind", [Trouble, Refused])
def test_errors_for_a_person_come_back_as_they_are(kind: type[Exception]) -> None:
    with pytest.raises(kind, match="Not now"):
        apart(partial(tells, kind, "Not now"), "list.csv")


def test_a_larger_file_may_take_more() -> None:
    """Time for each megabyte, memory for each ten that are begun."""
    with pytest.raises(Unreadable, match="more than 76 seconds or 450 MB"):
        apart(partial(ends, 3), "list.csv", 25 << 20)


@pytest.mark.parametrize("lines", [0, 1, 5, 6, 13])
def test_a_plan_of_many_lines_comes_back_as_it_was_made(lines: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """It travels by a few lines at a time; the other process has pieces of its own size."""
    monkeypatch.setattr(module, "_PIECE", 5)
    changes = tuple(Change(line, "new", f"R{line}", reason="late") for line in range(lines))
    plan = Plan("list.csv", "sum", changes, notes=("A note.",))
    sent = BytesIO()

    module._send(plan, pickle.Pickler(sent))
    sent.seek(0)

    assert replace(module._taken(sent), protection=NOBODY) == plan
    assert sent.read() == b""
    came = apart(partial(replace, plan, source="other.csv"), "list.csv")
    assert replace(came, protection=NOBODY) == replace(plan, source="other.csv")


def test_a_piece_that_is_none_is_stopped() -> None:
    """Whatever a reader was tricked into, a plan has lines and nothing else."""
    sent = BytesIO(pickle.dumps(Plan("list.csv", "", ())) + pickle.dumps("R1"))
    with pytest.raises(pickle.UnpicklingError):
        module._taken(sent)


def test_a_process_that_is_made_ready_is_used_or_goes() -> None:
    with made_ready():
        (waiting,) = module._ready
        assert apart(partial(sum, (1, 2)), "list.csv") == 3
        assert waiting.returncode == 0
    with made_ready():
        (waiting,) = module._ready
    assert waiting.returncode != 0
    assert module._ready == []
