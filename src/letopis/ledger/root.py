"""One root of an event, and how it counts."""

from dataclasses import dataclass
from typing import Literal

from letopis.ledger.chains import Node
from letopis.records import Reason

Kind = Literal["named", "people", "voice", "cited"]


@dataclass(frozen=True)
class Root:
    """One root: its nodes (a body and who speaks for it; a paper, or papers in a circle), and how it counts.

    `kind`: named; people who are not named, behind a paper; a paper's own voice; a paper that is only cited.
    `high` is how many it may be, `access` a key for what access it is shown to have, "" for none, `one_with` the root
    that has the same access and counts for both in low. `likely` tells whether it counts in the likely number too: not
    a second office of one government, nor who is only called a body of some kind. `articles` of a paper's voice are
    those in which it is its own, where it has a source in later ones; else none.
    """

    kind: Kind
    nodes: tuple[Node, ...]
    names: tuple[str, ...]
    high: int
    why: Reason
    access: str = ""
    one_with: str = ""
    likely: bool = False
    articles: frozenset[str] = frozenset()
