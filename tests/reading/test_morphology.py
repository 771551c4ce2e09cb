"""Of a form's dictionary parses the one that news means."""

import pytest

from letopis.reading.morphology import parse


@pytest.mark.parametrize(
    ("word", "pos", "lemma", "tag"),
    [
        ("став", "VERB", "стати", "past"),  # not the order «став!»
        ("просить", "VERB", "просити", "pres"),  # not the infinitive of speech
        ("виступить", "VERB", "виступити", "futr"),
        ("перебуває", "VERB", "перебувати", "impf"),  # goes on, before it will have been
        ("просити", "VERB", "просити", "infn"),
        ("станьте", "VERB", "стати", "impr"),
    ],
)
def test_ukrainian_parses_that_news_seldom_means_come_last(word: str, pos: str, lemma: str, tag: str) -> None:
    form = parse(word, "uk", pos)
    assert form.lemma == lemma
    assert tag in form.tags
