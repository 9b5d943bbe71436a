"""The start of every verb, on the sample conference, beside bare Python and SQLAlchemy's import.

A process is measured by the time of the processor, which a busy machine does not stretch; what it loads is
compiled before, in a folder of its own, as it is wherever the program is installed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from app.rehearsal.sample import sample_copy
from tests.bench.table import heading, line

RUNS = 7
ROOT = Path(__file__).parents[2]
BARE, LIBRARY = ("-c", "pass"), ("-c", "import sqlalchemy")
ON = "2021-06-14T15:40+02:00"
"""While the first panel of the sample is on."""
FINDINGS = 1
_VERBS = (
    "show {c}",
    "check {c}",
    "floor open_session {c} --session D1-P1",
    "rehearse {c} {f}/script",
    "check-in {c} R0001",
    "admit {c} {f}/names.txt",
    "attendance {c} zoom --only CA",
    "merge {c} R0001 R0002",
    "export record {c} -o {f}/out",
    "export statistics {c} -o {f}/out",
    "export list {c} -o {f}/out",
    "export journal {c} -o {f}/out",
    "export questions {c} -o {f}/out",
    "export agenda {c} -o {f}/out",
    "export registrants {c} -o {f}/out",
    "export attendance {c} -o {f}/out",
    "print badges {c} -o {f}/out.pdf",
    "print run-of-show {c} -o {f}/out.pdf",
    "print list-of-speakers {c} -o {f}/out.pdf",
    "print chair-script {c} -o {f}/out.pdf",
    "print checks {c} -o {f}/out.pdf",
    "print programme {c} -o {f}/out.pdf",
    "print record {c} -o {f}/out.pdf",
    "import agenda {c} {s}/agenda.csv --dry-run",
    "import registrants {c} {s}/registrants.csv --dry-run",
    "import questions {c} {s}/questions.csv --dry-run",
    "import seats {c} --by-order --dry-run",
    "layout {c}",
    "backup {c} {f}/copy.rostrum",
    "new {f}/new.rostrum --settings {s}/conference.toml",
    "doctor",
)


def seconds(command: tuple[str, ...], folder: Path) -> float:
    """Of the processor, for one process in this folder, its children included."""
    known = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {**known, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    with subprocess.Popen(
        [sys.executable, *command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment,
        cwd=folder,
    ) as process:
        said = process.stderr.read() if process.stderr else b""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, FINDINGS):
        raise SystemExit(f"{' '.join(command)}: {said.decode()}")
    return used.ru_utime + used.ru_stime


def of_verb(words: str, folder: Path) -> float:
    """Of a verb, on a fresh copy of the conference."""
    shutil.copy(folder / "sample" / "sample.rostrum", folder / "c.rostrum")
    for made in ("new.rostrum", "copy.rostrum"):
        (folder / made).unlink(missing_ok=True)
    filled = words.format(c=folder / "c.rostrum", f=folder, s=ROOT / "resources" / "sample")
    return seconds(("-m", "app", *filled.split(), "--now", ON), folder)


def main() -> None:
    """One of each in turn, so that all meet the same weather; the first round only warms up."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "sample").mkdir()
        sample_copy(folder / "sample")
        (folder / "script").write_text(
            '{"at": "2021-06-14T15:40+02:00", "session": "D1-P1", "show": "floor"}\n', encoding="utf-8"
        )
        (folder / "names.txt").write_text("Claire Tremblay\n", encoding="utf-8")
        rounds = [
            {words: seconds(words, folder) for words in (BARE, LIBRARY, ("-m", "app", "--version"))}
            | {words: of_verb(words, folder) for words in _VERBS}
            for _ in range(RUNS + 1)
        ]
    bare, library, version, *verbs = ([each[words] for each in rounds[1:]] for words in rounds[0])
    both = [one + other for one, other in zip(bare, library, strict=True)]
    heading(f"The start of every verb, sample of 422 people and 14 sessions, {RUNS} runs of each")
    line("python -c pass", bare)
    line("import sqlalchemy", library)
    line("rostrum --version", version, bare)
    for words, taken in zip(_VERBS, verbs, strict=True):
        line(" ".join(word for word in words.split() if word[0] not in "{-"), taken, both)


if __name__ == "__main__":
    main()
