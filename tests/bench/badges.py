"""Badges with QR, every script: ours, typst drawing the same sheet, zlib and a write of the same bytes.

Each print happens in a process of its own; the clock runs around the print alone, without starting Python
or importing, until the file is safely on the disk. Cold: the first print of its process, fonts and all. Warm:
a hundred other badges were printed there before, by either side. The sheet is the same: typst measures a
text to fit it, as we do, and name and rest give way where they have no room together; it uses every core.
It gets its QR codes as ready pictures: “with QR” adds what making those pictures and their JSON costs, which
we do while we print. On a busy machine the time of the processor says more. Memory is
what the print adds to the process at its peak.
"""

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from tests.bench.table import percentile

COUNTS, TIMES, BEFORE = (100, 1_000, 10_000), {100: 5, 1_000: 3, 10_000: 1}, 100
GIVEN = (
    "Anna", "María", "Jean-Pierre", "Łukasz", "Oleksandra", "Đorđe", "Siobhán", "Ingrid", "José", "Zoë",
    "Mehmet", "Giulia", "Tomáš", "Aigerim", "Björn", "Chiara", "Nguyễn", "Þóra", "Aşk", "Marie-Louise",
)  # fmt: skip
FAMILY = (
    "Berg", "Fernández", "Müller", "Żółkiewska", "Tymchynska", "O’Neill", "Kovačević", "Lindqvist",
    "Papadopoulos", "Yıldız", "Rossi", "Novák", "Nurpeisova", "Andersson", "Bianchi", "Ó-Súilleabháin",
    "Värdåker", "Çelik", "Ştefănescu", "Hjálmarsdóttir",
)  # fmt: skip
# Family names of so many people are mostly their own: ours are put together from parts.
MIDDLES = ("", "ar", "el", "in", "ov", "und", "iš", "ola", "ent", "ur", "äm", "ebr", "ik", "osz", "an", "yt")
ENDS = (
    "",
    "a",
    "ić",
    "sen",
    "ová",
    "er",
    "ski",
    "ez",
    "yan",
    "eau",
    "ini",
    "enko",
    "dóttir",
    "s",
    "oğlu",
    "mann",
)
NATIVE = (
    ("Олександра", "Елена", "Иван", "Әйгерім"),
    ("Їжакевич", "Петренко", "Нұрпейісова", "Соколова"),
), (
    ("გიორგი", "ნინო"), ("მაისურაძე", "ბერიძე")
), (
    ("Արմեն", "Անի"), ("Գրիգորյան", "Պետրոսյան")
), (
    ("محمد", "ليلى"), ("الحسيني", "القاسمي")
), (
    ("דני", "רות"), ("כהן", "לוי")
), (
    ("田中", "佐藤"), ("花子", "太郎")
), (
    ("สมชาย", "กานดา"), ("ใจดี", "สุขสม")
)  # fmt: skip
POSITIONS = (
    "First Secretary", "Ambassador-at-Large", "Head of Unit", "National Rapporteur", "Legal Adviser",
    "Attaché", "Permanent Representative", "Policy Officer, Anti-Trafficking Department", "",
)  # fmt: skip
TYPST = """
#set page(width: 210mm, height: 297mm, margin: (x: 20mm, y: 13.5mm))
#set text(font: ("Noto Sans", "Noto Sans Arabic", "Noto Sans Armenian", "Noto Sans Georgian",
  "Noto Sans Hebrew", "Noto Sans Thai", "DejaVu Sans", "Droid Sans Fallback"),
  top-edge: 0.9em, bottom-edge: -0.25em)
#set par(leading: 0em, spacing: 0em)
#set block(spacing: 0em)
#let one-line(words, most, weight: "regular") = {
  let wide = measure(text(size: most, weight: weight, words)).width
  if wide > 75.8mm { most * (75.8mm / wide) } else { most }
}
#let two-lines(words, most, weight: "regular") = {
  let high(size) = measure(block(width: 58mm, text(size: size, weight: weight, words))).height
  let size = most
  while size > 0.4 * most and high(size) > 2.4 * size { size -= 0.04 * most }
  (size, high(size))
}
#let sized(p, share) = {
  let (given, family) = (one-line(p.given, share * 22pt), one-line(p.family, share * 22pt, weight: "bold"))
  let native = if p.native == "" { 0pt } else { share * 10.5pt }
  let (position, high) = if p.position == "" { (0pt, 0pt) } else { two-lines(p.position, share * 7.6pt) }
  let (delegation, higher) = two-lines(p.delegation, share * 12.5pt, weight: "semibold")
  (given: given, family: family, native: native, position: position, delegation: delegation,
    high: 1.15 * (given + family + native) + high + higher)
}
#let grey = rgb("#59616b")
#let badge(p) = context {
  let share = 1
  let sizes = sized(p, share)
  while share > 0.4 and sizes.high > 34.4mm { share -= 0.04; sizes = sized(p, share) }
  box(width: 85mm, height: 54mm, {
    place(bottom + left, rect(width: 85mm, height: 7.2mm, fill: rgb(p.colour)))
    place(bottom + left, dx: 4.6mm, dy: -2.3mm, text(size: 7.4pt, weight: "bold", fill: white,
      tracking: 0.66pt, upper(p.band)))
    place(bottom + right, dx: -4.6mm, dy: -2.3mm, text(size: 7pt, fill: white, p.number))
    place(top + left, dx: 4.6mm, dy: 4mm, text(size: 6.4pt, weight: "semibold",
      fill: rgb(p.colour), p.conference))
    place(top + left, dx: 4.6mm, dy: 6.9mm, text(size: 5.9pt, fill: grey, p.occasion))
    place(top + left, dx: 4.6mm, dy: 10.4mm, { block(text(size: sizes.given, p.given))
      block(text(size: sizes.family, weight: "bold", p.family))
      if p.native != "" { block(text(size: sizes.native, p.native)) } })
    place(bottom + left, dx: 4.6mm, dy: -9.2mm, block(width: 58mm, {
      if p.position != "" { block(text(size: sizes.position, fill: grey, p.position)) }
      block(text(size: sizes.delegation, weight: "semibold", p.delegation)) }))
    place(bottom + right, dx: -4.6mm, dy: -10mm, image(bytes(p.qr), format: (encoding: "luma8", width: 21,
      height: 21), width: 14.6mm, scaling: "pixelated"))
  })
}
#grid(columns: (85mm, 85mm), rows: 54mm, ..json("people.json").map(badge))
"""


