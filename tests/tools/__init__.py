"""Commands for whoever changes the program."""
