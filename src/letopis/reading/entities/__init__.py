"""Who and where: people, organisations, countries, places and roles that an article names.

    find_entities(analysis, outlet) -> Who

names.py gives base forms and romanised forms, states.py countries, their adjectives and seats of government,
places.py coordinates, roles.py who holds which office, coreference.py which short name means whom.
"""

from letopis.reading.analysis import Analysis
from letopis.reading.entities.who import Who

__all__ = ["Who", "find_entities"]


def find_entities(analysis: Analysis, outlet: str = "") -> Who:
    """The mentions of an article and the entities behind them."""
    return Who((), ())
