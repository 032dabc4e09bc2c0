"""Suites that prove the promises of the program at full size; `--reliability` runs them."""
