"""A real JupyterHub and simulated learners, who start servers and run cells through the hub."""

from __future__ import annotations

import asyncio
import contextlib
import json
import secrets
import signal
import time
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import httpx
import hubs
import psutil
from environment import ROOT, ensure
from websockets.asyncio.client import connect

from coffeeshop.children import supervise
from coffeeshop.engines.engine import free_port

PATIENCE = 600.0  # seconds for a server or a cell, on a machine that is busy with all of them


class Hub:
    """The hub of hub/jupyterhub_config.py on free ports, with its state in `folder`."""

    def __init__(self, folder: Path) -> None:
        python = ensure(ROOT / ".venv-hub", hub=True)
        hubs.prepared(python)
        self.url, inner, proxy = (f"http://127.0.0.1:{free_port()}" for _ in range(3))
        self.key = secrets.token_hex(32)
        env = hubs.surroundings(python) | {
            "HUB_TEST_URL": self.url,
            "HUB_TEST_INNER_URL": inner,
            "HUB_TEST_PROXY_URL": proxy,
            "HUB_TEST_KEY": self.key,
        }
        command = [python.parent / "jupyterhub", "-f", Path(__file__).with_name("hub_config.py")]
        self.program = supervise(command, cwd=str(folder), env=env, by=signal.SIGINT, grace=60.0)
        self.api = httpx.Client(
            base_url=f"{self.url}/hub/api",
            headers={"authorization": f"token {self.key}"},
            timeout=60,
            trust_env=False,
        )
        try:
            self._wait()
        except BaseException:
            self.stop()
            raise

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.program.alive:
            with contextlib.suppress(httpx.TransportError):
                if self.api.get("/").is_success:
                    return
            time.sleep(0.2)
        raise RuntimeError("JupyterHub did not start:\n" + self.program.said)

    def pid(self, name: str) -> int:
        """Return the process id of a learner's server."""
        return self.api.get(f"/users/{name}").raise_for_status().json()["servers"][""]["state"]["pid"]

    def stop(self) -> None:
        """End the hub and, with it, its proxy and every server."""
        self.api.close()
        self.program.stop()


