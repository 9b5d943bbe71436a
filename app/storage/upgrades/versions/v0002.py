"""Schema 2: questions, decisions about files from outside, the journal of registration, joins on Zoom."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Four tables and the places in the hall; nothing that was there changes."""
    op.add_column("conference", sa.Column("places", sa.JSON, nullable=False, server_default="{}"))
    op.create_table(
        "questions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", sa.Text, nullable=False, unique=True),
        *_texts("text", "asked_by", "channel", "session", "status", "note"),
        sa.Column("received_at", sa.BigInteger),
    )
    op.create_table(
        "presences",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", sa.Text, nullable=False, unique=True),
        *_texts("name", "registrant"),
        *(sa.Column(name, sa.BigInteger, nullable=False) for name in ("joined_at", "left_at")),
        *_texts("source"),
    )
    op.create_table(
        "decisions",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("matter", "key")),
        *_texts("choice", "station", "desk"),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("matter", "key"),
    )
    op.create_table(
        "desk_entries",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        *_texts("station", "desk"),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("data", sa.JSON, nullable=False),
    )


def _texts(*names: str) -> "list[sa.Column[str]]":
    return [sa.Column(name, sa.Text, nullable=False, server_default="") for name in names]
