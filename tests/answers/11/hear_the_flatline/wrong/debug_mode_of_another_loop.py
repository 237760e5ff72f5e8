# diagnosis: listens-elsewhere
# cause: debug mode is on for the test's loop, and the TestClient has a loop of its own
# exercise: hear_the_flatline
import asyncio

import pytest
from fastapi.testclient import TestClient


@pytest.mark.asyncio
async def test_debug_mode(app, caplog):
    asyncio.get_running_loop().slow_callback_duration = 0.1
    asyncio.get_running_loop().set_debug(True)
    await asyncio.to_thread(TestClient(app).get, "/latte")
    assert "took" not in caplog.text
