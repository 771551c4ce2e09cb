"""Files, folders, standard input and text come in; what cannot is refused in one line, the rest go on."""

import io
import json
import os
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from letopis.errors import IntakeError
from letopis.intake import Refused, Taken, decode, take, take_text
from letopis.records import Article

STORY = "В Примерске открыли мост\n\nДвижение по мосту начнётся в пятницу, сообщили в мэрии города.\n"


def only(paths: list[Path | str], **said: str) -> Article:
    [item] = list(take(paths, **said))  # type: ignore[arg-type]
    assert isinstance(item, Taken), item
    assert item.article.sha256 == sha256(item.original).hexdigest()
    return item.article


def refused(*paths: Path | str) -> IntakeError:
    [item] = list(take(paths))
    assert isinstance(item, Refused)
    return item.error


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_text_file(tmp_path: Path) -> None:
    article = only([write(tmp_path / "a.txt", STORY)], outlet="Вестник Примера", published="2023-10-04")
    assert article.title == "В Примерске открыли мост"
    assert article.text == STORY.rstrip()
    assert (article.outlet, article.published, article.known_from) == (
        "Вестник Примера",
        "2023-10-04",
        "2023-10-04",
    )
    assert (article.language, article.url, article.flags) == ("ru", "", ())


def test_header_lines_are_what_the_outlet_says(tmp_path: Path) -> None:
    head = (
        "# published: 2023-10-04T12:30:00+03:00\n# outlet: Вестник Примера\n# url: https://primer.example/1\n"
    )
    raw = f"{head}# an invented outlet\n\n{STORY}"
    article = only([write(tmp_path / "a.txt", raw)])
    assert article.published == "2023-10-04T12:30:00+03:00"
    assert (article.outlet, article.url) == ("Вестник Примера", "https://primer.example/1")
    assert article.text.startswith("В Примерске")
    for segment in article.segments:
        assert raw[segment.source_start : segment.source_end] == article.text[segment.start : segment.end]


def test_segments_point_into_the_decoded_original_whatever_its_encoding(tmp_path: Path) -> None:
    raw = ("Видео дня\r\n" + STORY.replace("\n", "\r\n")).encode("windows-1251")
    article = only([write(tmp_path / "a.txt", raw)])
    source = decode(raw)
    assert article.text == STORY.rstrip()
    for segment in article.segments:
        assert source[segment.source_start : segment.source_end] == article.text[segment.start : segment.end]


def test_an_edited_article_is_the_same_article_in_another_version(tmp_path: Path) -> None:
    head = (
        "# outlet: Вестник Примера\n# url: https://primer.example/1\n# published: 2023-10-04T12:00:00+03:00\n"
    )
    first = only([write(tmp_path / "a.txt", head + STORY)])
    second = only(
        [
            write(
                tmp_path / "b.txt",
                head + "# updated: 2023-10-05T09:00:00+03:00\n" + STORY.replace("пят", "суб"),
            )
        ]
    )
    assert first.id == second.id
    assert first.sha256 != second.sha256
    assert (first.known_from, second.known_from) == ("2023-10-04T12:00:00+03:00", "2023-10-05T09:00:00+03:00")


def test_the_same_words_from_two_outlets_are_two_articles(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", STORY)
    one, other = only([path], outlet="Вестник Примера"), only([path], outlet="Голос Образца")
    assert one.id != other.id
    assert one.sha256 == other.sha256


def test_a_path_names_an_article_the_same_from_anywhere_in_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.txt", STORY)
    monkeypatch.chdir(tmp_path)
    assert only(["a.txt"]).id == only([Path("./a.txt")]).id == only([tmp_path / "a.txt"]).id


def test_a_folder_is_read_whole_and_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    write(tmp_path / "b" / "2.txt", STORY.replace("мост", "порт"))
    write(tmp_path / "a.html", f"<html><body><h1>Мост открыт</h1><p>{STORY * 3}</p></body></html>")
    write(tmp_path / "c.jsonl", json.dumps({"text": STORY}) + "\n")
    write(tmp_path / "notes.md", "no news")
    write(tmp_path / ".hidden.txt", STORY)
    assert [item.article.title for item in take([tmp_path]) if isinstance(item, Taken)] == [
        "Мост открыт", "В Примерске открыли порт", "В Примерске открыли мост",
    ]  # fmt: skip


def test_jsonl(tmp_path: Path) -> None:
    lines = [
        {"id": "n1", "title": "Мост открыт",
         "text": "Движение начнётся в пятницу.\n\nВидео дня\n\nПроезд бесплатный.",
         "outlet": "Вестник Примера", "published": "2023-10-04T00:00:00"},
        {"text": "Видео дня\n\nДвижение начнётся в пятницу.", "clean": True, "url": "https://a.example/1"},
    ]  # fmt: skip
    raw = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines).encode()
    cleaned, as_is = (
        item.article for item in take([write(tmp_path / "a.jsonl", raw)]) if isinstance(item, Taken)
    )
    assert cleaned.text == "Мост открыт\n\nДвижение начнётся в пятницу.\n\nПроезд бесплатный."
    assert (cleaned.title, cleaned.published) == ("Мост открыт", "2023-10-04")
    source = str(lines[0]["text"])
    assert [source[s.source_start : s.source_end] for s in cleaned.segments] == [
        "Движение начнётся в пятницу.", "Проезд бесплатный.",
    ]  # fmt: skip
    assert as_is.text == "Видео дня\n\nДвижение начнётся в пятницу."
    assert as_is.outlet == "a.example"
    assert as_is.removed == ()


