"""The engines: servers that a lesson needs beside the shop, each a supervised child behind one call.

Each is a file of its own here, and starts from one call, says in one sentence what is missing and how
to get it where it can't, stops with the notebook, and leaves no process behind:

    from coffeeshop.engines.engine import Engine
"""
