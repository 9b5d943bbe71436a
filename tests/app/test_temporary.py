"""What is temporary lies in one private folder, and goes with its process, however that ends."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.app.people import make_conference

ROOT = Path(__file__).parents[2]
KEEPS = """
import signal, sys, time
for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):  # who runs the tests may have had them ignored
    signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
from app.temporary import remove_leftovers, temporary_folder
remove_leftovers()
folder = temporary_folder("badge")
(folder / "Guide Auvray.pdf").write_text("a name")
print(folder, flush=True)
time.sleep(60 if len(sys.argv) == 1 else 0)
"""


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's temporary folder, of the test's own; the umask is a careless one."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


def keeper(*words: str) -> tuple["subprocess.Popen[str]", Path]:
    """A process that keeps something for a while, and where."""
    words = (sys.executable, "-c", KEEPS, *words)
    running = subprocess.Popen(
        words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, umask=0o022
    )
    assert running.stdout is not None
    with running.stdout as said:
        return running, Path(said.readline().strip())


def test_it_is_the_owners_alone(scratch: Path) -> None:
    """Folder and all within, whatever the umask."""
    running, folder = keeper()
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (folder, folder.parent)}
    running.terminate()
    running.wait(10)

    assert modes == {0o700}
    assert folder.parent.parent == scratch


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT])
def test_it_goes_when_the_process_is_ended(scratch: Path, sign: signal.Signals) -> None:
    """And the process still dies of that signal."""
    running, _ = keeper()
    running.send_signal(sign)

    assert running.wait(10) == -sign
    assert not list(scratch.iterdir())


def test_it_goes_at_the_end(scratch: Path) -> None:
    """Without a word."""
    running, _ = keeper("at once")

    assert running.wait(10) == 0
    assert not list(scratch.iterdir())


def test_after_a_kill_it_goes_at_the_next_start_and_what_is_in_use_stays(scratch: Path) -> None:
    """A folder of somebody else's, or of a process that lives, is not touched."""
    killed, left = keeper()
    killed.kill()
    killed.wait(10)
    assert left.exists()
    living, in_use = keeper()
    (scratch / "rostrum-notes").mkdir()
    (scratch / f"rostrum-{os.getpid()}-being-made").mkdir()
    keeper("at once")[0].wait(10)

    assert not left.exists()
    assert (in_use / "Guide Auvray.pdf").exists()
    assert (scratch / "rostrum-notes").exists()
    assert (scratch / f"rostrum-{os.getpid()}-being-made").exists()
    living.kill()
    living.wait(10)


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGHUP])
def test_a_rehearsed_script_leaves_no_copy(scratch: Path, tmp_path: Path, sign: signal.Signals) -> None:
    """Ended in the middle of it, while it waits for the next line."""
    path = make_conference(tmp_path / "c.rostrum")
    running = subprocess.Popen(
        [sys.executable, "-m", "app", "rehearse", str(path), "-"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    )
    end = monotonic() + 20
    while not list(scratch.glob("*/*/rehearsal.rostrum")):
        assert monotonic() < end
        sleep(0.02)
    running.send_signal(sign)
    running.communicate(timeout=10)

    assert not list(scratch.iterdir())
