"""The table of every page: card, header, rows, total row."""
