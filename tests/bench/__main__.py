"""All benchmarks, one after the other, each in a process of its own."""

import subprocess
import sys
from pathlib import Path

for path in sorted(Path(__file__).parent.glob("*.py")):
    if not path.stem.startswith("_") and path.stem not in ("table", "hall"):
        subprocess.run([sys.executable, "-m", f"tests.bench.{path.stem}"], check=True)
