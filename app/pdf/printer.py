"""A finished PDF onto a printer of the system without a window: its own `lp` takes the pages as they are."""

import shutil
import subprocess
from pathlib import Path

from app.errors import Trouble

_PATIENCE_SECONDS = 60


def send(path: Path, printer: str) -> str:
    """Hand a PDF to a printer by its name, at its true size; a sentence. Raises Trouble, the PDF stays."""
    program = shutil.which("lp")
    if program is None:
        raise Trouble(f"This machine has no lp command; print {path} from its viewer at 100 %.")
    command = [program, "-d", printer, "-t", path.stem, "-o", "print-scaling=none", "--", str(path)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        raise Trouble(f"The printer “{printer}” does not answer; the pages lie in {path}.") from None
    if done.returncode:
        why = done.stderr.strip().removeprefix("lp:").strip() or "it was refused"
        raise Trouble(f"Nothing went to the printer “{printer}” ({why}); the pages lie in {path}.")
    return f"Sent to {printer}."
