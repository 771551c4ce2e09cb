"""Clean text is found in its markup through tags, entities and broken lines; else near it, and said so."""

from hypothesis import given
from hypothesis import strategies as st

from letopis.intake.alignment import align, source_of

MARKUP = (
    "<p>Мост <b>открыт</b>.\n  Движение&nbsp;пошло.</p>"
    '<script>"Мост открыт."</script><p>Проезд бесплатный.</p>'
)


def source(text: str, markup: str = MARKUP) -> tuple[str, bool]:
    segments = align(markup, text, [(0, len(text))])
    where = source_of(segments, 0, len(text))
    assert where is not None
    return markup[where[0] : where[1]], where[2]


def test_through_tags_and_entities() -> None:
    assert source("Мост открыт.") == ("Мост <b>открыт</b>.", True)
    assert source("Движение пошло.") == ("Движение&nbsp;пошло.", True)
    assert source("Мост открыт. Движение пошло.") == ("Мост <b>открыт</b>.\n  Движение&nbsp;пошло.", True)


def test_words_that_are_not_there_are_placed_roughly_and_said_to_be() -> None:
    found, exact = source(
        "Проезд по нему бесплатный.", "<p>Мост открыт.</p><p>Проезд для всех жителей бесплатный.</p>"
    )
    assert not exact
    assert "Проезд" in found or "Мост" in found


def test_part_of_a_segment() -> None:
    segments = align(MARKUP, "Проезд бесплатный.", [(0, 18)])
    begin, end, exact = source_of(segments, 7, 17) or (0, 0, False)
    assert (MARKUP[begin:end], exact) == ("бесплатный", True)


def test_nothing_is_known_of_what_lies_outside() -> None:
    assert source_of((), 0, 5) is None


@given(st.text(max_size=200), st.text(max_size=100))
def test_any_markup_and_any_text_give_offsets_inside_it(markup: str, text: str) -> None:
    for segment in align(markup, text, [(0, len(text))]):
        assert 0 <= segment.source_start <= segment.source_end <= len(markup)
        assert 0 <= segment.start < segment.end <= len(text)
