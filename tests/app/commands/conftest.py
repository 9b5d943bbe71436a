"""The command line in the hand: words in; exit code, output and messages out."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.__main__ import main
from app.rehearsal.sample import build_sample


@dataclass
class Answer:
    """What a verb answered."""

    code: int
    out: str
    err: str


class Shell:
    """Runs verbs as a person at a terminal without standard input would."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: object) -> Answer:
        """One verb."""
        self._capsys.readouterr()
        try:
            code = main([str(word) for word in words])
        except SystemExit as end:
            code = int(end.code or 0)
        read = self._capsys.readouterr()
        return Answer(code, read.out, read.err)


@pytest.fixture
def rostrum(capsys: pytest.CaptureFixture[str]) -> Shell:
    """The command line."""
    return Shell(capsys)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample conference, built once."""
    path = tmp_path_factory.mktemp("sample") / "sample.rostrum"
    build_sample(path)
    return path


@pytest.fixture
def sample(built: Path, tmp_path: Path) -> Path:
    """A copy of the sample conference that may be changed."""
    copy = tmp_path / "sample.rostrum"
    copy.write_bytes(built.read_bytes())
    return copy


def rows_of(path: Path) -> list[str]:
    """Everything in a conference file, as SQL."""
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()
