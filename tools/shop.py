"""The commands of the course: set up, open, test, measure. `make` calls this, and so can you.

    python3 tools/shop.py lab         set up what is missing and open JupyterLab on the first notebook
    python3 tools/shop.py test        set up what is missing and run the tests
    python3 tools/shop.py             say what else there is

Python 3.11 or newer and pip are enough. This file is kept so plain that an old Python still reads it
and can say what is wrong.
"""

import sys

FOUND = (sys.version_info[0], sys.version_info[1], sys.executable)

if sys.version_info < (3, 11):  # noqa: UP036 (an old Python gets as far as this line)
    sys.exit(
        "The Coffee Shop needs Python 3.11 or newer, and this is Python {}.{} ({}). "
        "Where a newer one is installed, name it: make lab PYTHON=python3.12, "
        "or python3.12 tools/shop.py lab.".format(*FOUND)
    )

if __name__ == "__main__":
    from commands import main

    sys.exit(main(sys.argv[1:]))
