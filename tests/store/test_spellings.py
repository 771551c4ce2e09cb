"""Who is who across articles: a function of the spellings there are, not of the order in which they came."""

from dataclasses import replace
from itertools import permutations

import pytest

from letopis.linking import link_all
from letopis.records import Article, Entity, Role
from letopis.store import Store, articles, spellings
from tests import plain

FULL = Entity("e1", "person", "Олена Сова", {"uk": "Олена Сова"}, roles=(Role("міністерка", "e2", "m1"),))
LATIN = Entity("e9", "person", "Olena Sova", {"en": "Olena Sova"})
SURNAME = Entity("e4", "person", "Сова", {"ru": "Сова"})


def link(store: Store, article: Article, *entities: Entity) -> set[str]:
    """Store how an article names people and link; gives the articles whose claims that touches."""
    with store.writing() as connection:
        articles.add(connection, article, b"", plain.read(article))
        spellings.put(connection, article.id, entities)
        assigned = spellings.assign(connection, link_all(spellings.to_link(connection)))
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
            spellings.assign(connection, link_all(spellings.to_link(connection)))
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
