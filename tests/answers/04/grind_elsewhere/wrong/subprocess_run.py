# diagnosis: waited-on-loop
# cause: subprocess.run on the loop
# exercise: grind_elsewhere
import subprocess
import sys

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()


@app.get("/beans/{order}")
async def beans(order: int):
    code = f"from coffeeshop.mill import grind; print(grind({order}), end='')"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


@app.get("/ping")
async def ping():
    return "pong"
