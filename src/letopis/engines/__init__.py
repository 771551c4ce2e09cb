"""Engines: how articles are read — one after another here, or ahead in a pool of processes.

    with engine(workers) as read:
        for item, reading in read.through(items): ...     # in the order of items, whatever finished first

A reading is pure, so it comes out the same whoever makes it.
"""

from letopis.engines.pool import Engine, InProcess, ProcessPool, engine

__all__ = ["Engine", "InProcess", "ProcessPool", "engine"]
