"""One experiment: a program and its probe on a loop of their own, and all that was said meanwhile."""

from __future__ import annotations

import asyncio
import gc
import linecache
import logging
import re
import textwrap
import warnings
from contextlib import redirect_stdout
from io import StringIO
from types import ModuleType
from typing import Any

from coffeeshop.checks.pitfalls import stage
from coffeeshop.xray import xray

LEAST = 0.2  # seconds: a shorter pause is the machine's; what a program holds, it holds for 0.25 s
SAID = {  # what may stand in the log, and how the table says it
    "was never awaited": "never awaited",
    "exception was never retrieved": "never retrieved",
    "destroyed but it is pending": "destroyed but pending",
}
SLOW = re.compile(r"Executing <.*?coro=<([\w.<>]+)\(\).* took ([\d.]+) seconds", re.DOTALL)


def play(program: str, probe: str, name: str, debug: bool) -> dict[str, Any]:
    """Play one program and return what was seen, in plain values.

    `shows` is the probe's answer, `log` what Python said of itself (warnings, lost exceptions), `slow`
    the coroutines that asyncio's debug mode called slow, `blocks` the lines that the x-ray saw hold the
    loop. Where `debug`, nothing is x-rayed, so that the two do not hear each other.
    """
    module = _module(name, program, probe)
    heard, said = _Heard(), StringIO()
    logger = logging.getLogger("asyncio")
    logger.addHandler(heard)
    try:
        with warnings.catch_warnings(record=True) as warned, redirect_stdout(said):
            warnings.simplefilter("always")
            with asyncio.Runner(debug=debug) as runner:
                shows, blocks = runner.run(_probe(module, debug))
            gc.collect()
    finally:
        logger.removeHandler(heard)
    words = [*(str(warning.message) for warning in warned), *heard.words]
    slow = [found[1] for word in words if (found := SLOW.search(word)) and float(found[2]) > LEAST]
    log = [short for part, short in SAID.items() if any(part in word for word in words)]
    return {"shows": shows, "log": log, "slow": slow, "blocks": blocks}


class _Heard(logging.Handler):
    """Keeps what asyncio's logger says, down to its warnings."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.words: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.words.append(record.getMessage())


def _module(name: str, program: str, probe: str) -> ModuleType:
    """Run the program as a module whose lines the x-ray can read, with the probe beneath it."""
    file = f"{name}.py"
    source = f"{program.strip()}\n\n\nasync def _probe():\n{textwrap.indent(probe.strip(), '    ')}\n"
    linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
    module = ModuleType(name.replace("-", "_"))
    helpers = (asyncio, gc, stage.starved, stage.fails, stage.ask, stage.supplier, stage.Machine)
    module.__dict__.update({helper.__name__: helper for helper in helpers})
    exec(compile(source, file, "exec", dont_inherit=True), module.__dict__)
    return module


async def _probe(module: ModuleType, debug: bool) -> tuple[bool, list[str]]:
    if debug:
        return bool(await module._probe()), []
    with xray(asyncio.get_running_loop(), threshold=LEAST, pulse=False) as seen:
        shows = await module._probe()
    gc.collect()
    return bool(shows), [block.code for block in seen.blocks]
