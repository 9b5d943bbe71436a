"""The schema's history, one Alembic revision for each version of the conference file."""
