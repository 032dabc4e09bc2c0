"""Terminals that are none: they sell, lose answers, send again, and keep books on the server."""
