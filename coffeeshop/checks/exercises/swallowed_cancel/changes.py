"""The five changes: the diff that the learner reads, and the code as it would be after the merge."""

from __future__ import annotations

DIFF = """\
 # A
 async def brew(cup):
     try:
         await heat(cup)
-    except OSError:
+    except Exception:
         log("the heater failed")
     finally:
         wash(cup)

 # B
 async def foam(cup):
     try:
         await heat(cup)
+    except asyncio.CancelledError:
+        log("nobody wants it any more")
     finally:
         wash(cup)

 # C
 async def steep(cup):
     try:
         await heat(cup)
+    except asyncio.CancelledError:
+        log("nobody wants it any more")
+        raise
     finally:
         wash(cup)

 # D
 async def keep_warm(cup):
     while True:
         try:
             await heat(cup)
-        except OSError:
+        except:
             log("once more")
             await asyncio.sleep(0.01)

 # E
 async def pour(cup):
     try:
         await heat(cup)
     finally:
-        wash(cup)
+        return wash(cup)
"""

NAMES = {"A": "brew", "B": "foam", "C": "steep", "D": "keep_warm", "E": "pour"}
RIGHT = {"A": "merge", "B": "mend", "C": "merge", "D": "mend", "E": "mend"}


def merged() -> str:
    """Return the code with all five changes in it."""
    kept = [line[1:] for line in DIFF.splitlines() if not line.startswith("-")]
    return "import asyncio\n\n" + "\n".join(kept) + "\n"
