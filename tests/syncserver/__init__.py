"""Tests of the sync server, over real HTTP."""
