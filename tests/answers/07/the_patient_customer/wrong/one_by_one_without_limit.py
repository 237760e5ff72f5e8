# diagnosis: no-limit
# cause: one after the other, and none is ever given up
# exercise: the_patient_customer
async def ask_all(client, urls):
    return [(await client.get(url)).text for url in urls]
