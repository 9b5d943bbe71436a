"""Who may import whom. The layers of the program, held by its own imports."""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# A part, and everything it may import besides the standard library, itself and what stands in BELOW.
LAYERS: dict[str, set[str]] = {
    "app.times": {"pytz"},
    "app.errors": set(),
    "app.cues": {"app.times"},
    "app.conference.conference": {"app.cues", "app.times"},
    "app.conference.forms_of_address": {"app.conference.conference", "app.times"},
    "app.fault_log": {"app", "app.errors", "platformdirs"},
    "app.floor": set(),
    "app.programme": {
        "app.conference.conference",
        "app.cues",
        "app.floor",
        "app.text.natural_order",
        "app.times",
    },
    "app.text.natural_order": set(),
    "app.door": {"app.registration.admission", "app.conference.conference", "app.floor", "app.times"},
    "app.registration.admission": {"app.conference.conference", "app.door"},
    "app.live.floor_context": {
        "app.conference.conference",
        "app.floor",
        "app.programme",
        "app.conference.questions",
    },
    "app.live.snapshot": {
        "app.conference.conference",
        "app.floor",
        "app.conference.import_note",
        "app.conference.zoom_presence",
        "app.programme",
        "app.conference.questions",
    },
    "app.by_hand": {
        "app.live.acts",
        "app.conference.conference",
        "app.exchange.entity_names",
        "app.floor",
        "app.live.snapshot",
        "app.programme",
        "app.tech",
        "app.times",
    },
    "app.live.acts": {"app.floor", "app.live.snapshot", "app.programme"},
    "app.live.programme_json": {"app.programme", "app.times"},
    "app.text.text_index": {"app.text.folding"},
    "app.conference.search": {
        "app.conference.conference",
        "app.text.folding",
        "app.text.text_index",
        "app.live.snapshot",
    },
    "app.registration.search": {
        "app.conference.conference",
        "app.door",
        "app.text.folding",
        "app.text.text_index",
    },
    "app.record.text": {"app.conference.conference", "app.floor", "app.live.snapshot", "app.times"},
    "app.run_of_show.edition_names": set(),
    "app.conference.seats": {"app.conference.conference", "app.floor"},
    "app.protection": {"app.conference", "app.journal", "app.text", "app.times", "rapidfuzz"},
    "app.run_of_show.chair_script": {"app.conference.conference", "app.floor", "app.programme", "app.times"},
    "app.run_of_show.rows": {"app.conference.conference", "app.programme", "app.times"},
    "app.run_of_show.join": {
        "app.conference.forms_of_address",
        "app.protection",
        "app.conference.conference",
        "app.exchange",
        "app.floor",
        "app.live.snapshot",
        "app.programme",
        "app.record.text",
        "app.conference.seats",
        "app.run_of_show.rows",
        "app.run_of_show.chair_script",
        "app.times",
    },
    "app.storage": {
        "alembic",
        "app.conference.conference",
        "app.cues",
        "app.door",
        "app.floor",
        "app.conference.import_note",
        "app.conference.zoom_presence",
        "app.programme",
        "app.conference.questions",
        "app.times",
        "app.errors",
        "sqlalchemy",
    },
    "app.exchange": {
        "PIL",
        "anyascii",
        "app.conference.conference",
        "app.cues",
        "app.conference.request_decision",
        "app.door",
        "app.floor",
        "app.conference.import_note",
        "app.conference.zoom_presence",
        "app.conference.questions",
        "app.record.text",
        "app.conference.seats",
        "app.times",
        "app.errors",
        "app.attendance.turnout",
        "bs4",
        "charset_normalizer",
        "defusedxml",
        "icalendar",
        "python_calamine",
        "rapidfuzz",
        "resources",
        "xlsxwriter",
        "zxingcpp",
    },
    "app.pdf": {
        "PIL",
        "anyascii",
        "app.conference.conference",
        "app.cues",
        "app.run_of_show.edition_names",
        "app.floor",
        "app.programme",
        "app.record.text",
        "app.conference.seats",
        "app.run_of_show.rows",
        "app.times",
        "app.errors",
        "app.attendance.turnout",
        "bidi",
        "fontTools",
        "reportlab",
        "resources",
        "uharfbuzz",
        "zxingcpp",
    },
    "ui": {
        "PySide6",
        "app.live.acts",
        "app.conference.forms_of_address",
        "app.registration.admission",
        "app.badges.job",
        "app.by_hand",
        "app.station.comparison",
        "app.conference.conference",
        "app.cues",
        "app.conference.request_decision",
        "app.door",
        "app.run_of_show.edition_names",
        "app.fault_log",
        "app.checks.sessions",
        "app.floor",
        "app.registration.search",
        "app.live.snapshot",
        "app.programme",
        "app.live.last_sign_of_life",
        "app.conference.questions",
        "app.record.text",
        "app.conference.search",
        "app.conference.seats",
        "app.tech",
        "app.times",
        "app.errors",
        "app.attendance.turnout",
        "platformdirs",
        "pypdfium2",
        "resources",
    },
    "app.conference.questions": {"app.conference.conference"},
    "app.live.last_sign_of_life": {"app.floor", "app.times", "platformdirs"},
    "app.station.comparison": {
        "app.conference.conference",
        "app.door",
        "app.exchange",
        "app.floor",
        "app.live.snapshot",
        "app.conference.zoom_presence",
        "app.times",
    },
    "app.conference.request_decision": set(),
    "app.badges.job": set(),
    "app.conference.zoom_presence": set(),
    "app.conference.import_note": set(),
    "app.attendance.turnout": {
        "app.registration.admission",
        "app.conference.conference",
        "app.door",
        "app.conference.zoom_presence",
    },
    "app.tech": {
        "app.registration.admission",
        "app.conference.conference",
        "app.cues",
        "app.door",
        "app.exchange.zoom.waiting_room",
        "app.floor",
        "app.live.snapshot",
        "app.programme",
        "app.conference.seats",
        "app.times",
    },
}
# Single modules that may reach further than their layer, each with its reason.
DOORS: dict[str, set[str]] = {
    "ui.worker.desk": {
        "app.station.badge_desk",
        "app.exchange.problems",
        "app.station.requests_desk",
    },  # asked in the worker's thread only
    "ui.worker.thread": {
        "app.station.agenda_desk",
        "app.station.badge_desk",
        "app.station.paper_desk",
        "app.registration.duplicates",
        "app.station.registration_desk",
        "app.station.rehearsal",
        "app.station.station",
    },  # the worker's thread holds the station
    "ui.application": {"app.station.rehearsal", "app.station.sample"},  # the start window offers the sample
    "ui.screenshots.draw": {
        "app.station.requests_desk",
        "app.station.registration_desk",
        "app.station.rehearsal",
        "app.station.station",
    },  # from a scratch copy
    "ui.screenshots.states": {"app.station.agenda_desk", "app.station.station"},  # likewise
}
QT = ("PySide6", "shiboken6")


