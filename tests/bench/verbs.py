"""The start of a verb: `rostrum --version` and `rostrum show`, beside bare Python and SQLAlchemy's import."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from app.rehearsal.sample import sample_copy
from tests.bench.table import heading, line

RUNS = 7
ROOT = Path(__file__).parents[2]


def seconds(*command: str) -> float:
    """How long one process takes."""
    began = time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(
        [sys.executable, *command], check=True, stdout=subprocess.DEVNULL, env=environment, cwd=ROOT
    )
    return time.perf_counter() - began


def main() -> None:
    """One of each in turn, so that all meet the same weather; the first round only warms up."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(sample_copy(Path(folder)))
        commands = {
            "python -c pass": ("-c", "pass"),
            "rostrum --version": ("-m", "app", "--version"),
            "import sqlalchemy": ("-c", "import sqlalchemy"),
            "rostrum show": ("-m", "app", "show", path),
        }
        rounds = [{name: seconds(*command) for name, command in commands.items()} for _ in range(RUNS + 1)]
    taken = {name: [other[name] for other in rounds[1:]] for name in commands}
    bare, library = taken["python -c pass"], taken["import sqlalchemy"]
    both = [one + other for one, other in zip(bare, library, strict=True)]
    heading(f"The start of a verb, {RUNS} runs of each")
    line("python -c pass", bare)
    line("rostrum --version", taken["rostrum --version"], bare)
    line("import sqlalchemy", library)
    line("both", both)
    line("rostrum show", taken["rostrum show"], both)


if __name__ == "__main__":
    main()
