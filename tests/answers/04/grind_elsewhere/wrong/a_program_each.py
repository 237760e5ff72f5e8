# diagnosis: pool-per-order
# cause: a Python of its own for each order
# exercise: grind_elsewhere
import asyncio
import sys

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()


@app.get("/beans/{order}")
async def beans(order: int):
    code = f"from coffeeshop.mill import grind; print(grind({order}), end='')"
    program = await asyncio.create_subprocess_exec(sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE)
    out, _ = await program.communicate()
    return out.decode()


@app.get("/ping")
async def ping():
    return "pong"
