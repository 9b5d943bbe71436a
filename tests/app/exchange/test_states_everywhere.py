"""The 57 States and 11 Partners are the same in six languages wherever a file names them."""

import csv
from importlib.resources import files
from pathlib import Path

import pytest

from app.conference.entities import Category
from app.exchange.entities import shipped_entities
from app.exchange.entity_names import EntityNames
from app.exchange.requests.table import read_requests
from app.exchange.seats import plan_seats
from tests.app.exchange.files import ENTITIES, VIENNA, listed, problems_of, text_file
from tests.app.exchange.test_entities import states_in_six_languages

TONGUES = ("en", "fr", "de", "it", "ru", "es")
LANGUAGES = pytest.mark.parametrize("tongue", TONGUES)


def named(tongue: str) -> list[tuple[str, str]]:
    """Every State and Partner in one language."""
    return [(code, name) for code, language, name in states_in_six_languages() if language == tongue]


@LANGUAGES
@pytest.mark.parametrize(
    "header", ["Country", "Delegation", "Organization", "Land", "Pays", "Paese", "País", "Страна"]
)
def test_registrants_belong_to_them(tmp_path: Path, tongue: str, header: str) -> None:
    """Under every header that names whom people represent; no State is ever a new organization."""
    rows = "".join(f'Given{n},Family{n},"{name}"\n' for n, (_, name) in enumerate(named(tongue)))

    plan = listed(tmp_path, f"first_name,family_name,{header}\n{rows}")

    assert (problems_of(plan), plan.new_entities) == ("", ())
    assert [change.value.entity for change in plan.new] == [code for code, _ in named(tongue)]


@LANGUAGES
def test_seats_are_theirs(tmp_path: Path, tongue: str) -> None:
    rows = "".join(f'"{name}",{n}\n' for n, (_, name) in enumerate(named(tongue), 1))

    plan = plan_seats(text_file(tmp_path, f"Delegation,Seat\n{rows}"), entities=ENTITIES, seats={})

    assert plan.problems == ()
    assert [change.value.delegation for change in plan.new] == [code for code, _ in named(tongue)]


@LANGUAGES
def test_requests_are_theirs(tmp_path: Path, tongue: str) -> None:
    rows = "".join(f'2021-06-12T10:00,"{name}",D1-P1\n' for _, name in named(tongue))
    path = text_file(tmp_path, f"received_at,entity,session\n{rows}")

    found = read_requests(path, zone=VIENNA, entities=ENTITIES, registrants=())

    assert [request.entity for request in found] == [code for code, _ in named(tongue)]


def test_official_names_are_theirs_too() -> None:
    """As the United Nations and the States themselves write them, with and without an article."""
    names = EntityNames(shipped_entities())
    rows = list(
        csv.DictReader((files("resources") / "entities" / "names.csv").read_text("utf-8").splitlines())
    )
    states_alone = (Category.PARTICIPATING, Category.PARTNER)
    official = [
        (row["code"], name)
        for row in rows
        if ENTITIES[row["code"]].category in states_alone
        for name in row["official"].split("|")
        if name
    ]

    assert len({code for code, _ in official}) >= 65
    for code, name in official:
        for written in (name, name.upper(), f"the {name.removeprefix('The ')}"):
            found = names.find(written)
            assert found is not None, written
            assert found.code == code, written


@pytest.mark.parametrize(
    "written",
    [
        "Делегация {}",
        "Постоянное представительство {} при ОБСЕ",
        "Посольство {}",
        "Министерство иностранных дел {}",
    ],
)
def test_in_russian_they_stand_in_the_genitive(written: str) -> None:
    """In cells and in what mails say."""
    names = EntityNames(shipped_entities())
    rows = list(
        csv.DictReader((files("resources") / "entities" / "names.csv").read_text("utf-8").splitlines())
    )
    genitives = [(row["code"], row["genitive"]) for row in rows if row["genitive"]]

    assert len(genitives) == 68
    for code, genitive in genitives:
        found = names.find(written.format(genitive))
        assert found is not None, genitive
        assert found.code == code, genitive
        assert names.named_in(f"{written.format(genitive)} просит слова.")[:1] == (code,), genitive
