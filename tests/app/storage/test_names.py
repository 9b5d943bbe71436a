"""A file name is no URL: what is named is what is made, opened, written and backed up."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.__main__ import main
from app.commands.parser import parse
from app.errors import Unreachable
from app.home.backups import backup
from app.station.station import Station
from app.times import SetClock
from tests.app.people import CONFERENCE, OPENING, make_conference

ROOT = Path(__file__).parents[3]
NAMES = (
    "Traffick?ing.rostrum",
    "Vienna%202021.rostrum",
    "Vienna 2021.rostrum",
    "a#b.rostrum",
    "a&b;c=d.rostrum",
    "a:b@c.rostrum",
    ":memory:",
    "file:x.rostrum",
    "file::memory:?cache=shared",
    "two\nlines.rostrum",
    " blank .rostrum",
    "ohne Endung",
)


@pytest.mark.skipif(os.name == "nt", reason="these are no names there")
@pytest.mark.parametrize("name", NAMES)
def test_what_is_named_is_what_is_made_and_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """As it is typed, in the present folder; and nothing else lies there afterwards."""
    monkeypatch.chdir(tmp_path)
    Station.create(name, CONFERENCE, clock=SetClock(OPENING)).close()
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == {name}
    make_conference(tmp_path / "other").replace(name)
    station = Station.open(name, clock=SetClock(OPENING))
    station.do("D1-P1", "open_session")
    backup(station, Path(f"copy of {name}"))
    station.close()

    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == {name, f"copy of {name}"}
    for path in (name, f"copy of {name}"):
        again = Station.open(path, clock=SetClock(OPENING))
        assert again.live("D1-P1").floor.seq == 1
        again.close()


def test_a_name_that_is_no_text_is_refused_in_words(tmp_path: Path) -> None:
    """To open and to make; nothing is made."""
    name = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.rostrum")
    with pytest.raises(Unreachable, match="no text in UTF-8"):
        Station.open(name, clock=SetClock(OPENING))
    with pytest.raises(Unreachable, match="no text in UTF-8"):
        Station.create(name, CONFERENCE, clock=SetClock(OPENING))
    with pytest.raises(Unreachable, match="no name of a file"):
        Station.open("a\0b", clock=SetClock(OPENING))
    assert not list(tmp_path.glob("*.rostrum"))


@pytest.mark.parametrize("more", [(), ("--role", "tech"), ("--session", "D1-P1")])
def test_a_file_alone_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: tuple[str, ...]
) -> None:
    """At its home, as a double click does it; also one without the ending, or one that is gone."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ohne").touch()
    for name in ("ohne", str(tmp_path / "ohne"), "gone.rostrum"):
        _, options = parse([name, *more])
        assert (options.function, options.conference) == ("open_conference", name)
        assert options.role == ("tech" if "tech" in more else "home")
    _, options = parse(["--now", "2021-06-14T15:30", "gone.rostrum", *more])
    assert (options.function, options.now) == ("open_conference", "2021-06-14T15:30")


def test_a_verb_is_a_verb_whatever_lies_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what is neither is wrong use."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "doctor").touch()
    assert parse(["doctor"])[1].function == "run"
    with pytest.raises(SystemExit):
        parse(["nothing"])


def test_new_leaves_nothing_behind_that_is_not_whole(tmp_path: Path) -> None:
    """The system lets no file grow: no conference, no log, no index, and the next try succeeds."""
    resource = pytest.importorskip("resource")
    place = tmp_path / "new.rostrum"
    words = ["new", str(place), "--name", "x", "--starts", "2026-09-07T10:00", "--ends", "2026-09-08T10:00"]
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (40000, {resource.RLIM_INFINITY}))"
    run = f"{limit}; from app.__main__ import main; import sys; sys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", run, *words], capture_output=True, text=True, cwd=ROOT, check=False
    )

    assert done.returncode == 4
    assert "was not saved." in done.stderr
    assert not [path.name for path in tmp_path.iterdir() if "rostrum" in path.name]
    assert main(words) == 0
