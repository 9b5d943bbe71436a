"""Who a line of a list is: by number, else by e-mail and entity, else by name and entity as doubtful.

Nobody is ever merged here: what is not certain is left to a person, with the reason.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from app.conference.registrants import Registrant
from app.text.folding import fold, fold_forms, fold_long

_MOST_OF_A_MAILBOX = 20


@dataclass(slots=True)
class _Mailbox:
    """Whoever writes from one address, where that is more than one; by entity, by name, by both."""

    here: dict[str, list[Registrant]] = field(default_factory=dict)
    named: dict[str, Registrant] = field(default_factory=dict)
    named_here: dict[tuple[str, str], Registrant] = field(default_factory=dict)

    def add(self, person: Registrant) -> None:
        """One more; whoever came first is found first."""
        self.here.setdefault(person.entity, []).append(person)
        for name in _name_forms(person.full_name):
            self.named.setdefault(name, person)
            self.named_here.setdefault((name, person.entity), person)


class People:
    """Registrants by the three things that can tell who somebody is.

    Nearly everybody is alone with an address and with a name, and is held as such: a hundred thousand
    lists of one would be most of the memory that an import takes.
    """

    def __init__(self, people: Iterable[Registrant] = ()) -> None:
        self._numbers: dict[str, Registrant] = {}
        self._mails: dict[str, Registrant | _Mailbox] = {}
        self._names: dict[str, Registrant | dict[str, Registrant]] = {}
        self._of_name: dict[str, Registrant | list[Registrant]] = {}
        for person in people:
            self.add(person)

    def add(self, person: Registrant) -> None:
        """One more; whoever came first is found first."""
        if person.number:
            self._numbers.setdefault(person.number.casefold(), person)
        if person.email:
            self._add_mail(person)
        names = _name_forms(person.full_name)
        if names and (first := self._of_name.setdefault(names[0], person)) is not person:
            if isinstance(first, Registrant):
                self._of_name[names[0]] = [first, person]
            else:
                first.append(person)
        for name in names:
            known = self._names.setdefault(name, person)
            if isinstance(known, dict):
                known.setdefault(person.entity, person)
            elif known.entity != person.entity:
                self._names[name] = {known.entity: known, person.entity: person}

    def _add_mail(self, person: Registrant) -> None:
        mail = person.email if person.email.islower() else person.email.lower()
        known = self._mails.setdefault(mail, person)
        if known is person:
            return
        if isinstance(known, Registrant):
            first, known = known, _Mailbox()
            known.add(first)
            self._mails[mail] = known
        known.add(person)

    def of_one_name(self) -> Iterator[list[Registrant]]:
        """Those who share a folded name, each time all of them, in the order in which they came."""
        return (people for people in self._of_name.values() if isinstance(people, list))

    def by_number(self, person: Registrant) -> Registrant | None:
        """Whoever is registered under the same number, whatever its case; None where nobody is."""
        return self._numbers.get(person.number.casefold()) if person.number else None

    def by_mail(self, person: Registrant) -> Registrant | None:
        """Whoever has the same e-mail address for the same entity: the one of like name before the others."""
        known = self._mails.get(person.email.lower())
        if not isinstance(known, _Mailbox):
            return known if known is not None and known.entity == person.entity else None
        if person.entity not in known.here:
            return None
        for name in _name_forms(person.full_name):
            if other := known.named_here.get((name, person.entity)):
                return other
        same = known.here[person.entity][:_MOST_OF_A_MAILBOX]
        return next((other for other in same if not is_other_person(other, person)), same[0])

    def by_mail_elsewhere(self, person: Registrant) -> Registrant | None:
        """Whoever has the same e-mail address and name for another entity."""
        known = self._mails.get(person.email.lower())
        if known is None:
            return None
        names = _name_forms(person.full_name)
        if isinstance(known, Registrant):
            return known if not set(names).isdisjoint(_name_forms(known.full_name)) else None
        return next((known.named[name] for name in names if name in known.named), None)

    def by_name(self, person: Registrant) -> Registrant | None:
        """Whoever has the same folded name, in any of its forms, for the same entity."""
        for name in _name_forms(person.full_name) if self._names else ():
            known = self._names.get(name)
            if isinstance(known, dict):
                known = known.get(person.entity)
            if known is not None and known.entity == person.entity:
                return known
        return None


def folded_name(person: Registrant) -> str:
    """The parts of the name in one order, whichever of them the file takes for the family's."""
    return _sorted(fold(person.full_name))


@lru_cache(maxsize=1_024)
def _name_forms(full_name: str) -> tuple[str, ...]:
    """The folded name in each of its forms, the words of each in order; asked a few times about one line."""
    words = [_forms_of_word(word) for word in full_name.split()]
    first = _sorted(" ".join([forms[0] for forms in words]))
    if not first:
        return ()
    second = _sorted(" ".join([forms[-1] for forms in words])) if not full_name.isascii() else first
    return (first,) if first == second else (first, second)


@lru_cache(maxsize=16_384)
def _forms_of_word(word: str) -> tuple[str, ...]:
    """Of a long list of names, most words stand many times."""
    return (fold_long(word),) if word.isascii() else fold_forms(word)


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
