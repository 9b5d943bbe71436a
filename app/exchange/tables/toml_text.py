"""TOML from outside, looked at before it is parsed: a key of very many parts takes hours and all memory."""

import re
import tomllib
from typing import Any

from app.errors import Unreadable

_MOST = 500_000
_MANY_PARTS = re.compile(r"""(?:[^\S\n]*\.[^\S\n]*(?:[\w-]+|"[^"\n]*"|'[^'\n]*')){40}""")


def read_toml(text: str | bytes, name: str) -> dict[str, Any]:
    """The tables of a TOML text in UTF-8. Raises Unreadable with a sentence."""
    if len(text) > _MOST:
        raise Unreadable(f"{name} is too large for its kind: {len(text) >> 10:,} kB of TOML.")
    try:
        bare = (text if isinstance(text, str) else text.decode()).removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise Unreadable(f"{name} is not UTF-8; save it as UTF-8.") from None
    if _MANY_PARTS.search(bare):
        raise Unreadable(f"{name} has a key of very many parts; that is none of ours.")
    try:
        return tomllib.loads(bare)
    except tomllib.TOMLDecodeError as error:
        raise Unreadable(f"{name} is not TOML: {error}.") from None
    except (ValueError, RecursionError):  # a number of thousands of figures, tables a thousand deep
        raise Unreadable(f"{name} is not TOML that can be read.") from None
