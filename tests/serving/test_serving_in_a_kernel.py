"""Shops in a real Jupyter kernel: killed, restarted and interrupted."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from kernels import Kernel, listens, soon

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX's")

SHOP = "from fastapi import FastAPI\napp = FastAPI()\n"


@pytest.fixture
def kernel(tmp_path: Path) -> Iterator[Kernel]:
    (tmp_path / "my_shop.py").write_text(SHOP)
    made = Kernel(tmp_path)
    yield made
    made.stop()


OPEN_BOTH = """
    from coffeeshop.serving import serve
    shops = [serve("my_shop.py:app"), serve("my_shop.py:app", where="process")]
    print(*(shop.port for shop in shops))
"""


def test_nothing_listens_five_seconds_after_the_kernel_was_killed(kernel: Kernel) -> None:
    ports = [int(port) for port in kernel.run(OPEN_BOTH).split()]
    assert [listens(port) for port in ports] == [True, True]
    kernel.manager.signal_kernel(9)
    assert soon(lambda: not any(listens(port) for port in ports), 5)


@pytest.mark.timeout(300)
def test_a_restart_closes_every_shop(kernel: Kernel) -> None:
    ports = [int(port) for port in kernel.run(OPEN_BOTH).split()]
    assert len(ports) == 2
    kernel.restart()
    assert soon(lambda: not any(listens(port) for port in ports), 5)


def test_an_interrupt_closes_the_cells_own_shop_and_no_other(kernel: Kernel, tmp_path: Path) -> None:
    kept = kernel.run("""
        from coffeeshop.serving import serve
        kept = serve("my_shop.py:app", where="process")
        print(kept.port)
    """)
    kernel.client.execute(
        "import time\nwith serve('my_shop.py:app', where='process') as shop:\n"
        "    open('port', 'w').write(str(shop.port))\n    time.sleep(60)\n"
    )
    note = tmp_path / "port"
    assert soon(lambda: note.exists() and bool(note.read_text()), 30)
    port = int(note.read_text())
    kernel.manager.interrupt_kernel()
    assert soon(lambda: not listens(port), 8)
    assert listens(int(kept))


def test_shops_open_and_close_beside_nest_asyncio(kernel: Kernel) -> None:
    said = kernel.run("""
        import nest_asyncio
        nest_asyncio.apply()
        import asyncio, httpx
        from coffeeshop.serving import serve

        async def visit():
            async with serve("my_shop.py:app") as shop, httpx.AsyncClient() as client:
                return (await client.get(shop.url + "/openapi.json")).status_code

        print(asyncio.run(visit()), await visit())
    """)
    assert said == "200 200"


def test_an_application_of_a_cell_is_served_in_a_thread_and_refused_a_process(kernel: Kernel) -> None:
    said = kernel.run("""
        from fastapi import FastAPI
        from coffeeshop.serving import serve
        app = FastAPI()
        with serve(app) as shop:
            print(shop.is_open)
        try:
            serve(app, where="process")
        except Exception as error:
            print(type(error).__name__, "%%writefile" in str(error))
    """)
    assert said.split("\n") == ["True", "ShopError True"]
