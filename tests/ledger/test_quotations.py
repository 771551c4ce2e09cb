"""One statement quoted in many papers has one root."""

from dataclasses import replace

import pytest

from letopis.ledger import roots
from letopis.ledger.quotations import same_words
from letopis.linking import LinkedClaim
from tests.linking.reports import claim, named, unnamed, vector

WORDS = "мост не откроют ни в октябре, ни в ноябре, потому что опора треснула и её надо лить заново"
SAME = "Мост не откроют ни в октябре, ни в ноябре, потому что опора треснула, и её надо лить заново."
OTHER = "паром будет ходить всю зиму, билеты подорожают вдвое, а льготы отменят с первого числа"


def said(article: str, words: str, *chain: object, day: str = "2023-10-04", **more: object) -> LinkedClaim:
    told = claim(article, chain, type="STATE", actors=(), published=day, **more)  # type: ignore[arg-type]
    return replace(told, said=words)


def high(*claims: LinkedClaim) -> int:
    return roots(claims).high


def test_two_papers_that_quote_one_unnamed_official_have_one_root() -> None:
    one = said("Север", WORDS, unnamed("источник в мэрии"))
    other = said("Юг", SAME, unnamed("чиновник"), day="2023-10-05")
    assert high(one) == high(one, other) == 1
    assert high(one, said("Юг", OTHER, unnamed("чиновник"), day="2023-10-05")) == 2


def test_whom_one_paper_names_the_other_has_quoted_too() -> None:
    official = named("Анна Гросс", "DE", "government")
    found = roots([said("Север", WORDS, unnamed("источник")), said("Юг", SAME, official)])
    assert (found.low, found.high) == (1, 1)
    assert found.names == ("Анна Гросс",)


def test_order_changes_nothing() -> None:
    told = [
        said("Север", WORDS, unnamed("источник")),
        said("Юг", SAME, unnamed("чиновник"), day="2023-10-05"),
    ]
    assert roots(told) == roots(told[::-1])


def test_a_translated_quotation_is_the_same_one() -> None:
    one = said("Север", WORDS, unnamed("источник"), seed="bridge")
    other = replace(
        said("Південь", "міст не відкриють ні у жовтні, ні в листопаді, бо опора тріснула"), language="uk"
    )
    assert same_words(one, replace(other, vector=one.vector))
    assert not same_words(one, replace(other, vector=vector("ferry")))
    assert not same_words(one, replace(other, vector=None))


@pytest.mark.parametrize("words", ["", "мост не откроют", "…"])
def test_few_words_are_said_by_many(words: str) -> None:
    assert not same_words(said("Север", words), said("Юг", words))


def test_who_speaks_in_one_article_is_not_joined_with_himself() -> None:
    one = said("Север", WORDS, unnamed("источник"))
    again = said("Север", SAME, unnamed("чиновник"), local="c2")
    assert roots([one, again]).high == roots([one, replace(again, said="")]).high
