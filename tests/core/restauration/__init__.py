"""Tests of going back to a copy."""
