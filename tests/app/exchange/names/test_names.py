"""One column for both names: which word is whose, or that nobody can know; the names are invented."""

import pytest

from app.exchange.names.column import WholeNames
from app.exchange.names.parted import Order, Parted


def _part(text: str, *others: str, order: Order = Order.UNKNOWN) -> Parted:
    return WholeNames([text, *others], order).part(text)


@pytest.mark.parametrize(
    ("text", "given", "family"),
    [
        ("A. B. Musterfeld", "A. B.", "Musterfeld"),
        ("J.-L. Musterfeld", "J.-L.", "Musterfeld"),
        ("Eva-M. Musterfeld", "Eva-M.", "Musterfeld"),
        ("TJ Musterfeld", "TJ", "Musterfeld"),
        ("Anna Q. MUSTERFELD", "Anna Q.", "MUSTERFELD"),
        ("MUSTERFELD Anna-Maria", "Anna-Maria", "MUSTERFELD"),
        ("Mary O'MUSTER", "Mary", "O'MUSTER"),
        ("McMUSTER Mary", "Mary", "McMUSTER"),
        ("Juan MUESTRA EJEMPLO", "Juan", "MUESTRA EJEMPLO"),
        ("Jan van der MUSTER", "Jan", "van der MUSTER"),
        ("van der MUSTER Jan", "Jan", "van der MUSTER"),
        ("MUßTER Karl", "Karl", "MUßTER"),
        ("LI Xiaomuster", "Xiaomuster", "LI"),
        ("Yi-An MA", "Yi-An", "MA"),
        ("ОБРАЗЦОВ Пётр", "Пётр", "ОБРАЗЦОВ"),
        ("ANNA MUSTERFELD", "ANNA", "MUSTERFELD"),
        ("Образцов П. И.", "П. И.", "Образцов"),
        ("Musterfeld K.L.", "K.L.", "Musterfeld"),
        ("MUSTERFELD I.I.", "I.I.", "MUSTERFELD"),
        ("Musterfeld M.A.", "M.A.", "Musterfeld"),
        ("John Q. Musterfeld", "John Q.", "Musterfeld"),
    ],
)
def test_capitals_are_words_and_initials_are_given(text: str, given: str, family: str) -> None:
    """Two letters in a row without a full stop mark a family name; where all are capitals they do not."""
    found = _part(text)

    assert (found.given, found.family, found.sure) == (given, family, True)


@pytest.mark.parametrize(
    ("text", "title", "given", "family"),
    [
        ("Dr.in Eva Muster", "Dr.in", "Eva", "Muster"),
        ("Mag.a Dr.in Eva Muster", "Mag.a Dr.in", "Eva", "Muster"),
        ("Mag. (FH) Eva Muster", "Mag. (FH)", "Eva", "Muster"),
        ("DI Karl Muster", "DI", "Karl", "Muster"),
        ("HR Mag. Karl Muster", "HR Mag.", "Karl", "Muster"),
        ("Univ.-Prof. DDr. h.c. mult. Karl Muster", "Univ.-Prof. DDr. h.c. mult.", "Karl", "Muster"),
        ("Prof.Dr.Karl Muster", "Prof. Dr.", "Karl", "Muster"),
        ("Botschafter a. D. Karl Muster", "Botschafter a. D.", "Karl", "Muster"),
        ("Amb. (ret.) Mary Sample", "Amb. (ret.)", "Mary", "Sample"),
        ("H. E. Ms Mary Sample", "H. E. Ms", "Mary", "Sample"),
        ("His Excellency Mr John Sample", "His Excellency Mr", "John", "Sample"),
        ("S.E. Mme Marie EXEMPLE", "S.E. Mme", "Marie", "EXEMPLE"),
        ("Mademoiselle Marie Exemple", "Mademoiselle", "Marie", "Exemple"),
        ("M. Jean Exemple", "M.", "Jean", "Exemple"),
        ("Dott.ssa Giulia Esempio", "Dott.ssa", "Giulia", "Esempio"),
        ("Sig.ra Avv. Giulia Esempio", "Sig.ra Avv.", "Giulia", "Esempio"),
        ("Excmo. Sr. Juan Ejemplo", "Excmo. Sr.", "Juan", "Ejemplo"),
        ("Licda. Lucía Ejemplo", "Licda.", "Lucía", "Ejemplo"),
        ("г-жа Анна Образцова", "г-жа", "Анна", "Образцова"),
        ("к.ю.н. Анна Образцова", "к.ю.н.", "Анна", "Образцова"),
        ("Её Превосходительство посол Анна Образцова", "Её Превосходительство посол", "Анна", "Образцова"),
        ("Ms Muster", "Ms", "", "Muster"),
        ("Muster, Dr. Karl", "Dr.", "Karl", "Muster"),
        ("MUSTER, Frau Eva", "Frau", "Eva", "MUSTER"),
        ("RICHTER Hans", "", "Hans", "RICHTER"),
        ("Richter, Hans", "", "Hans", "Richter"),
        ("Dr. Muster", "Dr.", "", "Muster"),
        ("Sir John", "Sir", "John", ""),
        ("Muster, Karl, Mag.", "Mag.", "Karl", "Muster"),
        ("Eva Muster (Ms)", "Ms", "Eva", "Muster"),
    ],
)
def test_titles_of_six_languages_stand_apart(text: str, title: str, given: str, family: str) -> None:
    """Several in a row, of both genders, as Austria writes them, and behind the comma."""
    found = _part(text)

    assert (found.title, found.given, found.family, found.sure) == (title, given, family, True)


