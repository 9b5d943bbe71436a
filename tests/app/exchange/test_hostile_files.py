"""Files from outside are hostile: a plan that names lines, or one sentence, and nothing is changed."""

import re
import sqlite3
import time
from pathlib import Path
from typing import Any

import pytest

from app.errors import Unreadable
from app.exchange.plan import Plan
from app.station.import_desk import ImportDesk
from app.station.requests_desk import RequestsDesk
from app.station.station import Station
from app.times import SetClock
from tests.app.exchange import hostile as bad
from tests.app.exchange.hostile import HEAD, ROW, Make, raw, sheet
from tests.app.people import OPENING, make_conference

SECONDS = 8

REFUSED: dict[str, tuple[Make, str]] = {
    "empty": (raw(b""), r"list\.csv is empty"),
    "only zeros": (raw(b"\0" * 5_000), "is empty"),
    "only blank lines": (raw("\n\n \n"), "is empty"),
    "only a mark": (raw(b"\xef\xbb\xbf"), "is empty"),
    "only a header": (raw(HEAD), "a header on line 1 and nothing below"),
    "only a header, twice": (raw(HEAD + HEAD), "a header on line 1 and nothing below"),
    "no header": (raw("Ann,Smith,Canada\nBo,Lind,Sweden\n"), "no line with names of columns"),
    "a page of prose": (raw("Dear colleagues,\nplease find attached the list.\n"), "no line with names"),
    "a page of the web": (raw("<html><table><tr><td>Name</td></tr></table></html>"), "a web page"),
    "NUL in a line": (raw(HEAD + "R1,An\0n,Smith,,\n"), "line 2: there are NUL bytes"),
    "NUL in UTF-16": (raw((HEAD + "R1,An\0n,Smith,,\n").encode("utf-16")), "line 2: there are NUL"),
    "half of a UTF-16 letter": (raw((HEAD + ROW).encode("utf-16")[:-1]), "breaks off"),
    "mixed encodings": (raw((HEAD + "R1,Åsa,Ö,,\nR2,Zoë,É,,\n").encode() + b"R3,\xe9,x,,\n"), "line 4: "),
    "a quote never closed": (raw(HEAD + 'R1,"Ann,Smith,,\n' + ROW * 50), "line 2: .*quotation mark"),
    "a quote never closed, long": (raw(HEAD + 'R1,"Ann,Smith,,\n' + ROW * 9_000), "line 2: .*quotation mark"),
    "a quote inside": (raw(HEAD + 'R1,"An"n",Smith,,\n'), "line 2: a quotation mark stands inside"),
    "1 MB in one cell": (raw(HEAD + "R1," + "x" * 1_000_000 + ",Smith,,\n"), "line 2: one cell"),
    "10,000 columns": (raw("first_name,family_name" + ",x" * 9_998 + "\n" + ROW), "10,000 columns"),
    "a line of 10,000 cells": (raw(HEAD + ROW + "," * 9_999 + "\n"), "10,000 columns"),
    "a million lines": (raw(HEAD + ",\n" * 1_000_000), "more than 200,000 lines"),
    "two columns of one meaning": (raw("Email,E-mail,Name\nx,y,Ann\n"), "both mean email"),
    "no column with names": (raw("Email,Status\na@b.invalid,confirmed\n"), "no column with names"),
    "a picture": (bad.picture, "is a picture"),
    "a PDF": (raw(b"%PDF-1.7\n" + b"x" * 500), "is a PDF"),
    "a database": (raw(b"SQLite format 3\0" + b"\0" * 500), "is a database"),
    "a program": (raw(b"\x7fELF" + b"\1" * 500), "is a program"),
    "packed by gzip": (raw(b"\x1f\x8b\x08" + b"\1" * 500), "is a compressed file"),
    "random bytes": (raw(bytes(range(1, 256)) * 40), r"list\.csv"),
    "a folder": (bad.folder_named_csv, "is a folder"),
    "a pipe": (bad.pipe, "is a device or a pipe"),
    "nothing there": (lambda folder: folder / "list.csv", "is not there"),
    "a name too long": (lambda folder: folder / ("x" * 5_000), "cannot be read"),
    "a Word document": (bad.DOCX, "not an XLSX workbook"),
    "a nested archive": (bad.nested(12), "not an XLSX workbook"),
    "an old or protected workbook": (raw(b"\xd0\xcf\x11\xe0" + b"\0" * 500), "or protected by a password"),
    "parts with a password": (bad.encrypted, "protected by a password"),
    "a bomb": (bad.bomb, "unpack to more than 128 MB"),
    "a bomb that lies": (bad.lying_bomb, "unpack to more than 128 MB"),
    "half a workbook": (bad.truncated, "damaged workbook"),
    "flipped bits": (bad.damaged, "damaged|cannot be read"),
    "cells that never end": (bad.endless_cells(1 << 19), "cannot be read"),
    "millions of cells in one place": (bad.endless_cells(1 << 22), "more than 3,000,000 cells"),
    "a cell at the far end": (bad.far_cell, "columns|lines|cells"),
    "entities that multiply": (bad.laughs, r"list\.xlsx"),
    "an entity from a file": (bad.OUTSIDE, r"list\.xlsx"),
    "a hidden sheet only": (bad.hidden_sheet, "no line with names|no visible sheet"),
    "a text document": (raw(rb"{\rtf1\ansi Ann Smith}"), "is a text document"),
    "JSON with nothing": (raw("{}", "l.json"), "no list of people"),
    "JSON that is a list of numbers": (raw("[1, 2, 3]", "l.json"), "no list of people"),
    "JSON of something else": (raw('{"cities": [{"size": 7}]}', "l.json"), "no list of people"),
    "JSON cut off": (raw(bad.JSON[:-9], "l.json"), "line 1: this is not JSON"),
    "JSON with a comma too many": (raw('[{"full_name": "A B",}]', "l.json"), "line 1: this is not JSON"),
    "JSON with NaN": (raw('[{"full_name": "A B", "x": NaN}]', "l.json"), "NaN is not a number"),
    "JSON with a field twice": (raw('[{"email": "a", "email": "b"}]', "l.json"), "the field “email” twice"),
    "JSON nested 100,000 deep": (raw("[" * 100_000 + "]" * 100_000, "l.json"), "nested too deeply"),
    "JSON with NUL": (raw(b'[{"full_name": "A\0B"}]', "l.json"), "NUL"),
    "JSON with 1 MB in a field": (raw('[{"full_name": "' + "x" * 1_000_000 + '"}]', "l.json"), "one cell"),
    "JSON with 10,000 fields": (bad.wide_json, "10,000 columns"),
    "JSON with half a letter": (raw(bad.JSON.encode("utf-16")[:-1], "l.json"), "breaks off"),
    "JSON in mixed encodings": (raw(bad.JSON.encode() + b"\n\xe9", "l.json"), "another encoding|not JSON"),
    "a million records": (bad.endless_json, "more than"),
    "a workbook without sheets": (bad.without_sheets, "cannot be read|no visible sheet|not a workbook"),
    "a workbook whose sheet is missing": (bad.sheet_missing, "cannot be read|nothing below|no line"),
    "a binary workbook": (bad.archive({"xl/workbook.bin": b"x"}), "damaged workbook"),
    "formulas by the thousand": (bad.many_formulas, "more than 10,000 rows hold formulas"),
    "two headers of one name": (raw("Name,Email,Email\nx,y@z.invalid,y@z.invalid\n"), "both mean email"),
    "deep nesting in a calendar": (raw("BEGIN:VEVENT\r\n" * 5_000), "no line|larger|column|calendar"),
}  # fmt: skip

