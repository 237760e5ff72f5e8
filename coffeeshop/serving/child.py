"""What runs in the process of a shop: `python -m coffeeshop.serving.child`, started by `ProcessServer`."""

from __future__ import annotations

import sys
import threading
from typing import Any

from coffeeshop.children import Parent, watch_parent
from coffeeshop.menu import ShopError
from coffeeshop.serving.files import hard_limit, raise_limit
from coffeeshop.serving.locate import load
from coffeeshop.serving.sockets import listening
from coffeeshop.serving.uvicorns import Kitchen
from coffeeshop.serving.words import describe

MANY = 10_240  # open files: ten thousand customers, and what macOS grants at most


def main() -> None:
    """Serve what the parent orders until it says stop, or is gone."""
    parent = watch_parent()
    order = parent.receive()
    sys.path[:] = order["path"]
    raise_limit(MANY, hard_limit())
    try:
        kitchen = _kitchen(order)
        threading.Thread(target=_listen, args=(parent, kitchen), daemon=True).start()
        port = kitchen.listener.getsockname()[1]
        kitchen.run(lambda: parent.send({"port": port}))
        parent.send({"stopped": True})
    except ShopError as error:
        parent.send({"failed": str(error)})
    except BaseException as error:
        parent.send({"failed": f"The shop could not open: {describe(error)}."})


def _kitchen(order: dict[str, Any]) -> Kitchen:
    app = load(order["app"])
    return Kitchen(app, listening(order["port"]), token=order["token"], xray=order["xray"])


def _listen(parent: Parent, kitchen: Kitchen) -> None:
    while True:
        if parent.receive()["do"] == "record":
            parent.send({"record": kitchen.record().as_dict()})
        else:
            kitchen.close()


if __name__ == "__main__":
    main()
