"""The shop as a Flask application: what one worker of a WSGI server does with an order."""

from __future__ import annotations

import os
import threading
import time
from typing import Any

from flask import Flask, jsonify, request

app = Flask("coffeeshop")


@app.get("/milk")
def milk() -> Any:
    """Wait ?seconds=0.2 for the milk, by the only means a synchronous worker has."""
    start = time.perf_counter_ns()
    time.sleep(request.args.get("seconds", 0.2, float))
    return jsonify(start=start, end=time.perf_counter_ns(), **_place())


@app.get("/grind")
def grind() -> Any:
    """Compute for ?seconds=0.1 of processor time."""
    start, end = time.perf_counter_ns(), time.thread_time() + request.args.get("seconds", 0.1, float)
    while time.thread_time() < end:
        pass
    return jsonify(start=start, end=time.perf_counter_ns(), **_place())


@app.get("/ping")
def ping() -> Any:
    """Answer at once."""
    return jsonify(_place())


def _place() -> dict[str, Any]:
    return {"pid": os.getpid(), "thread": threading.get_ident()}
