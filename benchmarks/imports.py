"""What `import coffeeshop` costs beside what it stands on: `python benchmarks/imports.py`.

Both are started in turns, each in a fresh interpreter, and their medians are compared, so that a busy
machine slows both alike.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

STANDS_ON = "import fastapi, uvicorn, httpx"
CASES = {
    "nothing": "pass",
    STANDS_ON: STANDS_ON,
    "import coffeeshop": "import coffeeshop",
    "all of its names": "from coffeeshop import *",
}
LIMIT = 1.3
ROUNDS = 9


def cost(code: str) -> float:
    """Return the seconds of wall time that a fresh interpreter needs for `code`."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - began


def main() -> int:
    """Print the medians and the ratios; 1 where `import coffeeshop` costs too much."""
    for code in CASES.values():
        cost(code)  # the files are read and compiled
    seen: dict[str, list[float]] = {name: [] for name in CASES}
    for _ in range(ROUNDS):
        for name, code in CASES.items():
            seen[name].append(cost(code))
    bare = statistics.median(seen["nothing"])
    base = statistics.median(seen[STANDS_ON]) - bare
    for name, times in seen.items():
        median = statistics.median(times)
        print(f"{name:34} {median * 1e3:6.0f} ms   {(median - bare) / base:5.2f} times `{STANDS_ON}`")
    ratio = (statistics.median(seen["import coffeeshop"]) - bare) / base
    print(f"import coffeeshop: {ratio:.2f} (at most {LIMIT})")
    return int(ratio > LIMIT)


if __name__ == "__main__":
    raise SystemExit(main())
