"""Tests of what the owner takes away from the program."""
