"""What was taken in once is taken in again from its bytes alone: the same article."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from letopis.intake import Taken, take
from letopis.intake.again import take_again

BODY = "Паром не вышел в море: шторм.\n\nКапитан ждёт погоды.\n\nЧитайте также: Что случилось на маяке"
PAGE = """<!-- made by hand --><html><head><title>Паром стоит</title>
<meta property="article:published_time" content="2023-10-04T10:00:00+03:00"></head><body><article>
<h1>Паром стоит в порту вторые сутки</h1><p>Паром не вышел в море: с ночи на заливе сильный шторм и туман.</p>
<p>Капитан ждёт погоды, сообщили в порту. Пассажиров разместили в гостинице у причала.</p>
<p>Читайте также: Что случилось на маяке</p></article></body></html>"""
FILES = {
    "plain.txt": f"# outlet: Вестник Залива\n# published: 2023-10-04\nПаром стоит\n\n{BODY}\n",
    "page.html": PAGE,
    "feed.jsonl": json.dumps({"title": "Паром стоит", "text": BODY, "outlet": "Вестник Залива"}, ensure_ascii=False),
    "list.json": json.dumps([{"text": f"Паром стоит\n\n{BODY}", "url": "https://zaliv.example/1"}], ensure_ascii=False),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_the_same_bytes_are_the_same_article(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(FILES[name], encoding="utf-8")
    [taken] = take([tmp_path], published="2023-10-05")
    assert isinstance(taken, Taken)
    article = taken.article
    assert article.removed
    assert take_again(article, taken.original) == article
    older = replace(article, text=f"{article.text}\nЧитайте также", segments=(), title="")
    assert take_again(older, taken.original) == article


def test_what_was_kept_on_purpose_and_what_cannot_be_read_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FILES["plain.txt"], encoding="utf-8")
    [kept] = take([tmp_path], keep_furniture=True)
    assert isinstance(kept, Taken)
    assert take_again(kept.article, kept.original) == kept.article
    [taken] = take([tmp_path])
    assert isinstance(taken, Taken)
    for damaged in (b"", b"{", b"\xff\xfe\x00", b'{"text": 1}'):
        assert take_again(taken.article, damaged) == taken.article
