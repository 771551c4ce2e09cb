"""One entity across articles and scripts: exact keys to look candidates up by, and the choice among them.

People are one when their names are, unless a country or an office speaks against it; a surname alone
joins a person only when exactly one fits. States and places are known by code, bodies by what they are,
the rest by their name.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from typing import Protocol

from letopis.linking.bodies import body, given_name, role_kinds
from letopis.linking.concepts import Body, alike, body_of, sounds_alike
from letopis.linking.names import fold, near, skeleton
from letopis.linking.outlets import outlet_key
from letopis.linking.verdicts import Verdict, Verdicts
from letopis.linking.weights import weights
from letopis.records import Entity

_BODIES = frozenset({"organisation", "facility"})
_WOMAN = ("ska", "ova", "eva", "ina")
_MAN = ("ski", "ov", "ev", "in")


@dataclass(frozen=True, slots=True)
class Known:
    """A store-wide entity as linking needs it: all its names and roles so far, and its stable id ("E…")."""

    entity: Entity
    id: str


class EntityIndex(Protocol):
    """What linking asks of the store about entities."""

    def candidates(self, keys: Iterable[str]) -> Iterable[Known]:
        """Every known entity that was filed under any of these keys (see `filed_keys`)."""


@dataclass(frozen=True, slots=True)
class Link:
    """Who a local entity is store-wide. `new`: nobody known yet, and `id` is the id to give it. `reasons`
    in words."""

    id: str
    score: float
    reasons: tuple[str, ...]
    new: bool


def entity_keys(entity: Entity) -> tuple[str, ...]:
    """What an entity is exactly known by, in every script alike. Never empty."""
    exact = _exact(entity)
    if entity.kind == "person":
        surnames = {skeleton(words[-1]) for words in _written(entity) if words}
        keys = {f"person:{surname}" for surname in surnames if surname}
    elif exact:
        keys = {exact}
    else:
        keys = {f"{_group(entity)}:{key}" for key in _loose(entity) if key}
    return tuple(sorted(keys)) or (f"{entity.kind}:?",)


def filed_keys(entity: Entity) -> tuple[str, ...]:
    """The keys that a known entity is found under: a person of a full name by its given names too."""
    return (*entity_keys(entity), *_given_keys(entity, entity_keys(entity)))


def asked_keys(entity: Entity) -> tuple[str, ...]:
    """The keys that lead from an entity to all it may be. A full name leads to those whose given name begins alike,
    and to whoever is known by the surname alone: not to all who share it."""
    if entity.kind != "person" or any(len(words) < 2 for words in _names(entity)) or not _names(entity):
        return entity_keys(entity)
    return _given_keys(entity, entity_keys(entity)) + tuple(f"{key} -" for key in entity_keys(entity))


def _given_keys(entity: Entity, surnames: tuple[str, ...]) -> tuple[str, ...]:
    """Each surname with the first letter and the first two consonants of each given name, one of which all its
    spellings share («Алена», «Елена»: l; «Йонас», "Jonas": n)."""
    if entity.kind != "person":
        return ()
    starts = {"-"} if any(len(words) < 2 for words in _names(entity)) else set()
    for words in _names(entity):
        for word in words[:-1][:2]:
            for given in (word, given_name(word)):
                starts |= {given[:1], *skeleton(given)[:2]}
    return tuple(f"{surname} {start}" for surname in surnames for start in sorted(starts))


def may_be_one(one: Entity, other: Entity) -> bool:
    """Whether two that share a key may come to be held for one, whoever else is: who an entity is depends on those
    alone that it may be one with."""
    if (one.kind == "person") != (other.kind == "person"):
        return False
    mine, theirs = (_exact(one), _exact(other)) if one.kind != "person" else ("", "")
    if mine or theirs:
        return mine == theirs
    if one.country and other.country and one.country != other.country:
        return False
    if one.kind == "person":
        least = min(weights().names["surname"], weights().names["full"])
        return any(_names_alike(a, b) >= least for a in _names(one) for b in _names(other))
    least, word = weights().names["body"], weights().names["word"]
    if any(near(" ".join(a), " ".join(b)) >= least for a in _names(one) for b in _names(other)):
        return True
    # Whichever state a body comes to be held to be of: its name alone decides.
    return any(sounds_alike(a, b, word) for a in _told(one) for b in _told(other))


def link_entity(entity: Entity, index: EntityIndex) -> Link:
    """Which known entity this one is, or a new id for it. The best candidate wins; ties go to the lowest
    id."""
    scored = sorted(
        ((*_same(entity, known.entity), known) for known in _unique(index.candidates(asked_keys(entity)))),
        key=lambda found: (-found[0], found[2].id),
    )
    scored = [found for found in scored if found[0] > 0]
    if scored and _alone(entity):
        rivals = {found[2].id for found in scored if not _alone(found[2].entity)}
        if len(rivals) > 1 and scored[0][0] < 1.0:  # two known people bear the surname, nothing says which
            scored = [found for found in scored if _alone(found[2].entity)]
    if scored:
        score, reason, known = scored[0]
        return Link(known.id, score, (reason,), new=False)
    return Link(entity_id(entity), 1.0, ("nobody known fits",), new=True)


def link_all(entities: Mapping[str, Entity], judged: Iterable[Verdict] = ()) -> dict[str, Known]:
    """Local entities (by any ids) to store-wide ones, with no index but each other.

    The outcome does not depend on their order: the fullest names are linked first. Give it all entities
    that share a key to have a block linked anew. `judged` is what people decided about them: it goes before
    any rule.
    """
    memory, verdicts = _Memory(), Verdicts(judged)
    linked: dict[str, str] = {}
    for local, entity in sorted(entities.items(), key=lambda item: (*_fullness(item[1]), item[0])):
        barred = {linked[other] for other in verdicts.apart(local) if other in linked}
        id = own = link_entity(entity, _Without(memory, barred)).id
        namesake = 1
        while id in barred:  # the name alone would give the other's id
            namesake += 1
            id = _hashed(f"{own}|{namesake}")
        memory.add(id, entity)
        linked[local] = id
    became = verdicts.joined(linked)
    for old, new in became.items():
        memory.known[new] = Known(merged(memory.known[new].entity, memory.known[old].entity), new)
    return {local: memory.known[became.get(id, id)] for local, id in linked.items()}


def entity_id(entity: Entity) -> str:
    """The id of a new entity: "E" and a hash of its kind and its canonical key."""
    key = _exact(entity)
    if not key:
        words = max(_names(entity) or [()], key=lambda w: (len(w), w))
        kinds = sorted(role_kinds(_roles(entity))) if len(words) < 2 else []
        key = "|".join((entity.kind, " ".join(sorted(words)), entity.country, *kinds))
    return _hashed(key)


def _hashed(key: str) -> str:
    return "E" + sha256(key.encode()).hexdigest()[:12]


def merged(known: Entity, other: Entity) -> Entity:
    """What is known of an entity once another article's view of it is added: names, roles, code,
    coordinates."""
    fuller = len(fold(other.name).split()) > len(fold(known.name).split())
    roles = {role.text: role for role in (*known.roles, *other.roles)}
    located = known if known.lat is not None else other
    return replace(
        known,
        name=other.name if fuller else known.name,
        names={**other.names, **known.names} if not fuller else {**known.names, **other.names},
        country=known.country or other.country,
        sector=known.sector or other.sector,
        geonameid=known.geonameid or other.geonameid,
        lat=located.lat,
        lon=located.lon,
        precision=located.precision or known.precision or other.precision,
        roles=tuple(replace(roles[text], of="", mention="") for text in sorted(roles))[:12],
    )


class _Memory:
    """An index that lives as long as one call."""

    def __init__(self) -> None:
        self.known: dict[str, Known] = {}
        self._by_key: dict[str, set[str]] = {}

    def candidates(self, keys: Iterable[str]) -> Iterable[Known]:
        ids = sorted(set().union(*(self._by_key.get(key, set()) for key in keys)))
        return [self.known[id] for id in ids]

    def add(self, id: str, entity: Entity) -> None:
        before = self.known.get(id)
        self.known[id] = Known(merged(before.entity, entity) if before else entity, id)
        for key in filed_keys(self.known[id].entity):
            self._by_key.setdefault(key, set()).add(id)


class _Without:
    """An index without those whom a person judged somebody else."""

    def __init__(self, index: EntityIndex, barred: Container[str]) -> None:
        self._index = index
        self._barred = barred

    def candidates(self, keys: Iterable[str]) -> Iterable[Known]:
        return [known for known in self._index.candidates(keys) if known.id not in self._barred]


# --- one or two?


def _same(one: Entity, other: Entity) -> tuple[float, str]:
    """How surely two are one, 0 when they are not, and why."""
    if (one.kind == "person") != (other.kind == "person"):
        return 0.0, "a person is no body"
    if one.kind == "person":
        return _same_person(one, other)
    mine, theirs = _exact(one), _exact(other)
    if mine or theirs:
        return (1.0, f"known as {mine}") if mine == theirs else (0.0, "known as two")
    if one.country and other.country and one.country != other.country:
        return 0.0, "two countries"
    least = weights().names["body"]
    score = max((near(" ".join(a), " ".join(b)) for a in _names(one) for b in _names(other)), default=0.0)
    if one.kind in _BODIES and other.kind in _BODIES:
        told = any(alike(a, b, weights().names["word"]) for a in _told(one) for b in _told(other))
        return (max(score, least), f"name {other.name}") if told else (0.0, "other name")
    return (score, f"name {other.name}") if score >= least else (0.0, "other name")


def _same_person(one: Entity, other: Entity) -> tuple[float, str]:
    if one.country and other.country and one.country != other.country:
        return 0.0, "same name, two countries"
    score = max((_names_alike(a, b) for a in _names(one) for b in _names(other)), default=0.0)
    alone = _alone(one) or _alone(other)
    if score < weights().names["surname" if alone else "full"]:
        return 0.0, "other name"
    if alone:
        mine, theirs = role_kinds(_roles(one)), role_kinds(_roles(other))
        if mine and theirs and not mine & theirs:
            return 0.0, f"same surname, {', '.join(sorted(mine))} and {', '.join(sorted(theirs))}"
        if not _alone(other) or mine & theirs or (one.country and one.country == other.country):
            return min(score, 0.95), f"surname {other.name}, nothing against it"
        return min(score, 0.85), f"surname {other.name}"
    return score, f"name {other.name}"


def _names_alike(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Surnames first; given names must agree as far as both show them (an initial is enough)."""
    if not one or not other:
        return 0.0
    surname = near(one[-1], other[-1])
    if _sexes_differ(one[-1], other[-1]):
        return 0.0
    if len(one) == 1 or len(other) == 1:
        return surname
    given = max(_given_alike(a, b) for a in one[:-1][:2] for b in other[:-1][:2])
    return 0.0 if given < 0.75 else 0.65 * surname + 0.35 * given


