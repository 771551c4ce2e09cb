"""A page marks an article's words without losing or changing one."""

from hypothesis import given
from hypothesis import strategies as st

from letopis.records import Article, Removed
from letopis.web.highlight import Layer, paragraphs

TEXT = "Заголовок\nМинистр Иван Пример приехал в Киев.\nВторая строка."


def article(text: str) -> Article:
    return Article("a", "", "", text.split("\n")[0], "ru", text, "0" * 64)


def test_the_title_is_left_out_and_lines_are_paragraphs() -> None:
    lines = ["".join(p.text for p in line) for line, _ in paragraphs(article(TEXT), [])]
    assert lines == ["Министр Иван Пример приехал в Киев.", "Вторая строка."]
    titled_apart = Article("a", "", "", "Другой заголовок", "ru", TEXT, "0" * 64)
    assert len(list(paragraphs(titled_apart, []))) == 3


def test_nested_marks_carry_both_classes_and_the_narrowest_link() -> None:
    start = TEXT.index("Министр")
    role = Layer(start, start + 19, "role", "министр")
    name = Layer(start + 8, start + 19, "person", "Иван Пример", "/entity/E1")
    first, _ = next(iter(paragraphs(article(TEXT), [role, name])))
    assert [(p.text, p.css) for p in first[:2]] == [("Министр ", "role"), ("Иван Пример", "role person")]
    assert first[1].href == "/entity/E1"
    assert first[1].title == "Иван Пример · министр"


def test_what_was_removed_stands_before_the_line_it_stood_before() -> None:
    cut = Removed(TEXT.index("Вторая"), "Подпишитесь", "subscription")
    last = Removed(len(TEXT), "Читайте также", "see also")
    with_cuts = Article("a", "", "", "Заголовок", "ru", TEXT, "0" * 64, removed=(last, cut))
    assert [cuts for _, cuts in paragraphs(with_cuts, [])] == [[], [cut], [last]]


@given(st.text(max_size=80), st.lists(st.tuples(st.integers(-5, 90), st.integers(-5, 90)), max_size=8))
def test_pieces_put_together_are_the_text(body: str, spans: list[tuple[int, int]]) -> None:
    text = "T\n" + body
    marks = [Layer(start, end, "person", "") for start, end in spans]
    lines = ["".join(p.text for p in line) for line, _ in paragraphs(article(text), marks)]
    assert lines == [line for line in body.split("\n") if line.strip()]
