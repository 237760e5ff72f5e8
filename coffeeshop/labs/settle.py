"""Settling into a notebook: what every lesson needs from the kernel, set once."""

from __future__ import annotations

from typing import Any

from coffeeshop.labs import magic, watch
from coffeeshop.labs.shell import note_main_loop, shell

_settled: set[int] = set()
_cell: tuple[str, int] | None = None
_ticker: Any = None


def settle_in() -> None:
    """Set the notebook's hooks; does nothing outside of IPython, and nothing the second time.

    - `%%xray` works on any cell.
    - Running a cell again stops the server that its former run started; so does a cell's failure.
    - `rush` shows its progress as one line of text.
    - Our own errors are one sentence, without a traceback.
    - A ticker on the notebook's loop lets the Stop button interrupt a bare `await` at once.
    """
    ip = shell()
    if ip is None or id(ip) in _settled:
        return
    _settled.add(id(ip))
    magic.register(ip)
    _number_cells(ip)
    _keep_servers_with_cells(ip)
    _fold_errors()
    _progress_in_cells()
    _tick()


def _number_cells(ip: Any) -> None:
    """Let the x-ray say "cell In [3]" where it would have to name the kernel's temporary file."""
    from coffeeshop.xray import frames

    def number(file: str) -> int | None:
        known = ip.compile.format_code_name(file)  # ("Cell", "In[3]"), None for any other file
        return int(known[1].strip("In[]")) if known else None

    frames.cell_number = number


def _keep_servers_with_cells(ip: Any) -> None:
    """Tell `serving` which cell is running, and take a failed cell's servers down."""
    from coffeeshop import serving

    serving.owner = lambda: _cell
    ip.events.register("pre_run_cell", _cell_begins)
    ip.events.register("post_run_cell", _cell_ended)
    global _cell
    _cell = (_cell_name(ip, None), ip.execution_count)


def _cell_begins(info: Any) -> None:
    global _cell
    ip = shell()
    _cell = (_cell_name(ip, info), ip.execution_count)
    if info is not None and info.raw_cell.lstrip().startswith("# exercise:"):
        from coffeeshop.labs import exercise

        exercise.note(info.raw_cell)


def _cell_ended(result: Any) -> None:
    """Stop what the cell started, where it failed; forget the cell."""
    global _cell
    from coffeeshop import serving

    cell, _cell = _cell, None
    if cell is not None and (result is None or not result.success):
        serving.stop_owned(cell)


def _cell_name(ip: Any, info: Any) -> str:
    """Return what stays the same when a cell is run again: its id, else its text."""
    if info is not None and info.cell_id:
        return str(info.cell_id)
    kernel = getattr(ip, "kernel", None)
    parent = kernel.get_parent() if kernel is not None else {}
    named = parent.get("metadata", {}).get("cellId")
    text = info.raw_cell if info is not None else parent.get("content", {}).get("code", "")
    return str(named or text)


def _fold_errors() -> None:
    """Show a `ShopError` in a cell as its one sentence (IPython asks the exception itself)."""
    from coffeeshop.menu import ShopError

    ShopError._render_traceback_ = lambda error: [f"{type(error).__name__}: {error}"]  # type: ignore[attr-defined]


def _progress_in_cells() -> None:
    from coffeeshop import customers

    customers.watcher = watch.Watch


def _tick() -> None:
    """Keep the notebook's loop ticking: an interrupt takes effect only at a loop's next event."""
    global _ticker
    if note_main_loop() is not None:
        from coffeeshop.xray.pulse import Pulse

        _ticker = Pulse(lambda tick: None, "notebook")
        _ticker.start()
