"""Furniture goes and is kept with its reason; news stays. Rules prove themselves on their own examples."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letopis.intake.cleaning import clean
from letopis.intake.furniture import Rule, rules

TITLE = "Заголовок для примера"
LEAD = "Первый абзац стоит раньше и длинен настолько, что сам пример окажется во второй половине текста."
EXAMPLES = [(rule, example) for rule in rules() for example in rule.examples]
STAYS = [(rule, line) for rule in rules() for line in rule.stays]


@pytest.mark.parametrize(
    ("rule", "example"), EXAMPLES, ids=lambda value: value.name if isinstance(value, Rule) else ""
)
def test_what_a_rule_says_goes_goes(rule: Rule, example: str) -> None:
    line = re.sub("[⟦⟧]", "", example)
    left = re.sub(" +", " ", re.sub("⟦.*?⟧", "", example)).strip()
    if rule.unit == "tail":  # credits hang at the title, too
        cleaned = clean(f"{line}\n\n{LEAD}")
        assert cleaned.text == f"{left}\n\n{LEAD}"
    else:
        cleaned = clean(f"{TITLE}\n\n{LEAD}\n\n{line}")
        assert cleaned.text == f"{TITLE}\n\n{LEAD}\n\n{left}".rstrip()
    assert rule.name in {removed.reason for removed in cleaned.removed}


@pytest.mark.parametrize(
    ("rule", "line"), STAYS, ids=lambda value: value.name if isinstance(value, Rule) else ""
)
def test_what_a_rule_says_stays_stays(rule: Rule, line: str) -> None:
    text = f"{TITLE}\n\n{LEAD}\n\n{line}"
    assert clean(text).text == text


NEWS = [
    "Читайте эти строки как обвинение, сказал адвокат. Реклама оружия запрещена законом с мая.",
    "Подписка на облигации займа началась в среду. Фото выставки о войне увидят жители пяти городов.",
    "Подписывайтесь под договором, призвал посредник, но стороны отказались.",
    "Комментарии посла прозвучали в эфире в пятницу.",
    "Министр сказал: «Поделиться нам нечем». Последние новости с фронта он назвал тревожными.",
    "Відео допиту показали в суді. Реклама партії коштувала мільйон гривень.",
    "Більше новин із фронту не надходило. Підписатися під заявою відмовилися три країни.",
    "The newsletter of the rebels named two ministers. Subscribers to the bond issue lost their money.",
    "Related charges were dropped on Tuesday. He will watch the vote from London.",
    "Most read the verdict in silence. Copyright talks between the two blocs collapsed on Friday.",
]


@pytest.mark.parametrize("paragraph", NEWS)
def test_news_that_uses_the_words_of_furniture_is_not_eaten(paragraph: str) -> None:
    text = f"{TITLE}\n\n{LEAD}\n\n{paragraph}"
    assert clean(text).text == text
    assert clean(text).removed == ()


def test_a_credit_glued_to_the_title_goes_and_the_title_stays() -> None:
    cleaned = clean(f"Порт Примерска закрыт на неделю / фото REUTERS\n\n{LEAD}")
    assert cleaned.text.split("\n")[0] == "Порт Примерска закрыт на неделю"
    assert [(r.text, r.reason, r.at) for r in cleaned.removed] == [("/ фото REUTERS", "photo-credit", 31)]


def test_a_heading_of_other_stories_takes_them_with_it() -> None:
    text = (
        f"{TITLE}\n\n{LEAD}\n\nПорт откроют в пятницу.\n\nВас также могут заинтересовать новости:\n\n"
        "В Примерске выбрали мэра\n\nМост через Образец закрыт. Движение пустят в обход, сообщили в мэрии."
    )
    cleaned = clean(text)
    assert cleaned.text.endswith("Порт откроют в пятницу.")
    assert "выбрали мэра" in cleaned.removed[-1].text


def test_read_also_takes_one_headline_and_the_story_goes_on() -> None:
    story = "Порт откроют в пятницу, обещал министр."
    text = f"{TITLE}\n\n{LEAD}\n\nЧитайте также:\n\nВ Примерске выбрали мэра\n\n{story}"
    assert clean(text).text == f"{TITLE}\n\n{LEAD}\n\n{story}"


def test_a_line_given_twice_stands_once() -> None:
    text = f"{TITLE}\n\n{TITLE}.\n\n{LEAD}\n\n{LEAD}\n\nПорт откроют в пятницу."
    cleaned = clean(text)
    assert cleaned.text == f"{TITLE}\n\n{LEAD}\n\nПорт откроют в пятницу."
    assert [removed.reason for removed in cleaned.removed] == ["repeated", "repeated"]


def test_a_crawl_that_lost_its_line_ends() -> None:
    story = (
        "Мост открыт 12.09.2023 Движение пошло в пятницу. Об этом сообщили в мэрии. Проезд бесплатный для "
        "всех, кроме грузовых машин, которые платят по весу, как платили и прежде."
    )
    ad = "Подписывайтесь на наш Telegram-канал!"
    other = "Вас также могут заинтересовать новости: Порт закрыт Мэр уехал"
    text = f"{story} Читайте также: В Примерске выбрали мэра Напомним, мост закрыли в мае. {ad} {other}"
    assert clean(text).text == f"{story} Напомним, мост закрыли в мае."


def test_unseen_letters_go_and_hard_spaces_become_plain() -> None:
    cleaned = clean("Мост\u00a0открыт\r\n\r\nДви\u00adжение  по\u200bшло\u00a0в пять.\r\n")
    assert cleaned.text == "Мост открыт\n\nДвижение пошло в пять."


def test_keep_furniture_keeps_it() -> None:
    text = f"{TITLE}\n\nВидео дня\n\n{LEAD}"
    assert clean(text, keep_furniture=True).text == text


PIECES = st.sampled_from(
    ["Видео дня", "Читайте также: Мост закрыт", "Порт открыт. ", "\n", "\n\n", " / фото REUTERS", "\u00a0",
     "\u200b", "\r\n", "Вас также могут заинтересовать новости:", "Read more:", "Sign up", "«Мы ждали»",
     "pic.twitter.com/abcd1234 ", "Теги: мост"]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=30), max_size=40).map("".join))
def test_whatever_comes_in_segments_map_back_letter_for_letter(source: str) -> None:
    cleaned = clean(source)
    covered = 0
    for segment in cleaned.segments:
        assert cleaned.text[covered : segment.start].strip("\n") == ""  # only line ends are added
        there = source[segment.source_start : segment.source_end]
        here = cleaned.text[segment.start : segment.end]
        assert [a for a, b in zip(here, there, strict=True) if a != b and a != " "] == []
        covered = segment.end
    assert covered == len(cleaned.text)
    assert all(0 <= removed.at <= len(cleaned.text) for removed in cleaned.removed)


@pytest.mark.parametrize(
    "hostile",
    [". " * 100_000, "Читайте также: " * 20_000, "(" * 200_000, "Фото: " * 30_000, " " * 300_000 + "x",
     "a\n" * 10_000,
     '"' * 100_000, "pic.twitter.com/aaaa — " * 10_000, "Subscribe to our " * 15_000, "\u200b " * 100_000,
     "newsletter sign up " * 10_000, "https://t.co/abcd" * 15_000],
    ids=lambda text: text[:12].strip() or "blank",
)  # fmt: skip
def test_hostile_text_takes_seconds_at_most(hostile: str) -> None:
    started = time.process_time()
    clean(f"{TITLE}\n\n{hostile}")
    assert time.process_time() - started < 5
