"""A badge in a picture: printed, photographed askew, turned, small; and what is no picture of a badge."""

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from app.badges.scan import badge_in, badge_in_file
from app.errors import Unreadable
from app.station.badge_desk import BadgeDesk
from app.station.station import Station
from app.times import SetClock
from tests.app.people import OPENING, make_conference


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Image.Image]:
    """The id of a badge, and the badge as it comes out of the printer."""
    path = make_conference(tmp_path_factory.mktemp("badge") / "c.rostrum")
    station = Station.open(str(path), clock=SetClock(OPENING))
    pdf, _ = BadgeDesk(station).print_badge("R2", stock="a4")
    badge = next(registrant.badge for registrant in station.load().registrants if registrant.number == "R2")
    station.close()
    document = pypdfium2.PdfDocument(pdf)
    try:
        return badge, document[0].render(scale=3).to_pil().convert("RGB")
    finally:
        document.close()


def as_file(image: Image.Image, form: str = "PNG") -> bytes:
    """The picture as it is sent."""
    made = io.BytesIO()
    image.save(made, form)
    return made.getvalue()


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"])
@pytest.mark.parametrize("turned", [0, 17, 90, 180])
def test_the_id_is_read_in_every_form_and_from_every_side(
    printed: tuple[str, Image.Image], form: str, turned: int
) -> None:
    """As a telephone held badly would take it."""
    badge, page = printed
    image = page.rotate(turned, expand=True, fillcolor="white")

    assert badge_in(as_file(image, form)) == badge


@pytest.mark.parametrize(
    "data",
    [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + b"x" * 50, b"%PDF-1.7", b"GIF89a\xff\xff\xff\xff"],
)
def test_what_is_no_picture_is_a_sentence(data: bytes, tmp_path: Path) -> None:
    """Also from a file, whose name it then bears."""
    path = tmp_path / "badge.png"
    path.write_bytes(data)
    with pytest.raises(Unreadable, match=r"^badge\.png "):
        badge_in_file(path)


def test_a_picture_without_or_with_several_badges_is_a_sentence(printed: tuple[str, Image.Image]) -> None:
    """The person is told what to do."""
    with pytest.raises(Unreadable, match="no QR code that can be read"):
        badge_in(as_file(Image.new("L", (300, 300), 255)))


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    """Fifty million pixels in a few kilobytes."""
    bomb = as_file(Image.new("1", (7_100, 7_100)))
    assert len(bomb) < 100_000
    with pytest.raises(Unreadable, match=r"pixels|can be read"):
        badge_in(bomb)


def test_a_file_that_is_not_there_or_a_folder_is_a_sentence(tmp_path: Path) -> None:
    """As for every other file from outside."""
    with pytest.raises(Unreadable, match="is not there"):
        badge_in_file(tmp_path / "no.png")
    with pytest.raises(Unreadable, match="is not a picture"):
        badge_in_file(tmp_path)
