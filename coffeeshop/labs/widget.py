"""What every lab is: one widget with its script inline, so that it needs no network."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from coffeeshop.labs.shell import on_main

HERE = Path(__file__).parent


def script(*names: str) -> str:
    """Return the JavaScript of a lab: the shared parts, then its own files."""
    return "\n".join((HERE / file).read_text(encoding="utf-8") for file in ("parts.js", *names))


def style() -> str:
    """Return the labs' style sheet, with the pictures' colours for a light and a dark page."""
    from coffeeshop.pictures.themes import live_style

    return live_style() + (HERE / "labs.css").read_text(encoding="utf-8")


class Lab(anywidget.AnyWidget):
    """A widget whose messages arrive on the notebook's own loop and whose errors show in it.

    A subclass has a `do_NAME(wish)` method for each message `{"do": NAME, ...}` that its script
    sends, and `still()` for a reader without a kernel.
    """

    title = traitlets.Unicode("").tag(sync=True)
    fault = traitlets.Unicode("").tag(sync=True)  # an error, in words, shown in the lab

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        self.on_msg(lambda _, message, __: self.receive(message))

    @on_main
    def receive(self, message: dict[str, Any]) -> None:
        """Act on a message of the lab's script; a lab's script asks first whether anyone is there."""
        if message.get("do") == "hello":
            self.send({"say": "here"})
            return
        act = getattr(self, f"do_{message.get('do')}", None)
        if act is not None:
            act(message)

    def show_error(self, said: str) -> None:
        """Show an error in the lab, where the learner looks."""
        self.fault = said

    def still(self) -> str:
        """Return the lab as text, for GitHub, a printed page, and a reader without a kernel."""
        return self.title

    def __repr__(self) -> str:
        return self.still()

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        made = super()._repr_mimebundle_(**kwargs)
        bundle, about = made if isinstance(made, tuple) else (made or {}, {})
        still = self.still()
        paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in still.splitlines())
        return {**bundle, "text/plain": still, "text/html": f"<div>{paragraphs}</div>"}, about
