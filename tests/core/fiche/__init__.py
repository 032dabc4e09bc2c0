"""Tests of what is told of one article."""
