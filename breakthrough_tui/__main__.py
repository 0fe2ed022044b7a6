"""`python -m breakthrough_tui` is the same as `breakthrough`."""

import sys

from breakthrough_tui.main import main

if __name__ == "__main__":
    sys.exit(main())
