"""Tests of the source itself: sizes, words, layers of errors, columns, locks."""
