"""The back office itself: rules, ledger and file; its faces are `desktop` and `syncserver`."""