def _given_alike(one: str, other: str) -> float:
    if len(one) == 1 or len(other) == 1:
        return 0.9 if one[:1] == other[:1] else 0.0
    return near(given_name(one), given_name(other))


def _sexes_differ(one: str, other: str) -> bool:
    return (one.endswith(_WOMAN) and other.endswith(_MAN)) or (one.endswith(_MAN) and other.endswith(_WOMAN))


# --- what an entity is known by


def _exact(entity: Entity) -> str:
    """A key that alone says who it is, "" when only the name does."""
    if entity.kind == "country" and entity.country:
        return f"country:{entity.country}"
    if entity.geonameid:
        return f"geo:{entity.geonameid}"
    if entity.kind in ("place", "facility") and entity.country:
        return ""
    names = (entity.name, *(entity.names[language] for language in sorted(entity.names)))
    if entity.kind == "outlet":
        return f"outlet:{outlet_key(entity.name)}"
    if entity.kind == "organisation":
        return next((f"body:{key}" for name in names if (key := body(name, entity.country))), "")
    return ""


def _group(entity: Entity) -> str:
    return entity.kind if entity.kind in ("people", "outlet") else "named"


def _loose(entity: Entity) -> set[str]:
    """Keys that all spellings of a name share: of a body by what it says, of others by their consonants."""
    if entity.kind in _BODIES:
        return {told.key for told in _told(entity)}
    if entity.kind == "people":
        return {" ".join(words) for words in _names(entity)}
    return {" ".join(skeleton(word) for word in words) for words in _names(entity)}


