"""What a body's name says, in any language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letopis.errors import KnowledgeError
from letopis.linking import concepts
from letopis.linking.concepts import alike, body_of


@pytest.mark.parametrize("name", [
    "Министерство по чрезвычайным ситуациям", "Міністерство з надзвичайних ситуацій", "Ministry of Emergencies",
])  # fmt: skip
def test_a_ministry_is_what_it_is_for(name: str) -> None:
    assert body_of(name).concepts == {"ministry", "emergency"}
    assert body_of(name, "AM").key == "emergency|ministry|AM"


@pytest.mark.parametrize(("name", "concepts", "country"), [
    ("Минздрав РФ", {"ministry", "health"}, "RU"),
    ("Мінфін України", {"ministry", "finance"}, "UA"),
    ("польське міністерство охорони здоров'я", {"ministry", "health"}, "PL"),
    ("European Medicines Agency", {"agency", "medicine"}, "EU"),
    ("Європейська агенція лікарських засобів", {"agency", "medicine"}, "EU"),
    ("Нацбанк", {"national", "bank"}, ""),
])  # fmt: skip
def test_shortened_words_and_states(name: str, concepts: set[str], country: str) -> None:
    told = body_of(name)
    assert (told.concepts, told.country, told.own) == (concepts, country, ())


def test_its_own_words_are_compared_by_sound() -> None:
    one, other = body_of("Институт имени Ольги Ветровой"), body_of("Інститут Ольги Вєтрової")
    assert one.key == other.key
    assert alike(one, other, 0.8)
    assert not alike(one, body_of("Академия имени Ольги Ветровой"), 0.8)


def test_a_legal_form_says_nothing() -> None:
    assert body_of("Sorrel Air Holdings Plc").key == body_of("Sorrel Air").key
    assert body_of("AG").own == ("ag",)


def test_bodies_of_two_states_are_two() -> None:
    assert not alike(body_of("Министерство спорта Чехии"), body_of("Міністерство спорту Польщі"), 0.9)
    assert not alike(body_of("Министерство спорта"), body_of("Міністерство спорту Польщі"), 0.9)
    assert alike(body_of("Вельмагаз"), body_of("Вельмагаз України"), 0.9)


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_name_has_a_key(one: str, other: str) -> None:
    body_of(one, "UA")
    assert alike(body_of(one), body_of(other), 0.9) == alike(body_of(other), body_of(one), 0.9)


def test_knowledge_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    concepts._known.cache_clear()
    monkeypatch.setattr(concepts, "load", lambda topic: {"concepts": {"court": "суд"}})
    with pytest.raises(KnowledgeError, match=r"bodies\.yaml"):
        concepts._known()
