"""Kinds of block, how to tell them apart, and what to do about each."""

# ruff: noqa: E501 (a remedy and a pattern are read whole)

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from coffeeshop.ledger import Block


class Kind(NamedTuple):
    """One way to hold a loop."""

    name: str
    why: str  # goes on after "because"
    remedy: str  # a whole sentence
    calls: tuple[str, ...] = ()  # how the name of the C function begins
    frames: str = ""  # a pattern for "file function" of a library's frame
    words: str = ""  # a pattern for the source line, for when nothing else is known


# The first that fits is taken, so the more particular stand first.
KINDS = (
    Kind(
        "sleep",
        "time.sleep keeps the thread it runs in, and the loop with it",
        "Write `await asyncio.sleep(...)`, or declare the endpoint with plain `def`.",
        ("time.sleep",),
        words=r"\btime\.sleep\(|(?<![\w.])sleep\(",
    ),
    Kind(
        "validation",
        "every item of what the endpoint takes or returns is checked and converted, on the loop",
        "Return less (pages of items), or return a ready `Response`; a plain `def` endpoint has its answer "
        "checked in a thread.",
        frames=r"fastapi/(_compat/.* (validate|serialize)|encoders\.py|routing\.py serialize_response)"
        r"|pydantic/main\.py .*(__init__|validate|model_dump)|starlette/responses\.py .*render",
    ),
    Kind(
        "tls",
        "a TLS context reads and parses every trusted certificate from disk",
        "Make one context (or one client) when the application starts, and share it.",
        ("ssl.create_default_context", "ssl.SSLContext", "_ssl._SSLContext", "ssl._create_default_https_context"),
        r"ssl\.py .*(create_default_context|load_default_certs|load_verify|__new__|set_alpn|SSLContext)"
        r"|httpx2?/_config\.py create_ssl_context|urllib3/util/ssl_\.py",
        r"create_default_context\(|SSLContext\(",
    ),
    Kind(
        "subprocess",
        "the loop's thread waits until the other program ends",
        "Write `await asyncio.create_subprocess_exec(...)`, or `await asyncio.to_thread(subprocess.run, ...)`.",
        ("os.system", "posix.system", "os.waitpid", "posix.waitpid", "nt.system", "subprocess."),
        r"/subprocess\.py ",
        r"\bsubprocess\.|\bos\.system\(",
    ),
    Kind(
        "database",
        "a synchronous database driver waits for its answer in the loop's thread",
        "Use an asyncio driver (aiosqlite, asyncpg, SQLAlchemy's AsyncSession), or a plain `def` endpoint.",
        ("sqlite3.", "psycopg2", "pymysql", "MySQLdb", "duckdb"),
        r"/(sqlite3|sqlalchemy|psycopg2?|pymysql|MySQLdb|pymongo|redis|valkey|peewee)(/|\.py)",
        r"\b(sqlite3|cursor|conn(ection)?|session|db)\.(execute\w*|commit|fetch\w+|query)\(",
    ),
    Kind(
        "http",
        "a synchronous HTTP client waits for the other server in the loop's thread",
        "Use one shared `httpx.AsyncClient` with `await client.get(...)`, or a plain `def` endpoint.",
        ("urllib.", "http.client", "requests.", "httpx.", "pycurl"),
        r"/(requests|urllib3|httpx2?|httpcore2?|aiohttp|botocore)/|/urllib/request\.py|/http/client\.py",
        r"\b(requests|httpx2?)\.(get|post|put|patch|delete|head|request)\(|\burlopen\(",
    ),
    Kind(
        "queue",
        "queue.Queue stops the whole thread until an item comes, and who should bring it can't run",
        "Use `asyncio.Queue` with `await queue.get()`; between threads, `await asyncio.to_thread(queue.get)`.",
        ("queue.", "_queue."),
        r"(?<!asyncio)/(queue|multiprocessing/queues)\.py ",
    ),
    Kind(
        "lock",
        "a threading lock stops the whole thread until another thread lets go",
        "Use `asyncio.Lock` between tasks; hold a threading lock for moments only, or take it in a thread.",
        ("_thread.", "threading."),
        r"/(threading|multiprocessing/synchronize)\.py ",
        r"\.acquire\(|\bwith .*lock\b",
    ),
    Kind(
        "socket",
        "a blocking socket waits for the other side in the loop's thread",
        "Use `asyncio.open_connection`, or `await loop.sock_recv(...)` with a non-blocking socket.",
        ("socket.", "_socket.", "select."),
        r"/(socket|selectors)\.py ",
        r"\.(recv|recv_into|accept|connect|sendall)\(",
    ),
    Kind(
        "parsing",
        "parsing is work, and whoever works holds the loop",
        "Parse less, stream it, mend the pattern, or hand it on: `await asyncio.to_thread(...)` where the parser "
        "lets go of the GIL, else a process.",
        ("_json.", "json.", "re.", "_sre.", "pickle.", "_pickle.", "_csv.", "xml.", "pyexpat", "marshal.", "ast.",
         "tomllib.", "builtins.compile", "yaml."),
        r"/(json|re|csv|xml|html|yaml|toml\w*|lxml|bs4|pickle|ast|sre_\w+)(/[\w/]*)?(\.py)? ",
        r"\b(json|pickle|yaml|csv|re|tomllib)\.\w+\(",
    ),
    Kind(
        "compression",
        "compressing is work, and whoever works holds the loop",
        "Hand it on with `await asyncio.to_thread(...)`: zlib, bz2 and lzma let go of the GIL.",
        ("zlib.", "bz2.", "_bz2.", "lzma.", "_lzma.", "gzip.", "zipfile."),
        r"/(gzip|bz2|lzma|zipfile|tarfile|_compression)(/[\w/]*)?(\.py)? ",
        r"\b(gzip|zlib|bz2|lzma)\.",
    ),
    Kind(
        "hash",
        "hashing is work, and whoever works holds the loop",
        "Hand it on with `await asyncio.to_thread(...)`: hashlib lets go of the GIL on large data.",
        ("_hashlib.", "hashlib.", "_sha", "_blake2", "_md5", "hmac.", "_bcrypt", "bcrypt."),
        r"/(hashlib|hmac|bcrypt|passlib|argon2)(/[\w/]*)?(\.py)? ",
        r"\b(hashlib|bcrypt|hmac)\.",
    ),
    Kind(
        "file",
        "reading and writing files has no asyncio form in Python: the thread waits for the disk",
        "Hand it on: `await asyncio.to_thread(path.read_bytes)`, or use a plain `def` endpoint.",
        ("_io.", "io.", "builtins.open", "posix.", "nt.", "os.", "shutil.", "pathlib."),
        r"/(pathlib|shutil|tempfile|os|_pyio|glob|posixpath|codecs|fileinput)(/[\w/]*)?(\.py)? ",
        r"\bopen\(|\.(read|write)(_text|_bytes|lines?)?\(",
    ),
    Kind(
        "computation",
        "computing needs the thread, and the loop can't go on until it is done",
        "Hand it to a process (`loop.run_in_executor` with a ProcessPoolExecutor), or cut it up with "
        "`await asyncio.sleep(0)` between the parts.",
    ),
)  # fmt: skip
BY_NAME = {kind.name: kind for kind in KINDS}


