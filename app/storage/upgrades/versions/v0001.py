"""The first schema: conference, entities, registrants, sessions, items, journal, imports, prints."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create every table of schema 1."""
    _conference_and_people()
    _agenda()
    _what_happened()


def _text(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=False, server_default="")


def _texts(*names: str) -> "list[sa.Column[str]]":
    return [_text(name) for name in names]


def _instant(name: str, nullable: bool = True) -> "sa.Column[int]":
    return sa.Column(name, sa.BigInteger, nullable=nullable)


def _conference_and_people() -> None:
    op.create_table(
        "conference",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("revision", sa.Integer, nullable=False),
        *_texts("code", "name", "theme", "organizer", "venue", "zone"),
        _instant("starts", nullable=False),
        _instant("ends", nullable=False),
        sa.Column("hashtags", sa.JSON, nullable=False),
        sa.Column("languages", sa.JSON, nullable=False),
        _instant("registration_deadline"),
        _instant("floor_deadline"),
        sa.Column("limits", sa.JSON, nullable=False),
    )
    op.create_table(
        "entities",
        sa.Column("code", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        *_texts("name", "category", "name_fr", "abbreviation", "fr_sort", "note"),
    )
    op.create_table(
        "registrants",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("number", sa.Text, nullable=False, unique=True),
        sa.Column("badge", sa.Text, nullable=False, unique=True),
        *_texts("given", "family", "native", "title", "position", "entity", "category"),
        *_texts("attendance", "role", "status"),
        _instant("registered_at"),
        *_texts("email", "telephone", "language", "alias", "photo", "note"),
    )


def _agenda() -> None:
    op.create_table(
        "sessions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("code", sa.Text, nullable=False, unique=True),
        *_texts("kind", "title"),
        _instant("starts", nullable=False),
        _instant("ends", nullable=False),
        _instant("hard_end"),
        *_texts("room", "language"),
        sa.Column("limit_ms", sa.Integer),
        _text("notes"),
    )
    op.create_table(
        "items",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("session", sa.Integer, sa.ForeignKey("sessions.id", ondelete="CASCADE"), nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        *_texts("number", "kind", "title"),
        sa.Column("duration_ms", sa.Integer, nullable=False),
        _instant("hard_start"),
        _instant("hard_end"),
        *_texts("room", "speaker", "entity", "mode", "language", "notes"),
    )
    op.create_index("ix_items_session", "items", ["session"])


def _what_happened() -> None:
    op.create_table(
        "entries",
        sa.Column("session", sa.Integer, sa.ForeignKey("sessions.id"), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        _instant("at", nullable=False),
        *_texts("station", "desk"),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("data", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("session", "seq"),
    )
    op.create_table(
        "imports",
        sa.Column("id", sa.Integer, primary_key=True),
        _instant("at", nullable=False),
        *_texts("what", "source", "digest", "summary"),
    )
    op.create_table(
        "prints",
        sa.Column("id", sa.Integer, primary_key=True),
        _instant("at", nullable=False),
        *_texts("document", "edition"),
        sa.Column("version", sa.Integer, nullable=False),
        _text("digest"),
        sa.Column("internal", sa.Boolean, nullable=False),
    )
