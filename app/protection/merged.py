"""One person in two registrations: the alias of either holds for both."""

from collections.abc import Mapping
from dataclasses import replace

from app.conference.registrants import Registrant


def with_aliases(people: tuple[Registrant, ...], merged: Mapping[str, str]) -> tuple[Registrant, ...]:
    """The registrants; who was merged with a protected person is protected in both rows, by one alias."""
    if not any(person.alias for person in people) or not merged:
        return people
    kept = {number: _kept(number, merged) for number in merged}
    aliases: dict[str, str] = {}
    for person in sorted(people, key=lambda person: person.number in merged):
        if person.alias:
            aliases.setdefault(kept.get(person.number, person.number), person.alias)
    shared = set(kept.values())

    def of(person: Registrant) -> Registrant:
        alias = aliases.get(kept.get(person.number, person.number), "")
        is_merged = person.number in kept or person.number in shared
        return replace(person, alias=alias) if is_merged and alias and not person.alias else person

    return tuple(map(of, people))


def _kept(number: str, merged: Mapping[str, str]) -> str:
    """The number into which one was merged, at last."""
    for _ in merged:
        number = merged.get(number, number)
    return number
