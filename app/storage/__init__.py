"""The conference on disk: schema, database, journal, rows in and out, upgrades; SQLAlchemy Core.

Only frozen values leave this package; no connection, row or query does.
"""
