"""Schema 5: how the source of a session calls it."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """A column; sessions from before match their source once by title and start."""
    op.add_column("sessions", sa.Column("uid", sa.Text, nullable=False, server_default=""))