KINDS = 60
"""So many different kinds of broken file are to be answered, at least."""

PROBLEMS: dict[str, tuple[Make, int, str]] = {
    "cells too many": (raw(HEAD + "R1,Ann,Smith,,,x,y\n"), 2, "7 cells under 5 columns"),
    "a delimiter too many": (raw(HEAD + ROW + "R2,Bo,Lind,Jr.,,2021-06-02\n"), 3, "6 cells under 5 columns"),
    "a formula": (raw(HEAD + "R1,=cmd|' /C calc'!A0,Smith,,\n"), 2, "is a formula"),
    "an error in a cell": (bad.ERROR_CELL, 3, "“#REF!” is a spreadsheet's error"),
    "a formula without a value": (sheet(["R1", "Ann", "=HYPERLINK(1)"]), 2, "never calculated"),
    "a formula as text in a workbook": (bad.formula_as_text, 2, "is a formula"),
    "a field of JSON that is no mail": (raw('[{"full_name": "A B", "email": "no"}]', "l.json"), 1, "e-mail"),
    "a formula in JSON": (raw('[{"full_name": "=1+1", "email": ""}]', "l.json"), 1, "is a formula"),
    "a date of two meanings": (raw(HEAD + "R1,Ann,Smith,,10/06/2021\n"), 2, "may be two dates"),
    "a country of nowhere": (raw("name,country\nAnn,Congo\n"), 2, "may be Congo .* or Congo"),
    "an error as text": (raw(HEAD + "R1,#REF!,Smith,,\n"), 2, "spreadsheet's error"),
    "31 June": (raw(HEAD + "R1,Ann,Smith,,31 June 2021\n"), 2, "does not exist"),
    "24:00": (raw(HEAD + "R1,Ann,Smith,,10.06.2021 24:00\n"), 2, "does not exist"),
    "year 0001": (raw(HEAD + "R1,Ann,Smith,,0001-01-01\n"), 2, "calendar|our time"),
    "29 February": (raw(HEAD + "R1,Ann,Smith,,29.02.2021\n"), 2, "does not exist"),
    "before 1970": (raw(HEAD + "R1,Ann,Smith,,1.1.1904\n"), 2, "not a date of our time"),
    "a 1904 date": (sheet(["R1", "Ann", "Smith", None, "44357"]), 2, "not a date and time"),
    "a path as a number": (raw(HEAD + "../../etc/passwd,Ann,Smith,,\n"), 2, "cannot be a registration"),
    "a name of 500 characters": (raw(HEAD + f"R1,{'x' * 500},Smith,,\n"), 2, "500 characters long"),
    "a name of spaces": (raw(HEAD + "R1,   ,\u2003\u00a0,,\n"), 2, "There is no name"),
    "a name of nothing to see": (raw(HEAD + "R1,\u200b\u2060,\ufeff,,\n"), 2, "There is no name"),
    "a tower of accents": (raw(HEAD + "R1,A" + "\u0301" * 40 + ",Smith,,\n"), 2, "towers of accents"),
    "a mail that is none": (raw(HEAD + "R1,Ann,Smith,ann at b,\n"), 2, "cannot be an e-mail address"),
    "a mail with a header": (raw(HEAD + 'R1,Ann,Smith,"a@b.invalid\nBcc: c@d.invalid",\n'), 2, "e-mail"),
}  # fmt: skip


