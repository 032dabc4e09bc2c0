"""Tests of core.inventaires."""
