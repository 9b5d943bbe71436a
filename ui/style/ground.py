"""The colour under everything, read without the rest of its theme: what stands first needs no more."""

import re
from pathlib import Path

import resources


def ground_of(theme: str) -> str:
    """The ground of a theme, day or night, as #rrggbb. Raises FileNotFoundError for another name."""
    path = Path(resources.__file__).parent / "themes" / f"{theme}.toml"
    found = re.search(r'^ground = "(#\w{6})"', path.read_text(encoding="utf-8"), re.MULTILINE)
    assert found is not None
    return found[1]
