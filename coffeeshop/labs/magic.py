"""`%%xray`: record the cell beneath it, and draw what its event loop did.

The magic's line is taken out of the cell's text and the rest runs as IPython always runs a cell:
top-level `await`, line numbers, exceptions and interrupts are its own. The recording starts just
before the cell (`pre_run_cell`) and ends just after it (`post_run_cell`), however it ends.
"""

from __future__ import annotations

import asyncio
import shlex
from typing import Any

from coffeeshop.labs import tidy
from coffeeshop.labs.shell import note_main_loop, plain, shell

_recording: Any = None
_inside = False  # a cell is running
_cell = 0  # the number of the task that runs it

USAGE = "%%xray takes --threshold with a duration, as in: %%xray --threshold 50ms"


def register(ip: Any) -> None:
    """Make `%%xray` work on this shell."""
    ip.input_transformer_manager.cleanup_transforms.insert(0, hide_magic_line)
    ip.register_magic_function(xray_magic, "cell", "xray")
    tidy.ignore_household(ip, note_main_loop())
    ip.events.register("pre_run_cell", _begin)
    ip.events.register("post_run_cell", _end)


def hide_magic_line(lines: list[str]) -> list[str]:
    """Turn a cell's first `%%xray` line into a comment, so that line numbers stay."""
    found = _magic_line(lines)
    if found is None or _inside:  # inside: another magic runs this text, so xray_magic says what to do
        return lines
    number, line = found
    parse_options(line)
    return [*lines[:number], "# " + lines[number].lstrip(), *lines[number + 1 :]]


def _magic_line(lines: list[str]) -> tuple[int, str] | None:
    for number, line in enumerate(lines):
        if line.strip():
            return (number, line.strip()) if line.split()[0] == "%%xray" else None
    return None


def parse_options(line: str) -> float:
    """Return the threshold in seconds that a `%%xray` line asks for (0.05 where it says nothing)."""
    from coffeeshop.menu import ShopError

    words = shlex.split(line)[1:]
    words = [part for word in words for part in word.split("=", 1)]
    if not words:
        return 0.05
    if len(words) != 2 or words[0] != "--threshold":
        raise ShopError(f"%%xray does not know {' '.join(words)!r}. {USAGE}")
    seconds = _seconds(words[1])
    if seconds is None or not 0.001 <= seconds <= 60:
        raise ShopError(f"{words[1]!r} is no threshold between 1ms and 60s. {USAGE}")
    return seconds


def _seconds(text: str) -> float | None:
    """Return "50ms", "0.2s" or "0.2" as seconds, None where it is none of them."""
    number, unit = (text[:-2], 0.001) if text.endswith("ms") else (text.removesuffix("s"), 1.0)
    try:
        return float(number) * unit
    except ValueError:
        return None


def xray_magic(line: str, cell: str) -> None:
    """Record this cell's event loop and show it: `%%xray`, or `%%xray --threshold 50ms`.

    Top-level `await` works. The run is kept in `_xray`: `_xray.blocks` names the lines that held
    the loop. `%%xray` must be the first line of the cell.
    """
    from coffeeshop.menu import ShopError

    raise ShopError("%%xray must be the first line of its cell, with no other %% magic above it.")


def _begin(info: Any) -> None:
    global _recording, _inside, _cell
    _inside = True
    found = _magic_line(info.raw_cell.splitlines())
    if found is None or _recording is not None:
        return
    from coffeeshop.menu import ShopError
    from coffeeshop.xray import Recording, task_id

    try:
        recording = Recording(threshold=parse_options(found[1]))
    except ShopError:  # the transformer has said it already
        return
    recording.start()
    _recording, _cell = recording, task_id(asyncio.current_task() if note_main_loop() else None)


def _end(result: Any) -> None:
    global _recording, _inside
    _inside = False
    recording, _recording = _recording, None
    if recording is None:
        return
    run = tidy.tidied(recording.stop(), _cell)
    ip = shell()
    ip.user_ns["_xray"] = run
    try:
        _show(run)
    except Exception as error:
        print(f"The cell was recorded (see _xray), but its picture failed: {plain(error)}")


def _show(run: Any) -> None:
    from IPython.display import display

    from coffeeshop.pictures import timeline

    display(timeline(run))
