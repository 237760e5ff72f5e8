"""What runs in the patient's process: the application, and the x-ray on its loop.

`python -m coffeeshop.cli.child`, started by `Patient`. It is a process of its own so that the load's
clients, which work in the parent, share no GIL with the loop that is looked at.
"""

from __future__ import annotations

import asyncio
import sys
import threading
from typing import Any

from coffeeshop.children import Parent, watch_parent
from coffeeshop.cli.application import find, own_package, with_headers
from coffeeshop.cli.endpoint import Endpoint
from coffeeshop.cli.endpoints import endpoints_of
from coffeeshop.menu import ShopError
from coffeeshop.serving.sockets import listening
from coffeeshop.serving.uvicorns import Kitchen
from coffeeshop.serving.words import describe
from coffeeshop.xray import Recording


class Ward:
    """The application being served, and the recording of its loop."""

    def __init__(self, parent: Parent, order: dict[str, Any]) -> None:
        self._parent, self._order = parent, order
        self._app = find(order["app"])
        dressed = with_headers(self._app, order["headers"])
        self._kitchen = Kitchen(dressed, listening(0), token=None, xray=False)
        self._recording: Recording | None = None

    def serve(self) -> None:
        """Serve until the parent says stop."""
        self._kitchen.run(self._opened)

    def _opened(self) -> None:
        for endpoint in self._endpoints():
            own_package(endpoint.place.rpartition(":")[0])
        loop, threshold = asyncio.get_running_loop(), self._order["threshold"]
        self._recording = Recording(loop, "shop", threshold=threshold, pulse=False)
        self._recording.start()
        threading.Thread(target=self._listen, daemon=True).start()
        self._parent.send({"port": self._kitchen.listener.getsockname()[1]})

    def _endpoints(self) -> list[Endpoint]:
        return endpoints_of(self._app, [name for name, _ in self._order["headers"]])

    def _listen(self) -> None:
        while True:
            try:
                self._parent.send(self._answer(self._parent.receive()["do"]))
            except Exception as error:
                self._parent.send({"failed": f"The x-ray failed: {describe(error)}."})

    def _answer(self, wanted: str) -> dict[str, Any]:
        assert self._recording is not None
        if wanted == "endpoints":
            return {"endpoints": self._endpoints()}
        if wanted == "record":
            return {"record": self._recording.take().as_dict()}
        if wanted == "last record":  # cuts the slice that still runs, so that an endless one is seen too
            return {"record": self._recording.stop().as_dict()}
        self._kitchen.close()
        return {"closing": True}


def main() -> None:
    """Serve what the parent orders until it says stop, or is gone."""
    parent = watch_parent()
    order = parent.receive()
    try:
        Ward(parent, order).serve()
        parent.send({"failed": "The application has closed."})
    except ShopError as error:
        parent.send({"failed": str(error)})
    except BaseException as error:
        parent.send({"failed": f"The application could not be served: {describe(error)}."})
    sys.stdout.flush()


if __name__ == "__main__":
    main()