@pytest.fixture(scope="module")
def station(tmp_path_factory: pytest.TempPathFactory) -> Station:
    """A station on a small conference, which every file of this module is thrown at."""
    path = make_conference(tmp_path_factory.mktemp("hostile") / "conference.rostrum")
    return Station.open(str(path), clock=SetClock(OPENING))


def dump(station: Station) -> list[str]:
    """Every row of the conference's file, as another program reads it."""
    file = sqlite3.connect(f"file:{station.address}?mode=ro", uri=True)
    try:
        return list(file.iterdump())
    finally:
        file.close()


@pytest.mark.parametrize("what", ["registrants", "agenda", "requests"])
@pytest.mark.parametrize("name", [*REFUSED, *PROBLEMS])
def test_a_bad_file_is_answered_soon_in_words_and_changes_nothing(
    station: Station, tmp_path: Path, name: str, what: str
) -> None:
    """As a list of registrants, an agenda, requests: a plan, or one sentence with the file's name."""
    make = REFUSED[name][0] if name in REFUSED else PROBLEMS[name][0]
    path = make(tmp_path)
    before, began = dump(station), time.process_time()

    try:
        plan = planned(station, what, path)
    except Unreadable as refusal:
        is_one_sentence(str(refusal))
        assert str(tmp_path) not in str(refusal)
    else:
        for problem in plan.problems:
            assert problem.line > 0
            is_one_sentence(problem.what)

    assert time.process_time() - began < SECONDS
    assert dump(station) == before


def planned(station: Station, what: str, path: Path) -> Plan[Any]:
    """The plan of a file, by the door for its kind."""
    return (
        RequestsDesk(station).planner([path])()
        if what == "requests"
        else ImportDesk(station).plan(what, path)
    )


def is_one_sentence(sentence: str) -> None:
    """A sentence for a person: short, on one line, no words of a programmer."""
    assert re.fullmatch(r"[^\n\r\t]{10,6000}[.?]", sentence)
    assert not re.search(r"Traceback|Error\b|Exception|\bNone\b|0x[0-9a-f]{4}", sentence)


@pytest.mark.parametrize("name", REFUSED)
def test_a_list_that_cannot_be_read_is_refused_with_the_reason(
    station: Station, tmp_path: Path, name: str
) -> None:
    make, reason = REFUSED[name]

    with pytest.raises(Unreadable, match=reason):
        ImportDesk(station).plan("registrants", make(tmp_path))


@pytest.mark.parametrize("name", PROBLEMS)
def test_a_wrong_line_of_a_list_is_named_with_the_reason(station: Station, tmp_path: Path, name: str) -> None:
    make, line, reason = PROBLEMS[name]

    plan = ImportDesk(station).plan("registrants", make(tmp_path))

    found = [problem for problem in plan.problems if problem.line == line]
    assert any(re.search(reason, problem.what) for problem in found)
    assert line not in {change.line for change in plan.to_write}


def test_there_are_as_many_kinds_as_were_promised() -> None:
    """CSV, XLSX and JSON together, each with a sentence of its own."""
    assert len(REFUSED) + len(PROBLEMS) >= KINDS
    assert not REFUSED.keys() & PROBLEMS.keys()


ONLY_UNKNOWN = ("no header", "a page of prose", "no column with names", "two columns of one meaning")


@pytest.mark.parametrize("name", ONLY_UNKNOWN)
def test_a_file_that_is_only_not_understood_can_be_mapped_in_the_window(
    station: Station, tmp_path: Path, name: str
) -> None:
    """Nothing would be written, and the reading says what is wrong."""
    before = dump(station)
    plan = ImportDesk(station).plan("registrants", REFUSED[name][0](tmp_path), ask=True)

    assert plan.reading is not None
    assert plan.reading.wrong
    assert plan.changes == ()
    assert dump(station) == before
