# diagnosis: made-up
# cause: returns words without a call
# exercise: polite_fan_out
async def fetch_all(client, cans):
    return [f"can {can}" for can in cans]
