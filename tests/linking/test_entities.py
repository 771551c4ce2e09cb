"""One entity for its names in three languages; homonyms apart."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letopis.linking import Known, link_all, link_entity, merged, outlet_key
from letopis.linking.entities import entity_keys
from letopis.linking.names import fold, near, skeleton
from letopis.records import Entity, Role


def person(name: str, country: str = "", *roles: str) -> Entity:
    return Entity("e1", "person", name, country=country, roles=tuple(Role(role) for role in roles))


def grouped(**entities: Entity) -> list[set[str]]:
    linked = link_all(entities)
    ids = sorted({known.id for known in linked.values()})
    return sorted(
        ({local for local, k in linked.items() if k.id == id} for id in ids), key=lambda g: sorted(g)
    )


@pytest.mark.parametrize(("one", "other"), [
    ("Ховаев", "Khovaev"), ("Ховаєв", "Khovaev"), ("Зеленський", "Zelenskyy"), ("Пашинян", "Pashinyan"),
    ("Шевченко", "Shevchenko"), ("Жуков", "Zhukov"), ("Юрій", "Yurii"), ("Макрон", "Macron"),
    ("Щербак", "Shcherbak"), ("Цимбал", "Tsymbal"), ("Луис Боно", "Louis Bono"),
])  # fmt: skip
def test_a_name_sounds_the_same_in_every_script(one: str, other: str) -> None:
    assert near(fold(one), fold(other)) > 0.9
    assert skeleton(fold(one).split()[-1]) == skeleton(fold(other).split()[-1])


def test_one_person_under_three_names() -> None:
    assert grouped(ru=person("Тойво Клаара", "EU"), en=person("Toivo Klaar"), short=person("Клаар")) == [
        {"ru", "en", "short"}
    ]


def test_given_names_of_two_languages() -> None:
    assert grouped(ru=person("Николай Бондарь"), uk=person("Микола Бондар"), en=person("Mykola Bondar")) == [
        {"ru", "uk", "en"}
    ]


def test_brother_and_sister_are_two() -> None:
    assert grouped(a=person("Анна Орлова"), b=person("Иван Орлов"), c=person("Мария Орлова")) == [
        {"a"}, {"b"}, {"c"}
    ]  # fmt: skip


def test_people_of_one_name_in_two_countries_are_two() -> None:
    assert grouped(a=person("Иван Гончар", "UA"), b=person("Ivan Honchar", "US")) == [{"a"}, {"b"}]


def test_a_surname_with_another_office_is_another_person() -> None:
    assert grouped(a=person("Петренко", "", "мэр города"), b=person("Petrenko", "", "army spokesman")) == [
        {"a"}, {"b"}
    ]  # fmt: skip


def test_a_surname_that_two_people_bear_joins_neither() -> None:
    assert grouped(a=person("Анна Коваль"), b=person("Пётр Коваль"), c=person("Коваль")) == [
        {"a"},
        {"b"},
        {"c"},
    ]


def test_states_places_and_bodies_by_what_they_are() -> None:
    ministry = Entity("e1", "organisation", "МИД Армении", country="AM")
    same = Entity("e2", "organisation", "Ministry of Foreign Affairs of Armenia", country="AM")
    other = Entity("e3", "organisation", "Foreign Ministry", country="TR")
    assert grouped(a=ministry, b=same, c=other) == [{"a", "b"}, {"c"}]
    assert entity_keys(Entity("e1", "country", "Турция", country="TR")) == ("country:TR",)
    assert entity_keys(Entity("e1", "place", "Стамбул", geonameid=745044)) == ("geo:745044",)


def body(name: str, country: str = "") -> Entity:
    return Entity("e1", "organisation", name, country=country)


def test_a_ministry_is_one_body_in_three_languages() -> None:
    assert grouped(
        ru=body("министерство по чрезвычайным ситуациям", "AM"),
        uk=body("Міністерство з надзвичайних ситуацій", "AM"),
        en=body("Ministry of Emergencies", "AM"),
        short=body("МЧС Армении", "AM"),
        elsewhere=body("Emergencies Ministry", "GE"),
    ) == [{"elsewhere"}, {"ru", "uk", "en", "short"}]


def test_a_listed_body_with_and_without_its_legal_form() -> None:
    assert grouped(a=body("Газпром"), b=body('ПАО "Газпром"'), c=body("Gazprom")) == [{"a", "b", "c"}]


def test_given_names_that_languages_write_apart() -> None:
    assert grouped(ru=person("Майкл О'Брайен"), uk=person("Майкл О’Браєн"), en=person("Michael O'Brien")) == [
        {"ru", "uk", "en"}
    ]


def test_a_given_name_that_begins_otherwise_in_another_script() -> None:
    assert grouped(ru=person("Йонас Верн"), en=person("Jonas Vern"), other=person("Бруно Верн")) == [
        {"en", "ru"}, {"other"},
    ]  # fmt: skip


def test_link_says_why_and_what_is_new() -> None:
    class Index:
        def candidates(self, keys: object) -> list[Known]:
            return [Known(person("Игорь Ховаев", "RU"), "E1")]

    link = link_entity(person("Igor Khovaev"), Index())
    assert (link.id, link.new) == ("E1", False)
    assert "Ховаев" in link.reasons[0]
    assert link_entity(person("Олег Мирный"), Index()).new


def test_merged_keeps_the_fuller_name_and_every_role() -> None:
    both = merged(person("Клаар", "EU", "представитель"), person("Тойво Клаар", "", "спецпредставитель"))
    assert (both.name, both.country) == ("Тойво Клаар", "EU")
    assert {role.text for role in both.roles} == {"представитель", "спецпредставитель"}


@pytest.mark.parametrize(("one", "other"), [
    ("Европейская правда", "European Pravda"), ("Reuters", "Рейтер"), ("reuters.com", "Reuters"),
    ("https://www.bbc.com/news", "BBC"), ("Вечерний край", "газета «Вечерний край»"),
])  # fmt: skip
def test_an_outlet_by_any_of_its_names(one: str, other: str) -> None:
    assert outlet_key(one) == outlet_key(other)


def test_unknown_outlets_are_known_by_their_names() -> None:
    assert outlet_key("Вечерний край") != outlet_key("Утренний край")
    assert outlet_key("") == ""


NAMES = [
    "Анна Коваль",
    "Анна Гросс",
    "Коваль",
    "Гросс",
    "Anna Koval",
    "Пётр Коваль",
    "Петро Коваль",
    "Anna Gross",
    "Ганна Коваль",
    "Йонас Коваль",
    "Jonas Koval",
]


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.builds(person, st.sampled_from(NAMES), st.sampled_from(["", "UA", "DE"])), max_size=8),
    st.randoms(use_true_random=False),
)
def test_any_order_links_the_same(people: list[Entity], chance: object) -> None:
    named = {str(n): one for n, one in enumerate(people)}
    order = list(named)
    chance.shuffle(order)  # type: ignore[attr-defined]
    first = {local: known.id for local, known in link_all(named).items()}
    second = {local: known.id for local, known in link_all({local: named[local] for local in order}).items()}
    assert first == second


@settings(deadline=None, max_examples=40)
@given(st.lists(st.builds(person, st.sampled_from(NAMES), st.sampled_from(["", "UA", "DE"])), max_size=8))
def test_finer_keys_leave_nobody_out(people: list[Entity]) -> None:
    named = {str(n): one for n, one in enumerate(people)}
    finer = {local: known.id for local, known in link_all(named).items()}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("letopis.linking.entities.asked_keys", entity_keys)
        assert {local: known.id for local, known in link_all(named).items()} == finer


@given(st.text(max_size=300))
def test_any_name_has_keys(name: str) -> None:
    assert entity_keys(person(name))
    assert entity_keys(Entity("e1", "organisation", name))
    outlet_key(name)
