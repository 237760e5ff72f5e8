"""Print, as JSON, which answers of an application differ between plain uvicorn and the x-ray.

    python same_answers.py app.py:app '{"paths": ["/"], "headers": [], "apart_from": ["set-cookie"]}'

A script and no test: it runs in the application's own environment.
"""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
from typing import Any

import httpx

from coffeeshop.cli.patient import Patient

ALWAYS = {"date"}


def answers(url: str, wanted: dict[str, Any]) -> list[Any]:
    """Return status, headers and body for each path, apart from what differs between any two."""
    headers = [tuple(part.strip() for part in header.split(":", 1)) for header in wanted["headers"]]
    with httpx.Client(base_url=url, headers=headers, timeout=60.0, trust_env=False) as client:
        return [plain(client.get(path), wanted["apart_from"], url) for path in wanted["paths"]]


def plain(answer: httpx.Response, apart_from: list[str], url: str) -> Any:
    """Return an answer without dates, without the server's own address and without what is named."""
    left_out = ALWAYS | set(apart_from)
    headers = [
        (name, value.replace(url, "")) for name, value in answer.headers.multi_items() if name not in left_out
    ]
    body = answer.content.decode("latin-1").replace(url, "")
    for pattern in apart_from:
        body = re.sub(pattern, "", body)
    headers = [
        (name, "" if name == "content-length" and url in answer.text else value) for name, value in headers
    ]
    return [answer.status_code, headers, body]


def plainly(place: str, wanted: dict[str, Any]) -> list[Any]:
    """Return the answers of the application served by uvicorn alone."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    module = place.replace(".py:", ":")
    command = [
        sys.executable,
        "-m",
        "uvicorn",
        module,
        "--port",
        str(port),
        "--loop",
        "asyncio",
        "--no-access-log",
    ]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}")
        return answers(f"http://127.0.0.1:{port}", wanted)
    finally:
        server.terminate()
        server.wait()


def wait_for(url: str) -> None:
    """Return when somebody answers at `url`; TimeoutError after a minute."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            httpx.get(url, timeout=60.0, trust_env=False)
            return
        except httpx.TransportError:
            time.sleep(0.2)
    raise TimeoutError(url)


def main() -> None:
    """Compare and print."""
    place, wanted = sys.argv[1], json.loads(sys.argv[2])
    os.environ["PYTHONHASHSEED"] = "0"  # or sets of strings come in another order in each process
    without = plainly(place, wanted)
    with Patient(place, 0.05, []) as patient:
        seen = answers(patient.url, wanted)
    pairs = zip(wanted["paths"], without, seen, strict=True)
    print(json.dumps({"compared": len(seen), "differ": [pair for pair in pairs if pair[1] != pair[2]]}))


if __name__ == "__main__":
    main()