def people(count: int, seed: int) -> list:  # type: ignore[type-arg]
    """So many badges of invented people, every third with a native form."""
    from app.badges.face import badge_face
    from app.conference.conference import Conference
    from app.conference.registrants import Attendance, Registrant, Status
    from app.exchange.entities import shipped_entities

    pick = random.Random(seed).choice
    entities = list(shipped_entities())
    days = datetime(2021, 6, 14, tzinfo=UTC), datetime(2021, 6, 16, tzinfo=UTC)
    conference = Conference(
        "B", "A conference in the Hofburg", "Europe/Vienna", *days, venue="Hofburg, Vienna"
    )

    def one(number: int) -> object:
        given, last = pick(NATIVE)
        family = pick(FAMILY)[:-1] + pick(MIDDLES) + pick(ENDS)
        family_name = f"{family}-{pick(FAMILY)}" if number % 4 == 0 else family
        person = Registrant(
            f"R{number:05}", pick(GIVEN), family_name,
            native=f"{pick(given)} {pick(last)}" if number % 3 == 0 else "",
            entity=(entity := pick(entities)).code, position=pick(POSITIONS), badge=f"q-_Z{number:08}",
            status=Status.CONFIRMED, attendance=Attendance.IN_ROOM,
        )  # fmt: skip
        return badge_face(person, entity, conference)

    return [one(number) for number in range(count)]


def ours(count: int, folder: Path, seed: int = 7) -> Callable[[], object]:
    """Our print, ready to begin."""
    from app.badges.sheets import print_badges

    faces = people(count, seed)
    return lambda: print_badges(faces, folder / "ours.pdf")


def typst(count: int, folder: Path, seed: int = 7) -> Callable[[], object]:
    """That of typst."""
    import typst as compiler

    from app.pdf.fonts import FOLDER

    plain = json.dumps([_plain(face) for face in people(count, seed)])
    (folder / "people.json").write_text(plain, encoding="utf-8")
    (folder / "sheet.typ").write_text(TYPST, encoding="utf-8")
    to = folder / "typst.pdf"

    def work() -> None:
        compiler.compile(folder / "sheet.typ", output=to, font_paths=[FOLDER], ignore_system_fonts=True)
        with to.open("rb+") as file:
            os.fsync(file.fileno())

    return work


