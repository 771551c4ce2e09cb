"""What "today" is for an article: published time, URL, the dates of the text."""

from letopis.reading.times import find_times, reference
from letopis.reading.times.calendars import eastern_easter, western_easter

PACT = """Тайная встреча в порту Ольховск
Послы двух стран встретились 17 сентября. 19 сентября бои возобновились, а уже 20 сентября крепость сдалась.
В мае стороны признали границы. В том же месяце премьер выступил с речью.
По договору самоуправление прекращает существование с 1 января 2024 года."""


def values(text: str, published: str | None, url: str = "") -> dict[str, str]:
    today = reference(text, "ru", published, url)
    return {text[t.start : t.end]: t.edtf for t in find_times(text, "ru", today)}


def test_the_published_time_is_taken_when_nothing_speaks_against_it() -> None:
    today = reference(PACT, "ru", "2023-10-04T09:00:00+03:00", "https://vestnik.example/2023/10/04/pact.html")
    assert (today.moment, today.resolved_by, today.flags) == ("2023-10-04T09:00:00+03:00", "published", ())


def test_without_a_published_time_the_text_bounds_it() -> None:
    today = reference(PACT, "ru", None)
    assert (today.moment, today.resolved_by, today.flags) == ("2023-09", "text", ("published-unknown",))
    assert (
        values(PACT, None)
        == values(PACT, "2023-10-04")
        == {
            "17 сентября": "2023-09-17",
            "19 сентября": "2023-09-19",
            "20 сентября": "2023-09-20",
            "мае": "2023-05",
            "том же месяце": "2023-05",
            "1 января 2024 года": "2024-01-01",
        }
    )


def test_without_a_published_time_the_url_decides() -> None:
    today = reference(
        "Совет собрался в пятницу.", "ru", None, "https://vestnik.example/2023/10/04/sovet.html"
    )
    assert (today.moment, today.resolved_by) == ("2023-10-04", "url")


def test_nothing_known() -> None:
    today = reference("Совет собрался в пятницу.", "ru", None)
    assert (today.moment, today.flags) == (None, ("published-unknown",))
    assert values("Совет собрался в пятницу.", None) == {"пятницу": ""}


def test_days_told_as_past_that_are_still_to_come_contradict_the_published_time() -> None:
    today = reference(PACT, "ru", "2023-07-20")
    assert today.resolved_by == "text"
    assert today.flags == ("published-contradicts-text",)
    assert values(PACT, "2023-07-20")["17 сентября"] == "2023-09-17"


def test_a_dateline_contradicts_the_published_time() -> None:
    text = "ОЛЬХОВСК, 17 сентября 2023 года. Бои возобновились, сообщил гарнизон."
    today = reference(text, "ru", "2023-12-01")
    assert (today.moment, today.flags) == ("2023-09-17", ("published-contradicts-text",))


def test_an_old_date_in_the_text_is_no_contradiction() -> None:
    text = "Мост рухнул. Его построили 3 марта 1998 года и закрыли 5 мая 2020 года."
    assert reference(text, "ru", "2023-12-01").flags == ()


def test_the_url_is_believed_when_the_text_stands_by_it() -> None:
    text = "Bridge falls\nUpdated: today, September 15, 2017. The bridge fell on September 14."
    today = reference(text, "en", "2017-12-01", "https://herald.example/2017/09/15/bridge")
    assert (today.moment, today.resolved_by) == ("2017-09-15", "url")


def test_a_stated_time_past_midnight_is_of_the_day_in_the_url() -> None:
    url, stated = "https://herald.example/2017/12/31/bridge", "2018-01-01T01:14:43"
    assert reference("The bridge fell on Sunday.", "en", stated, url).moment == "2017-12-31"
    assert reference("The bridge fell on Monday.", "en", stated, url).moment == stated


def test_a_published_time_that_is_none() -> None:
    assert reference("Мост рухнул.", "ru", "вчера").flags == ("published-unknown",)


