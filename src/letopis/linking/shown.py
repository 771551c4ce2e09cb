"""What an entity is called: by language the name that most articles give it, whoever named it first or most fully.

A function of how many articles use each spelling, so that it can be found anew without linking anybody anew.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from letopis.linking.names import fold
from letopis.linking.parties import country_names
from letopis.records import Entity

Told = Sequence[tuple[Entity, int]]
LATIN = "latin"  # the language of a romanised name that is ours


def shown(entity: Entity, told: Iterable[tuple[Entity, int]]) -> Entity:
    """The entity under the names that most articles call it by. `told`: each spelling, and in how many articles.

    People go by two words or more where any article has them; of names told about equally often (both four to seven
    times, say) the fuller wins.
    """
    told = [(one, count) for one, count in told if count > 0]
    if not told:
        return entity
    by_language: dict[str, Counter[str]] = {}
    for one, count in told:
        for language, name in one.names.items():
            by_language.setdefault(language, Counter())[name] += count
    names = {
        language: _best(counts, entity.kind)
        for language, counts in sorted(by_language.items())
        if language != LATIN
    }
    if LATIN in by_language:
        spelt = _spelt(by_language) or _latin(told, names) or by_language[LATIN]
        names[LATIN] = _best(spelt, entity.kind)
    if entity.kind == "country":
        names |= country_names(entity.country)
    every: Counter[str] = Counter()
    for one, count in told:
        every[one.name] += count
    return replace(entity, name=_best(every, entity.kind), names=names)


def _latin(told: Told, names: dict[str, str]) -> Counter[str]:
    """The romanised forms of the names that are shown: one person is not called two things."""
    counts: Counter[str] = Counter()
    for one, count in told:
        if LATIN in one.names and any(names.get(k) == name for k, name in one.names.items() if k != LATIN):
            counts[one.names[LATIN]] += count
    return counts


def _spelt(by_language: Mapping[str, Counter[str]]) -> Counter[str]:
    """The names that Cyrillic texts give in Latin letters, as they are spelt («лоукостер Norwind»): nobody need
    romanise those."""
    counts: Counter[str] = Counter()
    for language, names in by_language.items():
        counts += Counter({name: n for name, n in names.items() if language != LATIN and name.isascii()})
    return counts


def _best(counts: Counter[str], kind: str) -> str:
    # Twice as often is more often; else two names that are told alike would change places with every article, and
    # every event with them.
    def rank(name: str) -> tuple[int, int, int, str]:
        return -_full(name, kind), -counts[name].bit_length(), -len(fold(name).split()), name

    return min(counts, key=rank)


def _full(name: str, kind: str) -> int:
    return min(len(fold(name).split()), 2) if kind == "person" else 0
