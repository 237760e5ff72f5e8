# diagnosis: await-what-cannot
# cause: awaits an answer of the TestClient, which is no coroutine
# exercise: hear_the_flatline
import pytest
from fastapi.testclient import TestClient

from coffeeshop import xray


@pytest.mark.asyncio
async def test_the_loop_is_free(app):
    with xray(threshold=0.1) as run:
        await TestClient(app).get("/latte")
    assert not run.blocks
