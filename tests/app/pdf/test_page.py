"""A file on the disk is whole, or it is the one that was there before."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.errors import Unsaved
from app.pdf.page import Paper
from app.pdf.text import shape
from app.whole_files import write_whole
from tests.app.pdf.paper import texts

CHILD = """
import os, sys
from pathlib import Path
from app.pdf.page import write_whole
{before}
write_whole(Path(sys.argv[1]), b"new" * 100_000)
"""


def in_another_process(path: Path, before: str) -> subprocess.CompletedProcess[str]:
    """Write a file in a process that something happens to."""
    code = CHILD.format(before=before)
    return subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False
    )


def page(path: Path, text: str) -> bytes:
    """A page with one line, and its bytes."""
    paper = Paper(300, 100, title="A page")
    paper.text(10, 50, shape(text), 12)
    paper.next_page()
    paper.save(path)
    return path.read_bytes()


def test_killed_before_the_rename_the_old_file_stands(tmp_path: Path) -> None:
    """The process dies with the new file complete beside the old one."""
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"old")

    died = in_another_process(path, "Path.replace = lambda self, to: os._exit(9)")

    assert died.returncode == 9
    assert path.read_bytes() == b"old"


def test_a_full_disk_gives_a_sentence_and_leaves_the_old_file(tmp_path: Path) -> None:
    """A limit on the size of files stands for the full disk."""
    pytest.importorskip("resource")
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"old")

    failed = in_another_process(
        path, "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))"
    )

    assert "Unsaved: sheet.pdf could not be written" in failed.stderr
    assert path.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.pdf"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_gives_a_sentence(tmp_path: Path) -> None:
    """The sentence names file, folder and what to do."""
    tmp_path.chmod(0o500)
    with pytest.raises(Unsaved, match="Choose another folder"):
        write_whole(tmp_path / "sheet.pdf", b"new")


def test_a_folder_that_is_none_gives_a_sentence(tmp_path: Path) -> None:
    """Missing, or a file: the same sentence, nothing written."""
    (tmp_path / "file").write_bytes(b"")
    for folder in (tmp_path / "missing", tmp_path / "file"):
        with pytest.raises(Unsaved, match=r"sheet\.pdf could not be written into .*Choose another folder"):
            write_whole(folder / "sheet.pdf", b"new")


def test_the_same_data_gives_the_same_bytes(tmp_path: Path) -> None:
    """Whatever was printed in between, under whatever name."""
    first = page(tmp_path / "a.pdf", "Anna محمد 田中")
    page(tmp_path / "b.pdf", "Something else")

    assert page(tmp_path / "c.pdf", "Anna محمد 田中") == first


def test_only_the_fonts_that_were_used_are_embedded(tmp_path: Path) -> None:
    """A Latin page is small, and holds no font for Japanese."""
    content = page(tmp_path / "a.pdf", "Anna")

    assert len(content) < 12_000
    assert b"NotoSans-Regular" in content
    assert b"Droid" not in content
    assert texts(tmp_path / "a.pdf") == ["Anna"]


@pytest.mark.skipif(os.name == "nt", reason="there a device has no path")
def test_a_device_is_written_to_and_stays_one(tmp_path: Path) -> None:
    """What is redirected to standard output or to nowhere must not become a file."""
    nowhere, full = tmp_path / "nowhere", tmp_path / "full"
    nowhere.symlink_to(os.devnull)
    write_whole(nowhere, b"record")

    assert nowhere.is_char_device()
    if Path("/dev/full").is_char_device():
        full.symlink_to("/dev/full")
        with pytest.raises(Unsaved, match="no space left"):
            write_whole(full, b"record")
        assert full.is_char_device()
