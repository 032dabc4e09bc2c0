"""Tests of the import of a list of articles."""
