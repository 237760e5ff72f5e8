# diagnosis: one-by-one
# cause: awaits in a loop (mistake 15)
# exercise: polite_fan_out
async def fetch_all(client, cans):
    return [(await client.get(f"/cans/{can}")).json() for can in cans]
