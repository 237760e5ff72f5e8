"""Customers: real HTTP load on a shop of this machine, in a closed or an open loop.

They know an address and no server. `watcher` makes what shows a rush's progress; the notebook puts
its own in that place.
"""

from collections.abc import Callable

from coffeeshop.customers.bar import Bar, Watch
from coffeeshop.customers.files import room_for
from coffeeshop.customers.rush import latest, rush

__all__ = ["latest", "room_for", "rush", "watcher"]

watcher: Callable[[], Watch] = Bar
