"""The laws of the ledger, for any articles: chains, copies, denials, circles, statements, several claims each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from letopis.ledger import Copy, assemble
from letopis.linking import LinkedClaim
from letopis.records import Event, Voice
from tests.linking.reports import EU, RUSSIA, SAYS, USA, claim, named, paper, unnamed

OUTLETS = ("Север", "Юг", "Запад", "Восток", "Politico")
DAYS = ("2023-09-20", "2023-10-01", "2023-10-02T10:00:00+03:00", "2023-10-02T18:00:00+03:00", "2023-10-03")
HOPS = (
    *(paper(outlet) for outlet in OUTLETS),
    unnamed("высокопоставленный чиновник"), unnamed("европейский чиновник", "EU"), unnamed("источник"),
    replace(unnamed("СМИ"), kind="outlet", anonymity="unnamed"),
    named("Анна Гросс", "DE", "government"), named("Пётр Дальний", "RU", "government"), named("Кто-то"),
    named("Полиция", "DE", "police", kind="organisation"),
    replace(named("МО", "RU", "military"), entity=RUSSIA.id),
    replace(named("Штаб", "US"), entity=USA.id),
    named("Представитель полиции", "DE", of=[named("Полиция").entity]),
    named("Юг", kind="person"),  # an outlet that reading took for a person
)  # fmt: skip
SENTENCES = (
    SAYS, "Паром «Альбатрос» сел на мель у входа в порт Тарны, на борту были шестьдесят человек.",
    "Паром «Альбатрос» сел на мель у входа в порт Тарны, на борту были шестьдесят человек, сообщили в порту.",
)  # fmt: skip
LANGUAGES = st.sampled_from(["ru", "uk"])
SETTINGS = settings(deadline=None, max_examples=40)


@dataclass
class News:
    """Articles about one event: claims and statements by article, and copies among them."""

    told: dict[str, list[LinkedClaim]]
    copies: list[Copy]

    def event(self, *without: str) -> Event:
        here = {id: claims for id, claims in self.told.items() if id not in without}
        every = [c for claims in here.values() for c in claims]
        copies = [c for c in self.copies if c.original in here and c.copy in here]
        return assemble([c for c in every if not c.speech], copies, [c for c in every if c.speech])

    def with_article(self, id: str, claims: Sequence[LinkedClaim], copies: Sequence[Copy] = ()) -> "News":
        return News({**self.told, id: list(claims)}, [*self.copies, *copies])


@st.composite
def an_article(draw: st.DrawFn, id: str) -> list[LinkedClaim]:
    outlet, published = draw(st.sampled_from(OUTLETS)), draw(st.sampled_from(DAYS))
    parties = st.lists(st.sampled_from([USA, EU, RUSSIA]), max_size=2, unique_by=lambda p: p.id)
    claims = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        speaks = number > 1 and draw(st.booleans())
        chains = draw(st.lists(st.lists(st.sampled_from(HOPS), min_size=1, max_size=3), max_size=2))
        claims.append(
            claim(
                id, *chains, outlet=outlet, local=f"c{number}", published=published,
                type=draw(st.sampled_from(["STATE", "CONFIRM", "DENY"])) if speaks else "ASSAULT",
                stance=draw(st.sampled_from(["", "", "denied", "claimed"])),
                actors=draw(parties), recipients=draw(parties), about=[f"{id}#c1@1"] if speaks else (),
                quote=draw(st.sampled_from(SENTENCES)), title=draw(st.booleans()), language=draw(LANGUAGES),
            )
        )  # fmt: skip
    return claims


@st.composite
def news(draw: st.DrawFn) -> News:
    ids = [f"a{n}" for n in range(draw(st.integers(1, 5)))]
    told = {id: draw(an_article(id)) for id in ids}
    pairs = st.tuples(st.sampled_from(ids), st.sampled_from(ids))
    copies = {(a, b) for a, b in draw(st.lists(pairs, max_size=2)) if a < b}
    return News(told, [Copy(a, b, 0.9, "about 90%") for a, b in sorted(copies)])


def counted(event: Event) -> tuple[int, int]:
    assert event.roots.low <= event.roots.likely <= event.roots.high
    return event.roots.low, event.roots.high


def again(claims: Sequence[LinkedClaim], id: str, outlet: str, **change: object) -> list[LinkedClaim]:
    """The same claims as another outlet has them a day later."""
    return [
        replace(
            c, id=c.id.replace(f"{c.article}#", f"{id}#"), article=id, outlet=outlet, published="2023-10-05",
            about=tuple(a.replace(f"{c.article}#", f"{id}#") for a in c.about), **change,
        )
        for c in claims
    ]  # fmt: skip


@SETTINGS
@given(news(), st.data())
def test_a_reprint_never_raises_the_count(before: News, data: st.DataObject) -> None:
    first = data.draw(st.sampled_from(sorted(before.told)))
    copy = [Copy(first, "z", 0.9, "about 90%")]
    reprint = again(before.told[first], "z", "Перепечатка")
    event, later = before.event(), before.with_article("z", reprint, copy).event()
    low, high = counted(event)
    after = counted(later)
    assert after[0] <= low
    assert after[1] <= high
    assert later.roots.likely <= event.roots.likely


@SETTINGS
@given(news(), st.data())
def test_nor_does_a_retelling_that_names_its_paper(before: News, data: st.DataObject) -> None:
    first = data.draw(st.sampled_from(sorted(before.told)))
    source = paper(before.told[first][0].outlet)
    retold = [c for c in again(before.told[first], "z", "Пересказ", chains=((source,),)) if not c.speech]
    low, high = counted(before.event())
    after = counted(before.with_article("z", retold).event())
    assert after[0] <= low
    assert after[1] <= high


@SETTINGS
@given(news(), an_article("z"))
def test_an_article_raises_it_by_at_most_what_it_newly_roots(before: News, new: list[LinkedClaim]) -> None:
    alone = News({"z": new}, []).event()
    low, high = counted(before.event())
    after = counted(before.with_article("z", new).event())
    shown = sum(voice.low for voice in alone.ledger)
    assert after[0] <= low + max(shown, 1)
    assert after[1] <= high + alone.roots.high


@SETTINGS
@given(news(), st.randoms(use_true_random=False))
def test_order_of_arrival_changes_nothing(before: News, chance: object) -> None:
    ids = list(before.told)
    chance.shuffle(ids)  # type: ignore[attr-defined]
    chance.shuffle(before.copies)  # type: ignore[attr-defined]
    event = before.event()
    assert News({id: before.told[id][::-1] for id in ids}, before.copies).event() == event


@SETTINGS
@given(news(), an_article("z"))
def test_removing_an_article_undoes_exactly_what_it_brought(before: News, new: list[LinkedClaim]) -> None:
    assert before.with_article("z", new, [Copy("a0", "z", 0.9, "")]).event("z") == before.event()


def every(voices: Sequence[Voice]) -> Iterator[Voice]:
    for voice in voices:
        yield voice
        yield from every(voice.heard)


@SETTINGS
@given(news())
def test_the_tree_is_the_count(told: News) -> None:
    event = told.event()
    low, high = counted(event)
    assert 1 <= low <= high
    roots = [voice for voice in event.ledger if voice.part == "root"]
    assert low == max(1, sum(voice.low for voice in roots))
    assert high == max(low, sum(voice.high for voice in roots))
    assert all(voice.note for voice in roots)
    below = [voice for root in event.ledger for voice in every(root.heard)]
    assert all(
        voice.part == "relay" or root.part == "denial" for root in event.ledger for voice in root.heard
    )
    assert all(voice.high == 0 for voice in below)
    # Nobody who tells it is lost, and nobody's words are put into another's mouth.
    shown = {words.claim for voice in every(event.ledger) for words in (*voice.told, *voice.copies)}
    assert {id.partition("#")[0] for id in shown} == set(told.told)
    quoted = {c.id: c.quote for claims in told.told.values() for c in claims}
    assert all(words.quote == quoted[words.claim] for voice in every(event.ledger) for words in voice.told)
