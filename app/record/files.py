"""The record, its statistics and the questions as CSV and as JSON. Cells never become formulas."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import datetime

from app.conference.questions import Question
from app.floor.balance import Share
from app.floor.facts import Spoken
from app.record.text import RecordText
from app.text.csv_text import csv_of
from app.times import Zone, iso

_HEADS = (
    "what", "from", "to", "delegation", "person", "kind", "mode", "spoke", "allotted", "over", "ruling",
    "remarks",
)  # fmt: skip
_QUESTION_HEADS = (
    "id",
    "question",
    "asked_by",
    "channel",
    "session",
    "received_at",
    "state",
    "put_at",
    "note",
)


def record_csv(text: RecordText) -> str:
    """A line for each statement, and for whoever did not speak; lengths as m:ss, times of the venue.

    The first lines say what it is, of which session, when it was opened and closed and by whom chaired.
    """
    head = ((text.heading,), (text.title,), (text.date, text.journal), ("Chairperson", text.chair), ())
    rows = ([*row, *[""] * (len(_HEADS) - len(row))] for row in _record_rows(text))
    return csv_of([*head, _HEADS, *rows])


def _record_rows(text: RecordText) -> Iterator[Sequence[str]]:
    for line in text.lines:
        yield "spoke", *asdict(line).values()
    for heading, names in text.others:
        for name in names:
            yield heading.lower(), "", "", name
    for question in text.questions:
        yield "question put to the panel", question.at, "", "", question.asked_by, *[""] * 6, question.text
    for sentence in text.corrections:
        yield "correction", *[""] * 10, sentence


def record_document(text: RecordText, where: Zone) -> dict[str, object]:
    """The whole record for JSON: lengths in whole milliseconds, instants with the venue's offset."""
    made = text.made
    return {
        "heading": text.heading,
        "session": text.title,
        "revision": text.revision,
        "date": text.date,
        "journal": text.journal,
        "milestones": [
            {"state": milestone.what.value, "at": iso(milestone.at, where), "reason": milestone.reason}
            for milestone in made.milestones
        ],
        "chairperson": text.chair,
        "statements": [
            {**asdict(line), **_statement(spoken, where)}
            for line, spoken in zip(text.lines, made.spoken, strict=True)
        ],
        "others": [{"list": heading, "delegations": list(names)} for heading, names in text.others],
        "questions": [
            {
                "id": put.question,
                "put_at": iso(put.at, where),
                "question": question.text,
                "asked_by": question.asked_by,
            }
            for put, question in zip(made.questions, text.questions, strict=True)
        ],
        "corrections": [
            {
                "request": request.id,
                "field": correction.field,
                "before": correction.before,
                "after": correction.after,
                "at": iso(correction.at, where),
                "said": sentence,
            }
            for (request, correction), sentence in zip(made.corrections, text.corrections, strict=True)
        ],
    }


def _statement(spoken: Spoken, where: Zone) -> dict[str, object]:
    """What the record knows of a statement beside its line on paper."""
    request = spoken.request
    return {
        "request": request.id,
        "delegation_code": request.delegation,
        "on_behalf_of": request.on_behalf_of,
        "in_alignment": request.in_alignment.split(),
        "kind": request.kind.value,
        "started_at": iso(spoken.started, where),
        "ended_at": iso(spoken.ended, where) if spoken.ended else None,
        "spoke_ms": spoken.spoke_ms,
        "limit_ms": spoken.limit_ms,
        "ruling": spoken.ruling.value if spoken.ruling else None,
        "ruled_at": iso(spoken.ruled_at, where) if spoken.ruled_at else None,
    }


def statistics_csv(text: RecordText) -> str:
    """One line for each bar: the way of counting, its name, statements, seconds; headed as the record is."""
    rows = [
        (way, share.name, str(share.statements), str(share.shown_ms // 1_000))
        for way, shares in _ways(text).items()
        for share in shares
    ]
    return csv_of([(text.heading,), (text.title,), (), ("by", "name", "statements", "seconds"), *rows])


def statistics_document(text: RecordText) -> dict[str, object]:
    """The balance for other programs; lengths in whole milliseconds."""
    ways = {
        way: [
            {"name": share.name, "statements": share.statements, "spoke_ms": share.spoke_ms}
            for share in shares
        ]
        for way, shares in _ways(text).items()
    }
    return {"heading": text.heading, "session": text.title, **ways}


def questions_csv(questions: Iterable[Question], put: Sequence[tuple[int, datetime]], where: Zone) -> str:
    """One line for each question of the public, with its newest state."""
    rows = [
        [str(cell or "") for cell in question.values()]
        for question in questions_document(questions, put, where)
    ]
    return csv_of([_QUESTION_HEADS, *rows])


def questions_document(
    questions: Iterable[Question], put: Sequence[tuple[int, datetime]], where: Zone
) -> list[dict[str, object]]:
    """The questions for other programs; `put` says when which was put to the panel."""
    when = dict(put)
    return [
        {
            "id": question.id,
            "question": question.text,
            "asked_by": question.asked_by,
            "channel": question.channel,
            "session": question.session,
            "received_at": iso(question.received_at, where) if question.received_at else None,
            "state": "put" if question.id in when else question.status.value,
            "put_at": iso(when[question.id], where) if question.id in when else None,
            "note": question.note,
        }
        for question in questions
    ]


def _ways(text: RecordText) -> dict[str, tuple[Share, ...]]:
    shares = text.balance
    return {
        "category": shares.by_category,
        "mode": shares.by_mode,
        "time": shares.by_time,
        "delegation": shares.by_delegation,
    }
