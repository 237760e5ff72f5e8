# exercise: hear_the_flatline
import asyncio
import logging

import httpx
import pytest


@pytest.mark.asyncio
async def test_others_are_served_meanwhile(app, caplog):
    loop = asyncio.get_running_loop()
    loop.slow_callback_duration = 0.12
    inside = httpx.ASGITransport(app)
    with caplog.at_level(logging.WARNING, logger="asyncio"):
        async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
            loop.set_debug(True)
            latte = asyncio.create_task(client.get("/latte"))
            answer = await latte
            await asyncio.sleep(0.01)
            loop.set_debug(False)
    assert answer.status_code == 200
    assert not [record for record in caplog.records if "took" in record.getMessage()]
