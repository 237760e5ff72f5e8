"""The six changes: the diff that the learner reads, and the code as it would be after the merge."""

from __future__ import annotations

DIFF = """\
 # A
 async def takeaway():
-    await charge()
+    asyncio.create_task(charge())
     await make()
     return "paid"

 # B
 async def at_the_bar():
-    await charge()
-    await make()
+    await asyncio.gather(charge(), make())
     return "paid"

 # C
 async def delivery():
-    await asyncio.gather(charge(), make())
+    await asyncio.gather(charge(), make(), return_exceptions=True)
     return "paid"

 # D
 async def at_the_table():
-    await asyncio.gather(charge(), make())
+    async with asyncio.TaskGroup() as group:
+        group.create_task(charge())
+        group.create_task(make())
     return "paid"

 # E
 async def on_the_phone():
-    await charge()
+    charging = asyncio.create_task(charge())
     await make()
+    await charging
     return "paid"

 # F
 async def for_the_office():
-    await charge()
-    await make()
+    await asyncio.wait([asyncio.create_task(charge()), asyncio.create_task(make())])
     return "paid"
"""

NAMES = {
    "A": "takeaway",
    "B": "at_the_bar",
    "C": "delivery",
    "D": "at_the_table",
    "E": "on_the_phone",
    "F": "for_the_office",
}
RIGHT = {"A": "lost", "B": "heard", "C": "lost", "D": "heard", "E": "heard", "F": "lost"}


def merged() -> str:
    """Return the code with all six changes in it."""
    kept = [line[1:] for line in DIFF.splitlines() if not line.startswith("-")]
    return "import asyncio\n\n" + "\n".join(kept) + "\n"
