"""Delegations and organizations are found by what files call them; a similar name is only asked about."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.conference.entities import Category, Entity
from app.conference.known_names import other_names, state_names, states
from app.conference.registrants import Registrant
from app.exchange.entities import shipped_entities
from app.exchange.entity_names import EntityNames
from app.exchange.zoom.waiting_room import WaitingRoom
from tests.app.exchange.files import ENTITIES


@pytest.fixture
def names() -> EntityNames:
    """The entities that come with the program."""
    return EntityNames(shipped_entities())


def code_of(names: EntityNames, text: str) -> str:
    """The code that a name leads to, or nothing."""
    found = names.find(text)
    return found.code if found else ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("VA", "VA"),
        ("Holy See", "VA"),
        ("HOLY SEE", "VA"),
        ("the Holy See", "VA"),
        ("Saint-Siège", "VA"),
        ("Saint Siege", "VA"),
        ("Heiliger Stuhl", "VA"),
        ("Vatican", "VA"),
        ("Austria", "AT"),
        ("AT", "AT"),
        ("Autriche", "AT"),
        ("Österreich", "AT"),
        ("Oesterreich", "AT"),
        ("Australia", "AU"),
        ("AU", "AU"),
        ("Australie", "AU"),
        ("Slovakia", "SK"),
        ("Slovaquie", "SK"),
        ("Slovak Republic", "SK"),
        ("Slowakei", "SK"),
        ("SK", "SK"),
        ("Slovenia", "SI"),
        ("Slovénie", "SI"),
        ("Slowenien", "SI"),
        ("SI", "SI"),
        ("Georgia", "GE"),
        ("Géorgie", "GE"),
        ("GE", "GE"),
        ("Germany", "DE"),
        ("Allemagne", "DE"),
        ("Германия", "DE"),
        ("CH", "CH"),
        ("Switzerland", "CH"),
        ("Suisse", "CH"),
        ("Schweiz", "CH"),
        ("Malta", "MT"),
        ("MT", "MT"),
        ("European Union", "EU"),
        ("EU", "EU"),
        ("Union européenne", "EU"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("UK", "GB"),
        ("Royaume-Uni", "GB"),
        ("USA", "US"),
        ("États-Unis", "US"),
        ("Niederlande", "NL"),
        ("se", "SE"),
        ("va", "VA"),
        ("Saint–Siège", "VA"),
        ("Святой Престол", "VA"),
        ("Sovereign Order of Malta", "SMOM"),
        ("Ordre souverain de Malte", "SMOM"),
        ("SMOM", "SMOM"),
        ("Council of Europe", "COE"),
        ("Conseil de l'Europe", "COE"),
        ("Europarat", "COE"),
        ("European Commission", "EC"),
        ("Commission européenne", "EC"),
        ("Delegation of the European Union", "EU"),
        ("EU Delegation", "EU"),
        ("CoE", "COE"),
        ("ODIHR", "OSCE-ODIHR"),
        ("BIDDH", "OSCE-ODIHR"),
        ("UNODC", "UN-ODC"),
        ("Permanent Mission of Norway to the OSCE", "NO"),
        ("Permanent Mission of the Holy See", "VA"),
        ("Embassy of Georgia in Vienna", "GE"),
        ("Delegation of the Republic of Austria", "AT"),
        ("Ministry of Foreign Affairs of Slovenia", "SI"),
        ("Ambassade de Suisse", "CH"),
        ("Ständige Vertretung der Schweiz bei der OSZE", "CH"),
        ("Government of Malta", "MT"),
    ],
)
def test_a_name_leads_to_its_entity(names: EntityNames, text: str, code: str) -> None:
    """Codes, English, French, German and Russian names, accents or none, any case."""
    assert code_of(names, text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Sovereign Order of Malta", "MT"),
        ("Order of Malta", "MT"),
        ("Council of Europe", "EU"),
        ("European Commission", "EU"),
        ("China", "CH"),
        ("Czech Republic", "CH"),
        ("Germany", "GE"),
        ("Slovenia", "SK"),
        ("Austria", "AU"),
    ],
)
def test_a_name_does_not_lead_to_its_neighbour(names: EntityNames, text: str, code: str) -> None:
    """The Order of Malta is not Malta, the Council of Europe not the European Union."""
    assert code_of(names, text) != code


@pytest.mark.parametrize("written", ["Congo", "the Congo", "CONGO", "Brazil", "China", "New Zealand"])
def test_a_country_of_nobody_is_asked_about_and_never_made_an_organization(
    names: EntityNames, written: str
) -> None:
    """Two States are called Congo; Brazil is one, but not of this conference."""
    assert names.find(written) is None
    with pytest.raises(ValueError, match=r"may be|is a State that is not in this conference"):
        names.propose(written, "", Category.OTHER)
    assert names.new == []


def test_two_states_of_one_name_are_both_told(names: EntityNames) -> None:
    """Which of them must be written."""
    with pytest.raises(ValueError) as refusal:
        names.propose("Congo", "", Category.OTHER)
    assert str(refusal.value) == "“Congo” may be Congo (Dem. Rep.) or Congo (Rep.); write which"


def test_a_decided_name_is_found_and_a_decided_new_one_is_made() -> None:
    """What a person said about a name goes before every guess, but never before a code."""
    names = EntityNames(shipped_entities(), {"swedn": "SE", "norwey": "new", "at": "AU"})

    assert code_of(names, "SWEDN") == "SE"
    assert code_of(names, "AT") == "AT"
    assert names.propose("Norwey", "", Category.OTHER).name == "Norwey"


@pytest.mark.parametrize("written", ["Ministry of Magic", "Embassy of Ruritania", "Mission of Hope"])
def test_an_office_of_nobody_is_nobody(names: EntityNames, written: str) -> None:
    """Only what stands behind “of” and is known names a State."""
    assert names.find(written) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Swedn", "Sweden (SE)"),
        ("Norwey", "Norway (NO)"),
        ("Azerbaidzhan", "Azerbaijan (AZ)"),
        ("Kazahstan", "Kazakhstan (KZ)"),
        ("Lichtenstein", "Liechtenstein (LI)"),
        ("Swtizerland", "Switzerland (CH)"),
    ],
)
def test_a_misspelt_state_is_asked_about_and_not_taken(names: EntityNames, written: str, meant: str) -> None:
    """Neither found nor made new: a person answers."""
    assert names.find(written) is None
    with pytest.raises(ValueError, match=f"“{written}” is not known; is it ") as refusal:
        names.propose(written, "", Category.CIVIL_SOCIETY)
    assert meant in str(refusal.value)
    assert names.new == []


@pytest.mark.parametrize("written", ["Order of Mulberries", "Europe", "Xanadu", "Ma"])
def test_what_is_far_from_every_name_is_not_asked_about(names: EntityNames, written: str) -> None:
    """“Xanadu” suggests nothing."""
    assert names.similar(written) is None


def test_every_shipped_entity_is_found_by_each_of_its_names(names: EntityNames) -> None:
    """By code, English name and French name; nothing shadows anything."""
    for entity in shipped_entities():
        for text in filter(None, (entity.code, entity.name, entity.name_fr)):
            assert code_of(names, text) == entity.code, text


def test_every_further_name_leads_to_one_entity(names: EntityNames) -> None:
    """The list of usual forms holds no name of two."""
    for code, text in other_names():
        assert code_of(names, text) == code, text


def test_every_name_of_a_state_of_the_world_leads_to_it() -> None:
    """Beside all others, and the organizations of the program: Ecuador is not the European Commission."""
    shipped = {entity.code: entity for entity in shipped_entities()}
    world = {state.iso3: replace(state.entity, code=state.iso3) for state in states().values()}
    known = {state.iso3 for code, state in states().items() if code in shipped and code != "EC"}
    others = (entity for code, entity in world.items() if code not in known)
    held = EntityNames((*shipped.values(), *others))
    for state in states().values():
        for text in state_names(state.entity):
            assert code_of(held, text) in (state.code, state.iso3), text
    assert code_of(held, "Эквадор") == "ECU"


def test_the_states_of_the_world_have_names_in_six_languages() -> None:
    """193 members of the United Nations and two observers, each by its own letters; as ISO 3166 counts."""
    assert sum(state.is_member for state in states().values()) == 193
    assert sorted(code for code, state in states().items() if not state.is_member) == ["PS", "VA"]
    assert len({state.iso3 for state in states().values()}) == len(states()) == 195
    for state in states().values():
        assert len(state.names) >= 3, state.code
        assert state.fr_sort == state.fr_sort.upper()
        assert state.fr_sort.isascii(), state.code
    names = EntityNames(state.entity for state in states().values())
    for text, code in {"中国": "CN", "العراق": "IQ", "Южный Судан": "SS", "Türkiye": "TR"}.items():
        assert code_of(names, text) == code


def test_there_are_57_states_in_french_order() -> None:
    """From Albania, Germany, the United States … to Ukraine; no State twice."""
    states = [entity for entity in shipped_entities() if entity.category is Category.PARTICIPATING]

    assert len({state.code for state in states}) == 57
    assert [state.fr_sort for state in states] == sorted(state.fr_sort for state in states)
    assert [state.code for state in states[:3]] == ["AL", "DE", "US"]


def test_an_abbreviation_of_two_is_asked_about() -> None:
    """Two organizations call themselves IAC: the code must be written."""
    names = EntityNames(
        [
            Entity("CSO-01", "International Aid Committee", Category.CIVIL_SOCIETY, abbreviation="IAC"),
            Entity("CSO-02", "Institute against Crime", Category.CIVIL_SOCIETY, abbreviation="IAC"),
        ]
    )

    with pytest.raises(ValueError, match="“IAC” may be CSO-01 or CSO-02; write the code"):
        names.find("IAC")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Lighthouse Shelter Network", "LSN"),
        ("Harbour Light", "HARBOUR-LIGHT"),
        ("Union of the Shelters of Europe", "USE"),
        ("Übersee", "UBERSEE"),
        ("Фонд Надежда Мира", "FNM"),
    ],
)
def test_a_new_organization_gets_a_code_from_its_words(names: EntityNames, name: str, code: str) -> None:
    """Initials where there are three words, else the words."""
    assert names.propose(name, "", Category.CIVIL_SOCIETY) == Entity(code, name, Category.CIVIL_SOCIETY)
    assert code_of(names, name) == code


def test_codes_that_differ_by_a_digit_are_two_organizations(names: EntityNames) -> None:
    """CSO-02 is not a misspelt CSO-01."""
    codes = [names.propose(code, "", Category.CIVIL_SOCIETY).code for code in ("CSO-01", "CSO-02")]

    assert codes == ["CSO-01", "CSO-02"]


def test_two_new_organizations_never_share_a_code(names: EntityNames) -> None:
    """The second of the same initials is numbered."""
    first = names.propose("Lighthouse Shelter Network", "", Category.CIVIL_SOCIETY)
    second = names.propose("Legal Support Netherfield", "", Category.CIVIL_SOCIETY)

    assert (first.code, second.code) == ("LSN", "LSN-2")


def test_a_code_of_a_state_is_never_made_for_another(names: EntityNames) -> None:
    """A new code is longer than a State's."""
    assert names.propose("Se", "", Category.OTHER).code not in ENTITIES


