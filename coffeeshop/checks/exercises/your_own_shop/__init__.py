"""Your own shop: the capstone, one application and its tests, judged station by station."""

from __future__ import annotations

from coffeeshop.checks.exercises.your_own_shop.scene import load, scene
from coffeeshop.checks.exercises.your_own_shop.source import SOLUTION, STARTER
from coffeeshop.checks.exercises.your_own_shop.stations import FIRST, RULES, passes, saw, stations
from coffeeshop.checks.shape import Exercise

TASK = """\
Build a shop of your own, as you would at home: one FastAPI application, and tests for it. The starter runs, and
keeps few of these promises:

1. `GET /ping` answers `"pong"`, and **never waits** for anything else that goes on.
2. `GET /menu` answers with a list of drinks.
3. `POST /orders/{drink}` orders from a supplier: it posts `{"item": drink}` to `/orders` at the address in
   `os.environ["SUPPLIER"]`, and answers 201 with what the supplier says.
4. **One client** for all orders, opened and closed in the lifespan.
5. A supplier that is silent for **0.4 s** makes a 504, one that refuses makes a 502.
6. **Eight orders** inside at most; whoever comes then gets a 503 at once. However an order ends, also where it is
   cancelled, its place is free again. (Here an order is cancelled when its customer leaves.)
7. `GET /roast/{beans}` answers `primes(beans)`, and pings are answered meanwhile.
8. At least one test of yours **passes on your shop and fails on a broken copy** of it. pytest gives it `shop`, an
   `httpx.AsyncClient` at its door, and `supplier`. `supplier.next("hang", 500)` says what becomes of the next
   requests, one or several, and `supplier.orders` lists those it took, as `{"item": "latte", ...}`. The copies
   answer orders wrongly, or hold the loop for them.

The check opens the shop in a process, sends a rush, x-rays its loop and runs your tests. It judges nine
stations, each on its own, so begin where you like: the first two promises are one station, the sixth is two, and
the loop has one to itself."""

HINTS = (
    "Take one station after another: the check says of each what it measured. The lifespan of lesson 07 is the "
    "place for whatever all orders share.",
    "A place is taken and given back, and between the two much can end the order: a refusal, a timeout, a "
    "cancellation. Which Python statement runs its last part in every case?",
    "A test finds a broken copy where it brings trouble: let the supplier be silent and look at the status, "
    "or order and look at what the supplier has noted.",
)

EXERCISE = Exercise(
    name="your_own_shop",
    title="Your own shop",
    lesson="13",
    objective="Point load, the x-ray and tests at an application of your own.",
    minutes=45,
    task=TASK,
    starter=STARTER,
    hints=HINTS,
    solution=SOLUTION,
    scene=scene,
    passes=passes,
    rules=RULES,
    first=FIRST,
    saw=saw,
    stations=stations,
    load=load,
    elsewhere=True,
)
