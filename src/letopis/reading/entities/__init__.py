"""Who and where: people, organisations, countries, places and roles that an article names.

    find_entities(analysis, outlet) -> Who

drafts.py collects what the model marked and what we know by name; states.py, places.py and bodies.py say
what the names stand for; roles.py who holds which office; coreference.py which short name means whom;
names.py gives base and romanised forms; settle.py makes mentions and entities of it all.
"""

from letopis.reading.analysis import Analysis
from letopis.reading.entities.drafts import draft
from letopis.reading.entities.settle import settle
from letopis.reading.entities.who import Who

__all__ = ["Who", "find_entities"]


def find_entities(analysis: Analysis, outlet: str = "") -> Who:
    """The mentions of an article and the entities behind them, ids m1… and e1… in text order.

    `outlet` is the article's own outlet, known as such wherever the text names it.
    """
    return settle(analysis, draft(analysis), outlet)