def test_easters() -> None:
    assert [western_easter(year).isoformat() for year in (2013, 2024)] == ["2013-03-31", "2024-03-31"]
    assert [eastern_easter(year).isoformat() for year in (2018, 2024)] == ["2018-04-08", "2024-05-05"]


def test_a_dateline_cut_by_full_stops_gives_the_day_and_the_text_the_year() -> None:
    dated = "Порт закрыт\n\nОЛЬХОВСК. 5 июля. Вести. Порт, который {year} года ещё работал, закрыли."
    assert reference(dated.format(year="в декабре 2017"), "ru", None).moment == "2018-07-05"
    assert reference(dated.format(year="29 июня 2018"), "ru", None).moment == "2018-07-05"
    assert (
        reference("Порт закрито\n\nКИЇВ. 5 липня. Порт закрили.", "uk", "2018-10-09").moment == "2018-07-05"
    )


def test_the_posts_an_article_shows_are_of_its_day() -> None:
    text = (
        "Storm hits Bergen\n\nThe storm reached Bergen this morning, after that of August 29.\n"
        "What a wave! — Berg Weather (@bergvaer) September 13, 2017\n"
        "The quay is gone. — Dahl (@dahl) September 12, 2017\n"
    )
    today = reference(text, "en", "2017-11-26T21:37:00")
    assert (today.moment, today.flags) == ("2017-09-13", ("published-contradicts-text",))


def test_posts_that_were_cut_out_of_an_article_tell_its_day_too() -> None:
    text = "Storm hits Bergen\n\nA great wave. — Berg Weather (@bergvaer) September 13, 2017\n"
    cut = "pic.twitter.com/quay — Dahl (@dahl) 14 сентября 2017 г."
    assert reference(text, "en", "2017-11-26", posts=cut).moment == "2017-09-14"


def test_one_post_may_be_an_old_one_recalled_and_moves_no_day() -> None:
    text = "Storm hits Bergen\n\nLike that of August 29. — Berg Weather (@bergvaer) September 13, 2017\n"
    assert reference(text, "en", "2017-11-26").moment == "2017-11-26"


def test_an_old_post_beside_news_of_today_contradicts_nothing() -> None:
    text = (
        "Storm hits Bergen\n\nThe storm reached Bergen on November 24, as on August 29.\n"
        "What a wave! — Berg Weather (@bergvaer) September 13, 2017\n"
    )
    assert reference(text, "en", "2017-11-26").moment == "2017-11-26"


def today(text: str, language: str, published: str | None) -> str | None:
    return reference(text, language, published).moment


def test_a_date_on_a_line_of_its_own_is_the_articles() -> None:
    mill = "Mill burns down\nSep 10, 2010\nThe mill burned down Thursday evening."
    assert today(mill, "en", None) == "2010-09-10"
    stamped = "Пожар на мельнице\n\nОпубликовано 9 января 2019 в 21:49\n\nМельница сгорела в среду."
    assert today(stamped, "ru", "2019-11-05") == "2019-01-09"
    later = "Млин згорів\n\nНеділя, 27 грудня 2020, 17:54\n\nМлин згорів у неділю."
    assert today(later, "uk", "2021-01-22") == "2020-12-27"


def test_a_headline_may_carry_its_date() -> None:
    assert today("Мельница сгорела 03.11.2018\n\nОна сгорела ночью.", "ru", "2018-11-08") == "2018-11-03"
    assert today("10.08.2018 05:08 : Мельники бастуют\n\nИх сотня.", "ru", "2019-01-25") == "2018-08-10"


def test_the_day_that_a_headline_announces_is_not_its_own() -> None:
    assert today("Ярмарку перенесли на 03.11.2018\n\nЕё ждали.", "ru", "2018-10-20") == "2018-10-20"
    assert today("Выборы пройдут 03.11.2018\n\nИх ждут.", "ru", "2018-10-20") == "2018-10-20"


def test_a_dateline_without_a_year_lies_behind_the_published_time() -> None:
    assert today("Мельница встала\n\nОсло, 9 января. Зерна нет.", "ru", "2019-11-05") == "2019-01-09"
