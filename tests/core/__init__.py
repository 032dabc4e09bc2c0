"""Tests of the core, by its public use cases, on a real database file."""
