"""Tests of each route over real HTTP."""
