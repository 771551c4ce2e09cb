"""The store's life: articles read again by a newer reader, articles removed for good, plans whose day passes."""

import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import text

from letopis import pipeline
from letopis.chronicle import Chronicle
from letopis.errors import ForgottenError, NotFoundError
from letopis.pipeline import Step
from letopis.records import Article, Event, Reading
from letopis.store import Store
from tests import plain

NEWS = {
    "a": "Тайная встреча прошла в Одессе\n17.09.2023 CONSULT Иван Гай + Олена Сова @ Одесса UA | Reuters\n",
    "b": "Переговоры состоялись в Одессе\n17.09.2023 CONSULT Гай + Олена Сова @ Одесса UA\n",
    "c": "Обстрел города продолжался\n19.09.2023 ASSAULT Рота Лосей @ Львов UA\n2023 AID Марта Выдра\n",
    "d": "Гай приедет снова\n01.11.2023 planned CONSULT Иван Гай @ Одесса UA\n",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _plain_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    reads_as(monkeypatch, plain.VERSION)


def reads_as(monkeypatch: pytest.MonkeyPatch, version: str, blind_to: str = "", moved: bool = False) -> None:
    """From now on the reader is another: it overlooks claims of a type, or numbers them otherwise."""

    def read(article: Article) -> Reading:
        found = plain.read(article)
        claims = [claim for claim in found.claims if claim.type != blind_to]
        if moved:
            claims = [replace(claim, id=f"c{9 - number}") for number, claim in enumerate(claims)]
        return replace(found, version=version, claims=tuple(claims))

    monkeypatch.setattr("letopis.reading.reader.read", read)
    monkeypatch.setattr(pipeline, "_reader_version", lambda: version)


@pytest.fixture
def store(place: str, tmp_path: Path) -> Iterator[Store]:
    with Store.open(place) as store:
        pipeline.read_into(store, [plain.written(tmp_path / "news", **NEWS)], published="2023-09-21")
        yield store


def of_type(store: Store, type: str) -> list[Event]:
    return [event for event in Chronicle(store).events() if event.type == type]


def outcomes(store: Store, *ids: str) -> list[str]:
    steps: list[Step] = []
    pipeline.reread(store, ids, progress=steps.append)
    return [step.outcome for step in steps]


def article_of(store: Store, type: str) -> str:
    return of_type(store, type)[0].articles[0]


# --- read again


def test_the_same_reader_finds_the_same(store: Store) -> None:
    before = Chronicle(store).events()
    assert outcomes(store) == ["same"] * 4
    assert Chronicle(store).events() == before


def test_a_newer_reader_keeps_what_people_decided(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    assault, meeting = of_type(store, "ASSAULT")[0], of_type(store, "CONSULT")[0]
    pipeline.judge(store, "set", assault.id, "time=2023-09-20", by="olha")
    pipeline.judge(store, "different", meeting.claims[0], meeting.claims[1], by="olha")
    sova = next(p for p in (*meeting.recipients, *meeting.actors) if p.name == "Олена Сова")
    elk = assault.actors[0]
    pipeline.judge(store, "same", sova.id, elk.id, by="olha")
    before = Chronicle(store).events()
    reads_as(monkeypatch, "plain/2", moved=True)
    assert outcomes(store) == ["again"] * 4
    assert Chronicle(store).events() == before
    assert [judgement.attached for judgement in Chronicle(store).judgements()] == [True] * 3


def test_what_a_reader_lost_is_listed_and_found_again_by_a_later_one(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Chronicle(store).events()
    aid = of_type(store, "AID")[0]
    pipeline.judge(store, "reject", aid.id, by="olha", note="a headline of another story")
    reads_as(monkeypatch, "plain/2", blind_to="AID")
    assert outcomes(store, aid.articles[0]) == ["again"]
    [judgement] = Chronicle(store).judgements()
    assert not judgement.attached
    reads_as(monkeypatch, "plain/3")
    pipeline.reread(store)
    [judgement] = Chronicle(store).judgements()
    assert judgement.attached
    assert of_type(store, "AID") == []
    pipeline.undo(store, judgement.id)
    assert Chronicle(store).events() == before


def test_a_judgement_goes_over_to_the_edited_text(store: Store, tmp_path: Path) -> None:
    pipeline.judge(store, "confirm", of_type(store, "ASSAULT")[0].id, by="olha")
    edited = NEWS["c"].replace("продолжался\n", "продолжался\nДополнено в среду.\n")
    pipeline.read_into(store, [plain.written(tmp_path / "news", c=edited)], published="2023-09-21")
    assert of_type(store, "ASSAULT")[0].reviewed
    assert not of_type(store, "AID")[0].reviewed


def test_what_fails_stays_as_it_was_read(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    before = Chronicle(store).events()

    def broken(_: Article) -> Reading:
        raise ValueError("no model")

    monkeypatch.setattr("letopis.reading.reader.read", broken)
    assert outcomes(store) == ["refused"] * 4
    assert Chronicle(store).events() == before
    with pytest.raises(NotFoundError, match="no article x"):
        pipeline.reread(store, ["x"])


def test_cleaning_is_done_anew(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = "Буря сорвала крышу\n\n20.09.2023 INCIDENT Иван Гай\n\nЧитайте также: Что случилось на маяке\n"
    steps: list[Step] = []
    pipeline.read_into(store, [plain.written(tmp_path / "more", p=page)], progress=steps.append)
    [step] = steps
    assert step.article is not None
    assert [piece.text.strip()[:6] for piece in step.article.removed] == ["Читайт"]
    monkeypatch.setattr("letopis.intake.draft.clean", no_cleaning)
    assert outcomes(store, step.article.id) == ["again"]
    again = Chronicle(store).article(step.article.id).article
    assert again.text.endswith("маяке")
    assert (again.published, again.id, again.sha256) == (
        step.article.published,
        step.article.id,
        step.article.sha256,
    )


def no_cleaning(source: str, start: int = 0, keep_furniture: bool = False) -> object:
    from letopis.intake.cleaning import clean

    return clean(source, start, keep_furniture=True)


# --- forgotten


@pytest.mark.parametrize("name", NEWS)
def test_the_chronicle_is_as_though_a_forgotten_article_had_never_been(
    store: Store, tmp_path: Path, name: str
) -> None:
    id = next(a.id for a in Chronicle(store).articles() if a.title == NEWS[name].partition("\n")[0])
    said = pipeline.forget(store, [id], "its subject asked for it", by="olha")
    assert [line.startswith(f"article {id} was forgotten on") for line in said] == [True]
    (tmp_path / "news" / f"{name}.txt").unlink()
    with Store.open(tmp_path / "others.db") as without:
        pipeline.read_into(without, [tmp_path / "news"], published="2023-09-21")
        assert Chronicle(store).events() == Chronicle(without).events()
    with pytest.raises(NotFoundError, match="its subject asked for it"):
        Chronicle(store).find(id)


def test_no_word_of_it_is_left_in_the_files(store: Store, place: str) -> None:
    files = files_of(store, place)
    words = ("Выдра", "выдра", "Лосей", "лось", "Обстрел", "обстрел")
    write_out(store)
    assert all(held(files, word) for word in ("Выдра", "обстрел", "лось"))
    pipeline.forget(store, [article_of(store, "ASSAULT")], "wrong", by="olha")
    write_out(store)
    assert [word for word in words if held(files, word)] == []
    assert held(files, "Одесса")


def files_of(store: Store, place: str) -> Callable[[], list[Path]]:
    """The files in which a database keeps its tables."""
    if "://" not in place:
        return lambda: [*Path(place).parent.glob("letopis.db*")]
    with store.reading() as connection:
        number = connection.scalar(text("SELECT oid FROM pg_database WHERE datname = current_database()"))
    tables = Path(parse_qs(urlsplit(place).query)["host"][0]) / "base" / str(number)
    return lambda: [path for path in tables.iterdir() if path.is_file()]


def write_out(store: Store) -> None:
    """Let PostgreSQL put into its files what it holds in memory."""
    if store.engine.dialect.name == "postgresql":
        with store.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            connection.exec_driver_sql("CHECKPOINT")


def held(files: Callable[[], list[Path]], word: str) -> bool:
    """Whether a word lies anywhere in a database's files, plain or in what is compressed in them."""
    return any(word.encode() in piece for path in files() for piece in pieces(path.read_bytes()))


def pieces(data: bytes) -> Iterator[bytes]:
    """The bytes, and what every run of compressed bytes in them opens to, as far as it lies in one piece."""
    yield data
    at = data.find(b"\x78\x9c")
    while at >= 0:
        with suppress(zlib.error):
            yield zlib.decompressobj().decompress(data[at : at + 8_000])
        at = data.find(b"\x78\x9c", at + 1)


def test_what_was_forgotten_stays_out_until_that_is_lifted(store: Store, tmp_path: Path) -> None:
    before, id = Chronicle(store).events(), article_of(store, "ASSAULT")
    pipeline.forget(store, [id], "wrong", by="olha")
    pipeline.forget(store, [id], "wrong again", by="petro")
    refused = pipeline.read_into(store, [tmp_path / "news"], published="2023-09-21")
    [error] = [step.error for step in refused]
    assert isinstance(error, ForgottenError)
    assert "by olha: wrong." in error.what
    assert f"letopis forget {id} --lift" in error.advice
    pipeline.lift(store, [id])
    assert pipeline.read_into(store, [tmp_path / "news"], published="2023-09-21") == []
    assert Chronicle(store).events() == before
    with pytest.raises(NotFoundError):
        pipeline.lift(store, [id])
    with pytest.raises(NotFoundError):
        pipeline.forget(store, [article_of(store, "AID"), "x"], "wrong", by="olha")
    assert Chronicle(store).events() == before


def test_judgements_outlive_what_they_were_about(store: Store) -> None:
    assault = of_type(store, "ASSAULT")[0]
    pipeline.judge(store, "confirm", assault.id, by="olha")
    pipeline.judge(store, "retract", assault.articles[0], by="olha")
    pipeline.forget(store, assault.articles, "wrong", by="olha")
    assert [judgement.attached for judgement in Chronicle(store).judgements()] == [False, False]
    assert pipeline.undo(store, 1).kind


# --- the day of a plan


def test_a_plan_whose_day_passes_unreported_is_overdue_and_is_told_as_one_life(
    store: Store, tmp_path: Path
) -> None:
    def plan() -> str:
        return next(e.status for e in Chronicle(store).events() if e.time == "2023-11-01")

    assert plan() == "planned"
    for today, status in (("2023-11-01", "planned"), ("2023-11-02", "overdue"), ("2023-10-30", "planned")):
        assert pipeline.settle(store, today) == 0
        assert plan() == status
    report = "Гай приехал\n01.11.2023 CONSULT Иван Гай @ Одесса UA\n"
    pipeline.read_into(store, [plain.written(tmp_path / "late", r=report)], published="2023-11-05")
    assert plan() == "happened"


def test_a_chronicle_does_not_know_what_became_of_plans_after_its_last_article(
    store: Store, tmp_path: Path
) -> None:
    assert [e.status for e in Chronicle(store).events() if e.time == "2023-11-01"] == ["planned"]
    later = plain.written(tmp_path / "later", z="Первый снег\n04.12.2023 INCIDENT Марта Выдра\n")
    pipeline.read_into(store, [later], published="2023-12-04")
    assert [e.status for e in Chronicle(store).events() if e.time == "2023-11-01"] == ["overdue"]
