"""What tests of paper need: people in every script, pages as pictures and text. All persons are invented."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pypdfium2
from PIL import Image

from app.badges.face import BadgeFace, badge_face
from app.conference.conference import Conference
from app.conference.entities import Category, Entity
from app.conference.registrants import Registrant, Status
from app.conference.sessions import Session
from app.floor.fold import fold
from app.journal.entries import Entry, Event
from app.live.floor_context import delegates_of, floor_context
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.programme import fold as runs

DPI = 300
PX = DPI / 25.4
CONFERENCE = Conference(
    code="TEST21",
    name="A conference in the Hofburg",
    zone="Europe/Vienna",
    starts=datetime(2021, 6, 14, 12, tzinfo=UTC),
    ends=datetime(2021, 6, 16, 14, 30, tzinfo=UTC),
    venue="Hofburg, Vienna",
    organizer="The organizer",
)
ENTITIES = {
    session.code: session
    for session in (
        Entity("SE", "Sweden", Category.PARTICIPATING, "Suède", fr_sort="SUEDE"),
        Entity("DE", "Germany", Category.PARTICIPATING, "Allemagne", fr_sort="ALLEMAGNE"),
        Entity("JP", "Japan", Category.PARTNER, "Japon", fr_sort="JAPON"),
        Entity("UN-ODC", "UN Office on Drugs and Crime", Category.IO, abbreviation="UNODC"),
        Entity("CSO-01", "A civil society organization", Category.CIVIL_SOCIETY),
    )
}
NATIVE = {
    "Ukrainian": "Олександра Їжакевич",
    "Greek": "Ελένη Παπαδοπούλου",
    "Georgian": "გიორგი მაისურაძე",
    "Armenian": "Արմեն Գրիգորյան",
    "Arabic": "محمد الحسيني",
    "Hebrew": "דָּנִי כֹּהֵן",
    "Japanese": "田中 花子 さくら",
    "Korean": "김민준",
    "Thai": "สมชาย ใจดี",
    "Turkish": "Yıldız Çağlayan",
    "Polish": "Łukasz Żółć",
    "Kazakh": "Әйгерім Нұрпейісова",
}


def registrant(number: int, given: str = "Anna", family: str = "Berg", **more: object) -> Registrant:
    """A confirmed person in the room, with a badge id of the usual length."""
    known: dict[str, object] = {"entity": "SE", "status": Status.CONFIRMED, "badge": f"q-_Z{number:08}"}
    return Registrant(f"R{number:04}", given, family, **(known | more))  # type: ignore[arg-type]


def face_of(person: Registrant) -> BadgeFace:
    """The badge of a person."""
    return badge_face(person, ENTITIES.get(person.entity), CONFERENCE)


def faces(count: int) -> list[BadgeFace]:
    """Badges whose bands differ in colour from each to the next."""
    entities = [code for code in ENTITIES if code != "DE"]
    return [face_of(registrant(n, entity=entities[n % len(entities)])) for n in range(1, count + 1)]


def live(
    loaded: ConferenceSnapshot, session: Session, *events: Event, at: datetime | None = None
) -> SessionSnapshot:
    """A session after these events, a minute apart, from `at` (else its start) on."""
    begins = at or session.starts
    entries = tuple(
        Entry(seq, begins + timedelta(minutes=seq - 1), event) for seq, event in enumerate(events, start=1)
    )
    delegates = delegates_of(loaded.entities, loaded.registrants)
    context = floor_context(loaded.conference, session, delegates)
    last = entries[-1].at if entries else None
    return SessionSnapshot(session, context, fold(entries), last, entries, runs.fold(entries))


def texts(path: Path) -> list[str]:
    """The text of each page, with single spaces."""
    with pypdfium2.PdfDocument(path) as document:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def pictures(path: Path, dpi: int = DPI) -> list[Image.Image]:
    """Each page as a picture."""
    with pypdfium2.PdfDocument(path) as document:
        return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]


def sizes_mm(path: Path) -> list[tuple[float, float]]:
    """Width and height of each page in mm."""
    with pypdfium2.PdfDocument(path) as document:
        return [(page.get_width() * 25.4 / 72, page.get_height() * 25.4 / 72) for page in document]


def stretches(pixels: list[tuple[int, int, int]], colour: str) -> list[tuple[float, float]]:
    """Where a line of pixels has a colour: (begin, end) in mm."""
    wanted = tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))
    found: list[tuple[float, float]] = []
    begin = None
    for place, pixel in enumerate([*pixels, (256, 256, 256)]):
        same = max(abs(shown - colour) for shown, colour in zip(pixel, wanted, strict=True)) < 24
        if same and begin is None:
            begin = place
        if not same and begin is not None:
            found.append((begin / PX, place / PX))
            begin = None
    return found


def pictures_on(path: Path, number: int) -> int:
    """How many pictures a page, counted from 0, shows."""
    with pypdfium2.PdfDocument(path) as document:
        kinds = (pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,)
        return sum(1 for _ in document[number].get_objects(filter=kinds))