@dataclass
class Learner:
    """Somebody with a server of their own at the hub."""

    hub: Hub
    name: str
    think: float = (
        0.0  # seconds at most that they look at a cell's output before they run the next; half on average
    )
    peak: int = 0  # bytes, the most that their server and its processes had at a time
    failed: list[str] = field(default_factory=list)
    open: list[Kernel] = field(default_factory=list)  # of the notebooks that they have run

    async def begin(self) -> None:
        """Be known to the hub, get a key of their own, and start the server."""
        me = f"/users/{self.name}"
        async with self._asking(f"{self.hub.url}/hub/api", self.hub.key) as admin:
            (await admin.post(me)).raise_for_status()
            self.key = (await admin.post(f"{me}/tokens", json={})).raise_for_status().json()["token"]
            (await admin.post(f"{me}/server")).raise_for_status()
            until = time.monotonic() + PATIENCE
            while not (await admin.get(me)).json()["servers"].get("", {}).get("ready"):
                assert time.monotonic() < until, f"the server of {self.name} did not start"
                await asyncio.sleep(0.5)
        self.pid = await asyncio.to_thread(self.hub.pid, self.name)
        self.server = self._asking(f"{self.hub.url}/user/{self.name}", self.key)

    async def cells(self, notebook: str) -> list[str]:
        """Return the code cells of a notebook, as it lies in the learner's own folder."""
        answer = await self.server.get(f"/api/contents/{notebook}", params={"type": "notebook"})
        cells = answer.raise_for_status().json()["content"]["cells"]
        return [
            cell["source"]
            for cell in cells
            if cell["cell_type"] == "code" and "raises-exception" not in cell["metadata"].get("tags", [])
        ]

    async def kernel(self) -> Kernel:
        """Start a kernel where the notebooks lie."""
        options = {"name": "python3", "path": "notebooks"}
        started = (await self.server.post("/api/kernels", json=options)).raise_for_status().json()
        place = f"{self.hub.url}/user/{self.name}/api/kernels/{started['id']}"
        wire = await connect(
            f"{place.replace('http', 'ws', 1)}/channels",
            additional_headers={"authorization": f"token {self.key}"},
            max_size=None, open_timeout=PATIENCE, ping_timeout=None, proxy=None,
        )  # fmt: skip
        self.open.append(Kernel(wire, lambda: self.server.delete(place)))
        return self.open[-1]

    async def run(self, notebook: str) -> None:
        """Run a notebook's cells in a kernel of its own, and note the first that fails."""
        kernel, chance = await self.kernel(), Random(self.name + notebook)
        for number, source in enumerate(await self.cells(f"notebooks/{notebook}"), 1):
            await asyncio.sleep(chance.uniform(0.0, self.think))
            answer = await kernel.execute(source)
            if answer.error:
                self.failed.append(f"{self.name}, {notebook}, code cell {number}: {answer.error}")
                return

    async def tidy(self) -> None:
        """End all kernels, as closing every notebook does."""
        while self.open:
            await self.open.pop().close()

    def weigh(self) -> int:
        """Return the bytes of their server and all its processes now, shared ones divided (PSS)."""
        server = psutil.Process(self.pid)
        now = sum(proportional(each.pid) for each in [server, *server.children(recursive=True)])
        self.peak = max(self.peak, now)
        return now

    def _asking(self, place: str, key: str) -> httpx.AsyncClient:
        headers = {"authorization": f"token {key}"}
        # A kept connection may be closed by the proxy in the moment in which it is used again.
        limits = httpx.Limits(max_keepalive_connections=0)
        return httpx.AsyncClient(
            base_url=place, headers=headers, timeout=PATIENCE, limits=limits, trust_env=False
        )


@dataclass
class Answer:
    """What a cell said, and what it raised."""

    said: str = ""
    error: str = ""


class Kernel:
    """A kernel's channels, as a browser has them: one WebSocket."""

    def __init__(self, wire: Any, end: Callable[[], Awaitable[Any]]) -> None:
        self.wire, self.session, self.end = wire, uuid.uuid4().hex, end

    async def execute(self, code: str) -> Answer:
        """Run a cell and wait until the kernel is idle."""
        number = uuid.uuid4().hex
        header = {"msg_id": number, "msg_type": "execute_request", "session": self.session, "version": "5.3"}
        content = {"code": code, "silent": False, "store_history": True, "allow_stdin": False}
        message = {"header": header, "content": content, "parent_header": {}, "metadata": {}}
        await self.wire.send(json.dumps({**message, "channel": "shell", "buffers": []}))
        return await asyncio.wait_for(self._answer(number), PATIENCE)

    async def _answer(self, number: str) -> Answer:
        answer, waiting = Answer(), {"execute_reply", "idle"}
        while waiting:
            received = await self.wire.recv()
            if isinstance(received, bytes):  # a widget's buffers
                size = int.from_bytes(received[4:8], "big"), int.from_bytes(received[8:12], "big")
                received = received[slice(*size)]
            message = json.loads(received)
            kind, content = message["header"]["msg_type"], message["content"]
            if message["parent_header"].get("msg_id") != number:
                continue
            if kind == "stream":
                answer.said += content["text"]
            elif kind == "error":
                answer.error = f"{content['ename']}: {content['evalue']}"
            elif kind == "execute_reply":
                waiting.discard(kind)
            elif kind == "status":
                waiting.discard(content["execution_state"])
        return answer

    async def close(self) -> None:
        """Hang up, and end the kernel."""
        await self.wire.close()
        await self.end()


def proportional(pid: int) -> int:
    """Return a process's memory in bytes, what it shares divided among the sharers; 0 if gone."""
    try:
        rolled = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next(int(line.split()[1]) for line in rolled.splitlines() if line.startswith("Pss:")) * 1024
