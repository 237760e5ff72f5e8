"""`python -m coffeeshop.cli`, for where the command is not on the path."""

import sys

from coffeeshop.cli.main import main

sys.exit(main())
