"""What goes wrong in The customer who left, and why."""

from __future__ import annotations

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.scenes import in_order
from coffeeshop.checks.verdict import Finding

RECEIVE = ("receive_text", "receive_json", "receive_bytes", "receive", "iter_text", "iter_bytes", "iter_json")
SEND = ("send_text", "send_json", "send_bytes", "send")
TASKS = ("create_task", "ensure_future", "start_soon", "gather", "asyncio.wait", "wait_for")


def raised(e: Evidence) -> Finding | None:
    error = e.seen.get("error")
    if not error:
        return None
    if error["type"] == "WebSocketDisconnect":
        return Finding(
            "disconnect-raised",
            "The board left, and `WebSocketDisconnect` left your endpoint: one traceback in the log for each board.",
            "It is how such a conversation ends, no accident.",
            "Expect it: catch it where you receive and where you send, or receive with `iter_text()`, which ends.",
            error["line"],
        )
    if error["type"] == "CancelledError":
        return Finding(
            "cancelled-endpoint",
            "The board left, and your endpoint ended as cancelled. uvicorn did not cancel it, and writes a traceback.",
            "Who cancels the endpoint's own task lets a `CancelledError` out of it.",
            "Cancel the other task, the one that you began, and let the endpoint return.",
            e.line("cancel", "current_task"),
        )
    return Finding(
        "raised",
        f"Your endpoint raised {error['type']}: {error['message']}.",
        "",
        "Mend that first, then see who is still in `boards`.",
        error["line"],
    )


def held(e: Evidence) -> Finding | None:
    if "ReadTimeout" not in e.seen.get("trouble", ""):
        return None
    return Finding(
        "spins",
        "After that nobody in the shop was answered any more: something on its loop goes round without a pause.",
        "Once the board has left, receiving fails at once, every time. A loop that catches that and goes on never "
        "suspends.",
        "Leave the loop when the goodbye has come.",
        e.line(*RECEIVE),
    )


def refused(e: Evidence) -> Finding | None:
    trouble = e.seen.get("trouble", "")
    if "hung" in e.seen or not trouble.startswith(("InvalidStatus", "TimeoutError", "InvalidMessage")):
        return None
    how = "nobody accepted it" if trouble.startswith("TimeoutError") else "it was refused"
    return Finding(
        "refused",
        f"A board asked for `/live`, and {how}.",
        "",
        'Keep `@app.websocket("/live")`, and accept the board first.',
        e.line("app.websocket"),
    )


def not_awaited(e: Evidence) -> Finding | None:
    forgotten = e.call(*RECEIVE[:4], awaited=False)
    if not forgotten or not any("never awaited" in heard for heard in e.warnings):
        return None
    return Finding(
        "receive-not-awaited",
        "Your endpoint called a receive and did not await it, so nothing was received.",
        "Without `await` it is only a coroutine, and the goodbye reaches nobody.",
        "Await it, in a task of its own or in the endpoint itself.",
        forgotten.line,
    )


def not_hung(e: Evidence) -> Finding | None:
    if e.seen.get("hung"):
        return None
    return Finding(
        "not-on-the-list",
        "Two boards opened `/live`, and `boards` never had two entries.",
        "The orders go to whoever is in `boards`.",
        "Put each board's queue into `boards` when it opens, as the starter did.",
        e.line("boards.add"),
    )


def not_heard(e: Evidence) -> Finding | None:
    heard, before = e.seen["heard"] or [], e.seen["before"]
    if heard == before:
        return None
    what = f"Ordered: {in_order(before)}. The board that stayed heard {in_order(heard) or 'nothing'}."
    extra = [word for word in heard if word not in before]
    if extra:
        return _made_up(e, what, extra[0])
    if e.call(*RECEIVE) and e.call(*SEND) and not e.call(*TASKS):
        return Finding(
            "waits-for-a-word",
            what,
            "Your endpoint waits until the board says something, and a board never speaks. Only one of the two waits "
            "can be the endpoint's own.",
            "Give the other one to a task.",
            e.line(*RECEIVE),
        )
    return Finding(
        "not-told",
        what,
        "Nobody takes the news out of the board's queue, or the one who does has ended.",
        "Who awaits `line.get()` and sends, for as long as the board hangs?",
        _awaits_news(e),
    )


