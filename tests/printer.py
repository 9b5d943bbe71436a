"""A print server of the test's own: CUPS with one queue, whose backend keeps what arrives.

It listens on a socket in a folder and touches nothing of the machine's own printing.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep

import pypdfium2

QUEUE = "Badge-Printer"
_DAEMON = shutil.which("cupsd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
_PROGRAMS = Path("/usr/lib/cups")
_PATIENCE_SECONDS = 30.0
IS_HERE = _DAEMON is not None and shutil.which("lp") is not None and _PROGRAMS.is_dir()

_FILES = """
ServerRoot {0}/etc
ServerBin {0}/bin
StateDir {0}/run
CacheDir {0}/cache
RequestRoot {0}/spool
TempDir {0}/spool/tmp
AccessLog {0}/log/access
ErrorLog {0}/log/error
PageLog {0}/log/page
Sandboxing Relaxed
SystemGroup root
"""
_RULES = """
Listen {0}/socket
Browsing No
DefaultAuthType None
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
"""
_PRINTERS = f"""
<DefaultPrinter {QUEUE}>
Info A printer that keeps what it is sent
DeviceURI keep:/
State Idle
Accepting Yes
Shared No
</DefaultPrinter>
"""
_BACKEND = """#!/bin/sh
if [ $# = 0 ]; then echo 'direct keep:/ "Keep" "Keep"'; exit 0; fi
cat ${{6:+"$6"}} > {0}/out/job-$1.part && mv {0}/out/job-$1.part {0}/out/job-$1.pdf
"""


@dataclass(frozen=True)
class PrintServer:
    """Where it keeps things; `socket` is what CUPS_SERVER must say to reach it."""

    folder: Path

    @property
    def socket(self) -> str:
        """The address of the server."""
        return str(self.folder / "socket")

    @property
    def printed(self) -> list[Path]:
        """What came out, in order."""
        return sorted((self.folder / "out").glob("*.pdf"), key=lambda path: int(path.stem.split("-")[1]))

    def wait_for(self, jobs: int) -> list[Path]:
        """What came out when so many jobs are through; fails with the log when they do not come."""
        end = monotonic() + _PATIENCE_SECONDS
        while len(self.printed) < jobs:
            assert monotonic() < end, (self.folder / "log" / "error").read_text(errors="replace")[-2_000:]
            sleep(0.05)
        return self.printed


@contextmanager
def print_server() -> Iterator[PrintServer]:
    """A running server; CUPS_SERVER must name its socket before the first word is said to CUPS."""
    with TemporaryDirectory(prefix="cups-", ignore_cleanup_errors=True) as held:
        folder = Path(held)
        _furnish(folder)
        etc = folder / "etc"
        command = [str(_DAEMON), "-f", "-c", str(etc / "cupsd.conf"), "-s", str(etc / "cups-files.conf")]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as daemon:
            server = PrintServer(folder)
            try:
                _await(daemon, server)
                yield server
            finally:
                daemon.terminate()


def ink(path: Path) -> list[tuple[tuple[float, float], float]]:
    """Of each page of a PDF its size in mm and how dark it is."""
    found = []
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            grey = page.render(scale=4).to_pil().convert("L")
            size = page.get_width() * 25.4 / 72, page.get_height() * 25.4 / 72
            found.append((size, 255 - sum(grey.tobytes()) / (grey.width * grey.height)))
    return found


def _furnish(folder: Path) -> None:
    """Its folders, its rules, its queue, and its one backend beside the system's filters."""
    folder.chmod(0o755)
    for name in ("etc/ppd", "bin/backend", "run", "cache", "spool/tmp", "log", "out"):
        (folder / name).mkdir(parents=True)
    (folder / "out").chmod(0o777)
    for path in _PROGRAMS.iterdir():
        if path.name != "backend":
            (folder / "bin" / path.name).symlink_to(path)
    backend = folder / "bin" / "backend" / "keep"
    backend.write_text(_BACKEND.format(folder))
    backend.chmod(0o755)
    for name, text in (("cups-files", _FILES), ("cupsd", _RULES)):
        (folder / "etc" / f"{name}.conf").write_text(text.format(folder))
    (folder / "etc" / "printers.conf").write_text(_PRINTERS)


def _await(daemon: "subprocess.Popen[bytes]", server: PrintServer) -> None:
    environment = os.environ | {"CUPS_SERVER": server.socket}
    end = monotonic() + _PATIENCE_SECONDS
    ask = ["lpstat", "-p", QUEUE]
    while subprocess.run(ask, env=environment, capture_output=True, check=False).returncode:
        assert daemon.poll() is None, "the print server has gone"
        assert monotonic() < end, "the print server does not answer"
        sleep(0.05)
