"""Towns and regions."""

from pathlib import Path

import pytest

from letopis import knowledge
from letopis.errors import KnowledgeError
from letopis.reading.entities import places

from .conftest import Read


@pytest.mark.parametrize(
    ("language", "name", "english"),
    [
        ("ru", "Стамбуле", "Istanbul"),
        ("uk", "Харкові", "Kharkiv"),
        ("ru", "Нью-Йорке", "New York City"),
        ("en", "New York", "New York City"),
        ("uk", "Бахмутом", "Bakhmut"),
    ],
)
def test_towns_in_all_cases(language: str, name: str, english: str) -> None:
    found = places.town(name, language)
    assert found is not None
    assert found.names["en"] == english
    assert found.precision == "city"
    assert found.geonameid


def test_a_country_in_view_outweighs_a_larger_namesake() -> None:
    alone = places.town("Birmingham", "en")
    in_alabama = places.town("Birmingham", "en", countries={"US"})
    assert alone is not None
    assert in_alabama is not None
    assert (alone.country, in_alabama.country) == ("GB", "US")


def test_the_town_the_world_knows_outweighs_a_small_one_in_view() -> None:
    geneva = places.town("Geneva", "en", countries={"US"})
    assert geneva is not None
    assert geneva.country == "CH"


@pytest.mark.parametrize(
    ("language", "name", "english", "country"),
    [
        ("ru", "Нагорном Карабахе", "Nagorno-Karabakh", "AZ"),
        ("ru", "Карабахе", "Nagorno-Karabakh", "AZ"),
        ("uk", "Криму", "Crimea", "UA"),
        ("uk", "Чорним морем", "Black Sea", ""),
        ("ru", "секторе Газа", "Gaza Strip", "PS"),
        ("en", "the Taiwan Strait", "Taiwan Strait", ""),
        ("uk", "Харківщині", "Kharkiv Oblast", "UA"),
    ],
)
def test_regions(language: str, name: str, english: str, country: str) -> None:
    found = places.region(name, language)
    assert found is not None
    assert found.names["en"] == english
    assert found.country == country


def test_what_is_no_place_is_none() -> None:
    assert places.region("Зазеркалье", "ru") is None
    assert places.town("Зазеркалье", "ru") is None
    assert places.town("", "en") is None


def test_regions_have_three_names_and_lie_on_the_globe() -> None:
    entries = [entry.value for held in places.regions().entries.values() for entry in held]
    assert len({place.key for place in entries}) > 250
    for place in entries:
        assert set(place.names) == {"ru", "uk", "en"}
        assert abs(place.lat) <= 90
        assert abs(place.lon) <= 180


def test_an_abbreviation_is_no_town_of_the_same_letters() -> None:
    assert places.town("НДР", "uk") is None


@pytest.mark.parametrize(("view", "country"), [("un", "UA"), ("none", ""), ("RU", "RU"), ("DE", "UA")])
def test_a_disputed_place_is_counted_as_the_worldview_says(view: str, country: str, tmp_path: Path) -> None:
    (tmp_path / "worldview.yaml").write_text(f"worldview: {view}\n", encoding="utf-8")
    knowledge.use(tmp_path)
    try:
        assert places.counted_to("UA", ("RU",)) == country
        assert places.counted_to("PL", ()) == "PL"
    finally:
        knowledge._overlay.clear()
        knowledge.load.cache_clear()


def test_a_wrong_worldview_is_named(tmp_path: Path) -> None:
    (tmp_path / "worldview.yaml").write_text("worldview: flat\n", encoding="utf-8")
    knowledge.use(tmp_path)
    try:
        with pytest.raises(KnowledgeError, match="worldview"):
            places.counted_to("UA", ("RU",))
    finally:
        knowledge._overlay.clear()
        knowledge.load.cache_clear()


def test_claims_on_a_place_are_kept_whatever_the_worldview(read: Read) -> None:
    who = read("Итоги\nПаром ушёл в [LOC Крым], в порт [LOC Симферополь], а потом в [LOC Киев].", "ru")
    told = {e.name: (e.country, e.claimed_by) for e in who.entities}
    assert told["Крым"] == ("UA", ("RU",))
    assert told["Симферополь"] == ("UA", ("RU",))
    assert told["Киев"] == ("UA", ())
