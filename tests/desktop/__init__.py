"""Tests of the window, by its widgets and by what they show."""
