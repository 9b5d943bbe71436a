"""What the rules of the floor need to know of the conference, made from its rows for one session."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from app.agenda.plan import planned, snapshot
from app.conference.conference import Conference
from app.conference.entities import Category, Entity
from app.conference.questions import Question, QuestionStatus
from app.conference.registrants import Registrant, Status
from app.conference.sessions import Session
from app.floor.ahead import LIST
from app.floor.presets import LOWEST_RANK
from app.floor.state import Delegation, FloorContext

_LIMIT_CLASS = {
    Category.PARTICIPATING: "state",
    Category.PARTNER: "partner",
    Category.GROUP: "group",
    Category.CIVIL_SOCIETY: "civil_society",
    Category.ACADEMIA: "civil_society",
    Category.MEDIA: "civil_society",
    Category.STAFF: "civil_society",
}
_ORDER_CLASS = {
    Category.PARTICIPATING: "state",
    Category.PARTNER: "partner",
    Category.OSCE_CHAIR: "structure",
    Category.OSCE_STRUCTURE: "structure",
    Category.OSCE_INSTITUTION: "structure",
    Category.OSCE_PA: "structure",
    Category.OSCE_FIELD: "structure",
    Category.IO: "organization",
}
_RANKS = (
    ("president of", "king", "queen", "head of state"),
    ("prime minister", "head of government", "chancellor"),
    ("vice-president", "vice president", "deputy prime minister"),
    ("minister",),
    ("deputy minister", "vice-minister", "vice minister", "state secretary"),
    ("ambassador", "permanent representative"),
    ("chargé", "charge d'affaires"),
    ("minister counsellor", "minister-counsellor", "deputy permanent representative"),
)
"""The words that show a rank, from the highest; whole words, for there is a king in every “trafficking”."""
_RANK = {sign: rank for rank, signs in enumerate(_RANKS) for sign in signs}
_SIGN = re.compile(rf"\b(?:{'|'.join(sorted(_RANK, key=len, reverse=True))})\b")


@dataclass(frozen=True, slots=True)
class Delegates:
    """What the rules know of the people: made once for all sessions, since it grows with everybody."""

    delegations: Mapping[str, Delegation]
    ranks: Mapping[str, int]


def delegates_of(entities: Mapping[str, Entity], registrants: Iterable[Registrant]) -> Delegates:
    """Delegations by code, and the ranks of those who have one, by number.

    A delegation counts as registered when somebody confirmed represents it (rules of the floor, 3).
    """
    people = tuple(registrants)
    confirmed = {person.entity for person in people if person.status is Status.CONFIRMED}
    return Delegates(
        {code: _delegation(entity, code in confirmed) for code, entity in entities.items()},
        {person.number: rank for person in people if (rank := rank_of(person)) != LOWEST_RANK},
    )


def floor_context(
    conference: Conference, session: Session, delegates: Delegates, questions: Iterable[Question] = ()
) -> FloorContext:
    """What the rules know of a session: its times, limits in ms, delegations by code, ranks, questions."""
    discussions = (part.start for part in planned(session) if part.item.kind == LIST)
    return FloorContext(
        code=session.code,
        planned_end=session.ends,
        hard_end=session.last_end,
        limits=conference.limits,
        limit_ms=session.limit_ms,
        list_starts=next(discussions, session.starts),
        floor_deadline=conference.floor_deadline,
        plan=snapshot(session),
        delegations=delegates.delegations,
        ranks=delegates.ranks,
        questions=may_be_put(session.code, questions),
    )


def may_be_put(session: str, questions: Iterable[Question]) -> frozenset[int]:
    """The ids of the questions of the public that may be put to the panel of a session."""
    return frozenset(
        question.id
        for question in questions
        if question.belongs_to(session) and question.status is not QuestionStatus.DECLINED
    )


def rank_of(person: Registrant) -> int:
    """A person's rank by protocol: 0 head of State, 1 head of government … 7 delegate.

    The order is that of the General Assembly's list of speakers: State, government, vice-president,
    minister, vice-minister, ambassador, chargé d'affaires, delegate.
    """
    return _rank_in(f"{person.role} {person.position}")


@lru_cache(maxsize=10_000)
def _rank_in(text: str) -> int:
    longest = max(_SIGN.findall(text.casefold().replace("_", " ")), key=len, default="")
    return _RANK.get(longest, LOWEST_RANK)


def _delegation(entity: Entity, registered: bool) -> Delegation:
    return Delegation(
        code=entity.code,
        name=entity.short,
        limit_class=_LIMIT_CLASS.get(entity.category, "organization"),
        order_class=_ORDER_CLASS.get(entity.category, "other"),
        fr_sort=entity.fr_sort,
        registered=registered,
    )
