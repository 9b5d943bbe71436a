"""Who a line of a list is: by number, else by e-mail and entity, else by name and entity as doubtful.

Nobody is ever merged here: what is not certain is left to a person, with the reason.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from app.conference.registrants import Registrant
from app.text.folding import fold, fold_forms

_MOST_OF_A_MAILBOX = 20


class People:
    """Registrants by the three things that can tell who somebody is."""

    def __init__(self, people: Iterable[Registrant] = ()) -> None:
        self._numbers: dict[str, Registrant] = {}
        self._mails: dict[tuple[str, str], list[Registrant]] = defaultdict(list)
        self._addresses: set[str] = set()
        self._mailed_names: dict[tuple[str, str], Registrant] = {}
        self._mailed_here: dict[tuple[str, str, str], Registrant] = {}
        self._names: dict[tuple[str, str], Registrant] = {}
        self.of_name: dict[str, list[Registrant]] = defaultdict(list)
        for person in people:
            self.add(person)

    def add(self, person: Registrant) -> None:
        """One more; whoever came first is found first."""
        names = _name_forms(person.full_name)
        if person.number:
            self._numbers.setdefault(person.number.casefold(), person)
        if person.email:
            mail = person.email.lower()
            self._addresses.add(mail)
            self._mails[mail, person.entity].append(person)
            for name in names:
                self._mailed_names.setdefault((mail, name), person)
                self._mailed_here.setdefault((mail, name, person.entity), person)
        if names:
            self.of_name[names[0]].append(person)
        for name in names:
            self._names.setdefault((name, person.entity), person)

    def by_number(self, person: Registrant) -> Registrant | None:
        """Whoever is registered under the same number, whatever its case; None where nobody is."""
        return self._numbers.get(person.number.casefold()) if person.number else None

    def by_mail(self, person: Registrant) -> Registrant | None:
        """Whoever has the same e-mail address for the same entity: the one of like name before the others."""
        mail = person.email.lower()
        if (mail, person.entity) not in self._mails:
            return None
        for name in _name_forms(person.full_name):
            if other := self._mailed_here.get((mail, name, person.entity)):
                return other
        same = self._mails.get((mail, person.entity), ())[:_MOST_OF_A_MAILBOX]
        return next((other for other in same if not is_other_person(other, person)), next(iter(same), None))

    def by_mail_elsewhere(self, person: Registrant) -> Registrant | None:
        """Whoever has the same e-mail address and name for another entity."""
        for name in _name_forms(person.full_name) if person.email.lower() in self._addresses else ():
            if found := self._mailed_names.get((person.email.lower(), name)):
                return found
        return None

    def by_name(self, person: Registrant) -> Registrant | None:
        """Whoever has the same folded name, in any of its forms, for the same entity."""
        for name in _name_forms(person.full_name) if self._names else ():
            if found := self._names.get((name, person.entity)):
                return found
        return None


def folded_name(person: Registrant) -> str:
    """The parts of the name in one order, whichever of them the file takes for the family's."""
    return _sorted(fold(person.full_name))


@lru_cache(maxsize=32_768)
def _name_forms(full_name: str) -> tuple[str, ...]:
    return tuple(name for form in fold_forms(full_name) if (name := _sorted(form)))


def _sorted(folded: str) -> str:
    return " ".join(sorted(folded.split()))


def is_other_person(person: Registrant, other: Registrant) -> bool:
    """Whether two who share a number or a mailbox can hardly be one person, by their names."""
    if (person.given, person.family) == (other.given, other.family):
        return False
    from rapidfuzz import fuzz

    first, second = folded_name(person), folded_name(other)
    return bool(first and second) and first != second and fuzz.token_set_ratio(first, second) < 70


def next_numbers(people: Mapping[str, object]) -> Iterable[str]:
    """Registration numbers that nobody has, in the form of the highest one: R0412 after R0411."""
    highest, stem, width = 0, "R", 4
    for number in people:
        digits = number[len(number.rstrip("0123456789")) :]
        if digits and len(digits) <= 9 and int(digits) >= highest:
            highest, stem, width = int(digits), number[: -len(digits)], len(digits)
    while True:
        highest += 1
        yield f"{stem}{highest:0{width}d}"
