"""`python -m desktop.impression`: the child of a window that writes a table."""

import sys

from desktop.impression.child import main

if __name__ == "__main__":
    sys.exit(main())
