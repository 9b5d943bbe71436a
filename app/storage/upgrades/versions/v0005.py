"""Schema 5: how the source of a session calls it; every row carries a sum, filled in when all is upgraded."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_TABLES = (
    *("conference", "entities", "registrants", "sessions", "items", "parked_items", "entries", "imports"),
    *("prints", "badge_layouts", "badge_pictures", "questions", "presences", "decisions", "desk_entries"),
)


def upgrade() -> None:
    """Sessions from before match their source once by title and start; an index finds rows without a sum."""
    op.add_column("sessions", sa.Column("uid", sa.Text, nullable=False, server_default=""))
    for name in _TABLES:
        op.add_column(name, sa.Column("sum", sa.BigInteger))
        empty = sa.text("sum IS NULL")
        op.create_index(f"empty_sum_{name}", name, ["sum"], sqlite_where=empty, postgresql_where=empty)
