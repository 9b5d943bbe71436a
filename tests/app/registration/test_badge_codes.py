"""Badges' codes and scanners: a code is found whatever keyboard the laptop takes the scanner for."""

import pytest

from app.conference.badge_codes import looks_like_code, new_code
from app.registration.search import Codes, PeopleList
from app.registration.state import Badge, Door, KnownPeople
from tests.app.registration.hall import person

OLD, DASHED, TWIN = "Zy-_9aQwM1xk", "-mYz_0Aq8Wpo", "zY-_9AqWm1XK"
NEW = "bcdfghjknprstv"

# Written out by hand, key by key, as the layouts have them.
SCANS = {
    "as it is": (DASHED, DASHED, ""),
    "a new code": (NEW, NEW, ""),
    "a new code in capitals": (NEW.upper(), NEW, "Caps Lock"),
    "on German keys": ("ßmZy?0Aq8Wpo", DASHED, "German"),
    "on German keys with Caps Lock": ("ßMzY?0aQ8wPO", DASHED, "German"),
    "on French keys": ("),Yw°àQa_Zpo", DASHED, "French"),
    "on French keys with Caps Lock": ("°?yW)0qA8zPO", DASHED, "French"),
    "nobody's": ("prstvxbcdfghjk", "", ""),
    "on Swiss keys": ("'mZy?0Aq8Wpo", DASHED, "Swiss"),
    "on Italian keys": ("'mYz?0Aq8Wpo", DASHED, "Swiss|Italian|Spanish"),
    "on Russian keys": ("-ьНя_0Фй8Цзщ", DASHED, "Russian"),
    "a new code on Russian keys": ("исвапролтзкыем", NEW, "Russian"),
    "a scanner of German keys on American ones": ("/mZy?0Aq8Wpo", DASHED, "German|Swiss"),
    "with AIM's identifier": (f"]Q1{NEW}", NEW, ""),
    "with AIM's identifier on German keys": ("+Q1ßmZy?0Aq8Wpo", DASHED, "German"),
    "between STX and ETX": (f"\x02{DASHED}\x03", DASHED, ""),
    "with Tab and Enter": (f"\t{NEW}\t\r\n", NEW, ""),
    "behind a scan of nobody's": (f"prstvxbcdfghjk{NEW}", NEW, ""),
}


def people(*codes: str) -> PeopleList:
    """One registrant for each code."""
    registered = {f"R{n}": person(f"R{n}", "Solberg", "NO", badge=code) for n, code in enumerate(codes, 1)}
    return PeopleList(KnownPeople(registered))


@pytest.mark.parametrize("how", SCANS)
def test_a_scan_finds_its_person(how: str) -> None:
    """And what is odd about the scanner is said."""
    typed, code, remark = SCANS[how]
    scan = people(DASHED, NEW, OLD).scanned(typed, Codes())

    if not code:
        assert scan is None
        return
    assert scan is not None
    assert scan.code == code
    assert (scan.remark == "") == (remark == "")
    assert any(word in scan.remark for word in remark.split("|"))


def test_codes_of_the_same_keys_are_told_apart_or_not_taken() -> None:
    """Capitals tell two older codes apart; where Caps Lock hides them, nobody is taken for the other."""
    both = people(OLD, TWIN)

    first, second = both.scanned(OLD, Codes()), both.scanned(TWIN, Codes())
    assert first is not None
    assert second is not None
    assert (first.person.number, second.person.number) == ("R1", "R2")
    assert both.scanned(OLD.upper(), Codes()) is None


def test_a_badge_that_replaces_another_is_found_by_its_keys_too() -> None:
    """And so is the void one, which the desk then says."""
    door = Door(badges={"R1": Badge(NEW, void=(OLD,))})
    found = people(OLD)

    for typed, code in ((NEW.upper(), NEW), (OLD.swapcase(), OLD)):
        scan = found.scanned(typed, Codes(door))
        assert scan is not None
        assert (scan.person.number, scan.code) == ("R1", code)


def test_new_codes_are_the_same_on_every_latin_keyboard() -> None:
    """No case, no figures, no letter that moves, never twice; they fit the smallest QR code."""
    codes = {new_code() for _ in range(500)}

    assert len(codes) == 500
    assert not set("".join(codes)) & set("aqzwmy0123456789-_ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    assert {len(code) for code in codes} == {14}
    assert all(map(looks_like_code, codes))


@pytest.mark.parametrize(
    ("text", "is_code"),
    [
        (OLD, True), (DASHED, True), ("ßmZy?0Aq8Wpo", True), (")?Yw°àQa!Zpo", True), ("исвапролтзкыем", True),
        ("Konstantinopoulos", False), ("Müller-Lüdenscheidt", False), ("McDonaldson", False),
        ("Нижегородцев", False), ("GARCÍA-MÁRQUEZ", False), ("anna lind norway", False), ("R0412", False),
        ("a1@danube.invalid", False), ("王小明", False), ("", False),
    ],
)  # fmt: skip
def test_what_looks_like_a_code_is_no_name(text: str, is_code: bool) -> None:
    """Names of people are words, also long ones."""
    assert looks_like_code(text) is is_code


def test_a_mail_address_finds_whoever_has_it() -> None:
    """As far as it is typed, whatever its case; a part of one without @ is a name."""
    registered = {
        "R1": person("R1", "Solberg", "NO", email="ingrid@no.invalid"),
        "R2": person("R2", "Lind", "SE", email="INGRID@se.invalid"),
        "R3": person("R3", "Ingridsson", "SE"),
    }
    found = PeopleList(KnownPeople(registered))

    assert [one.number for one in found.find("Ingrid@SE.invalid")] == ["R2"]
    assert {one.number for one in found.find("ingrid@")} == {"R1", "R2"}
    assert [one.number for one in found.find("ingrid")] == ["R3"]
