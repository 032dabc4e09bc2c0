"""What the packaged program is started with to be the child of a window, and not a window."""

CHILD_OPTION = "--impression"
