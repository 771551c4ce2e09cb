"""Who is who across articles: a function of the spellings there are, not of the order in which they came."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from letopis.linking import link_all
from letopis.records import Article, Entity, Role
from letopis.store import Store, articles, schema, spellings
from tests import plain

FULL = Entity("e1", "person", "Олена Сова", {"uk": "Олена Сова"}, roles=(Role("міністерка", "e2", "m1"),))
LATIN = Entity("e9", "person", "Olena Sova", {"en": "Olena Sova"})
SURNAME = Entity("e4", "person", "Сова", {"ru": "Сова"})


def link(store: Store, article: Article, *entities: Entity) -> set[str]:
    """Store how an article names people and link; gives the articles whose claims that touches."""
    with store.writing() as connection:
        articles.add(connection, article, b"", plain.read(article))
        spellings.put(connection, article.id, entities)
        assigned = spellings.relink(connection, link_all)
        return spellings.articles_with(connection, assigned.spellings)


@pytest.mark.parametrize("order", list(permutations((FULL, LATIN, SURNAME))))
def test_one_person_in_three_spellings(place: str, order: tuple[Entity, ...]) -> None:
    with Store.open(place) as store:
        found = {}
        news = [plain.article(f"Заметка {entity.name}") for entity in order]
        for article, entity in zip(news, order, strict=True):
            link(store, article, entity)
        with store.reading() as connection:
            for article in news:
                found |= {
                    known.id: known.entity for known in spellings.of_article(connection, article.id).values()
                }
            [(id, entity)] = found.items()
            roles = spellings.roles(connection, id)
    assert id == "E" + id[1:]
    assert set(entity.names) == {"uk", "en", "ru"}
    assert [role.text for role in roles] == ["міністерка"]


def test_only_what_changed_is_to_be_linked_again(place: str) -> None:
    with Store.open(place) as store:
        first, second, third = (plain.article(f"Заметка {n}") for n in range(3))
        assert link(store, first, FULL) == {first.id}
        assert link(store, second, FULL) == set(), "a spelling that is known is nobody new"
        assert link(store, third, LATIN) == {third.id}, "a name more moves nobody else's claims"


def test_one_is_called_what_most_articles_call_one(place: str) -> None:
    slip = replace(FULL, name="Олени Сови", names={"uk": "Олени Сови"}, roles=())
    with Store.open(place) as store:
        called = []
        for number, entity in enumerate((slip, FULL, FULL)):
            article = plain.article(f"Заметка {number}")
            link(store, article, entity)
            with store.reading() as connection:
                [known] = spellings.of_article(connection, article.id).values()
            called.append(known.entity.names["uk"])
        assert called[0] == "Олени Сови"
        assert called[2] == "Олена Сова"
        with store.writing() as connection:
            for number in (1, 2):
                spellings.put(connection, plain.article(f"Заметка {number}").id, ())
            spellings.relink(connection, link_all)
            [known] = spellings.of_article(connection, plain.article("Заметка 0").id).values()
        assert known.entity.names["uk"] == "Олени Сови", "as though the others had never come"


def test_an_office_in_other_words_is_no_new_spelling(place: str) -> None:
    other = replace(FULL, roles=(Role("очільниця міністерства", "", ""), Role("пані міністерка", "e2", "m1")))
    with Store.open(place) as store:
        first, second = (plain.article(f"Заметка {n}") for n in range(2))
        link(store, first, FULL)
        assert link(store, second, other) == set()
        with store.reading() as connection:
            [known] = spellings.of_article(connection, second.id).values()
            assert {role.text for role in spellings.roles(connection, known.id)} == {
                "міністерка", "очільниця міністерства", "пані міністерка",
            }  # fmt: skip


NAMES = (
    "Иван Сова",
    "Іван Сова",
    "Ivan Sova",
    "Сова",
    "Ирина Сова",
    "И. Сова",
    "Игорь Савва",
    "Sava",
    "Ivan Suva",
)
PEOPLE = st.builds(
    lambda name, country, role: Entity(
        "e1", "person", name, {"ru": name}, country, roles=(Role(role, "", ""),) if role else ()
    ),
    st.sampled_from(NAMES),
    st.sampled_from(["", "UA", "AM"]),
    st.sampled_from(["", "министр", "депутат"]),
)
OTHERS = st.builds(
    lambda kind, name, country: Entity("e1", kind, name, {"ru": name}, country),
    st.sampled_from(["place", "organisation", "facility"]),
    st.sampled_from(
        ["Высокая Сова", "Высокое Сово", "Министерство сов", "Миністерство сов", "Союз сов", "Саюз сов"]
    ),
    st.sampled_from(["", "UA", "AM"]),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(PEOPLE | OTHERS, min_size=2, max_size=14), st.lists(st.integers(0, 13), max_size=4))
def test_who_is_who_does_not_depend_on_what_was_linked_before(
    told: list[Entity], withdrawn: list[int]
) -> None:
    """One by one, and some taken back: the same as all that are left, linked at once."""
    news = [plain.article(f"Заметка {number}") for number in range(len(told))]
    with Store.open(":memory:") as store, store.writing() as connection:
        for article, entity in zip(news, told, strict=True):
            articles.add(connection, article, b"", plain.read(article))
            spellings.put(connection, article.id, [entity])
            spellings.relink(connection, link_all)
        for number in withdrawn:
            if number < len(told):
                spellings.put(connection, news[number].id, [])
                spellings.relink(connection, link_all)
        rows = connection.execute(select(schema.spellings.c.id, schema.spellings.c.entity)).all()
        found = {row.id: row.entity for row in rows}
        at_once = link_all(spellings.load(connection, found))
        assert found == {id: known.id for id, known in at_once.items()}
        kept = set(connection.scalars(select(schema.entities.c.id)))
        assert kept == set(found.values()), "nobody is kept whom no spelling names"
