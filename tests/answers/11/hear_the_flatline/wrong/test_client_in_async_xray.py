# diagnosis: blocks-itself
# cause: a TestClient in a coroutine holds the test's own loop (mistake 2)
# exercise: hear_the_flatline
import pytest
from fastapi.testclient import TestClient

from coffeeshop import xray


@pytest.mark.asyncio
async def test_the_loop_is_free(app):
    async with xray(threshold=0.1) as run:
        TestClient(app).get("/latte")
    assert not run.blocks
