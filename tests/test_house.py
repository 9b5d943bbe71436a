"""The form of the house: linted, typed, small, documented, and silent about the machine it was made on."""

import ast
import re
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted(path for folder in ("app", "ui") for path in (ROOT / folder).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
TOP = {"app", "ui", "resources", "tests", "packaging", "pyproject.toml", "README.md", "LICENSE"}
LONGEST_FILE, LONGEST_FUNCTION, USUAL_FILE, USUAL_FUNCTION = 400, 50, 150, 8
MOST_FILES, MOST_METHODS = 20, 25
# Spelt in two parts, so that this file does not find itself.
TRACES = ("/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "pypi" + ".org", "py" + "pi-", "index" + "-url")
FOREIGN_TEXT = {".ttf", ".png", ".xlsx", ".rostrum"}


def run(*command: str) -> str:
    """The output of a tool that found nothing; what it found is the failure."""
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def tracked() -> list[Path]:
    """Every file of the project that git knows."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in names.stdout.split("\0") if name and (ROOT / name).is_file()]


def functions() -> list[tuple[str, int]]:
    """Every function of the program with its length in lines, from `def` to its end."""
    return [
        (f"{path.name}:{node.name}", (node.end_lineno or 0) - node.lineno + 1)
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    ]


def test_the_linter_finds_nothing() -> None:
    """Every rule that is switched off stands with its reason in pyproject.toml."""
    run("ruff", "check", ".")
    run("ruff", "format", "--check", ".")


@pytest.mark.timeout(300)
def test_the_types_hold() -> None:
    """Strict, over the program."""
    run("mypy")


def test_a_file_is_one_idea() -> None:
    """None over 400 lines, tests neither, and half of the program's under 150."""
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in (*SOURCES, *TESTS)}

    assert not {path.name for path, length in lengths.items() if length > LONGEST_FILE}
    assert median(lengths[path] for path in SOURCES) <= USUAL_FILE


def test_a_folder_is_taken_in_at_a_glance() -> None:
    """None with more than twenty files."""
    held = Counter(path.parent for path in tracked())

    assert not {folder.name for folder, count in held.items() if count > MOST_FILES}


def test_a_window_is_made_of_parts() -> None:
    """No class of a window or a part of one has more than 25 methods."""
    methods = {
        f"{path.name}:{node.name}": sum(isinstance(inside, ast.FunctionDef) for inside in node.body)
        for path in SOURCES
        if path.is_relative_to(ROOT / "ui")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    }

    assert not {name for name, count in methods.items() if count > MOST_METHODS}


def test_a_function_fits_the_eye() -> None:
    """None over 50 lines, and half of them at most 8 besides the docstring's."""
    lengths = functions()

    assert not [name for name, length in lengths if length > LONGEST_FUNCTION]
    assert median(length for _, length in lengths) <= USUAL_FUNCTION


def test_every_module_says_what_it_is() -> None:
    """In a docstring that is not empty."""
    for path in (*SOURCES, ROOT / "packaging" / "start.py"):
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path


def test_the_top_of_the_tree_is_what_was_agreed() -> None:
    """Folders and files by name; dot-files may stand beside them."""
    found = {path.relative_to(ROOT).parts[0] for path in tracked()}

    assert {name for name in found if not name.startswith(".")} == TOP


def test_no_file_tells_of_the_machine_it_was_written_on() -> None:
    """No path, no registry's host."""
    for path in tracked():
        if path.suffix not in FOREIGN_TEXT:
            text = path.read_text(encoding="utf-8", errors="replace")
            assert not [trace for trace in TRACES if trace in text], path


def test_every_dependency_has_a_reason_and_a_pin() -> None:
    """One line each in pyproject.toml, one version each in the constraints."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    read = tomllib.loads(text)
    pins = (ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8")
    pinned = {_plain(line.split("==")[0]) for line in pins.splitlines() if "==" in line}
    wanted = [
        *read["project"]["dependencies"],
        *read["project"]["optional-dependencies"]["postgresql"],
        *read["dependency-groups"]["test"],
    ]

    for one in wanted:
        assert _plain(re.split(r"[\[<>=]", one)[0]) in pinned, one
    for one in read["project"]["dependencies"]:
        line = next(line for line in text.splitlines() if f'"{one}"' in line)
        assert "# " in line, one


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).casefold()
