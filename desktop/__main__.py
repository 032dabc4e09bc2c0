"""`python -m desktop`: the window with its sync server."""

import sys

from desktop.impression.option import CHILD_OPTION
from desktop.start import main

if __name__ == "__main__":
    if sys.argv[1:] == [CHILD_OPTION]:
        # Only here: the packaged program has no other way to start its child.
        from desktop.impression.child import main as write_table

        sys.exit(write_table())
    sys.exit(main())
