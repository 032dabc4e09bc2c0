"""The sync server: core's face towards the terminals, over HTTP."""
