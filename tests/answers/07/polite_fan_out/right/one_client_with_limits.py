# exercise: polite_fan_out
import asyncio

import httpx


async def fetch_all(client, cans):
    limits = httpx.Limits(max_connections=5)
    async with httpx.AsyncClient(base_url=client.base_url, limits=limits, timeout=30) as mine:
        answers = await asyncio.gather(*(mine.get(f"/cans/{can}") for can in cans))
    return [answer.json() for answer in answers]
