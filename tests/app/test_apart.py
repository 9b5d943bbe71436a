"""Whatever a reader does in its own process costs a sentence, and no more."""

import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from app import apart as module
from app.apart import apart, made_ready
from app.errors import Refused, Trouble, Unreadable


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


def test_a_process_that_is_made_ready_is_used_or_goes() -> None:
    with made_ready():
        (waiting,) = module._ready
        assert apart(partial(sum, (1, 2)), "list.csv") == 3
        assert waiting.returncode == 0
    with made_ready():
        (waiting,) = module._ready
    assert waiting.returncode != 0
    assert module._ready == []