def _made_up(e: Evidence, what: str, word: str) -> Finding:
    return Finding(
        "made-up-news",
        f"{what} Nobody ordered {word!r}.",
        "To send something now and then does find out who left, but it fills the boards, and comes late.",
        "The goodbye reaches whoever receives; nothing needs to be sent for that.",
        e.line(*SEND),
    )


def still_there(e: Evidence) -> Finding | None:
    if e.seen.get("quiet"):
        return None
    if e.seen.get("boards") == 0:
        return Finding(
            "took-all",
            "One board left, and then `boards` was empty: the one that stayed was taken down, too.",
            "",
            "Take out the queue of the board that left, and no other.",
            e.line("boards.clear", "clear"),
        )
    many = e.seen["boards"]
    what = f"One of two boards said goodbye, and {many} are still in `boards`."
    if e.call(*RECEIVE):
        return Finding(
            "not-taken-out",
            what,
            "Somebody receives, so the goodbye was heard; but the line that takes the queue out was not reached.",
            "What runs after the goodbye? What must happen in any case belongs into `finally`.",
            e.line("boards.discard", "boards.remove"),
        )
    if "finally" in e.source or "except" in e.source:
        return Finding(
            "never-hears",
            what,
            "Your cleanup is right, and it waits for an exception that does not come: nobody receives, so nobody "
            "hears the goodbye. Only the next news would fail.",
            "Let somebody receive, beside the one who passes on the news.",
            _awaits_news(e),
        )
    return Finding(
        "unmended",
        what,
        "The endpoint waits for news, and nothing tells it that its board has left.",
        "Besides sending, somebody must receive: there the goodbye arrives.",
        _awaits_news(e),
    )


def cut_off(e: Evidence) -> Finding | None:
    if e.seen.get("abrupt", True):
        return None
    return Finding(
        "only-polite",
        "The board that said goodbye is off the list. The one whose connection was cut is still in `boards`.",
        "It has no ordinary code (1000), but it is gone all the same.",
        "Treat every disconnect alike, whatever its code.",
        e.line("boards.discard", "boards.remove"),
    )


def not_heard_later(e: Evidence) -> Finding | None:
    later, after = e.seen.get("later"), e.seen["after"]
    if later is None or later == after:
        return None
    extra = [word for word in later if word not in after]
    what = f"After two boards had left, {in_order(after)} were ordered. The one that stayed heard "
    what += f"{in_order(later) or 'nothing'}."
    if extra:
        return _made_up(e, what, extra[0])
    return Finding(
        "others-cut",
        what,
        "Taking down one board stopped the news of another.",
        "What belongs to one board, its queue and its task, must not be shared.",
        e.line("boards.discard", "cancel"),
    )


def left_over(e: Evidence) -> Finding | None:
    left = e.seen.get("left_over")
    if not left:
        return None
    return Finding(
        "task-left",
        f"Both boards are off the list, but {len(left)} of their tasks still wait in `{left[0]}`.",
        "Nobody will ever put news into their queues: they wait for ever, or until Python sweeps them up and complains.",
        "Cancel the task when its board has left, in `finally`.",
        e.line("create_task", "ensure_future"),
    )


def cut_short(e: Evidence) -> Finding | None:
    trouble = e.seen.get("trouble", "")
    if "ConnectionClosed" not in trouble:
        return None
    return Finding(
        "sent-home",
        "Your endpoint closed the connection of a board that wanted to stay.",
        "When the endpoint returns, its WebSocket is closed.",
        "Let it wait until the board leaves.",
        e.line("close", "board.close"),
    )


def _awaits_news(e: Evidence) -> int | None:
    """Return the line at which a queue is asked; `@app.get` is another `get`."""
    asked = (call for call in e.calls if call.name.endswith(".get") and call.name != "app.get")
    return next((call.line for call in asked), None)


RULES = (
    raised,
    held,
    cut_short,
    refused,
    not_awaited,
    not_hung,
    not_heard,
    still_there,
    cut_off,
    not_heard_later,
    left_over,
)
