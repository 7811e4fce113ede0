"""``python -m holdfire.cli`` is ``holdfire``."""

import sys

from holdfire.cli.main import main

sys.exit(main())
