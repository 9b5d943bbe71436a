"""Two commands for a new machine: `python3 packaging/start.py` opens the sample, `… start.py test` tests all.

Makes `.venv`, installs the pinned dependencies and, on Debian and its kin, the system libraries that Qt
lacks; then hands over. Needs only Python 3.11 or newer. Run again at once, it starts without a pause.
"""

import ctypes.util
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = Path(os.environ.get("ROSTRUM_VENV") or ROOT / ".venv")
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
PINS = ROOT / "packaging" / "constraints.txt"
OLDEST = (3, 11)

# What Qt loads when it starts, by the package that brings it; the second name is that of newer releases.
LIBRARIES = {
    "glib-2.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "GL": ("libgl1",),
    "EGL": ("libegl1",),
    "xkbcommon": ("libxkbcommon0",),
    "fontconfig": ("libfontconfig1",),
    "dbus-1": ("libdbus-1-3",),
    "xcb-cursor": ("libxcb-cursor0",),
    "xcb-icccm": ("libxcb-icccm4",),
    "xcb-keysyms": ("libxcb-keysyms1",),
    "xcb-shape": ("libxcb-shape0",),
    "xcb-xkb": ("libxcb-xkb1",),
    "xkbcommon-x11": ("libxkbcommon-x11-0",),
}
SERVERS = "/usr/lib/postgresql/*/bin/pg_ctl"


def main(words: list[str]) -> None:
    """Prepare what is missing, then become the program, or the tests."""
    if sys.version_info < OLDEST:
        stop(f"Rostrum needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this is {sys.version.split()[0]}.")
    testing = words[:1] == ["test"]
    if not is_ready(testing):
        prepare(testing)
    if testing:
        become([str(PYTHON), "-m", "pytest", "-n", "auto", "--dist", "loadgroup", *words[1:]])
    become([str(PYTHON), "-m", "app", *(words or ["demo"])])


def is_ready(testing: bool) -> bool:
    """Whether everything was installed by this very set of pins, and nothing was lost since."""
    with suppress(OSError):
        return stamp(testing).read_text(encoding="ascii") == fingerprint() and PYTHON.exists()
    return False


def stamp(testing: bool) -> Path:
    """The file that says that an installation was finished."""
    return VENV / ("ready-to-test" if testing else "ready")


def fingerprint() -> str:
    """What the installation depends on."""
    parts = ((ROOT / "pyproject.toml").read_bytes(), PINS.read_bytes(), sys.version.encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def prepare(testing: bool) -> None:
    """Install in the order in which things need each other; the stamp comes last."""
    say("Preparing Rostrum: a few minutes the first time, nothing after that.")
    install_system_packages(missing_system_packages(testing))
    make_venv()
    install_dependencies(testing)
    for each in (False, True) if testing else (False,):
        stamp(each).write_text(fingerprint(), encoding="ascii")


def make_venv() -> None:
    """A virtual environment with pip; one that was left half made is made again."""
    if PYTHON.exists() and runs([str(PYTHON), "-m", "pip", "--version"]):
        return
    shutil.rmtree(VENV, ignore_errors=True)
    if not runs([sys.executable, "-c", "import ensurepip"]):
        version = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        install_system_packages([version])
    if not runs([sys.executable, "-m", "venv", str(VENV)]):
        stop(f"The folder {VENV} cannot be made; is the disk full or read-only?")


def install_dependencies(testing: bool) -> None:
    """The pinned packages, and the project itself as it lies here."""
    groups = ["--group", f"{ROOT / 'pyproject.toml'}:test"] if testing else []
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--quiet"]
    # Older releases of pip know no dependency groups.
    steps = (
        [*pip, "install", "--upgrade", "pip>=25.1"],
        [*pip, "install", "-c", str(PINS), *groups, "-e", str(ROOT)],
    )
    # The project is meant to lie in its own folder; the builder's warning about that frightens people.
    calm = {**os.environ, "PYTHONWARNINGS": "ignore"}
    for step in steps:
        if subprocess.run(step, check=False, env=calm).returncode:
            stop(
                "The packages could not be installed. The first start needs the network; see the lines above."
            )


def missing_system_packages(testing: bool) -> list[str]:
    """The Debian packages whose libraries or programs this machine does not have."""
    if not shutil.which("apt-get"):
        return []
    lacking = [choose(names) for library, names in LIBRARIES.items() if not has_library(library)]
    if testing:
        lacking += [name for name, there in TEST_PROGRAMS.items() if not there()]
    return lacking


def has_library(name: str) -> bool:
    """Whether the loader finds a library."""
    return ctypes.util.find_library(name) is not None


def choose(names: Iterable[str]) -> str:
    """The first of these packages that this release knows."""
    known = [name for name in names if runs(["apt-cache", "show", name])]
    return next(iter(known), tuple(names)[-1])


def install_system_packages(names: list[str]) -> None:
    """Install Debian packages, as root or through sudo; otherwise say the command and go on without."""
    if not names:
        return
    say(f"Installing system packages: {' '.join(names)}")
    right = [] if os.name != "nt" and os.geteuid() == 0 else ["sudo", "-n"]
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    update = [*right, "apt-get", "update", "-qq"]
    install = [*right, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *names]
    allowed = not right or (shutil.which("sudo") is not None and runs(["sudo", "-n", "true"]))
    if allowed and runs(update, quiet) and runs(install, quiet):
        return
    say("They could not be installed. As an administrator:\n  apt-get install " + " ".join(names))


def runs(command: list[str], environment: dict[str, str] | None = None) -> bool:
    """Whether a command can be started and ends well; what it prints is shown only when it fails."""
    try:
        done = subprocess.run(
            command, check=False, capture_output=True, env=environment, stdin=subprocess.DEVNULL
        )
    except OSError:
        return False
    return done.returncode == 0


def become(command: list[str]) -> NoReturn:
    """Go on as the program, in the project's folder where tests are concerned."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    if "pytest" in command:
        os.chdir(ROOT)
        # The tests start the program hundreds of times: each would compile it anew.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if os.name == "nt":
        sys.exit(subprocess.run(command, check=False, env=environment).returncode)
    os.execve(command[0], command, environment)


def say(words: str) -> None:
    """A remark for the person."""
    print(words, file=sys.stderr, flush=True)


def stop(words: str) -> NoReturn:
    """A sentence, and no more."""
    say(words)
    sys.exit(1)


TEST_PROGRAMS: dict[str, Callable[[], bool]] = {
    "postgresql": lambda: bool(shutil.which("pg_ctl") or list(Path("/").glob(SERVERS.lstrip("/")))),
    "xvfb": lambda: shutil.which("Xvfb") is not None,
    "cups": lambda: bool(shutil.which("cupsd", path="/usr/sbin:/usr/local/sbin") and shutil.which("lp")),
}


if __name__ == "__main__":
    main(sys.argv[1:])