def _plain(face) -> dict[str, object]:  # type: ignore[no-untyped-def]
    from app.pdf.qr import qr_rows

    side, rows = qr_rows(face.qr)
    lines = [int.from_bytes(rows[start : start + 3]) for start in range(0, len(rows), 3)]
    pixels = [255 * (line >> (23 - x) & 1) for line in lines for x in range(side)]
    words = {name: getattr(face, name) for name in ("given", "family", "native", "position", "delegation")}
    return words | {
        "number": face.number, "band": face.band.words, "colour": face.band.colour,
        "conference": face.conference, "occasion": face.occasion, "qr": pixels,
    }  # fmt: skip


def qr_pictures(count: int, _folder: Path, seed: int = 7) -> Callable[[], object]:
    """What typst is given: the QR codes as pictures, in JSON."""
    faces = people(count, seed)
    return lambda: json.dumps([_plain(face) for face in faces])


def floor(folder: Path) -> float:
    """Seconds to pack and write what our pages hold, and nothing else."""
    packed = (folder / "ours.pdf").read_bytes()
    plain = [zlib.decompress(part) for part in _streams(packed)]
    start = perf_counter()
    with (folder / "floor.bin").open("wb") as file:
        for one in plain:
            file.write(zlib.compress(one, 1))
    return perf_counter() - start


def _streams(packed: bytes) -> list[bytes]:
    parts = packed.split(b">>stream\n")[1:]
    return [part[: part.rindex(b"\nendstream")] for part in parts if part[:1] == b"x"]


def main() -> None:
    """The table."""
    print(f"\nBadges with QR, every script, A4 (Python {sys.version.split()[0]}, {sys.platform})")
    print(
        f"{'':13}{'ours':>11}{'p99':>10}{'a second':>9}{'typst':>11}{'a second':>9}{'faster':>8}{'by CPU':>8}"
        f"{'with QR':>8}{'bytes alone':>13}{'memory +':>10}{'typst +':>9}"
    )
    with tempfile.TemporaryDirectory() as held:
        for count in COUNTS:
            for warmth in ("cold", "warm"):
                _line(count, warmth, held)


def _line(count: int, warmth: str, held: str) -> None:
    sides = "ours", "typst", "qr_pictures"
    runs = [[child(side, count, held, warmth) for side in sides] for _ in range(TIMES[count])]
    (our, our_cpu, more), (their, their_cpu, theirs), (made, _, _) = (
        [median(figures) for figures in zip(*(run[side] for run in runs), strict=True)] for side in range(3)
    )
    slowest = percentile([ours[0] for ours, _, _ in runs], 0.99)
    print(
        f"{count:8,} {warmth}{our * 1e3:9.1f}ms{slowest * 1e3:8.1f}ms{count / our:9.0f}"
        f"{their * 1e3:9.1f}ms{count / their:9.0f}"
        f"{their / our:7.1f}×{their_cpu / our_cpu:7.1f}×{(their + made) / our:7.1f}×"
        f"{floor(Path(held)) * 1e3:11.1f}ms{more:8.1f}MB{theirs:7.1f}MB"
    )


def child(what: str, count: int, folder: str, warmth: str) -> list[float]:
    """Seconds, seconds of the processor, and MB by which the peak grew, of a print in its own process."""
    command = [sys.executable, "-m", "tests.bench.badges", what, str(count), folder, warmth]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return [float(figure) for figure in said]


def _measured(what: str, count: int, folder: Path, warmth: str) -> None:
    side = {"ours": ours, "typst": typst, "qr_pictures": qr_pictures}[what]
    if warmth == "warm":
        side(BEFORE, folder, 8)()
    work = side(count, folder)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start, cpu = perf_counter(), process_time()
    work()
    seconds, used = perf_counter() - start, process_time() - cpu
    print(seconds, used, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)


if __name__ == "__main__":
    if len(sys.argv) > 4:
        _measured(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
    else:
        main()
