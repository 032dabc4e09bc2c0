"""`python -m desktop`: the window with its sync server."""

import sys

from desktop.start import main

if __name__ == "__main__":
    sys.exit(main())
