"""The fixed weights and thresholds of linking (knowledge/linking.yaml), validated."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from letopis.errors import KnowledgeError
from letopis.knowledge import load


@dataclass(frozen=True)
class Weights:
    """knowledge/linking.yaml as Python sees it; the file explains each value."""

    families: Mapping[str, tuple[str, ...]]  # event type → the families it belongs to
    speech: frozenset[str]
    vouches: frozenset[str]
    directed: frozenset[str]
    standing: frozenset[str]
    weights: Mapping[str, float]
    cosine: tuple[float, float]
    cosine_lead: tuple[float, float]
    across: float
    join: float
    join_speech: float
    join_article: float
    bounds: Mapping[str, float]
    undated_days: int
    unsaid_days: int
    recalled_days: int
    unknown: float
    anchor: float
    retold: float
    said: float
    story: float
    story_names: float
    story_days: int
    story_apart: float
    near_km: float
    wide_km: float
    signs: int
    names: Mapping[str, float]
    cumulative: frozenset[str]
    state: frozenset[str]
    speaks: frozenset[str]
    papers: tuple[str, ...]
    reporters: tuple[str, ...]
    scene: tuple[str, ...]
    importance: Mapping[str, float]
    types: Mapping[str, float]

    def family(self, type: str) -> tuple[str, ...]:
        """The families of an event type; a type of no family is its own."""
        return self.families.get(type, (type.lower(),))


@cache
def weights() -> Weights:
    """The weights in force. Raises KnowledgeError naming the entry that is wrong."""
    raw = load("linking")
    families: dict[str, tuple[str, ...]] = {}
    for family, types in _mapping(raw, "families").items():
        for type in types:
            families[type] = (*families.get(type, ()), family)
    cosine = _numbers(raw, "cosine", ("low", "high"))
    lead = _numbers(raw, "cosine_lead", ("low", "high"))
    story = _numbers(raw, "story", ("least", "names", "days", "apart"))
    return Weights(
        families=families,
        speech=frozenset(_words(raw, "speech")),
        vouches=frozenset(_words(raw, "vouches")),
        directed=frozenset(_words(raw, "directed")),
        standing=frozenset(_words(raw, "standing")),
        weights=_numbers(raw, "weights", ("type", "time", "place", "parties", "words")),
        cosine=(cosine["low"], cosine["high"]),
        cosine_lead=(lead["low"], lead["high"]),
        across=_number(raw, "across"),
        join=_number(raw, "join"),
        join_speech=_number(raw, "join_speech"),
        join_article=_number(raw, "join_article"),
        bounds=_numbers(
            raw,
            "bounds",
            (
                "type",
                "place",
                "parties",
                "anchor",
                "article",
                "reversed",
                "speaker",
                "speakers",
                "said",
                "not_so",
            ),
        ),
        undated_days=int(_number(raw, "undated_days")),
        unsaid_days=int(_number(raw, "unsaid_days")),
        recalled_days=int(_number(raw, "recalled_days")),
        unknown=_number(raw, "unknown"),
        anchor=_number(raw, "anchor"),
        retold=_number(raw, "retold"),
        said=_number(raw, "said"),
        story=story["least"],
        story_names=story["names"],
        story_days=int(story["days"]),
        story_apart=story["apart"],
        near_km=_number(raw, "near_km"),
        wide_km=_number(raw, "wide_km"),
        signs=int(_number(raw, "signs")),
        names=_numbers(raw, "names", ("full", "surname", "body", "word")),
        cumulative=frozenset(_words(raw, "cumulative")),
        state=frozenset(_words(raw, "state")),
        speaks=frozenset(_words(raw, "speaks")),
        papers=tuple(_words(raw, "papers")),
        reporters=tuple(_words(raw, "reporters")),
        scene=tuple(_words(raw, "scene")),
        importance=_numbers(raw, "importance", ("outlets", "roots", "title", "lead", "confidence")),
        types=_numbers(raw, "types", ()),
    )


def _mapping(raw: Any, entry: str) -> Mapping[str, Any]:
    value = raw.get(entry) if isinstance(raw, Mapping) else None
    if not isinstance(value, Mapping):
        raise KnowledgeError(
            f"linking.yaml: `{entry}` must be a mapping", "Compare it with the file as shipped."
        )
    return value


def _words(raw: Any, entry: str) -> list[str]:
    value = raw.get(entry) if isinstance(raw, Mapping) else None
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise KnowledgeError(f"linking.yaml: `{entry}` must be a list of words")
    return value


def _number(raw: Mapping[str, Any], entry: str) -> float:
    value = raw.get(entry)
    if not isinstance(value, (int, float)) or isinstance(value, bool) or value < 0:
        raise KnowledgeError(f"linking.yaml: `{entry}` must be a number, not {value!r}")
    return float(value)


def _numbers(raw: Any, entry: str, needed: tuple[str, ...]) -> dict[str, float]:
    value = _mapping(raw, entry)
    if missing := [key for key in needed if key not in value]:
        raise KnowledgeError(f"linking.yaml: `{entry}` lacks {', '.join(missing)}")
    return {str(key): _number(value, key) for key in value}