def _told(entity: Entity) -> list[Body]:
    """The names of a body taken apart, sorted by name, each once."""
    every = {entity.name, *(name for language, name in entity.names.items() if language != "latin")}
    return _taken_apart(tuple(sorted(every)), entity.country)


@lru_cache(maxsize=50_000)
def _taken_apart(names: tuple[str, ...], country: str) -> list[Body]:
    return list(dict.fromkeys(body_of(name, country) for name in names if name))


def _names(entity: Entity) -> list[tuple[str, ...]]:
    """All the names of an entity, folded, as words; sorted, each once."""
    return _folded((entity.name, *entity.names.values()))


def _written(entity: Entity) -> list[tuple[str, ...]]:
    """The same without what only is our romanisation: it sounds as what it was made of, or is a slip that would tie
    the bearers of two surnames."""
    return _folded((entity.name, *(name for language, name in entity.names.items() if language != "latin")))


@lru_cache(maxsize=50_000)
def _folded(names: tuple[str, ...]) -> list[tuple[str, ...]]:
    return sorted({tuple(name.split()) for name in map(fold, names) if name})


def _alone(entity: Entity) -> bool:
    """Whether a person is known by one word only."""
    return entity.kind == "person" and max((len(words) for words in _names(entity)), default=0) < 2


def _roles(entity: Entity) -> tuple[str, ...]:
    return tuple(role.text for role in entity.roles)


def _fullness(entity: Entity) -> tuple[int, int, str]:
    """Sorts the best-known first: by exact key, number of words, then the name itself."""
    longest = max((len(words) for words in _names(entity)), default=0)
    return (
        0 if _exact(entity) else 1,
        -longest,
        f"{fold(entity.name)} {entity.country} {sorted(_roles(entity))}",
    )


def _unique(found: Iterable[Known]) -> list[Known]:
    return list({known.id: known for known in found}.values())
