"""All benchmarks, one after the other."""

import runpy
from pathlib import Path

for path in sorted(Path(__file__).parent.glob("*.py")):
    if not path.stem.startswith("_") and path.stem not in ("table", "hall"):
        runpy.run_module(f"tests.bench.{path.stem}", run_name="__main__")
