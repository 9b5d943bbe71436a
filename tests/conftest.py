"""What every test stands on: no display, folders of its own, and no warning that nobody expected."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest_plugins = ("tests.postgres",)


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the sample is kept once a test has built it."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def folders_of_its_own(tmp_path: Path, built_once: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, caches and logs of a test never touch those of the person who runs it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(built_once))
    for name in (
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_STATE_HOME",
        "LOCALAPPDATA",
        "APPDATA",
    ):
        monkeypatch.setenv(name, str(tmp_path / "home" / name.lower()))
    monkeypatch.delenv("ROSTRUM_CONFERENCE", raising=False)


@pytest.fixture(autouse=True)
def no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A log record of warning or above that nobody expected is a failure."""
    yield
    loud = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not loud, [one.getMessage() for one in loud]
