"""Schema upgrades, run at start inside one transaction."""
