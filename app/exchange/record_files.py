"""The record and its statistics as CSV and as one JSON document. Cells never become formulas."""

import csv
import io
from dataclasses import asdict

from app.floor.balance import Share
from app.record_lines import HEADING, RecordText

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_HEADS = ("from", "to", "delegation", "person", "mode", "spoke", "allotted", "remarks")


def harmless(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def record_csv(text: RecordText) -> str:
    """One line for each statement, with a heading; lengths as m:ss, times of the venue."""
    rows = [tuple(map(harmless, asdict(line).values())) for line in text.lines]
    return _written([_HEADS, *rows])


def record_document(text: RecordText) -> dict[str, object]:
    """The whole record for other programs; lengths in whole milliseconds."""
    return {
        "heading": HEADING,
        "session": text.title,
        "revision": text.revision,
        "journal": text.journal,
        "statements": [
            {
                **asdict(line),
                "request": one.request.id,
                "delegation_code": one.request.delegation,
                "kind": one.request.kind.value,
                "spoke_ms": one.spoke_ms,
                "limit_ms": one.limit_ms,
                "ruling": one.ruling.value if one.ruling else None,
            }
            for line, one in zip(text.lines, text.made.spoken, strict=True)
        ],
        "others": [{"list": heading, "delegations": names} for heading, names in text.others],
        "corrections": [
            {"request": request.id, "field": each.field, "before": each.before, "after": each.after}
            for request, each in text.made.corrections
        ],
    }


def statistics_csv(text: RecordText) -> str:
    """One line for each bar: the way of counting, its name, statements, seconds."""
    rows = [
        (way, harmless(share.name), str(share.statements), str(share.spoke_ms // 1_000))
        for way, shares in _ways(text).items()
        for share in shares
    ]
    return _written([("by", "name", "statements", "seconds"), *rows])


def statistics_document(text: RecordText) -> dict[str, object]:
    """The balance for other programs; lengths in whole milliseconds."""
    return {way: [asdict(share) for share in shares] for way, shares in _ways(text).items()}


def _ways(text: RecordText) -> dict[str, tuple[Share, ...]]:
    shares = text.balance
    return {
        "category": shares.by_category,
        "mode": shares.by_mode,
        "time": shares.by_time,
        "delegation": shares.by_delegation,
    }


def _written(rows: list[tuple[str, ...]]) -> str:
    made = io.StringIO()
    csv.writer(made, lineterminator="\r\n").writerows(rows)
    return made.getvalue()
