"""The shop of the demonstration."""
