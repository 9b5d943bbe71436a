"""Whom a line represents: the organization before a code of a country, and States by all their names."""

from pathlib import Path

import pytest

from tests.app.exchange.files import listed, one_person, problems_of

CODES = [
    "Country Code", "ISO code", "ISO 3166", "Ländercode", "Code pays", "Codice paese", "Código de país",
    "Код страны", "Billing country",
]  # fmt: skip


@pytest.mark.parametrize("header", CODES)
def test_the_organization_goes_before_the_code_of_a_country(tmp_path: Path, header: str) -> None:
    """A known one, and one that nobody knows yet; the plan names the country, too."""
    text = (
        f"First name;Last name;{header};Organization;Category\n"
        "Eva;Muster;AT;UNODC;Organization\nKarl;Muster;CH;Riverside House Invented;NGO\n"
    )

    plan = listed(tmp_path, text)

    assert [change.value.entity for change in plan.new] == ["UN-ODC", plan.new_entities[0].code]
    assert plan.new_entities[0].name == "Riverside House Invented"
    assert "Line 2: UN-ODC was taken, though the line names Austria, too." in plan.notes


@pytest.mark.parametrize("header", CODES)
@pytest.mark.parametrize("cell", ["CH", "ch", "CHE", "Switzerland"])
def test_a_code_alone_is_the_delegation(tmp_path: Path, header: str, cell: str) -> None:
    """With two letters or three, where nothing else names an entity."""
    assert one_person(tmp_path, f"First name;Last name;{header}\nEva;Muster;{cell}\n").entity == "CH"


def test_three_letters_are_a_code_in_a_column_of_countries_alone(tmp_path: Path) -> None:
    """An organization may be called ARM."""
    assert "“ARM” is not known" in problems_of(listed(tmp_path, "Name;Organization\nEva Muster;ARM\n"))


@pytest.mark.parametrize(
    "header",
    ["Zugehörigkeit", "Current Employer", "Arbeitgeber", "Affiliazione", "Afiliación", "Место работы"],
)
def test_an_organization_has_many_headers(tmp_path: Path, header: str) -> None:
    assert one_person(tmp_path, f"First name;Last name;{header}\nEva;Muster;Austria\n").entity == "AT"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Stati Uniti", "US"), ("gli Stati Uniti", "US"), ("Estados Unidos", "US"), ("les États-Unis", "US"),
        ("die Schweiz", "CH"), ("l’Italia", "IT"), ("LA TURQUIE", "TR"), ("los Países Bajos", "NL"),
        ("Cité du Vatican", "VA"), ("Città del Vaticano", "VA"), ("Ciudad del Vaticano", "VA"),
        ("Vatikanstadt", "VA"), ("Vatican City", "VA"), ("Chequia", "CZ"), ("Cechia", "CZ"),
        ("Bielorussia", "BY"), ("Bielorrusia", "BY"), ("Corée du Sud", "KR"), ("Corea del Sur", "KR"),
        ("Kazajstán", "KZ"), ("Moldavia", "MD"), ("Молдавия", "MD"), ("Kirghizie", "KG"), ("FYROM", "MK"),
        ("Macedonia", "MK"), ("Former Yugoslav Republic of Macedonia", "MK"), ("Gran Bretagna", "GB"),
        ("Rusia", "RU"), ("Bosnia ed Erzegovina", "BA"), ("Korea, Republic of", "KR"),
        ("Federazione russa", "RU"), ("Macedonia (FYROM)", "MK"),
        ("Austria / Autriche", "AT"), ("Республика Беларусь", "BY"), ("Königreich Spanien", "ES"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("category", ["", "Delegation"])
def test_a_state_is_known_by_all_its_names(tmp_path: Path, name: str, code: str, category: str) -> None:
    """With or without a category, article and accents; the usual, the official and the former name."""
    text = f"First name;Last name;Entity;Category\nEva;Muster;{name};{category}\n"

    assert one_person(tmp_path, text).entity == code


@pytest.mark.parametrize(
    "name",
    [
        "Brasile",
        "Brasilien",
        "Бразилия",
        "Côte d’Ivoire",
        "Elfenbeinküste",
        "China",
        "la Chine",
        "Unión Soviética",
    ],
)
@pytest.mark.parametrize("category", ["", "NGO", "Organization"])
def test_a_state_is_never_new(tmp_path: Path, name: str, category: str) -> None:
    """One that is not of this conference is asked about in every language."""
    plan = listed(tmp_path, f"First name;Last name;Organization;Category\nEva;Muster;{name};{category}\n")

    assert plan.new_entities == ()
    assert len(plan.problems) == 1
