# diagnosis: not-asked
# cause: nobody is asked
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    return [None for url in urls]
