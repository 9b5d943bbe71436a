"""Schema 6: papers of the conference, who chairs, more settings, an entity's short form, a print's status."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_SETTINGS = ("colours", "category_words", "ranks", "options")


def upgrade() -> None:
    """A table and some columns; nothing that was there changes, but every sum is made anew."""
    op.add_column("conference", sa.Column("rooms", sa.JSON, nullable=False, server_default="[]"))
    for name in _SETTINGS:
        op.add_column("conference", sa.Column(name, sa.JSON, nullable=False, server_default="{}"))
    for table, names in (
        ("entities", ("short_form", "article")),
        ("sessions", ("chair", "moderator")),
        ("prints", ("status", "printer")),
    ):
        for column in _texts(*names):
            op.add_column(table, column)
    op.create_table(
        "documents",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        *_texts("name", "title", "language", "session", "audience", "form", "text", "data"),
        *_texts("digest", "station", "desk"),
        sa.Column("pages", sa.Integer, nullable=False, server_default="0"),
        sa.Column("removed_at", sa.BigInteger),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("sum", sa.BigInteger),
        sa.PrimaryKeyConstraint("key", "version"),
    )
    empty = sa.text("sum IS NULL")
    op.create_index("empty_sum_documents", "documents", ["sum"], sqlite_where=empty, postgresql_where=empty)
    for table in ("conference", "entities", "sessions", "prints"):
        op.execute(sa.update(sa.table(table, sa.column("sum"))).values(sum=None))


def _texts(*names: str) -> "list[sa.Column[str]]":
    return [sa.Column(name, sa.Text, nullable=False, server_default="") for name in names]
