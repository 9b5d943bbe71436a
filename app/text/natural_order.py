"""The order in which people count: R2 before R10."""

import re

_DIGITS = re.compile(r"(\d+)")


def natural(text: str) -> tuple[bool, list[tuple[bool, int, str]]]:
    """A key to sort by: R2 before R10; the empty text comes last."""
    parts = [part for part in _DIGITS.split(text.casefold()) if part]
    return not text, [(not part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts]
