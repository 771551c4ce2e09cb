"""Near copies in one language."""

from letopis.ledger import Copy, Signature, bands, copies
from letopis.reading.signature import signature

TEXT = """В Дальнегорске в среду открыли мост через реку Светлую. Строили его четыре года. Первыми по нему
проехали автобусы городского парка, потом пустили легковые машины. Мэр города поблагодарил рабочих и обещал
к осени закончить набережную. Жители ждали моста с тех пор, как паводок снёс старую переправу. Теперь дорога
в центр займёт десять минут вместо часа. Мост освещают шестьдесят фонарей, есть дорожки для пешеходов."""
OTHER = """Синоптики обещают области неделю тёплой и сухой погоды. Ночью возможен туман, днём до двадцати
градусов. Спасатели просят не жечь сухую траву и следить за детьми у воды. В лесах опасность пожаров."""


def sign(article: str, text: str, published: str = "2023-10-01", language: str = "ru") -> Signature:
    return Signature(article, f"Газета {article}", language, published, signature(text, language))


def test_a_reprint_is_found_and_the_earlier_is_the_original() -> None:
    late = sign("a", TEXT + " Подписывайтесь на нас.", "2023-10-02")
    (copy,) = copies([late, sign("b", TEXT), sign("c", OTHER)])
    assert (copy.original, copy.copy) == ("b", "a")
    assert copy.score > 0.8
    assert "%" in copy.evidence


def test_order_changes_nothing() -> None:
    articles = [sign("a", TEXT), sign("b", TEXT), sign("c", TEXT + " " + OTHER)]
    assert copies(articles) == copies(articles[::-1])
    first = copies(articles)[0]
    assert (first.original, first.copy) == ("a", "b")


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
