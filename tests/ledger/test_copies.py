"""Near copies in one language."""

from hypothesis import given
from hypothesis import strategies as st

from letopis.ledger import Copy, Signature, bands, copied, copies
from letopis.reading.signature import signature

TEXT = """В Дальнегорске в среду открыли мост через реку Светлую. Строили его четыре года. Первыми по нему
проехали автобусы городского парка, потом пустили легковые машины. Мэр города поблагодарил рабочих и обещал
к осени закончить набережную. Жители ждали моста с тех пор, как паводок снёс старую переправу. Теперь дорога
в центр займёт десять минут вместо часа. Мост освещают шестьдесят фонарей, есть дорожки для пешеходов."""
OTHER = """Синоптики обещают области неделю тёплой и сухой погоды. Ночью возможен туман, днём до двадцати
градусов. Спасатели просят не жечь сухую траву и следить за детьми у воды. В лесах опасность пожаров."""
SPEECH = """«Мы строили этот мост четыре года, и я благодарю каждого, кто стоял на нём в мороз и в дождь, кто не
ушёл, когда кончились деньги, и кто вернулся, когда они нашлись; теперь он ваш, берегите его и помните о тех,
кто не дожил до этого дня», — сказал мэр."""


def sign(article: str, text: str, published: str | None = "2023-10-01", language: str = "ru") -> Signature:
    return Signature(article, f"Газета {article}", language, published, signature(text, language))


def test_a_reprint_is_found_and_the_earlier_is_the_original() -> None:
    late = sign("a", TEXT + " Подписывайтесь на нас.", "2023-10-02")
    (copy,) = copies([late, sign("b", TEXT), sign("c", OTHER)])
    assert (copy.original, copy.copy) == ("b", "a")
    assert copy.score > 0.9
    assert copy.evidence == "own_words"


def test_order_changes_nothing() -> None:
    articles = [sign("a", TEXT), sign("b", TEXT), sign("c", TEXT + " " + OTHER)]
    assert copies(articles) == copies(articles[::-1])
    first = copies(articles)[0]
    assert (first.original, first.copy) == ("a", "b")


def test_a_short_text_inside_a_long_one_is_carried_by_it() -> None:
    review = sign("b", f"{OTHER}\n{OTHER.upper()}\n{TEXT}\nИ ещё о погоде: завтра в горах ляжет первый снег.")
    assert copied(sign("a", TEXT), review) is not None


def test_two_reports_of_one_speech_are_no_copies() -> None:
    one = f"Мост в Дальнегорске открыт, сообщает наш корреспондент с места события. {SPEECH} {TEXT[200:]}"
    other = f"На церемонии у реки выступил глава города, было сыро и ветрено. {SPEECH} {OTHER}"
    assert copied(sign("a", one), sign("b", other)) is None


def test_copies_are_of_one_language() -> None:
    assert copies([sign("a", TEXT), sign("b", TEXT, language="uk")]) == []


def test_copies_share_a_band() -> None:
    one, other = signature(TEXT, "ru"), signature(TEXT.upper() + " Конец.", "ru")
    assert set(bands(one)) & set(bands(other))
    assert bands(b"") == ()
    assert bands(b"abc") == ()


def test_hostile_signatures_are_passed_over() -> None:
    assert copies([Signature("a", "x", "ru", None, b"123"), Signature("b", "y", "ru", None, b"")]) == []
    assert isinstance(Copy("a", "b", 1.0, ""), Copy)


WORDS = TEXT.split()
TEXTS = st.integers(0, 40).flatmap(
    lambda start: st.integers(start, len(WORDS)).map(
        lambda end: " ".join(WORDS[start:end]) + " " + OTHER[:start]
    )
)
DAYS = st.sampled_from([None, "2023-10-01", "2023-10-02T08:00:00+03:00"])


@given(TEXTS, DAYS, TEXTS, DAYS)
def test_copying_is_symmetric(one: str, on: str | None, other: str, then: str | None) -> None:
    a, b = sign("a", one, on), sign("b", other, then)
    assert copied(a, b) == copied(b, a)


@given(st.lists(st.tuples(TEXTS, DAYS), max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(told: list[tuple[str, str | None]], random: object) -> None:
    articles = [sign(f"{number}", text, day) for number, (text, day) in enumerate(told)]
    shuffled = list(articles)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert copies(shuffled) == copies(articles)


def test_the_one_whose_day_is_known_is_the_original() -> None:
    found = copied(sign("a", TEXT, None), sign("b", TEXT, "2023-10-01"))
    assert found is not None
    assert found.original == "b"
    assert found.score == 1.0
