"""Entry point of `python -m core`: the command line of the program."""

import logging
import sys

from core.admin import main

if __name__ == "__main__":
    # What goes wrong is told once, as JSON.
    logging.getLogger().addHandler(logging.NullHandler())
    sys.exit(main(sys.argv[1:]))
