"""The log of faults of the program itself, for whoever mends them: never a name from a conference."""

import traceback
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import platformdirs

from app import __version__
from app.whole_files import make_private, private_folder


def note_fault(error: BaseException) -> str:
    """Add a fault to the log of this laptop; returns the code that the person sees.

    The log holds the error's type and the lines of the program, not its message, which may quote data.
    """
    frames = [
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    code = sha256("\n".join((type(error).__name__, *frames)).encode()).hexdigest()[:4].upper()
    lines = (f"{datetime.now(UTC).isoformat()} {__version__} {code} {type(error).__name__}", *frames)
    try:
        private_folder(log_path().parent)
        if not log_path().exists():
            make_private(log_path())
        with log_path().open("a", encoding="utf-8") as log:
            log.write("\n  ".join(lines) + "\n")
    except OSError:
        pass  # a log that cannot be written must not hide the fault itself
    return code


def log_path() -> Path:
    """The file of this laptop in which faults are noted."""
    return Path(platformdirs.user_log_dir("rostrum", appauthor=False)) / "faults.log"