@lru_cache(maxsize=256)
def kind_of(callee: str, beneath: tuple[str, ...], code: str) -> str:
    """Return the name of the kind.

    `callee` is the C function's dotted name, `beneath` the library's frames as "file function",
    deepest first, `code` the learner's line: the first two are evidence, the third a last resort.
    """
    below = [name.replace("\\", "/") for name in beneath]
    for kind in KINDS:
        if callee.startswith(kind.calls) if kind.calls and not below else False:
            return kind.name
        if kind.frames and any(re.search(kind.frames, name) for name in below):
            return kind.name
    for kind in KINDS:
        if kind.calls and callee.startswith(kind.calls):
            return kind.name
    if not callee and not below:
        return next(
            (kind.name for kind in KINDS if kind.words and re.search(kind.words, code)), "computation"
        )
    return "computation"


def diagnosis(block: Block) -> str:
    """Return one plain paragraph: what happened, why, and what to do."""
    kind = BY_NAME.get(block.kind, BY_NAME["computation"])
    seconds = (block.end - block.start) / 1e9
    swept = _swept(block)
    if not block.file:
        return (
            f"Something held the loop for {seconds:.2f} s and nobody else could run, but no sample was "
            f"taken while it lasted, so the line is not known.{swept} Run it again, or with more of it."
        )
    where = f"{block.file}:{block.line}" + (f" in {block.function}" if block.function else "")
    line = f" (`{block.code}`)" if block.code else ""
    return (
        f"{where}{line} held the loop for {seconds:.2f} s and nobody else could run, "
        f"because {kind.why}.{swept} {kind.remedy}"
    )


def _swept(block: Block) -> str:
    """Return a sentence on the garbage collector where it took more than a quarter of a block."""
    if 4 * block.collected <= block.end - block.start:
        return ""
    return (
        f" Of that, {block.collected / 1e9:.2f} s went to Python's garbage collector, which begins in any line "
        "and walks through every object that is alive; `gc.freeze()` once the application has started spares "
        "it those that stay."
    )
