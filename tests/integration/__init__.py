"""Tests of the whole program, started the way its user starts it."""
