"""What each wrong forecast overlooks; {A} to {F} are what was just seen, in order."""

from __future__ import annotations

from coffeeshop.checks.verdict import Finding

ABOUT = {
    ("A", "at once"): Finding(
        "deaf-cell",
        "Pressed during A, it went: {A}. The bell came after the cell.",
        "The press is a message, and the kernel reads it on the loop that your cell runs on. `time.sleep` "
        "holds that loop, so the message lies at the door.",
        "What would let go of the loop meanwhile?",
    ),
    ("A", "never"): Finding(
        "press-kept",
        "Pressed during A, it went: {A}. The bell did ring.",
        "A message that nobody reads yet waits at the door. It is late, and it is not lost.",
        "When is the loop free to read it?",
    ),
    ("B", "after the cell"): Finding(
        "listening-cell",
        "Pressed during B, it went: {B}. The bell came in the middle of the cell.",
        "At the `await` the cell lets go of the loop, and the loop reads the press like any other message.",
        "Compare it with A: which of the two holds the loop?",
    ),
    ("B", "never"): Finding(
        "callback-runs",
        "Pressed during B, it went: {B}. The bell rang, in the middle of the cell.",
        "An open cell does not shut the kernel's door, as long as it awaits.",
        "Who runs the callback of a button, and is that somebody free in B?",
    ),
    ("C", "waits"): Finding(
        "loop-in-loop",
        "C went: {C}. It never came to its end.",
        "`asyncio.run` opens a loop of its own, and this thread has one that runs already: the kernel's. In a "
        "file it would have waited.",
        "In a cell write `await` in its place.",
    ),
    ("C", "hangs"): Finding(
        "fails-at-once",
        "C went: {C}. It did not hang for a moment.",
        "`asyncio.run` looks first whether this thread's loop runs, and refuses.",
        "What kind of end is a refusal?",
    ),
    ("D", "the server"): Finding(
        "server-blamed",
        "In D the shop heard of one order at a time, and did: {D}. It had {out_D} request in hand, and a helper "
        "to spare.",
        "A browser asks for one address once at a time, since the first answer may do for both tabs.",
        "Before you blame the threads, try two addresses, as in E, or two programs.",
    ),
    ("D", "nobody"): Finding(
        "tabs-share",
        "In D the second tab did wait. The shop did: {D}.",
        "Two tabs of a browser share its cache, which lets one request for an address out at a time.",
        "Who stands between the two tabs and the shop?",
    ),
    ("E", "the browser"): Finding(
        "addresses-differ",
        "In E {out_E} requests were out together, and the shop did: {E}.",
        "With another query it is another address, and so another page to the browser's cache.",
        "Compare it with D, letter by letter.",
    ),
    ("E", "the server"): Finding(
        "helpers-doubted",
        "In E the shop did: {E}. The second began before the first ended.",
        "A plain `def` endpoint is called by a helper thread, and there are forty of them.",
        "Whose loop does a helper's `time.sleep` hold?",
    ),
    ("F", "the browser"): Finding(
        "browser-blamed",
        "In F the browser had {out_F} requests out together; the shop did: {F}.",
        "The addresses differ, so the browser holds nothing back. An `async def` runs on the shop's loop, and "
        "`time.sleep` holds it.",
        "What is the one word in which `/mocha` differs from `/latte`?",
    ),
    ("F", "nobody"): Finding(
        "async-def-trusted",
        "In F the shop did: {F}. The second mocha began when the first had ended.",
        "`async def` alone makes nothing wait politely: `time.sleep` in it holds the loop that both mochas need.",
        "Where in `mocha` could the loop do something else?",
    ),
}
