"""Who had an event from whom: as a tree for reading, and laid out as a graph for seeing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from letopis.records import Event, Voice

MOST = 40  # nodes of a graph
WIDE, HIGH, GAP = 210, 24, 90


@dataclass(frozen=True)
class Node:
    """A box of the graph: where it stands, and who it is."""

    x: int
    y: int
    voice: Voice


@dataclass(frozen=True)
class Graph:
    """Boxes and the lines between them. `left_out` says how many voices are not drawn."""

    width: int
    height: int
    nodes: Sequence[Node]
    edges: Sequence[tuple[int, int, int, int]]
    left_out: int


def tree(event: Event) -> tuple[Voice, ...]:
    """The event's ledger; of an event that was assembled without one, its chains put together."""
    return event.ledger or _of_chains(event)


def graph(roots: Sequence[Voice]) -> Graph | None:
    """The tree laid out from left (roots) to right (who heard it last); None when there is nothing to see."""
    every = list(_walk(roots, 0))
    if len(every) < 2:
        return None
    # One box a voice, however many it had it from, in the last column it stands in.
    column: dict[str, int] = {}
    voices: dict[str, Voice] = {}
    for depth, voice, _ in every:
        column[voice.name] = max(depth, column.get(voice.name, 0))
        voices.setdefault(voice.name, voice)
    names = list(voices)[:MOST]
    nodes: dict[str, Node] = {}
    filled: dict[int, int] = {}
    for name in names:
        depth = column[name]
        row = filled.get(depth, 0)
        filled[depth] = row + 1
        nodes[name] = Node(depth * (WIDE + GAP), row * (HIGH + 10), voices[name])
    pairs = {(before, voice.name) for _, voice, before in every if before in nodes and voice.name in nodes}
    edges = [
        (nodes[a].x + WIDE, nodes[a].y + HIGH // 2, nodes[b].x, nodes[b].y + HIGH // 2)
        for a, b in sorted(pairs)
        if a != b and nodes[a].x < nodes[b].x
    ]
    width = (max(column[name] for name in names) + 1) * (WIDE + GAP) - GAP
    height = max(filled.values()) * (HIGH + 10)
    return Graph(width, height, list(nodes.values()), edges, len(voices) - len(names))


def _walk(voices: Sequence[Voice], depth: int, before: str = "") -> Iterator[tuple[int, Voice, str]]:
    for voice in voices:
        yield depth, voice, before
        if depth < 6:
            yield from _walk(voice.heard, depth + 1, voice.name)


def _of_chains(event: Event) -> tuple[Voice, ...]:
    heard: dict[str, dict[str, None]] = {}
    roots: dict[str, None] = {}
    for evidence in event.evidence:
        hops = list(dict.fromkeys([*reversed(evidence.chain), evidence.outlet or evidence.article]))
        roots[hops[0]] = None
        for before, after in pairwise(hops):
            heard.setdefault(before, {})[after] = None

    def made(name: str, above: tuple[str, ...]) -> Voice:
        below = [other for other in heard.get(name, ()) if other not in above and other != name]
        after = tuple(made(other, (*above, name)) for other in below)
        return Voice(name, "relay" if above else "root", "outlet", "named", heard=after)

    return tuple(made(name, ()) for name in roots)
