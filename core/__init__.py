"""The back office itself: rules, ledger and file; its faces are `desktop` and `syncserver`."""

VERSION = "0.1.0"
"""Version of the program, as `pyproject.toml` has it."""
