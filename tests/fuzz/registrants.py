"""Lists of people that were changed at random: each ends in a plan or a sentence, and no plan says too much.

`python -m tests.fuzz.registrants [MINUTES [SEED]]`; one minute unless said. What fails is kept in a folder
that is named at the end.
"""

import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from app.conference.registrants import Registrant
from app.errors import Unreadable
from app.exchange.entities import shipped_entities
from app.exchange.plan import Plan
from app.exchange.registrants.read import plan_registrants
from app.times import zone

SECONDS = 10
_DECIDED = {
    "word": {"attendance_mode:hybrid": "in_room", "category:vip": "delegation", "status:vip": "confirmed"},
    "whole list": {"": "confirmed"},
}
_VENUE, _DEADLINE = zone("Europe/Vienna"), datetime(2023, 6, 5, 15, tzinfo=UTC)
_ENTITIES = {entity.code: entity for entity in shipped_entities()}
_HEADERS = [
    "Name",
    "ФИО",
    "Nom et prénom",
    "Name (last, first)",
    "First name",
    "Nachname",
    "Nome",
    "Nombre",
    "Middle name",
    "Title",
    "Delegation",
    "Organization",
    "Country code",
    "Zugehörigkeit",
    "Category",
    "Status",
    "Attendee Status",
    "Stato",
    "State",
    "Created Date",
    "Kaufdatum",
    "Completion time",
    "Data",
    "Registration date",
    "How will you attend?",
    "Mode",
    "E-mail",
    "ID",
    "Order code",
    "Alias",
    "Position",
    "Visa status",
    "Diet",
]
_CELLS = [
    "K. L. M. Musterfeld",
    "MUSTERFELD Anna",
    "Dr.in Eva Muster",
    "Muster, Karl, Jr.",
    "Eva MUSTER, Ambassador",
    "van der Muster, Jan",
    "Образцов Пётр Ильич",
    "Nguyễn Thị Mẫu",
    "山田見本",
    "王样本",
    "김견본",
    "Carmen Muestra López",
    "Prof.Dr.Karl Muster",
    "Mr",
    "(she/her)",
    "M. Jean Exemple",
    "Sumustro",
    "Eva",
    "Muster",
    "Austria",
    "Stati Uniti",
    "les Pays-Bas",
    "CH",
    "CHE",
    "UNODC",
    "Riverside House",
    "Congo",
    "NGO",
    "confirmed",
    "Anhängig",
    "TO_BE_PAID",
    "On waitlist",
    "Online (Zoom)",
    "in person",
    "both",
    "2023-06-05 16:59:59",
    "05.06.2023",
    "6/5/23 17:00",
    "2023-06-05T16:59:59+02:00[Europe/Vienna]",
    "anonymous",
    "n/a",
    "a@b.invalid",
    "R0001",
    "-",
    "=1+1",
    "Total",
    "Summe: 5",
    "Page 1 of 2",
    "312",
    "hybrid",
    "VIP",
    ",",
    ".",
    "Jr.",
    "III",
    "((",
    "\u202e",
    "é",
    "힣",
]
_SIGNS = "., ()[]/|;:'’\"„“–-·・，\t\u00a0\u0301İßſǅ0１éЖ李김々A aZ"


def _text(chance: random.Random) -> str:
    """A list with a few columns, whose cells are those of lists, whole or changed."""
    width, delimiter = chance.randint(1, 9), chance.choice(",;\t")
    rows = [chance.choices(_HEADERS, k=width)]
    rows += [[_cell(chance) for _ in range(width)] for _ in range(chance.randint(1, 12))]
    return "\n".join(
        delimiter.join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in rows
    )


def _cell(chance: random.Random) -> str:
    cell = chance.choice(_CELLS)
    for _ in range(chance.choice((0, 0, 0, 1, 2, 6))):
        place = chance.randint(0, len(cell))
        cut = place + chance.choice((0, 0, 1, 3))
        cell = cell[:place] + chance.choice((*_SIGNS, *_CELLS, "")) + cell[cut:]
    return cell


def _faults(plan: Plan[Registrant], again: Plan[Registrant]) -> Iterator[str]:
    """What a plan must never say."""
    if plan.question and plan.changes:
        yield "a question about columns beside changes"
    if any(not change.value.full_name.strip() for change in plan.changes):
        yield "somebody without a name"
    if any(change.what == "doubtful" and change in plan.to_write for change in plan.changes):
        yield "a doubtful line would be written"
    if any(entity.code in _ENTITIES for entity in plan.new_entities):
        yield "a known entity is new"
    if plan.changes != again.changes or plan.problems != again.problems:
        yield "the same file read twice is another plan"


def _tried(path: Path, ask: bool) -> Plan[Registrant] | None:
    try:
        return plan_registrants(
            path, zone=_VENUE, deadline=_DEADLINE, entities=_ENTITIES, known=(), ask=ask,
            decided=_DECIDED if ask else None,
        )  # fmt: skip
    except Unreadable:
        return None


def _try(path: Path, ask: bool) -> tuple[str, str]:
    """How one file ended, and what was wrong with that."""
    began = time.monotonic()
    try:
        plan, again = _tried(path, ask), _tried(path, ask)
        fault = "; ".join(_faults(plan, again)) if plan is not None and again is not None else ""
    except Exception as error:  # noqa: BLE001 -- that is what is looked for
        return "fault", f"{type(error).__name__}: {error}"
    if (took := time.monotonic() - began) > SECONDS:
        fault = f"it took {took:.0f} s"
    if plan is None:
        return "refused", fault
    return ("asked" if plan.question else "planned"), fault


def main() -> int:
    """Fuzz for some minutes; 1 where anything failed."""
    minutes, seed = (
        float(word) for word in (*sys.argv[1:3], *("1", str(int(time.time())))[len(sys.argv) - 1 :])
    )
    chance, ends = random.Random(int(seed)), time.monotonic() + minutes * 60
    kept, counts = Path(tempfile.mkdtemp(prefix="registrants-")), Counter[str]()
    while time.monotonic() < ends:
        path = kept / f"{counts.total()}.csv"
        path.write_text(_text(chance), encoding="utf-8", errors="replace")
        how, fault = _try(path, chance.random() < 0.5)
        counts[how] += 1
        if fault:
            counts["failed"] += 1
            print(f"{path}: {fault}")
        else:
            path.unlink()
    print(f"seed {seed:.0f}: {dict(counts)}")
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
