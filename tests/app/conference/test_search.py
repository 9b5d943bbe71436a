"""Finding people and delegations by a few letters: the order of the hits, and that none is missed."""

import random
from collections.abc import Mapping, Sequence

import pytest

from app.conference.entities import Category, Entity
from app.conference.registrants import Attendance, Registrant, Status
from app.conference.search import SearchIndex
from app.exchange.entities import shipped_entities
from app.text.folding import fold, fold_forms

ENTITIES = {
    session.code: session
    for session in (
        Entity("CA", "Canada", Category.PARTICIPATING),
        Entity("SE", "Sweden", Category.PARTICIPATING, name_fr="Suède"),
        Entity("CH", "Switzerland", Category.PARTICIPATING, name_fr="Suisse"),
        Entity("VA", "Holy See", Category.PARTICIPATING, name_fr="Vatican"),
        Entity("CSO-01", "La Strada", Category.CIVIL_SOCIETY),
    )
}
FAMILIES = ("Müller", "Łukasz", "Ћирић", "Sample-Can", "Núñez", "Goncharenko", "Wałęsa", "O’Żółć", "Ali")
GIVENS = ("Anna", "Søren", "Đorđe", "Marie-Claire", "Swen", "Can")


def people(count: int) -> list[Registrant]:
    """Confirmed people with names that share many beginnings."""
    chance = random.Random(20210614)
    return [
        Registrant(
            f"R{number}",
            chance.choice(GIVENS),
            chance.choice(FAMILIES) + chance.choice(("", "son", "ova")),
            chance.choice(sorted(ENTITIES)),
            attendance=chance.choice(tuple(Attendance)),
            status=Status.CONFIRMED,
        )
        for number in range(count)
    ]


def looked_at_one_by_one(text: str, known: Sequence[Registrant], entities: Mapping[str, Entity]) -> set[str]:
    """Whoever has every word of the text somewhere in the names: by the plainest of means."""
    words = fold(text).split()
    found = set()
    for person in known:
        entity = entities[person.entity]
        names = (person.family, person.given, person.native, entity.short, entity.code)
        forms = " ".join(form for name in names for form in fold_forms(name))
        if all(word in forms for word in words):
            found.add(person.number)
    return found


@pytest.mark.parametrize(
    "text",
    ["mul", "mueller", "nunez", "walesa", "sample sw", "anna swe", "ozol", "ukas", "e s", "ciric can", "q"],
)
def test_nobody_is_missed_and_nobody_is_invented(text: str) -> None:
    """Every hit there is, against a plain look at each person."""
    known = people(600)
    found = SearchIndex(ENTITIES, known).find(text, limit=10_000)
    persons = [hit.person for hit in found if hit.person]
    by_letters = looked_at_one_by_one(text, known, ENTITIES)

    assert len(set(persons)) == len(persons)
    assert set(persons) <= by_letters
    if len(text) > 2:
        assert set(persons) == by_letters


def test_delegations_come_before_persons_and_beginnings_before_the_middle() -> None:
    """“can” is Canada first; then whoever begins with it; then whoever has it in a later word."""
    known = [
        Registrant("R1", "Ann", "Sample-Can", "SE", status=Status.CONFIRMED),
        Registrant("R2", "Bo", "Canter", "SE", status=Status.CONFIRMED),
        Registrant("R3", "Lu", "Vulcano", "SE", status=Status.CONFIRMED),
    ]
    found = SearchIndex(ENTITIES, known).find("can")

    assert [hit.person or hit.entity for hit in found] == ["CA", "R2", "R1", "VA", "R3"]


def test_an_alias_hides_the_name() -> None:
    """The real name finds nothing."""
    known = [Registrant("R1", "Mona", "Lind", "SE", alias="Expert A", status=Status.CONFIRMED)]
    index = SearchIndex(ENTITIES, known)

    assert not index.find("lind")
    assert [hit.person_name for hit in index.find("expert")] == ["Expert A"]


def test_the_words_of_two_neighbours_are_never_taken_together() -> None:
    """A hit stands in one line of the index."""
    known = [
        Registrant("R1", "Anna", "Berg", "SE", status=Status.CONFIRMED),
        Registrant("R2", "Carl", "Dahl", "SE", status=Status.CONFIRMED),
    ]
    index = SearchIndex(ENTITIES, known)

    assert not index.find("berg dahl")
    assert [hit.person for hit in index.find("anna berg")] == ["R1"]
    assert not index.find("")
    assert not index.find(" ’ ")


