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
    "app.trouble": set(),
    "app.cues": {"app.times"},
    "app.conference": {"app.cues", "app.times"},
    "app.address": {"app.conference", "app.times"},
    "app.faults": {"app", "app.trouble", "platformdirs"},
    "app.floor": set(),
    "app.programme": {"app.conference", "app.cues", "app.floor", "app.natural", "app.times"},
    "app.natural": set(),
    "app.door": {"app.admission", "app.conference", "app.floor", "app.times"},
    "app.admission": {"app.conference", "app.door"},
    "app.house": {"app.conference", "app.floor", "app.programme", "app.questions"},
    "app.loaded": {
        "app.conference",
        "app.floor",
        "app.imported",
        "app.presence",
        "app.programme",
        "app.questions",
    },
    "app.by_hand": {
        "app.acts",
        "app.conference",
        "app.exchange.entity_names",
        "app.floor",
        "app.loaded",
        "app.programme",
        "app.tech",
        "app.times",
    },
    "app.acts": {"app.floor", "app.loaded", "app.programme"},
    "app.programme_document": {"app.programme", "app.times"},
    "app.haystack": {"app.exchange.folding"},
    "app.search": {"app.conference", "app.exchange.folding", "app.haystack", "app.loaded"},
    "app.guest_list": {"app.conference", "app.door", "app.exchange.folding", "app.haystack"},
    "app.record_lines": {"app.conference", "app.floor", "app.loaded", "app.times"},
    "app.editions": set(),
    "app.seats": {"app.conference", "app.floor"},
    "app.aliases": {"app.conference", "app.exchange.folding"},
    "app.spoken_lines": {"app.conference", "app.floor", "app.programme", "app.times"},
    "app.show_lines": {"app.conference", "app.programme", "app.times"},
    "app.show": {
        "app.address",
        "app.aliases",
        "app.conference",
        "app.exchange",
        "app.floor",
        "app.loaded",
        "app.programme",
        "app.record_lines",
        "app.seats",
        "app.show_lines",
        "app.spoken_lines",
        "app.times",
    },
    "app.storage": {
        "alembic",
        "app.conference",
        "app.cues",
        "app.door",
        "app.floor",
        "app.imported",
        "app.presence",
        "app.programme",
        "app.questions",
        "app.times",
        "app.trouble",
        "sqlalchemy",
    },
    "app.exchange": {
        "PIL",
        "anyascii",
        "app.conference",
        "app.cues",
        "app.decision",
        "app.door",
        "app.floor",
        "app.imported",
        "app.presence",
        "app.questions",
        "app.record_lines",
        "app.seats",
        "app.times",
        "app.trouble",
        "app.turnout",
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
        "app.conference",
        "app.cues",
        "app.editions",
        "app.floor",
        "app.programme",
        "app.record_lines",
        "app.seats",
        "app.show_lines",
        "app.times",
        "app.trouble",
        "app.turnout",
        "bidi",
        "fontTools",
        "reportlab",
        "resources",
        "uharfbuzz",
        "zxingcpp",
    },
    "ui": {
        "PySide6",
        "app.acts",
        "app.address",
        "app.admission",
        "app.badge_job",
        "app.by_hand",
        "app.comparing",
        "app.conference",
        "app.cues",
        "app.decision",
        "app.door",
        "app.editions",
        "app.faults",
        "app.findings",
        "app.floor",
        "app.guest_list",
        "app.loaded",
        "app.programme",
        "app.pulse",
        "app.questions",
        "app.record_lines",
        "app.search",
        "app.seats",
        "app.tech",
        "app.times",
        "app.trouble",
        "app.turnout",
        "platformdirs",
        "pypdfium2",
        "resources",
    },
    "app.questions": {"app.conference"},
    "app.pulse": {"app.floor", "app.times", "platformdirs"},
    "app.comparing": {
        "app.conference",
        "app.door",
        "app.exchange",
        "app.floor",
        "app.loaded",
        "app.presence",
        "app.times",
    },
    "app.decision": set(),
    "app.badge_job": set(),
    "app.presence": set(),
    "app.imported": set(),
    "app.turnout": {"app.admission", "app.conference", "app.door", "app.presence"},
    "app.tech": {
        "app.admission",
        "app.conference",
        "app.cues",
        "app.door",
        "app.exchange.waiting_room",
        "app.floor",
        "app.loaded",
        "app.programme",
        "app.seats",
        "app.times",
    },
}
# Single modules that may reach further than their layer, each with its reason.
DOORS: dict[str, set[str]] = {
    "ui.desk": {"app.badge_desk", "app.problems", "app.requests_desk"},  # asked in the worker's thread only
    "ui.worker": {
        "app.agenda_desk",
        "app.badge_desk",
        "app.paper_desk",
        "app.exchange.duplicates",
        "app.registration_desk",
        "app.rehearsal",
        "app.station",
    },  # the worker's thread holds the station
    "ui.application": {"app.rehearsal", "app.sample"},  # the start window offers the sample
    "ui.pictures": {
        "app.requests_desk",
        "app.registration_desk",
        "app.rehearsal",
        "app.station",
    },  # from a scratch copy
    "ui.picture_states": {"app.agenda_desk", "app.station"},  # likewise
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
        f"{one.source} imports {one.target}"
        for one in imports()
        if within(one.source, layer)
        and not is_standard(one.target)
        and not within(one.target, layer)
        and not any(within(one.target, part) for part in LAYERS[layer] | DOORS.get(one.source, set()))
    ]

    assert not wrong


def test_the_program_without_windows_knows_no_window() -> None:
    """`app` never imports Qt; only the command line names `ui`, inside the functions that open windows."""
    wrong = [
        f"{one.source} imports {one.target}"
        for one in imports()
        if within(one.source, "app")
        and (one.target.split(".")[0] in QT or (within(one.target, "ui") and not may_open_windows(one)))
    ]

    assert not wrong


def may_open_windows(one: Import) -> bool:
    """A command opens windows inside a function; `ui.display` looks for a display and needs no Qt."""
    return within(one.source, "app.commands") and (one.late or one.target == "ui.display")


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
    users = {one.source for one in imports() if within(one.target, package)}

    assert users
    assert all(within(user, home) or user == "app.commands.doctor" for user in users), users


def test_there_are_no_circles() -> None:
    """No module imports, at its top, one that imports it again."""
    known = modules()
    graph: dict[str, set[str]] = {name: set() for name in known}
    for one in imports():
        if one.target in known and not one.late:
            graph[one.source].add(one.target)
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
    assert [one.name for one in (ROOT / "ui").rglob("*.py") if made.search(one.read_text("utf-8"))] == []
