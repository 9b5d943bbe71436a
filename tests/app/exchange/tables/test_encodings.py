"""Names come through every encoding and delimiter that people use, or the file is refused in words."""

import csv
import io
import tempfile
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.errors import Unreadable
from tests.app.exchange.files import listed, one_person, people, text_file

UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
DELIMITERS = (",", ";", "\t", "|")

LETTERS = st.characters(categories=("Lu", "Ll", "Lo"), max_codepoint=0x06FF)
WORDS = st.text(LETTERS, min_size=2, max_size=12)
NAMES = st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=5)

WESTERN = [("Åsa", "Öberg"), ("François", "Lefèvre"), ("José", "Muñoz"), ("Jürgen", "Groß"), ("Zoë", "Œuf")]
CENTRAL = [
    ("Łukasz", "Żółć"),
    ("Đorđe", "Ćirić"),
    ("Jiří", "Dvořák"),
    ("Ágnes", "Erdős"),
    ("Ľubo", "Šťastný"),
]
RUSSIAN = [("Иван", "Щербаков"), ("Ольга", "Ёлкина"), ("Дмитрий", "Объездчиков"), ("Юлия", "Шевцова")]
UKRAINIAN = [("Їжак", "Євген"), ("Ґалаґан", "Іванна"), ("Любомир", "Њушић")]
GREEK = [("Γιώργος", "Παπαδόπουλος"), ("Ελένη", "Ξενάκη"), ("Άννα", "Ψαρρού")]
TURKISH = [("Gülşah", "Yıldırım"), ("İsmail", "Çağlar"), ("Ayşe", "Öztürk")]
BALTIC = [("Jānis", "Bērziņš"), ("Žydrūnas", "Šimkūnas"), ("Kęstutis", "Ūsas")]
HEBREW = [("שרה", "כהן"), ("משה", "לוי")]
ARABIC = [("محمد", "الحسن"), ("فاطمة", "عبدالله")]

ONE_BYTE = [
    ("cp1252", WESTERN),
    ("mac_roman", WESTERN),
    ("cp1250", CENTRAL),
    ("cp1251", RUSSIAN),
    ("cp1251", UKRAINIAN),
    ("koi8_r", RUSSIAN),
    ("cp866", RUSSIAN),
    ("iso8859_5", RUSSIAN),
    ("cp1253", GREEK),
    ("cp1254", TURKISH),
    ("cp1257", BALTIC),
    ("cp1255", HEBREW),
    ("cp1256", ARABIC),
]


def table(names: list[tuple[str, str]], delimiter: str = ",") -> str:
    """A list of registrants with these given and family names."""
    page = io.StringIO()
    writer = csv.writer(page, delimiter=delimiter)
    writer.writerow(("reg_id", "first_name", "family_name", "status"))
    for count, (given_name, family) in enumerate(names, 1):
        writer.writerow((f"R{count}", given_name, family, "confirmed"))
    return page.getvalue()


def read_names(path: Path) -> list[tuple[str, str]]:
    """The names as the plan would write them."""
    plan = people(path)
    assert plan.problems == ()
    return [(change.value.given, change.value.family) for change in plan.changes]


@settings(max_examples=150, deadline=None)
@given(NAMES, st.sampled_from(UNICODE), st.sampled_from(DELIMITERS))
@example([("ﷲ", "Ꮳꮃꭹ")], "utf-16", ";")
def test_names_come_through_unicode_whatever_the_delimiter(
    names: list[tuple[str, str]], encoding: str, delimiter: str
) -> None:
    """What any program saves as Unicode text is read letter by letter, with a mark or without."""
    with tempfile.TemporaryDirectory() as folder:
        path = text_file(Path(folder), table(names, delimiter), encoding=encoding)

        found = read_names(path)

    assert found == [tuple(unicodedata.normalize("NFC", part) for part in name) for name in names]


@pytest.mark.parametrize(("encoding", "names"), ONE_BYTE)
@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_names_come_through_one_byte_encodings(
    tmp_path: Path, encoding: str, names: list[tuple[str, str]], delimiter: str
) -> None:
    """Older programs save one byte for a letter and do not say which alphabet."""
    path = text_file(tmp_path, table(names, delimiter), encoding=encoding)

    assert read_names(path) == names


