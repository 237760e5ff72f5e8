"""A process that dies with its parent, whatever kills the parent.

The child reads JSON lines on its standard input. When the parent ends, by `exit`, by a crash or by
SIGKILL, the operating system closes that pipe, and the child, which sees its end, ends itself and
everything it started. A file with a process id or an exit handler cannot promise that.
"""

from coffeeshop.children.child import Child, ChildGone, clock_offset
from coffeeshop.children.parent import Parent, watch_parent
from coffeeshop.children.supervised import Supervised, supervise

__all__ = ["Child", "ChildGone", "Parent", "Supervised", "clock_offset", "supervise", "watch_parent"]
