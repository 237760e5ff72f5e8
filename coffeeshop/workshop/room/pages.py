"""The room's two pages: each is one document that loads nothing, from nowhere."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

from fastapi.responses import HTMLResponse

HERE = Path(__file__).parent
PARTS = ("room.css", "live.js", "pulse.js")


def page(name: str) -> HTMLResponse:
    """Return the page in `name` as a response whose policy allows its own script and style, and no others."""
    text, policy = _built(name)
    return HTMLResponse(text, headers={"content-security-policy": policy})


@cache
def _built(name: str) -> tuple[str, str]:
    text = (HERE / name).read_text(encoding="utf-8")
    for part in PARTS:
        text = text.replace(f"/* {part} */", (HERE / part).read_text(encoding="utf-8"))
    script, style = _hash(text, "script"), _hash(text, "style")
    return text, (
        f"default-src 'none'; connect-src 'self'; img-src 'self' data:; script-src {script}; "
        f"style-src {style}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def _hash(text: str, tag: str) -> str:
    inside = text.split(f"<{tag}>", 1)[1].split(f"</{tag}>", 1)[0]
    return f"'sha256-{base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()}'"
