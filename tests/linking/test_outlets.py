"""Which outlet a name means, and whose house it is of."""

import pytest

from letopis.knowledge.outlets import known
from letopis.linking import house, outlet_key


def test_every_name_and_domain_leads_to_its_own_outlet() -> None:
    keys = {outlet.name: outlet_key(outlet.name) for outlet in known()}
    assert len(set(keys.values())) == len(keys)
    for outlet in known():
        for name in (
            *outlet.aliases,
            *outlet.domains,
            *(f"https://www.{d}/2023/10/1.html" for d in outlet.domains),
        ):
            assert outlet_key(name) == keys[outlet.name], name


def test_outlets_of_one_house_are_one_voice() -> None:
    assert house(outlet_key("Европейская правда")) == house(outlet_key("pravda.com.ua"))
    assert house(outlet_key("Reuters")) != house(outlet_key("Associated Press"))


@pytest.mark.parametrize("name", ["Вестник Примера", "vestnik-primera.example", "The Sample Post", "Ъ?", "…"])
def test_unknown_outlets_work_and_are_of_no_house_but_their_own(name: str) -> None:
    assert outlet_key(name)
    assert house(outlet_key(name)) == outlet_key(name)


def test_a_page_of_an_unknown_site_is_of_that_site() -> None:
    assert outlet_key("https://news.mayak-zaliva.example/a/1") == outlet_key("mayak-zaliva.example")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("УНН (Українські національні новини)", "УНН"),
        ("ИА «Маяк залива»", "Маяк залива"),
        ("радиостанция «Маяк залива»", "Маяк залива"),
    ],
)
def test_brackets_and_words_for_its_kind_do_not_make_another_outlet(one: str, other: str) -> None:
    assert outlet_key(one) == outlet_key(other)
