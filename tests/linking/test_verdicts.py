"""What people decided about entities goes before any rule, in whatever order articles came."""

from itertools import permutations

import pytest

from letopis.linking import Verdict, link_all
from letopis.records import Entity, Role

SOVA = Entity("", "person", "Олена Сова", {"uk": "Олена Сова"})
SOWA = Entity("", "person", "Olena Sova", {"en": "Olena Sova"}, roles=(Role("minister"),))
OWL = Entity("", "person", "Пугач", {"uk": "Пугач"})
PORT = Entity("", "organisation", "Порт Калмин", {"ru": "Порт Калмин"})
EVERY = {"s1": SOVA, "s2": SOWA, "s3": OWL, "s4": PORT}


def verdict(id: int, same: bool, one: str, other: str) -> Verdict:
    return Verdict(id, same, frozenset(one.split()), frozenset(other.split()))


def groups(*judged: Verdict) -> list[str]:
    """Who is one, as spellings."""
    found: dict[str, list[str]] = {}
    for spelling, known in link_all(EVERY, judged).items():
        found.setdefault(known.id, []).append(spelling)
    return sorted(" ".join(sorted(spellings)) for spellings in found.values())


@pytest.mark.parametrize(("judged", "expected"), [
    ([], ["s1 s2", "s3", "s4"]),
    ([verdict(1, True, "s1 s2", "s3")], ["s1 s2 s3", "s4"]),
    ([verdict(1, False, "s1", "s2")], ["s1", "s2", "s3", "s4"]),
    ([verdict(1, False, "s1", "s2"), verdict(2, True, "s1", "s2")], ["s1 s2", "s3", "s4"]),
    ([verdict(1, True, "s1", "s3"), verdict(2, False, "s1", "s3")], ["s1 s2", "s3", "s4"]),
    # «Пугач» cannot be both of two who are not one: the later word on it stands
    ([verdict(1, False, "s1", "s2"), verdict(2, True, "s1", "s3"), verdict(3, True, "s2", "s3")],
     ["s1", "s2 s3", "s4"]),
    ([verdict(1, True, "s9", "s3"), verdict(2, False, "s9", "s1")], ["s1 s2", "s3", "s4"]),
])  # fmt: skip
def test_people_say_who_is_one(judged: list[Verdict], expected: list[str]) -> None:
    assert groups(*judged) == expected
    assert groups(*reversed(judged)) == expected


def test_homonyms_have_ids_of_their_own_in_any_order() -> None:
    twins = {"a": SOVA, "b": SOVA, "c": SOVA}
    apart = [verdict(1, False, "a", "b"), verdict(2, False, "a c", "b"), verdict(3, False, "a", "c")]
    expected = {spelling: known.id for spelling, known in link_all(twins, apart).items()}
    assert len(set(expected.values())) == 3
    for order in permutations(twins):
        found = link_all({spelling: twins[spelling] for spelling in order}, apart)
        assert {spelling: known.id for spelling, known in found.items()} == expected


def test_who_is_one_bears_all_the_names() -> None:
    known = link_all(EVERY, [verdict(1, True, "s1", "s3")])
    assert known["s3"] == known["s1"]
    assert {"Олена Сова", "Olena Sova"} <= {*known["s3"].entity.names.values(), known["s3"].entity.name}
