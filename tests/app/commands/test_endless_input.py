"""Input without end, and input that is no file: a sentence within seconds, whatever reads it."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.times import SetClock
from tests.app.commands.conftest import Shell
from tests.app.people import OPENING, make_conference

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="devices and named pipes of POSIX")


@pytest.mark.parametrize(
    "words",
    [
        ("import", "registrants", "C", "FILE"),
        ("import", "agenda", "C", "FILE"),
        ("import", "seats", "C", "FILE"),
        ("import", "requests", "C", "FILE"),
        ("import", "registrants", "C", "list.csv", "--map", "FILE"),
        ("admit", "C", "FILE"),
        ("rehearse", "C", "FILE"),
        ("layout", "C", "--set", "FILE"),
        ("check-in", "C", "--picture", "FILE"),
        ("new", "other.rostrum", "--settings", "FILE"),
    ],
)
@pytest.mark.parametrize("kind", ["device", "named pipe", "folder"])
def test_what_is_no_file_is_named(
    rostrum: Shell, conference: Path, tmp_path: Path, words: tuple[str, ...], kind: str
) -> None:
    """A named pipe that nobody writes to would be waited for for ever."""
    if kind == "folder" and words[1] == "requests":
        pytest.skip("a folder of mails is read")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    file = {"device": "/dev/zero", "named pipe": str(pipe), "folder": str(tmp_path)}[kind]
    given = [{"C": str(conference), "FILE": file}.get(word, word) for word in words]
    answer = rostrum(*given)

    assert answer.code == 3
    assert "is a" in answer.err or "is not a" in answer.err


@pytest.fixture
def conference(tmp_path: Path) -> Path:
    """Five people, and an agenda."""
    return make_conference(tmp_path / "conference.rostrum", SetClock(OPENING))


class Endless(io.RawIOBase):
    """What `yes` writes."""

    def __init__(self, line: bytes) -> None:
        self.line = line

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        count = len(buffer)
        buffer[:] = (self.line * (count // len(self.line) + 1))[:count]
        return count


@pytest.mark.parametrize("line", [b"a,b\n", b"\0", b"\n"])
@pytest.mark.parametrize(
    "words", [("import", "registrants", "C", "-"), ("admit", "C", "-"), ("rehearse", "C", "-")]
)
def test_standard_input_ends_where_files_do(
    rostrum: Shell,
    conference: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    line: bytes,
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Endless(line))))
    answer = rostrum(*(str(conference) if word == "C" else word for word in words))

    assert answer.code == 3
    assert any(
        words in answer.err for words in ("holds more than", "has no end", "not a JSON object", "UTF-8")
    )


def test_a_pipe_of_the_shell_is_read_like_standard_input(conference: Path) -> None:
    """As `<(…)` makes it: names, a list."""
    read, write = os.pipe()
    os.write(write, b"Somebody Else\n")
    os.close(write)
    done = subprocess.run(
        [sys.executable, "-m", "app", "admit", str(conference), f"/dev/fd/{read}"],
        capture_output=True,
        text=True,
        pass_fds=[read],
        check=False,
        timeout=60,
    )
    os.close(read)

    assert done.stdout.startswith("Somebody Else\t")


def test_names_of_the_waiting_room_come_in_any_encoding(
    rostrum: Shell, conference: Path, tmp_path: Path
) -> None:
    """As they do in the window."""
    names = tmp_path / "names.txt"
    for encoding in ("utf-8", "utf-16", "cp1252"):
        names.write_bytes("Zoë Müller\n".encode(encoding))
        assert rostrum("admit", str(conference), str(names)).out.startswith("Zoë Müller\t")
