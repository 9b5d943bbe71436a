"""The tables. Instants are BigInteger microseconds since 1970 UTC, durations whole milliseconds.

Agenda, people, settings, prints and badge layouts are ordinary rows; `entries` is the append-only journal
of the sessions, `desk_entries` that of the registration desk.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    null,
)

from app.storage.texts import Lines, OneLine, WritableJson

SCHEMA = 6
"""The version this program writes; kept in SQLite's user_version and in Alembic's own table."""

SUM = "sum"
"""The column of a row's sum; empty from each write until the commit, which fills it in."""

metadata = MetaData()


def _text(name: str) -> Column[str]:
    return Column(name, OneLine, nullable=False, server_default="")


def _lines(name: str) -> Column[str]:
    return Column(name, Lines, nullable=False, server_default="")


def _instant(name: str, nullable: bool = True) -> Column[int]:
    return Column(name, BigInteger, nullable=nullable)


def _signature() -> tuple[Column[str], Column[str], Column[int]]:
    return _text("station"), _text("desk"), _instant("at", nullable=False)


conference = Table(
    "conference",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("revision", Integer, nullable=False),
    _text("code"),
    _text("name"),
    _text("theme"),
    _text("organizer"),
    _text("venue"),
    _text("zone"),
    _instant("starts", nullable=False),
    _instant("ends", nullable=False),
    Column("hashtags", WritableJson, nullable=False),
    Column("languages", WritableJson, nullable=False),
    _instant("registration_deadline"),
    _instant("floor_deadline"),
    Column("limits", WritableJson, nullable=False),
    Column("places", WritableJson, nullable=False, server_default="{}"),
    Column("seats", WritableJson, nullable=False, server_default="{}"),
    Column("rooms", WritableJson, nullable=False, server_default="[]"),
    Column("colours", WritableJson, nullable=False, server_default="{}"),
    Column("category_words", WritableJson, nullable=False, server_default="{}"),
    Column("ranks", WritableJson, nullable=False, server_default="{}"),
    Column("options", WritableJson, nullable=False, server_default="{}"),
)

entities = Table(
    "entities",
    metadata,
    Column("code", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    _text("name"),
    _text("category"),
    _text("name_fr"),
    _text("abbreviation"),
    _text("fr_sort"),
    _lines("note"),
    _text("short_form"),
    _text("article"),
)

registrants = Table(
    "registrants",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("number", Text, nullable=False, unique=True),
    Column("badge", Text, nullable=False, unique=True),
    _text("given"),
    _text("family"),
    _text("native"),
    _text("title"),
    _text("position"),
    _text("entity"),
    _text("category"),
    _text("attendance"),
    _text("role"),
    _text("status"),
    _instant("registered_at"),
    _text("email"),
    _text("telephone"),
    _text("language"),
    _text("alias"),
    _text("photo"),
    _lines("note"),
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", Text, nullable=False, unique=True),
    _text("kind"),
    _text("title"),
    _instant("starts", nullable=False),
    _instant("ends", nullable=False),
    _instant("hard_end"),
    _text("room"),
    _text("language"),
    Column("limit_ms", Integer),
    _lines("notes"),
    _text("uid"),
    _text("chair"),
    _text("moderator"),
)

items = Table(
    "items",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("session", Integer, ForeignKey("sessions.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("place", Integer, nullable=False),
    _text("number"),
    _text("kind"),
    _text("title"),
    Column("duration_ms", Integer, nullable=False),
    _instant("hard_start"),
    _instant("hard_end"),
    _text("room"),
    _text("speaker"),
    _text("entity"),
    _text("mode"),
    _text("language"),
    _lines("notes"),
    Column("cues", WritableJson, nullable=False, server_default="[]"),
)

# Items without a session and so without hard times; `id` is the one that they had in their session.
parked_items = Table(
    "parked_items",
    metadata,
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("id", Integer, nullable=False),
    _text("number"),
    _text("kind"),
    _text("title"),
    Column("duration_ms", Integer, nullable=False),
    _text("room"),
    _text("speaker"),
    _text("entity"),
    _text("mode"),
    _text("language"),
    _lines("notes"),
    Column("cues", WritableJson, nullable=False, server_default="[]"),
)

entries = Table(
    "entries",
    metadata,
    Column("session", Integer, ForeignKey("sessions.id"), nullable=False),
    Column("seq", Integer, nullable=False),
    _instant("at", nullable=False),
    _text("station"),
    _text("desk"),
    Column("kind", Text, nullable=False),
    Column("data", WritableJson, nullable=False),
    PrimaryKeyConstraint("session", "seq"),
)

imports = Table(
    "imports",
    metadata,
    Column("id", Integer, primary_key=True),
    _instant("at", nullable=False),
    _text("what"),
    _text("source"),
    _text("digest"),
    _lines("summary"),
    Column("replaced", WritableJson, nullable=False, server_default="{}"),
)

prints = Table(
    "prints",
    metadata,
    Column("id", Integer, primary_key=True),
    _instant("at", nullable=False),
    _text("document"),
    _text("edition"),
    Column("version", Integer, nullable=False),
    _text("digest"),
    Column("internal", Boolean, nullable=False),
    _lines("printed_rows"),
    _text("status"),
    _text("printer"),
)

# Papers of the conference: a row for each version of each, `data` in base64, `text` what a search finds.
documents = Table(
    "documents",
    metadata,
    Column("key", Text, nullable=False),
    Column("version", Integer, nullable=False),
    _text("name"),
    _text("title"),
    _text("language"),
    _text("session"),
    _text("audience"),
    _text("form"),
    Column("pages", Integer, nullable=False, server_default="0"),
    _lines("text"),
    _lines("data"),
    _text("digest"),
    _instant("removed_at"),
    *_signature(),
    PrimaryKeyConstraint("key", "version"),
)

badge_layouts = Table(
    "badge_layouts",
    metadata,
    Column("shape", Text, primary_key=True),
    _lines("text"),
    *_signature(),
)

badge_pictures = Table(
    "badge_pictures",
    metadata,
    Column("name", Text, primary_key=True),
    _lines("data"),
    *_signature(),
)

questions = Table(
    "questions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    _lines("text"),
    _text("asked_by"),
    _text("channel"),
    _text("session"),
    _text("status"),
    _lines("note"),
    _instant("received_at"),
)

# Who was seen on Zoom, as its report told afterwards; no e-mail is kept.
presences = Table(
    "presences",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    _text("name"),
    _text("registrant"),
    _instant("joined_at", nullable=False),
    _instant("left_at", nullable=False),
    _text("source"),
)

# What a person decided about something from outside, once and for all; `matter` is one of `Matter`.
decisions = Table(
    "decisions",
    metadata,
    Column("matter", Text, nullable=False),
    Column("key", Text, nullable=False),
    _lines("choice"),
    *_signature(),
    PrimaryKeyConstraint("matter", "key"),
)

desk_entries = Table(
    "desk_entries",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    _instant("at", nullable=False),
    _text("station"),
    _text("desk"),
    Column("kind", Text, nullable=False),
    Column("data", WritableJson, nullable=False),
)

for _table in metadata.sorted_tables:
    _table.append_column(_sum := Column(SUM, BigInteger, onupdate=null()))
    # The revisions say the same for a server; here it would bring that half of the library at every start.
    Index(f"empty_sum_{_table.name}", _sum, sqlite_where=_sum.is_(None))
