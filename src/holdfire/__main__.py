"""``python -m holdfire`` is ``holdfire``."""

import sys

from holdfire.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
