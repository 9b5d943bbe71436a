"""What becomes part of the name of a file, and what is never said of an address."""

from pathlib import Path

import pytest

from app.text.file_names import in_file_name
from app.text.passwords import without_password
from app.text.writable import first_unwritable
from tests.app.people import OPENING


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("SEC.GAL/21/26", "SEC.GAL-21-26"),
        ("../../x", "-..-x"),
        ("..", "none"),
        ("", "none"),
        ("/", "none"),
        ("C:\\x", "C-x"),
        ("a\nb\x00c", "a-b-c"),
        (" .hidden. ", "hidden"),
        ("Страны", "Страны"),
        ("é" * 300, "é" * 40),
    ],
)
def test_a_text_is_one_part_of_a_name(tmp_path: Path, text: str, part: str) -> None:
    """And such a file can be made, in the folder that was meant."""
    assert in_file_name(text, "none") == part
    (tmp_path / f"{part}.pdf").write_bytes(b"")
    assert [path.name for path in tmp_path.iterdir()] == [f"{part}.pdf"]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql://desk:a:b@host/db", "postgresql://desk:***@host/db"),
        ("postgresql+psycopg://desk:geheim@[::1]:5432/db", "postgresql+psycopg://desk:***@[::1]:5432/db"),
        ("There is no file postgres:/u:geheim@h/d.", "There is no file postgres:/u:***@h/d."),
        ("postgresql://h/d?user=u&password=geheim&x=1", "postgresql://h/d?user=u&password=***&x=1"),
        ("postgresql://desk@host:5432/db", "postgresql://desk@host:5432/db"),
        ("/srv/desk/Vienna 2021.rostrum at 15:30", "/srv/desk/Vienna 2021.rostrum at 15:30"),
    ],
)
def test_an_address_is_shown_without_its_password(address: str, said: str) -> None:
    """All else of it stays."""
    assert without_password(address) == said


def test_an_odd_text_is_found_in_whatever_holds_it() -> None:
    """Values of values, keys too; numbers and instants are no texts."""
    assert first_unwritable({"places": {"A\x07": 3}}).startswith("Places has a control character")
    assert first_unwritable({"hash_tags": ("a", "b\ud83d")}).startswith("Hash tags has half a letter")
    assert first_unwritable((1, None, OPENING, "fine", {"a": ["b\n"]})) == ""
