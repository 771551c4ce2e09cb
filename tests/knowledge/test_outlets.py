"""outlets.yaml is whole: no blanks, nothing twice, every country, zone and kind a real one."""

from dataclasses import replace
from typing import Any

import pytest

from letopis.errors import KnowledgeError
from letopis.knowledge import outlets
from letopis.knowledge.outlets import Outlet, doubles, known

LIGHTHOUSE: dict[str, Any] = {
    "name": "Маяк Залива", "also": ["Bay Beacon", "Маяк Затоки"], "domains": ["mayak-zaliva.example"],
    "country": "EE", "kind": "newspaper", "family": "mayak", "zone": "Europe/Tallinn",
}  # fmt: skip


def read(monkeypatch: pytest.MonkeyPatch, entries: object) -> tuple[Outlet, ...]:
    monkeypatch.setattr(outlets, "load", lambda _: entries)
    return known.__wrapped__()


def test_nothing_is_listed_twice() -> None:
    assert doubles(known()) == []


def test_no_outlet_has_blanks() -> None:
    words = [(o.name, *o.aliases, *o.domains, o.country, o.kind, o.family, o.zone) for o in known()]
    assert [given for given in words if any(word != word.strip() or not word for word in given)] == []
    assert len(words) >= 400


def test_official_bodies_speak_on_a_site_of_their_own() -> None:
    assert [o.name for o in known() if o.kind == "official" and not o.domains] == []


def test_what_two_outlets_claim_is_told() -> None:
    one = Outlet("Маяк", ("Beacon",), ("mayak.example",), "EE", "site", "mayak", "Europe/Tallinn")
    other = replace(one, name="Бакен", aliases=("beacon", "Буй", "Буй"), domains=())
    assert doubles([one, other]) == ["beacon: Маяк and Бакен", "Буй: twice in Бакен"]


def test_an_outlet_of_ones_own_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    (outlet,) = read(monkeypatch, [LIGHTHOUSE])
    assert (outlet.name, outlet.aliases, outlet.common) == (
        "Маяк Залива",
        ("Bay Beacon", "Маяк Затоки"),
        False,
    )


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("name", "  ", "entry 1 has no name"),
        ("country", "Estonia", "country 'Estonia'"),
        ("country", False, "country is missing or no text"),  # an unquoted NO
        ("kind", "paper", "Choose from agency newspaper"),
        ("zone", "Europe/Atlantis", "zone 'Europe/Atlantis'"),
        ("family", 112, "family is missing or no text"),
        ("also", None, "also is no list"),
        ("also", [""], "also is no list"),
        ("domains", ["https://mayak.example/"], "is no domain"),
    ],
)
def test_a_wrong_line_is_named_with_what_is_wrong(
    monkeypatch: pytest.MonkeyPatch, field: str, value: object, said: str
) -> None:
    with pytest.raises(KnowledgeError, match=said):
        read(monkeypatch, [{**LIGHTHOUSE, field: value}])


@pytest.mark.parametrize("entries", [None, {}, "outlets", [None], [["name"]]])
def test_a_file_of_another_shape_is_refused(monkeypatch: pytest.MonkeyPatch, entries: object) -> None:
    with pytest.raises(KnowledgeError, match=r"outlets\.yaml"):
        read(monkeypatch, entries)
