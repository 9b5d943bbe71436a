"""Texts of a conference as parts of the names of files: a code is never a path."""

import re

_NO_NAME = re.compile(r'[/\\:*?"<>|\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\ufffe\uffff]+')
_LONGEST_BYTES = 80


def in_file_name(text: str, otherwise: str = "") -> str:
    """The text as one part of a file's name on every system; `otherwise` where nothing is left of it.

    What separates folders, drives and lines becomes a hyphen; no dot stands at either end.
    """
    part = _NO_NAME.sub("-", text).encode()[:_LONGEST_BYTES].decode(errors="ignore").strip(". ")
    return part if part.strip("-. ") else otherwise
