"""Who may import whom: one row for each package, and one list of what is imported late."""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.architecture import LATE, ROWS

ROOT = Path(__file__).parents[1]

HOMES = {
    "pytz": ("app.times",),
    "sqlalchemy": ("app.storage",),
    "alembic": ("app.storage",),
    "reportlab": ("app.pdf",),
    "uharfbuzz": ("app.pdf",),
    "bidi": ("app.pdf",),
    "icalendar": ("app.exchange",),
    "dateutil": ("app.exchange",),
    "python_calamine": ("app.exchange",),
    "defusedxml": ("app.exchange",),
    "rapidfuzz": ("app.exchange", "app.protection", "app.registration", "app.text"),
    "pypdfium2": ("ui.worker", "app.documents.kept"),
    "PySide6": ("ui",),
}
"""The only places that know a library; whoever wants what it does asks there. The doctor names versions."""

QT = ("PySide6", "shiboken6")


@dataclass(frozen=True)
class Import:
    """One module imports another; `late` when it happens inside a function."""

    source: str
    target: str
    late: bool


@cache
def modules() -> dict[str, Path]:
    """Every module of the program by its dotted name."""
    found = {}
    for folder in ("app", "ui"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def package_of(module: str) -> str:
    """The package in which a module lies; a module at the top of `app` or `ui` is a room of its own."""
    above = module.rpartition(".")[0]
    alone = modules()[module].name == "__init__.py" or above in ("app", "ui")
    return module if alone else above


@cache
def imports() -> tuple[Import, ...]:
    """Every import of every module, late ones and those for the type checker included."""
    return tuple(found for name, path in modules().items() for found in _of(name, path))


def _of(name: str, path: Path) -> Iterator[Import]:
    for node, late in _statements(ast.parse(path.read_text(encoding="utf-8")), late=False):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(name, alias.name, late)
        else:
            assert node.level == 0, f"{name} imports relatively"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield Import(name, whole if whole in modules() else str(node.module), late)


def _statements(node: ast.AST, *, late: bool) -> Iterator[tuple[ast.Import | ast.ImportFrom, bool]]:
    for child in ast.iter_child_nodes(node):
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


def target_of(found: Import) -> str:
    """The package, or the library, that is imported."""
    known = found.target in modules()
    return package_of(found.target) if known else found.target.split(".", maxsplit=1)[0]


def test_every_package_has_a_row() -> None:
    """And every row has a package."""
    assert {package_of(module) for module in modules()} == set(ROWS)


def test_a_row_names_only_what_stands_above_it() -> None:
    """So there is no circle of packages, of any kind: the table itself is the order."""
    order = list(ROWS)
    for place, row in enumerate(ROWS):
        assert {name for name in ROWS[row] if name in ROWS} <= set(order[:place]), row


@pytest.mark.parametrize("row", ROWS)
def test_a_package_imports_what_its_row_names_and_no_more(row: str) -> None:
    """Read over the real imports; what a row names and nobody imports is taken out of it."""
    found = {
        target_of(found)
        for found in imports()
        if package_of(found.source) == row and not is_standard(found.target)
    }

    assert found - {row} == ROWS[row]


def test_there_are_no_circles_of_modules() -> None:
    """No module imports, in any way, one that imports it again."""
    graph: dict[str, set[str]] = {name: set() for name in modules()}
    for found in imports():
        if found.target in graph:
            graph[found.source].add(found.target)
    free: set[str] = set()
    while ready := {name for name in graph if name not in free and graph[name] - {name} <= free}:
        free |= ready

    assert not set(graph) - free


def test_what_is_imported_late_stands_in_the_list() -> None:
    """Which is the only place that excuses it; a line that excuses nothing is taken out."""
    late: dict[str, set[str]] = {}
    for found in imports():
        if found.late and not is_standard(found.target):
            known = found.target in modules()
            target = found.target if known else found.target.split(".", maxsplit=1)[0]
            late.setdefault(found.source, set()).add(target)

    assert late == LATE


def test_no_line_excuses_a_late_import_for_itself() -> None:
    """The linter's rule is replaced by the list above."""
    rule = "PLC" + "0415"
    excused = [path for folder in ("app", "ui", "tests") for path in (ROOT / folder).rglob("*.py")]

    assert [path.name for path in excused if rule in path.read_text("utf-8")] == []


def test_the_program_without_windows_knows_no_window() -> None:
    """`app` never imports Qt; only the command line names `ui`, inside the functions that open windows."""
    wrong = [
        f"{found.source} imports {found.target}"
        for found in imports()
        if within(found.source, "app")
        and (found.target.split(".")[0] in QT or (within(found.target, "ui") and not may_open_windows(found)))
    ]

    assert not wrong


def may_open_windows(found: Import) -> bool:
    """A command opens windows inside a function; `ui.console.has_display` needs no Qt."""
    return within(found.source, "app.commands") and (found.late or found.target == "ui.console.has_display")


@pytest.mark.parametrize("library", HOMES)
def test_a_library_has_its_home(library: str) -> None:
    """Whoever wants what it does asks that home."""
    users = {found.source for found in imports() if within(found.target, library)} - {"app.commands.doctor"}

    assert users
    assert all(any(within(user, home) for home in HOMES[library]) for user in users), users


def test_no_folder_hides_a_library() -> None:
    """`packaging/__init__.py` would hide the library of that name."""
    assert not (ROOT / "packaging" / "__init__.py").exists()


@pytest.mark.parametrize(
    "folder", ["chair", "tech", "registration", "agenda", "displays", "widgets", "console"]
)
def test_a_live_page_opens_nothing_modal(folder: str) -> None:
    """Windows, cards and parts never wait for a dialog."""
    for path in (ROOT / "ui" / folder).rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert "QMessageBox" not in text, path.name
        assert "QDialog" not in text, path.name


def test_the_lines_of_lists_are_made_by_qt() -> None:
    """Made in Python, they crash now and then when their list is cleared (PySide6 6.11)."""
    made = re.compile(r"\bQ(?:List|Tree|Table)WidgetItem\(")
    assert [path.name for path in (ROOT / "ui").rglob("*.py") if made.search(path.read_text("utf-8"))] == []
