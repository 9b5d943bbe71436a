"""Schema 3: cues that were typed, the seats of delegations, and what an import replaced."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Three columns; nothing that was there changes."""
    op.add_column("conference", sa.Column("seats", sa.JSON, nullable=False, server_default="{}"))
    op.add_column("items", sa.Column("cues", sa.JSON, nullable=False, server_default="[]"))
    op.add_column("imports", sa.Column("replaced", sa.JSON, nullable=False, server_default="{}"))
