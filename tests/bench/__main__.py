"""All benchmarks, one after the other, each in a process of its own.

`python -m tests.bench --picture FOLDER` measures how figures grow alone, and draws it there.
"""

import subprocess
import sys
from pathlib import Path

_PARTS = ("table", "hall")


def _run(name: str, *words: str) -> None:
    subprocess.run([sys.executable, "-m", f"tests.bench.{name}", *words], check=True)


if sys.argv[1:2] == ["--picture"]:
    _run("growth", *sys.argv[2:3])
else:
    for path in sorted(Path(__file__).parent.iterdir()):
        if path.suffix == ".py" and not path.stem.startswith("_") and path.stem not in _PARTS:
            _run(path.stem)
    _run("growth")
