"""nbval starts a kernel again where another program has taken its port meanwhile, as JupyterLab does."""

from __future__ import annotations

from typing import Any

from nbval import kernel

once = kernel.start_new_kernel


def start_new_kernel(*args: Any, **options: Any) -> Any:
    """Start a kernel, and once more, on other ports, where it dies before its first word."""
    try:
        return once(*args, **options)
    except RuntimeError:
        return once(*args, **options)


kernel.start_new_kernel = start_new_kernel
