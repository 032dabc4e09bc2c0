"""Tests of desktop.impression."""
