"""The one SQLite file: engines, types, tables, migrations; private to core."""