@pytest.mark.parametrize(
    ("text", "given", "family"),
    [
        ("John Sample II", "John", "Sample II"),
        ("Sample, John III", "John", "Sample III"),
        ("John Sample jr.", "John", "Sample"),
        ("Sample, John, Sr.", "John", "Sample"),
        ("John Sample, PhD, LL.M.", "John", "Sample"),
        ("John Sample MBA", "John", "Sample"),
        ("Eva Muster M.Sc.", "Eva", "Muster"),
        ("Eva Muster, BA MA", "Eva", "Muster"),
        ("Пётр Образцов, к.и.н.", "Пётр", "Образцов"),
        ("Eva Muster (she/her)", "Eva", "Muster"),
        ("Eva Muster [UNODC]", "Eva", "Muster"),
        ("Eva Muster | UNODC", "Eva", "Muster"),
        ("Eva Muster, UNODC", "Eva", "Muster"),
        ('Eva "Evi" Muster', "Eva", "Muster"),
        ("John Sample, III", "John", "Sample III"),
    ],
)
def test_what_stands_behind_a_name_is_no_name(text: str, given: str, family: str) -> None:
    """A generation stays with the family; degrees, juniors and brackets go."""
    found = _part(text)

    assert (found.given, found.family, found.sure) == (given, family, True)


@pytest.mark.parametrize(
    ("text", "given", "family", "position"),
    [
        (
            "Eva MUSTER, Ambassador, Permanent Representative",
            "Eva",
            "MUSTER",
            "Ambassador, Permanent Representative",
        ),
        ("Karl Muster, Erster Botschaftssekretär", "Karl", "Muster", "Erster Botschaftssekretär"),
        ("Jean EXEMPLE, Conseiller", "Jean", "EXEMPLE", "Conseiller"),
        ("Giulia Esempio, Primo Segretario", "Giulia", "Esempio", "Primo Segretario"),
        ("Lucía Ejemplo, Consejera", "Lucía", "Ejemplo", "Consejera"),
        ("Анна Образцова, советник", "Анна", "Образцова", "советник"),
        ("de Muster, Jan", "Jan", "de Muster", ""),
        ("Muster, Jan van der", "Jan", "van der Muster", ""),
        ("Ejemplo Muestra, María José", "María José", "Ejemplo Muestra", ""),
        ("Образцов, Пётр Ильич", "Пётр Ильич", "Образцов", ""),
        ("MUSTER, Karl, Counsellor", "Karl", "MUSTER", "Counsellor"),
    ],
)
def test_a_comma_parts_names_only_between_names(text: str, given: str, family: str, position: str) -> None:
    """Behind a whole name comes the position."""
    found = _part(text)

    assert (found.given, found.family, found.position, found.sure) == (given, family, position, True)


