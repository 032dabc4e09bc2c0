"""`python -m desktop.captures`: write the pictures into a folder."""

import sys

from desktop.captures.commande import main

if __name__ == "__main__":
    sys.exit(main())
