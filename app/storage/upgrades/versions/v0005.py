"""Schema 5: every row carries a sum of its values; the storage fills them in at the end of the upgrade."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_TABLES = (
    *("conference", "entities", "registrants", "sessions", "items", "parked_items", "entries", "imports"),
    *("prints", "badge_layouts", "badge_pictures", "questions", "presences", "decisions", "desk_entries"),
)


def upgrade() -> None:
    """A column and, to find the rows that have none yet at once, an index for each table."""
    for name in _TABLES:
        op.add_column(name, sa.Column("sum", sa.BigInteger))
        empty = sa.text("sum IS NULL")
        op.create_index(f"empty_sum_{name}", name, ["sum"], sqlite_where=empty, postgresql_where=empty)
