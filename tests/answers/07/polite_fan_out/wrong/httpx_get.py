# diagnosis: blocking-client
# cause: httpx's synchronous function in async def (mistake 2)
# exercise: polite_fan_out
import httpx


async def fetch_all(client, cans):
    return [httpx.get(str(client.base_url) + f"/cans/{can}").json() for can in cans]
