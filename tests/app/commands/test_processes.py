"""The program as a process: what it loads, what it says without a display."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


def process(*words: str, code: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """The program, or a line of Python, in a process of its own without any display."""
    start = ["-c", code] if code else ["-m", "app"]
    clean = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, *start, *words],
        cwd=ROOT,
        env={**clean, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )


_LOADED = """
import sys
from app.__main__ import main
try:
    main(sys.argv[2:])
except SystemExit:
    pass
unwanted = sys.argv[1].split(",")
print("LOADED", *sorted({name.split(".")[0] for name in sys.modules} & set(unwanted)), file=sys.stderr)
"""


@pytest.mark.parametrize(
    "words",
    [
        ("show", "{sample}"),
        ("check", "{sample}"),
        ("backup", "{sample}", "{folder}/b.rostrum"),
        ("print", "badges", "{sample}", "-o", "{folder}/b.pdf"),
        ("print", "run-of-show", "{sample}", "-o", "{folder}/r.pdf"),
        ("rehearse", "{sample}", "{folder}/script"),
        ("import", "agenda", "{sample}", "resources/sample/agenda.csv", "--dry-run"),
    ],
    ids=lambda words: words[0],
)
def test_no_qt_is_loaded_where_no_window_is_needed(
    words: tuple[str, ...], sample: Path, tmp_path: Path
) -> None:
    """Not even its core."""
    (tmp_path / "script").write_text('{"show": "floor"}\n', encoding="utf-8")
    filled = [word.format(sample=sample, folder=tmp_path) for word in words]

    assert process("PySide6,shiboken6", *filled, code=_LOADED).stderr.splitlines()[-1] == "LOADED"


_OURS = """
import sys
bare = set(sys.modules)
from app.__main__ import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print(*(name for name in sys.modules if name.partition(".")[0] == "app"), file=sys.stderr)
print(*sorted({name.partition(".")[0] for name in set(sys.modules) - bare}), file=sys.stderr)
"""
_OF_THE_VERSION = {
    *("app", "app.__main__", "app.commands", "app.commands.parser", "app.errors"),
    *("app.text", "app.text.passwords", "app.text.writable"),
}
_MOST_TO_SHOW = 118
_HEAVY = {
    *("PIL", "PySide6", "alembic", "bs4", "icalendar", "pypdfium2", "python_calamine", "rapidfuzz"),
    *("reportlab", "uharfbuzz", "xlsxwriter", "xml", "zxingcpp"),
}


def test_the_version_loads_neither_database_nor_paper() -> None:
    """It answers at once: of ours it loads what reads its words, and of Python no dataclasses."""
    answer = process("--version", code=_OURS)
    ours, libraries = (set(line.split()) for line in answer.stderr.splitlines()[-2:])

    assert ours == _OF_THE_VERSION
    assert not libraries & (_HEAVY | {"sqlalchemy", "pytz", "dataclasses", "tempfile"})
    assert answer.stdout.startswith("rostrum ")


def test_showing_loads_what_a_floor_is_made_of_and_no_more(sample: Path) -> None:
    """No paper, no reader of files, nothing that compares names; whoever adds a module looks here first."""
    answer = process("show", str(sample), code=_OURS)
    ours, libraries = (line.split() for line in answer.stderr.splitlines()[-2:])

    assert len(ours) <= _MOST_TO_SHOW
    assert not set(libraries) & _HEAVY


@pytest.mark.parametrize("what", ["record", "statistics", "list", "journal", "registrants"])
def test_an_export_of_texts_loads_no_pages(what: str, sample: Path, tmp_path: Path) -> None:
    """A list as a file needs no fonts."""
    answer = process("export", what, str(sample), "-o", str(tmp_path / "out.csv"), code=_OURS)

    assert not set(answer.stderr.splitlines()[-1].split()) & {"reportlab", "uharfbuzz", "PIL"}
    assert (tmp_path / "out.csv").exists()


def test_the_demo_without_a_display_renders_instead(tmp_path: Path) -> None:
    """It says so in a line, names the folder, and ends well."""
    answer = process("demo", str(tmp_path / "out"), QT_LOGGING_RULES="*=false")
    made = {path.name for path in (tmp_path / "out").iterdir()}

    assert answer.returncode == 0, answer.stderr
    assert "no display" in answer.stdout + answer.stderr
    assert str(tmp_path / "out") in answer.stdout + answer.stderr
    assert {"badges.pdf", "run-of-show.pdf"} <= made
    assert len([name for name in made if name.endswith(".png")]) >= 3


def test_the_console_without_a_display_says_so_and_does_not_crash(sample: Path) -> None:
    """Qt itself would abort the process."""
    answer = process("open", str(sample))

    assert answer.returncode not in (0, -6)
    assert "display" in answer.stderr
    assert len(answer.stderr.splitlines()) <= 2
