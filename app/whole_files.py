"""Files that are written whole or not at all, and files and folders that are their owner's alone."""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from app.errors import Unsaved

_OWNER_ALONE, _OWNERS_FOLDER, _AS_THE_UMASK_SAYS = 0o600, 0o700, 0o666


def write_whole(path: Path, content: bytes | Iterable[bytes], *, public: bool = False) -> None:
    """Write a file so that it is whole or as it was: beside it first, to the disk, then renamed.

    It is its owner's alone unless it is public, whatever was there before: most hold names of people.
    What is no file, as a pipe or a device, is written to as it stands: renamed, a file would take its place.
    Raises Unsaved with a sentence when the folder is missing, read-only or full.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open("wb") as stream:
                stream.writelines((content,) if isinstance(content, bytes) else content)
            return
        beside.unlink(missing_ok=True)
        with open(_made(beside, public=public), "wb") as file:
            file.writelines((content,) if isinstance(content, bytes) else content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except (OSError, ValueError) as error:
        with suppress(OSError, ValueError):
            beside.unlink()
        raise Unsaved(_sentence(path, error)) from None


def make_private(path: Path) -> None:
    """An empty file that is its owner's alone, whatever the umask. Raises OSError, also when it is there."""
    os.close(_made(path))


def copy_private(source: Path, target: Path) -> None:
    """Copy a file into a new one that is its owner's alone. Raises OSError, also when it is there."""
    make_private(target)
    shutil.copyfile(source, target)


def private_folder(path: Path) -> None:
    """Make a folder that is its owner's alone, and those above it that are missing. Raises OSError."""
    if not path.is_dir():
        if path.parent != path:
            private_folder(path.parent)
        path.mkdir(mode=_OWNERS_FOLDER, exist_ok=True)


def _made(path: Path, *, public: bool = False) -> int:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.open(path, flags, _AS_THE_UMASK_SAYS if public else _OWNER_ALONE)


def _sentence(path: Path, error: OSError | ValueError) -> str:
    reason = (getattr(error, "strerror", None) or "unknown reason").lower()
    where = f"{path.name} could not be written into {path.parent}"
    return f"{where} ({reason}). Choose another folder or make room."


def digest(path: Path) -> str:
    """SHA-256 of a printed file."""
    from hashlib import sha256

    return sha256(path.read_bytes()).hexdigest()
