"""Seals on what the learner's code is measured with, to see afterwards whether one is broken."""

from __future__ import annotations

import sys

SEALED = (
    "builtins", "time", "threading", "random", "concurrent.futures", "asyncio", "asyncio.tasks",
    "asyncio.events", "asyncio.locks", "asyncio.taskgroups", "asyncio.threads", "anyio", "anyio.to_thread",
    "starlette.concurrency", "fastapi", "fastapi.concurrency", "httpx", "coffeeshop",
)  # fmt: skip
Seals = dict[str, dict[str, int]]


def seal() -> Seals:
    """Return what the names of the watched modules stand for now."""
    return {
        name: {k: id(v) for k, v in vars(module).items() if callable(v) and not k.startswith("_")}
        for name, module in list(sys.modules.items())
        if module is not None and (name in SEALED or name.startswith("coffeeshop."))
    }


def broken(before: Seals) -> list[str]:
    """Return the names, such as "time.sleep", that stand for something else than before."""
    now = seal()
    changed = [
        f"{module}.{key}"
        for module, names in before.items()
        for key, value in names.items()
        if now.get(module, {}).get(key) != value
    ]
    return sorted(changed)
