"""The reader as ``python -m tui_reader``."""

import sys

from tui_reader.cli import main

if __name__ == "__main__":
    sys.exit(main())
