"""Green by mistake: tests that pass whatever the shop does, to be mended."""

from __future__ import annotations

from coffeeshop.checks.exercises.green_by_mistake.rules import MISHAPS, RULES
from coffeeshop.checks.exercises.green_by_mistake.scene import passes, saw, scene
from coffeeshop.checks.pytest_scenes import load
from coffeeshop.checks.shape import Exercise

TASK = """\
The right shop opens with ten bags of beans, makes a latte (status 200) and sells no staplers (404). It unpacks
its beans and its menu in its lifespan. Three other shops have a fault each: one opens with three bags, one has
no milk and answers an order of a latte with 503, and one sells staplers. The tests below are green on all four,
by mistakes that you know from the lesson.

**Mend them so that they pass on the right shop, and so that each of the others fails one.** pytest gives your
tests one shop after the other as `app`, a FastAPI application. Both plugins are loaded, and any way in will do."""

STARTER = """\
# exercise: green_by_mistake
import httpx
import pytest

pytestmark = pytest.mark.asyncio  # holds for every test in this file


@pytest.fixture(scope="module")
def client(app):
    inside = httpx.ASGITransport(app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=inside, base_url="http://shop")


async def has_ten_bags(client):
    return (await client.get("/bags")).json() == 10


async def test_it_opens_with_ten_bags(client):
    assert has_ten_bags(client)


async def test_a_latte_is_made(client):
    answer = client.post("/orders/latte")
    assert answer


async def test_a_stapler_is_not_for_sale(client):
    answer = await client.post("/orders/stapler")
    assert answer.status_code != 200
"""

SOLUTION = """\
# exercise: green_by_mistake
import httpx
import pytest

from coffeeshop import serve

pytestmark = pytest.mark.asyncio(loop_scope="module")  # the tests share a client, so they share a loop


@pytest.fixture(scope="module")
def client(app):
    with serve(app) as shop:
        yield httpx.AsyncClient(base_url=shop.url)


async def has_ten_bags(client):
    return (await client.get("/bags")).json() == 10


async def test_it_opens_with_ten_bags(client):
    assert await has_ten_bags(client)


async def test_a_latte_is_made(client):
    answer = await client.post("/orders/latte")
    assert answer.status_code == 200


async def test_a_stapler_is_not_for_sale(client):
    answer = await client.post("/orders/stapler")
    assert answer.status_code == 404
"""

HINTS = (
    "Read each `assert` and say what kind of thing stands behind it: a number, an answer, or a coroutine?",
    "What does a shop answer, to whatever is asked, while its lifespan has not run? Who runs it?",
    "Two tests lack an `await`, and one of them then asks whether there is an answer, not which. The fixture "
    "needs a way in that opens the shop, and a client must not outlive the loop that first used it.",
)

EXERCISE = Exercise(
    name="green_by_mistake",
    title="Green by mistake",
    lesson="11",
    objective="Catch a forgotten `await`, which leaves a test green.",
    minutes=8,
    task=TASK,
    starter=STARTER,
    hints=HINTS,
    solution=SOLUTION,
    scene=scene,
    passes=passes,
    rules=RULES,
    mishaps=MISHAPS,
    saw=saw,
    load=load,
    limit=4.3,
)
