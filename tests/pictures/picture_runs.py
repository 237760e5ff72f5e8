"""Small runs for the pictures' tests, written event by event; every figure in them is chosen here."""

from __future__ import annotations

from coffeeshop.ledger import Block, Loop, Order, Run, Slice, StepTaken, Task, Tick, Visit, Work

MS = 1_000_000
ZERO = 10**12  # any clock's reading


def beats(loop: int, start: int, end: int, holes: tuple[tuple[int, int], ...] = ()) -> tuple[Tick, ...]:
    """A tick every 50 ms; one that is due in a hole comes when the hole ends, and the grid goes on."""
    ticks, due = [], start
    while due < end:
        hole = next((h for h in holes if h[0] <= due < h[1]), None)
        at = hole[1] if hole else due + MS // 5
        ticks.append(Tick(loop, due, at))
        while due <= at:
            due += 50 * MS
    return tuple(ticks)


def blocking(orders: int = 20, milk: int = 200, title: str = "time.sleep inside async def") -> Run:
    """Orders that came at once to a shop that makes one after another, `milk` ms each."""
    first = ZERO + 3 * MS
    starts = [first + i * milk * MS for i in range(orders)]
    last = first + orders * milk * MS
    return Run(
        title,
        ZERO,
        last + 60 * MS,
        tuple(_order(i + 1, "/blocking", ZERO, s + milk * MS + MS) for i, s in enumerate(starts)),
        tuple(_visit(i + 1, "/blocking", s, s + milk * MS) for i, s in enumerate(starts)),
        tuple(_step(i + 1, s, s + milk * MS, "loop", True) for i, s in enumerate(starts)),
        beats(1, ZERO + MS, last + 55 * MS, ((first, last),)),
        (Loop(1, "shop", "shop"),),
    )


def awaiting(orders: int = 20, milk: int = 200, title: str = "await asyncio.sleep") -> Run:
    """Orders that came at once and wait for their milk together."""
    starts = [ZERO + 3 * MS + i * MS // 2 for i in range(orders)]
    last = starts[-1] + milk * MS + 2 * MS
    return Run(
        title,
        ZERO,
        last,
        tuple(_order(i + 1, "/awaiting", ZERO, s + milk * MS + 2 * MS) for i, s in enumerate(starts)),
        tuple(_visit(i + 1, "/awaiting", s, s + milk * MS + MS) for i, s in enumerate(starts)),
        tuple(_step(i + 1, s + MS, s + milk * MS + MS, "loop", False) for i, s in enumerate(starts)),
        beats(1, ZERO, last),
        (Loop(1, "shop", "shop"),),
    )


def threads(orders: int = 60, milk: int = 500, aprons: int = 40, title: str = "time.sleep in def") -> Run:
    """Orders that need a thread each, of which there are `aprons`."""
    starts = [ZERO + 3 * MS + (i // aprons) * milk * MS + i * MS // 10 for i in range(orders)]
    last = starts[-1] + milk * MS + 5 * MS
    return Run(
        title,
        ZERO,
        last,
        tuple(_order(i + 1, "/thread", ZERO, s + milk * MS + 2 * MS) for i, s in enumerate(starts)),
        tuple(_visit(i + 1, "/thread", ZERO + 2 * MS, s + milk * MS + MS) for i, s in enumerate(starts)),
        tuple(_step(i + 1, s, s + milk * MS, "thread", True) for i, s in enumerate(starts)),
        beats(1, ZERO, last),
        (Loop(1, "shop", "shop"),),
    )


def cell() -> Run:
    """An x-ray of a cell: two loops, tasks that wait, block, use a thread, and are cancelled."""
    at = lambda ms: ZERO + round(ms * MS)  # noqa: E731

    def task(number: int, name: str, coroutine: str, created: float, ended: float, outcome: str) -> Task:
        return Task(number, 1, name, coroutine, "cell.py", number, at(created), 1, at(ended), outcome)

    def piece(task: int, start: float, end: float, waits: str = "", ready: float = 0, loop: int = 1) -> Slice:
        return Slice(loop, task, at(start), at(end), at(ready) if ready else 0, waits, "cell.py", 3)

    slices = (
        piece(1, 0, 1, "task"),
        piece(2, 1, 2, "sleep"),
        piece(3, 2, 122),
        piece(4, 122, 123, "thread"),
        piece(5, 123, 124, "lock"),
        piece(2, 302, 303, ready=302),
        piece(4, 325, 326, ready=324),
        piece(5, 400, 400.5),
        piece(0, 402, 403),
        piece(1, 404, 405),
        piece(6, 10, 12, "socket", loop=2),
        piece(6, 200, 203, loop=2),
    )
    return Run(
        "A cell under the x-ray",
        ZERO,
        at(410),
        ticks=beats(1, at(1), at(410), ((at(2), at(122)),)) + beats(2, at(1), at(410)),
        loops=(Loop(1, "notebook", "main"), Loop(2, "shop", "shop")),
        tasks=(
            task(1, "cell", "main", 0, 405, "returned"),
            task(2, "fetch", "fetch_menu", 0.5, 303, "returned"),
            task(3, "count", "count_beans", 0.5, 122, "returned"),
            task(4, "read", "read_receipt", 0.5, 326, "returned"),
            task(5, "late", "late_guest", 0.5, 400, "cancelled"),
            task(6, "GET /", "app", 10, 203, "returned")._replace(loop=2),
        ),
        slices=slices,
        works=(Work(1, 4, "read_text", "worker-1", at(122.5), at(150), at(324)),),
        blocks=(
            Block(1, 3, at(2), at(122), "a/cell.py", 7, "count", "total = sum(beans)", "", "computation"),
        ),
    )  # fmt: skip


def _order(number: int, path: str, sent: int, served: int) -> Order:
    return Order(number, path, sent, sent, served, 200)


def _visit(number: int, path: str, arrived: int, left: int) -> Visit:
    return Visit(number, 1, number + 10, "GET", path, f"app.py:12 {path[1:]}", arrived, left, left, 200)


def _step(number: int, start: int, end: int, place: str, blocks: bool) -> StepTaken:
    return StepTaken(number, "latte", "milk heats", "waiting", place, blocks, start, end)
