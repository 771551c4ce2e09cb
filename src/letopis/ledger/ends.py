"""Circles in a graph: nodes that can reach each other (Tarjan 1972, without recursion)."""

from collections.abc import Iterator, Mapping

from letopis.ledger.chains import Node


def circles(leads: Mapping[Node, set[Node]]) -> list[tuple[Node, ...]]:
    """The strongly connected components, each sorted, in sorted order; a node in no circle is alone in its
    own."""
    index: dict[Node, int] = {}
    low: dict[Node, int] = {}
    waiting: list[Node] = []
    found: list[tuple[Node, ...]] = []
    for start in sorted(leads):
        if start in index:
            continue
        path: list[tuple[Node, Iterator[Node]]] = []
        _enter(start, leads, index, low, waiting, path)
        while path:
            node, rest = path[-1]
            for to in rest:
                if to not in index:
                    _enter(to, leads, index, low, waiting, path)
                    break
                if to in waiting:
                    low[node] = min(low[node], index[to])
            else:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[node])
                if low[node] == index[node]:
                    at = waiting.index(node)
                    found.append(tuple(sorted(waiting[at:])))
                    del waiting[at:]
    return sorted(found)


def _enter(
    node: Node, leads: Mapping[Node, set[Node]], index: dict[Node, int], low: dict[Node, int],
    waiting: list[Node], path: list[tuple[Node, Iterator[Node]]],
) -> None:  # fmt: skip
    index[node] = low[node] = len(index)
    waiting.append(node)
    path.append((node, iter(sorted(leads.get(node, ())))))
