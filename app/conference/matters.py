"""What persons decide, once and for all, about what comes from outside, and under which word it is kept."""

from enum import StrEnum


class Matter(StrEnum):
    """What a decision is about. The values stand in every conference file and never change."""

    REGISTRANT = "registrant"
    """Who a line of a list is: by its fingerprint `same:` and a number, `other` or `out`."""
    LATE = "late"
    """What becomes of a registration after the deadline: by the line's fingerprint a status or `out`."""
    ENTITY = "entity"
    """What a list means by the name of a delegation: by the folded name a code or `new`."""
    COLUMNS = "columns"
    """What the columns of a table are: by the fingerprint of its header, as JSON."""
    LEVELS = "levels"
    """What is a session and what an item in an agenda as text: by the file's digest."""
    NAMES = "names"
    """How the names in one column are parted: by the fingerprint of the table's header."""
    WORD = "word"
    """What a word in a column stands for: by the field and the plain word one of ours, or `as-is`."""
    WHOLE_LIST = "whole list"
    """As what people come in of whose status a list says nothing: by the fingerprint of its header."""
    MERGED = "merge"
    """Which registration went into which: by the number that was given up, the kept one."""
    BEFORE_MERGE = "merged from"
    """Both registrations as they were before: by the number that was given up, as JSON."""
    BY_HAND = "by hand"
    """What an act at the door changed in rows: by the number of its entry rows and fields, as JSON."""
    ONE_ENTITY = "one entity"
    """Which State or organization went into which: by the code that was given up, the kept one."""
    TWO_PEOPLE = "two people"
    """Who look like one and are two: by both numbers in order, `yes`."""
    ZOOM_NAME = "zoom name"
    """Who a name in a report of Zoom or Teams is: by a digest of the name a number, or `nobody`."""
    GONE = "gone"
    """What a source cancels or names no longer: by its code or number `out`; asked at each import anew."""
    REQUEST = "mail"
    """Whose a request sent ahead is, and for which session: by its id, as JSON."""


ANY_FILE = ""
"""In place of a file's key: a decision about the file that is read now, whichever it is."""


class OwnMatter(StrEnum):
    """What the program itself keeps beside the decisions of persons. The values never change either."""

    CONFERENCE = "conference"
    """Which conference this is, whatever its name and place: under `identity` a random text."""
    BACKUP = "backup"
    """In a copy alone: by the identity of what was copied its number, and how far the conference was."""