@pytest.mark.parametrize(("encoding", "names"), ONE_BYTE)
def test_a_guess_is_never_silent(tmp_path: Path, encoding: str, names: list[tuple[str, str]]) -> None:
    """Whoever imports is told which alphabet was taken and to look at a name."""
    plan = people(text_file(tmp_path, table(names), encoding=encoding))

    assert any(encoding in note and "accented name" in note for note in plan.notes)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(RUSSIAN + UKRAINIAN[:1]), min_size=1, max_size=4, unique=True))
def test_russian_names_are_never_read_as_another_alphabet(names: list[tuple[str, str]]) -> None:
    """However short the list is."""
    with tempfile.TemporaryDirectory() as folder:
        assert read_names(text_file(Path(folder), table(names), encoding="cp1251")) == names


def test_no_guess_is_made_about_plain_letters(tmp_path: Path) -> None:
    """A list in ASCII is every encoding at once and needs no note."""
    assert people(text_file(tmp_path, table([("Ann", "Smith")]))).notes == ()


def test_a_file_in_two_encodings_is_refused_with_the_line(tmp_path: Path) -> None:
    """Two lists put together by hand: no reading of it would be right."""
    head = table([("Åsa", "Öberg"), ("Zoë", "Lefèvre")])
    path = tmp_path / "mixed.csv"
    path.write_bytes(head.encode() + "R9,Jürgen,Groß,confirmed\r\n".encode("cp1252"))

    with pytest.raises(Unreadable, match=r"mixed\.csv, line 4: .* another encoding"):
        people(path)


def test_damaged_letters_of_utf_8_are_no_other_alphabet(tmp_path: Path) -> None:
    """A program has put question marks for some octets: read as Cyrillic it would look right to nobody."""
    whole = table([("日本国際博覧会", "会議"), ("代表団", "開会式")]).encode()
    damaged = whole.replace("博".encode(), b"\xe5?\x9a").replace("会".encode(), b"\xe4?\x9a")
    path = tmp_path / "list.csv"
    path.write_bytes(damaged)

    with pytest.raises(Unreadable, match="line 2: letters of UTF-8 are damaged there"):
        people(path)


def test_a_mark_that_does_not_hold_is_refused_with_the_line(tmp_path: Path) -> None:
    """The file says UTF-8 and is not."""
    path = tmp_path / "list.csv"
    path.write_bytes(b"\xef\xbb\xbffirst_name,family_name\nAnn,Smith\nJ\xfcrgen,Gross\n")

    with pytest.raises(Unreadable, match=r"line 3: .*UTF-8"):
        people(path)


def test_decomposed_letters_are_composed(tmp_path: Path) -> None:
    """Names from a Mac carry accents apart; they are one letter afterwards."""
    person = one_person(tmp_path, "first_name,family_name\nZoe\u0308,Lefe\u0300vre\n")

    assert person.full_name == "Zoë Lefèvre"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_a_line_end(tmp_path: Path, end: str) -> None:
    """Of Unix, of Windows, of old Macs; a blank line at the end is nobody."""
    plan = listed(tmp_path, f"first_name,family_name{end}Ann,Smith{end}Bo,Lind{end}{end}")

    assert [change.line for change in plan.changes] == [2, 3]


def test_what_a_spreadsheet_says_about_its_delimiter_is_no_header(tmp_path: Path) -> None:
    """“sep=;” stands above the header in files from some offices."""
    assert one_person(tmp_path, "sep=;\nfirst_name;family_name\nAnn;Smith, Jr.\n").family == "Smith, Jr."


def test_a_quoted_cell_keeps_delimiters_and_quotation_marks(tmp_path: Path) -> None:
    """A comma in an organization is no new column."""
    person = one_person(tmp_path, 'first_name,family_name,position\nAnn,Smith,"Head, ""Unit A"""\n')

    assert person.position == 'Head, "Unit A"'


@pytest.mark.parametrize("name", ["Null", "NULL", "None", "Nan", "NaN", "True", "Nil"])
def test_a_name_that_looks_like_nothing_is_a_name(tmp_path: Path, name: str) -> None:
    """Somebody is called Null, and somebody Nan."""
    assert one_person(tmp_path, f"first_name,family_name\nAnn,{name}\n").family == name
