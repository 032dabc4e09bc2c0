"""Tests of core.suivi."""
