"""Who and where: people, organisations, countries, places and roles that an article names.

    find_entities(analysis, outlet) -> Who

What is named, as drafts (drafts.py):
    collect.py     puts together what the model marked (marked.py), what we know by name (known.py: states.py,
                   bodies.py, places.py), what grammar tells (extents.py, over nouns.py) and what was missed (missed.py)
Who it is:
    settle.py      makes mentions and entities (made.py) of the drafts; whose.py: of which state a ministry is
    coreference.py tells which short name means whom, again.py which body «министерство» means, alike.py what
                   is one under two names
    holders.py     tells who holds which office and for whom, by roles.py, roles_english.py and titles.py
How it is called:
    names.py       base forms, by the ways to read each word (forms.py) and its place in the sentence (syntax.py);
                   romanisation.py: Latin letters
    index.py       looks names up in any of their cases
"""

from letopis.reading.analysis import Analysis
from letopis.reading.entities.collect import collect
from letopis.reading.entities.settle import settle
from letopis.reading.entities.who import Who

__all__ = ["Who", "find_entities"]


def find_entities(analysis: Analysis, outlet: str = "") -> Who:
    """The mentions of an article and the entities behind them, ids m1… and e1… in text order.

    `outlet` is the article's own outlet, known as such wherever the text names it.
    """
    return settle(analysis, collect(analysis), outlet)
