"""Files that are written whole or not at all."""

import os
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from app.errors import Unsaved


def write_whole(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Write a file so that it is whole or as it was: beside it first, to the disk, then renamed.

    What is no file, as a pipe or a device, is written to as it stands: renamed, a file would take its place.
    Raises Unsaved with a sentence when the folder is missing, read-only or full.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open("wb") as stream:
                stream.writelines((content,) if isinstance(content, bytes) else content)
            return
        with beside.open("wb") as file:
            file.writelines((content,) if isinstance(content, bytes) else content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise Unsaved(_sentence(path, error)) from None


def _sentence(path: Path, error: OSError) -> str:
    reason = (error.strerror or "unknown reason").lower()
    where = f"{path.name} could not be written into {path.parent}"
    return f"{where} ({reason}). Choose another folder or make room."


def digest(path: Path) -> str:
    """SHA-256 of a printed file."""
    return sha256(path.read_bytes()).hexdigest()
