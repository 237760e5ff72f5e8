"""Why a shop did not open, in words."""

from __future__ import annotations

import os
import sys
import sysconfig
import traceback

_LIBRARIES = tuple(
    os.path.join(path, "") for name, path in sysconfig.get_paths().items() if name.endswith("lib")
)


def failed_start(why: BaseException | str) -> str:
    """Return the sentence for an application whose start-up (its lifespan) failed."""
    reason = describe(why) if isinstance(why, BaseException) else str(why).strip().splitlines()[-1]
    return f"The application failed while it started: {reason}. Mend its lifespan and serve it again."


def failed_import(name: str, error: BaseException) -> str:
    """Return the sentence for a module or file that could not be run."""
    return f"{name} could not be imported: {describe(error)}. Mend that and serve it again."


def describe(error: BaseException) -> str:
    """Return "ValueError: no beans (shop.py, line 12)", at the last line that is no library's."""
    text = str(error).strip()
    reason = f"{type(error).__name__}: {text}" if text else type(error).__name__
    if isinstance(error, SyntaxError):
        return reason
    own = [f for f in traceback.extract_tb(error.__traceback__) if _is_own(f.filename)]
    place = f" ({os.path.basename(own[-1].filename)}, line {own[-1].lineno})" if own else ""
    return reason.rstrip(".") + place


def _is_own(file: str) -> bool:
    ours = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    outside = not file.startswith((*_LIBRARIES, ours + os.sep, "<frozen"))
    return outside and file not in sys.builtin_module_names
