"""The whole window: what is true of every page, dialog and menu, whoever made it."""
