"""Whose a mail is: a registrant by the address, or those who it may be, and why that is not certain."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.conference.registrants import Registrant
from app.exchange.requests.mail.headers import NOBODY
from app.exchange.requests.mail.mail import Mail
from app.text.folding import fold, fold_forms


@dataclass(frozen=True, slots=True)
class Sender:
    """Who wrote: one registrant, or several from whom to choose; `doubts` are sentences."""

    person: Registrant | None = None
    candidates: tuple[Registrant, ...] = ()
    doubts: tuple[str, ...] = ()


class Senders:
    """The registrants of a conference by all that may stand in a From."""

    def __init__(self, registrants: Iterable[Registrant]) -> None:
        self._addresses: dict[str, list[Registrant]] = defaultdict(list)
        self._domains: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, list[Registrant]] = defaultdict(list)
        self._of_entity: dict[str, list[Registrant]] = defaultdict(list)
        for registrant in registrants:
            self._note(registrant)

    def _note(self, person: Registrant) -> None:
        self._of_entity[person.entity].append(person)
        for name in {
            form for text in (person.full_name, person.native, person.alias) for form in fold_forms(text)
        }:
            if name:
                self._names[_sorted(name)].append(person)
        if person.email:
            address = person.email.lower()
            self._addresses[address].append(person)
            self._domains[address.rpartition("@")[2]].add(person.entity)

    def of(self, mail: Mail) -> Sender:
        """By the address, else by that for answers, else by an alias; another name alone is no proof."""
        for address in (mail.sender.address, mail.reply_to.address):
            found = self._addresses.get(address, []) if address else []
            if len(found) == 1:
                return Sender(found[0], doubts=self._about_answers(mail, found[0], address))
            if found:
                return self._one_of(found, mail)
        named = self._names.get(_sorted(fold(mail.sender.name)), []) if mail.sender.name else []
        if len(named) == 1 and named[0].alias and fold(named[0].alias) == fold(mail.sender.name):
            return Sender(named[0])
        if named:
            return Sender(None, tuple(named), ("The name is registered, with another address.",))
        if mail.sender == NOBODY:
            return Sender(doubts=("It has no sender.",))
        return Sender(doubts=("The sender is not registered.",))

    def _one_of(self, found: Sequence[Registrant], mail: Mail) -> Sender:
        name = _sorted(fold(mail.sender.name))
        meant = [registrant for registrant in found if registrant in self._names.get(name, ())]
        if len(meant) == 1:
            return Sender(meant[0])
        return Sender(None, tuple(found), ("Several registrants have this address.",))

    def _about_answers(self, mail: Mail, person: Registrant, address: str) -> tuple[str, ...]:
        """A forged sender wants the answers elsewhere, or is not vouched for by the server."""
        if mail.unproven:
            return ("The server could not prove the sender.",)
        other = mail.reply_to.address
        if address != mail.sender.address or not other or other == address:
            return ()
        known = {candidate.entity for candidate in self._addresses.get(other, ())}
        if person.entity in known or other.rpartition("@")[2] == address.rpartition("@")[2]:
            return ()
        return ("Answers would go to another address; the sender may be forged.",)

    def delegations(self, mail: Mail, sender: Sender, named: Iterable[str]) -> tuple[str, ...]:
        """The delegations that it may be, the likeliest first; `named` are those of the text."""
        if sender.person:
            return (sender.person.entity,)
        own = [candidate.entity for candidate in sender.candidates]
        domain = self._domains.get(mail.sender.address.rpartition("@")[2], set())
        by_domain = list(domain) if len(domain) == 1 else []
        return tuple(dict.fromkeys((*own, *by_domain, *named)))

    def speaker(self, person: Registrant | None, text: str) -> str:
        """The other person of the delegation whom the text names in full, else the sender."""
        if person is None:
            return ""
        others = [other for other in self._of_entity[person.entity] if other.number != person.number]
        named = [
            other for other in others if len(name := fold(other.full_name)) > 3 and f" {name} " in f" {text} "
        ]
        return named[0].number if len(named) == 1 else person.number


def _sorted(folded: str) -> str:
    return " ".join(sorted(folded.split()))