@dataclass(frozen=True)
class Import:
    """One module imports another; `late` when it happens inside a function."""

    source: str
    target: str
    late: bool


def modules() -> dict[str, Path]:
    """Every module of the program by its dotted name."""
    found = {}
    for folder in ("app", "ui"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def imports() -> tuple[Import, ...]:
    """Every import of every module; what is only there for the type checker does not count."""
    known = modules()
    return tuple(one for name, path in known.items() for one in _of(name, path, known))


def _of(name: str, path: Path, known: dict[str, Path]) -> Iterator[Import]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node, late in _statements(tree, late=False):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(name, alias.name, late)
        else:
            assert node.level == 0, f"{name} imports relatively"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield Import(name, whole if whole in known else str(node.module), late)


def _statements(node: ast.AST, *, late: bool) -> Iterator[tuple[ast.Import | ast.ImportFrom, bool]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield child, late
        inside = late or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        yield from _statements(child, late=inside)


def within(name: str, part: str) -> bool:
    """Whether a module is a part, or lies in it."""
    return name == part or name.startswith(f"{part}.")


def is_standard(name: str) -> bool:
    """Whether it comes with Python."""
    return name.split(".", maxsplit=1)[0] in sys.stdlib_module_names


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_imports_only_what_stands_below_it(layer: str) -> None:
    """The table of layers, read over the real imports, also those inside functions."""
    wrong = [
        f"{other.source} imports {other.target}"
        for other in imports()
        if within(other.source, layer)
        and not is_standard(other.target)
        and not within(other.target, layer)
        and not any(within(other.target, part) for part in LAYERS[layer] | DOORS.get(other.source, set()))
    ]

    assert not wrong


def test_the_program_without_windows_knows_no_window() -> None:
    """`app` never imports Qt; only the command line names `ui`, inside the functions that open windows."""
    wrong = [
        f"{other.source} imports {other.target}"
        for other in imports()
        if within(other.source, "app")
        and (other.target.split(".")[0] in QT or (within(other.target, "ui") and not may_open_windows(other)))
    ]

    assert not wrong


def may_open_windows(imported: Import) -> bool:
    """A command opens windows inside a function; `ui.console.has_display` needs no Qt."""
    return within(imported.source, "app.commands") and (
        imported.late or imported.target == "ui.console.has_display"
    )


@pytest.mark.parametrize(
    ("package", "home"),
    [
        ("pytz", "app.times"),
        ("sqlalchemy", "app.storage"),
        ("alembic", "app.storage"),
        ("reportlab", "app.pdf"),
        ("uharfbuzz", "app.pdf"),
        ("icalendar", "app.exchange"),
        ("rapidfuzz", "app.exchange"),
        ("python_calamine", "app.exchange"),
    ],
)
def test_a_library_has_one_home(package: str, home: str) -> None:
    """Who wants what it does asks that home; the doctor names versions only."""
    users = {other.source for other in imports() if within(other.target, package)}

    assert users
    assert all(within(user, home) or user == "app.commands.doctor" for user in users), users


def test_there_are_no_circles() -> None:
    """No module imports, at its top, one that imports it again."""
    known = modules()
    graph: dict[str, set[str]] = {name: set() for name in known}
    for other in imports():
        if other.target in known and not other.late:
            graph[other.source].add(other.target)
    free: set[str] = set()
    while ready := {name for name in graph if name not in free and graph[name] - {name} <= free}:
        free |= ready

    assert not set(graph) - free


def test_no_folder_hides_a_library() -> None:
    """`packaging/__init__.py` would hide the library of that name."""
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_a_live_page_opens_nothing_modal() -> None:
    """Windows and panels never wait for a dialog."""
    for folder in ("windows", "panels", "paint", "models"):
        for path in (ROOT / "ui" / folder).glob("*.py"):
            text = path.read_text(encoding="utf-8")
            assert "QMessageBox" not in text, path.name
            assert "QDialog" not in text, path.name


def test_the_lines_of_lists_are_made_by_qt() -> None:
    """Made in Python, they crash now and then when their list is cleared (PySide6 6.11)."""
    made = re.compile(r"\bQ(?:List|Tree|Table)WidgetItem\(")
    assert [path.name for path in (ROOT / "ui").rglob("*.py") if made.search(path.read_text("utf-8"))] == []