@pytest.mark.parametrize(
    ("text", "given", "family"),
    [
        ("Образцов Пётр Ильич", "Пётр Ильич", "Образцов"),
        ("Пётр Ильич Образцов", "Пётр Ильич", "Образцов"),
        ("Образцова Анна Сергеевна", "Анна Сергеевна", "Образцова"),
        ("Анна Лукашевич", "Анна", "Лукашевич"),
        ("Алиев Намик Расул оглы", "Намик Расул оглы", "Алиев"),
        ("Nguyễn Thị Mẫu", "Thị Mẫu", "Nguyễn"),
        ("An Nguyễn", "An", "Nguyễn"),
        ("王样本", "样本", "王"),
        ("欧阳样本", "样本", "欧阳"),
        ("김견본", "견본", "김"),
        ("남궁견본", "견본", "남궁"),
        ("김 견본", "견본", "김"),
        ("見本 太郎", "太郎", "見本"),
        ("Kovács János", "János", "Kovács"),
        ("U Muster", "Muster", ""),
        ("Sumustro", "Sumustro", ""),
        ("Anna Jónsdóttir", "Anna", "Jónsdóttir"),
        ("Karl von der Muster", "Karl", "von der Muster"),
        ("Luc Van den Muster", "Luc", "Van den Muster"),
        ("Lars af Muster", "Lars", "af Muster"),
        ("Ana de Ejemplo e Silva", "Ana", "de Ejemplo e Silva"),
        ("José Ejemplo y Muestra", "José", "Ejemplo y Muestra"),
        ("Ahmed al-Mithal", "Ahmed", "al-Mithal"),
        ("Ahmed Mohammed Al Mithal", "Ahmed Mohammed", "Al Mithal"),
        ("Faisal bin Mithal", "Faisal", "bin Mithal"),
        ("Hans Peter Muster", "Hans Peter", "Muster"),
    ],
)
def test_languages_have_their_own_order(text: str, given: str, family: str) -> None:
    """By script, patronymic, particle and known names."""
    found = _part(text)

    assert (found.given, found.family, found.sure) == (given, family, True)


@pytest.mark.parametrize(
    "text",
    [
        "山田見本",
        "Carmen Muestra López",
        "Pedro Exemplo dos Santos",
        "María del Carmen Ejemplo",
        "Abd al-Rahman Mithal",
        "Aung Mu Suu Kyi",
        "Kim Min-jun",
        "Li Wei",
        "Musterfeld Anna",
        "Anna Muster, Wien",
        "Tran Mau An",
        "Mr",
        "Richter Hans",
        "Анна Сергеевна",
        "Szemléltető Péter",
        "Aung Mya",
        "Secretary of State Ann Sample",
        "Muster / Karl",
    ],
)
def test_what_nothing_tells_is_asked(text: str) -> None:
    """A guess that looks right is worse than a question."""
    assert not _part(text).sure


@pytest.mark.parametrize(
    ("text", "given", "family"),
    [
        ("Образцов Пётр Ильич", "Пётр Ильич", "Образцов"),
        ("Сагынбаев Нурлан", "Нурлан", "Сагынбаев"),
        ("Exemple Jean", "Jean", "Exemple"),
        ("van der Muster Jan", "Jan", "van der Muster"),
        ("Muster, Karl", "Karl", "Muster"),
        ("Muster Karl Heinz", "Karl Heinz", "Muster"),
        ("Dr. Muster Karl", "Karl", "Muster"),
    ],
)
def test_a_header_that_says_the_order_is_believed(text: str, given: str, family: str) -> None:
    """ФИО, nom et prénom: the family name first."""
    found = _part(text, order=Order.FAMILY_FIRST)

    assert (found.given, found.family, found.sure) == (given, family, True)


def test_the_other_names_of_a_column_cast_a_doubt() -> None:
    """Where capitals show the family name first, two words without capitals are not turned round unsaid."""
    assert not _part("Muster Xaver", "EXEMPLE Jean", "SAMPLE Mary").sure
    assert _part("Xaver Muster", "Jean EXEMPLE", "Mary SAMPLE").sure


def test_a_title_that_is_a_name_too_needs_company() -> None:
    """“M.” is Monsieur beside a Mme, and an initial among others; Don is a name in England."""
    assert _part("M. Exemple", "Mme Marie Exemple").title == "M."
    assert _part("M. Sample", "K. Sample").given == "M."
    assert _part("Don Juan Ejemplo", "Doña Ana Ejemplo").title == "Don"
    assert _part("Don Sample", "Mary Sample").given == "Don"


def test_once_accepted_all_are_sure() -> None:
    """The question is asked once for the column."""
    assert WholeNames(["Carmen Muestra López"], accepted=True).part("Carmen Muestra López").sure
