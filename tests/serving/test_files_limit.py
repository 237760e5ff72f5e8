"""A shop in a process of its own takes as many connections as the system allows."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sockets are no files there")

SHOP = """
import resource
from fastapi import FastAPI
app = FastAPI()

@app.get("/limit")
async def limit():
    return resource.getrlimit(resource.RLIMIT_NOFILE)
"""
SCRIPT = """
import resource, httpx
from coffeeshop import serve
hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
with serve("limited_shop.py:app", where="process") as shop:
    soft, hard = httpx.get(shop.url + "/limit", trust_env=False).json()
print(soft == 10_240 or soft == hard)
"""


def test_a_shop_in_a_process_raises_its_limit_of_open_files(tmp_path) -> None:
    (tmp_path / "limited_shop.py").write_text(SHOP)
    done = subprocess.run([sys.executable, "-c", SCRIPT], cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout.strip() == "True", done.stderr