def test_a_bad_line_of_jsonl_is_refused_and_the_rest_go_on(tmp_path: Path) -> None:
    good = json.dumps({"text": STORY})
    bad = [
        "{",
        "[]",
        "3",
        '{"title": "no text"}',
        '{"text": 5}',
        '{"text": "a", "url": []}',
        '{"text": ""}',
        "[" * 99_999,
    ]
    items = list(take([write(tmp_path / "a.jsonl", "\n".join([good, *bad, good]))]))
    assert [isinstance(item, Taken) for item in items] == [True] + [False] * len(bad) + [True]
    assert "article 2 of" in str(items[1].error)  # type: ignore[union-attr]
    assert {item.error.code for item in items if isinstance(item, Refused)} == {"L019", "L013"}


def test_half_a_surrogate_pair_in_json_does_no_harm(tmp_path: Path) -> None:
    article = only([write(tmp_path / "a.jsonl", '{"text": "Мост \\ud83d открыт, сообщили в мэрии города."}')])
    article.text.encode()


def test_json_holds_one_or_many(tmp_path: Path) -> None:
    assert only([write(tmp_path / "one.json", json.dumps({"text": STORY}))]).language == "ru"
    assert len(list(take([write(tmp_path / "many.json", json.dumps([{"text": STORY}] * 3))]))) == 3


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    for given in (STORY, json.dumps({"text": STORY}), f"<html><body><p>{STORY * 2}</p></body></html>"):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
        assert "Движение по мосту" in only(["-"]).text


@pytest.mark.parametrize(
    ("content", "code"),
    [("", "L013"), (" \n\t\n", "L013"), (b"\xef\xbb\xbf", "L013"), (b"%PDF-1.4 \x00\x01", "L014"),
     (b"\x00\x01\x02" * 999, "L014"), ("x" * 10_000_001, "L015"), ("...\n\n***", "L012"),
     ("Am Mittwoch wurde in der Stadt eine neue Brücke eröffnet, teilte das Amt mit.", "L017"),
     (b"\xff\xfe\x00\xd8\x00\xd8", "L016"), ("Мост открыт. " * 40_000, "L015")],
)  # fmt: skip
def test_what_cannot_be_taken_in_is_refused(tmp_path: Path, content: str | bytes, code: str) -> None:
    error = refused(write(tmp_path / "a.txt", content))
    assert error.code == code
    assert "a.txt" in error.what
    assert error.advice


def test_missing_and_empty_folders(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.txt").code == "L011"
    assert refused(tmp_path).code == "L011"
    assert refused("bad\0name").code in ("L011", "L016")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert refused(tmp_path / "a.txt").code == "L016"


def test_a_refusal_does_not_stop_the_rest(tmp_path: Path) -> None:
    items = list(take([tmp_path / "none.txt", write(tmp_path / "a.txt", STORY)]))
    assert [type(item) for item in items] == [Refused, Taken]


def test_a_wrong_date_said_by_hand_stops_at_once_and_one_in_a_file_is_flagged(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="is not a date"):
        take([], published="last week")
    article = only([write(tmp_path / "a.txt", f"# published: last week\n{STORY}")])
    assert article.published is None
    assert article.flags == ("published-unreadable",)


def test_text_given_from_python() -> None:
    taken = take_text(
        "Движение начнётся в пятницу.",
        title="Мост открыт",
        url="https://www.primer.example/1",
        published="2023-10-04",
    )
    assert taken.article.text == "Мост открыт\n\nДвижение начнётся в пятницу."
    assert taken.article.outlet == "primer.example"
    assert take_text(STORY).article.id == take_text(STORY).article.id != take_text(STORY + "!").article.id
    with pytest.raises(IntakeError):
        take_text("  ")
