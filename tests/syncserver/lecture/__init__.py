"""Tests of what is read of a request, case by case."""