WORLD = {entity.code: entity for entity in shipped_entities()}
NAMESAKES = [
    Registrant("R1", "Susana", "Kusama", "FI", status=Status.CONFIRMED),
    Registrant("R2", "Anna", "Brukner", "UA", status=Status.CONFIRMED),
    Registrant("R3", "Ivan", "Kanić", "HR", status=Status.CONFIRMED),
    Registrant("R4", "Eugen", "Chevalier", "AT", status=Status.CONFIRMED),
]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("usa", "US"), ("USA", "US"), ("us", "US"), ("u.s.", "US"), ("amer", "US"), ("uk", "GB"),
        ("U.K.", "GB"), ("eu", "EU"), ("ue", "EU"), ("che", "CH"), ("CHE", "CH"), ("gbr", "GB"),
        ("brit", "GB"), ("dutch", "NL"), ("holl", "NL"), ("кан", "CA"), ("сша", "US"),
        ("великоб", "GB"), ("österr", "AT"), ("osterr", "AT"), ("oesterr", "AT"), ("autr", "AT"),
        ("turk", "TR"), ("türkiye", "TR"), ("turkey", "TR"), ("czech r", "CZ"), ("tchéq", "CZ"),
        ("stati un", "US"), ("regno", "GB"), ("paesi b", "NL"), ("países", "NL"), ("vatic", "VA"),
        ("santa", "VA"), ("macedon", "MK"), ("fyrom", "MK"), ("byelo", "BY"), ("moldavia", "MD"),
        ("korea", "KR"), ("south k", "KR"), ("odihr", "OSCE-ODIHR"), ("unodc", "UN-ODC"),
        ("iom", "UN-IOM"), ("greta", "COE-GRETA"), ("сфт", "CA"), ("гыф", "US"), ("rfyflf", "CA"),
        ("hjccb", "RU"), ("ψαν", "CA"),
    ],
)  # fmt: skip
def test_what_diplomats_type_is_the_delegation_they_mean(typed: str, meant: str) -> None:
    """By codes, short, former, foreign names, without accents, on the wrong keyboard; before any person."""
    first = SearchIndex(WORLD, NAMESAKES).find(typed)[0]

    assert (first.entity, first.person, first.sure) == (meant, "", True)


@pytest.mark.parametrize("typed", ["sama", "rukn", "evalier", "tralia", "xico"])
def test_what_stands_inside_a_word_is_shown_and_never_sure(typed: str) -> None:
    """Whoever presses Enter is asked which."""
    found = SearchIndex(WORLD, NAMESAKES).find(typed)

    assert not any(hit.sure for hit in found)


def test_a_person_is_found_on_the_wrong_keyboard_too() -> None:
    """Анна, typed where Latin letters were on; and Anna, typed where Russian ones were."""
    index = SearchIndex(WORLD, NAMESAKES)

    assert index.find("фттф")[0].person == "R2"
    assert index.find("икгл")[0].person == "R2"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gocnharenko", "Goncharenko"),
        ("goncharenk0", "Goncharenko"),
        ("goncharenkoanna", "Goncharenko"),
        ("anna gonhcarenko", "Goncharenko"),
        ("mulller", "Müller"),
        ("walesza", "Wałęsa"),
        ("kenadda", ""),
    ],
)
def test_whom_a_slip_of_the_finger_meant_is_similar(typed: str, meant: str) -> None:
    """Looked for among the distinct words, which are few: as like as where every name is compared."""
    known = people(300)
    index = SearchIndex(ENTITIES, known)
    found = index.similar(typed)
    keys = {person.number: fold(f"{person.family} {person.given}") for person in known}
    first = found[0]

    assert index.similar(typed[:3]) == ()
    assert not any(hit.sure for hit in found)
    assert (meant and fold(meant) in keys[first.person]) or (first.name == "Canada" and not first.person)


def test_a_letter_that_nobody_has_is_found_nowhere() -> None:
    """Neither where words begin so, nor inside them, nor on other keyboards."""
    index = SearchIndex(ENTITIES, people(300))

    assert index.find("zzyzx") == index.find("gonzz") == index.find("can zzyzx") == index.find("qq") == ()
