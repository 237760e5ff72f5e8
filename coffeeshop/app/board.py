"""The order board's page: it shows what a WebSocket beside it tells, and needs nothing from elsewhere."""

from __future__ import annotations

from pathlib import Path

from fastapi.responses import HTMLResponse

PAGE = Path(__file__).with_name("board.html")


def board_page() -> HTMLResponse:
    """Return the order board as a web page; `app.get("/board")(board_page)` hangs it up.

    The page opens the WebSocket `live` beside its own address, and each JSON message there is one news:
    `{"number": 7, "drink": "latte", "state": "making"}`, with `"ready"` or `"lost"` for a later state.
    Its addresses are relative, so that it also works behind a proxy's prefix, and the query, a shop's
    ?token= for example, goes with them. No script, font or style comes from another server.
    """
    return HTMLResponse(PAGE.read_text(encoding="utf-8"), headers={"cache-control": "no-store"})