@given(st.text(max_size=40))
def test_any_text_is_answered_with_an_entity_or_with_words(text: str) -> None:
    """Whatever stands in the cell; a code that is made fits a file name."""
    names = EntityNames(shipped_entities())
    try:
        entity = names.find(text) or names.propose(text, "", Category.OTHER)
    except ValueError as error:
        assert str(error)
        return
    assert entity.code
    assert not set(entity.code) & set("/\\. \n")


def states_in_six_languages() -> list[tuple[str, str, str]]:
    """Code, language and usual name of each State and Partner in six languages."""
    path = Path(__file__).parent / "states_in_six_languages.csv"
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    return [(row["code"], tongue, name) for row in rows for tongue, name in row.items() if tongue != "code"]


SENTENCES = {
    "en": "The delegation of {} requests the floor.",
    "fr": "La délégation ({}) demande la parole.",
    "de": "Wir bitten um das Wort: {}.",
    "it": "La delegazione, {}, chiede la parola.",
    "ru": "Просим слова. {}",
    "es": "Pedimos la palabra: {}.",
}


def test_every_state_is_found_in_six_languages_in_cells_and_in_sentences(names: EntityNames) -> None:
    """57 States and 11 Partners by their usual names, in capitals too; as mails name them, and Zoom."""
    every = states_in_six_languages()

    assert len(every) == 68 * 6
    for code, tongue, name in every:
        assert code_of(names, name) == code_of(names, name.upper()) == code, name
        assert names.named_in(SENTENCES[tongue].format(name)) == (code,), name
    room = WaitingRoom([Registrant(code, "Eva", "Muster", code) for code in ENTITIES], ENTITIES)
    for code, _, name in every:
        assert [person.entity for person in room.match(f"{name} - Eva Muster").people] == [code], name
