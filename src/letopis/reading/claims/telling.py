"""The time a sentence is set in: what it tells without a time of its own, and what the next ones tell, is of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from letopis.reading.analysis import Sentence, Token
from letopis.reading.claims.draft import Draft
from letopis.reading.claims.setting import about_another
from letopis.reading.claims.syntax import base, children, head, marker
from letopis.reading.claims.tense import APART, told
from letopis.records import TimeExpression

_OF_ANOTHER = frozenset((
    "с", "со", "з", "із", "зі", "від", "от", "после", "після", "до", "перед", "к", "по", "за", "для", "про", "о", "об",
    "since", "after", "before", "until", "till", "by", "from", "following", "than", "for", "of", "about", "like",
))  # fmt: skip
_ONE = ("conj", "advcl", "xcomp")  # of one time with the verb over them, when their tense is the same
_WHAT = ("что", "що")
_UP = 5
_DAY = len("2023-10-04")


@dataclass(frozen=True, slots=True)
class Scene:
    """A time that a main clause in the past is set in: its verb, and the value, no closer than a day."""

    time: TimeExpression
    verb: Token
    edtf: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Scenes:
    """By the index of a sentence, its scenes in order, and the values of all times it names ("" for open ones)."""

    scenes: Mapping[int, Sequence[Scene]]
    times: Mapping[int, Sequence[str]]

    def of(self, draft: Draft, quoted: Sequence[tuple[int, int]]) -> Scene | None:
        """The scene of a draft's own sentence: the last before its word, else the first; none that somebody names in
        words `quoted` without the draft's."""
        found = [f for f in self.scenes.get(draft.sentence.index, ()) if not _in(quoted, f.time)]
        before = [f for f in found if f.time.start < draft.trigger.start]
        return before[-1] if before else found[0] if found else None

    def before(self, draft: Draft, sentences: int) -> Scene | None:
        """The scene of the nearest of so many sentences before a draft's in its paragraph, where neither it nor any
        between names a time."""
        index = draft.sentence.index
        for at in range(index, index - sentences - 1, -1):
            if at < index and self.scenes.get(at):
                last = self.scenes[at][-1]
                return last if last.paragraph == draft.sentence.paragraph else None
            if self.times.get(at):
                return None
        return None


def scenes(sentences: Sequence[Sentence], times: Sequence[TimeExpression]) -> Scenes:
    """The scenes of an article. Titles have none: they tell the news."""
    scenes: dict[int, list[Scene]] = {}
    named: dict[int, list[str]] = {}
    at = 0
    for time in times:
        while at < len(sentences) and sentences[at].end <= time.start:
            at += 1
        if at == len(sentences):
            break
        sentence = sentences[at]
        if time.start < sentence.start:
            continue
        named.setdefault(sentence.index, []).append(time.edtf)
        value, verb = _plain(time.edtf), None if sentence.title else _main_verb(sentence, time)
        if value and verb is not None and told(sentence, verb) in ("past", "before"):
            scenes.setdefault(sentence.index, []).append(Scene(time, verb, value, sentence.paragraph))
    return Scenes(scenes, named)


def _plain(edtf: str) -> str:
    """A day, a month or a year; an interval within one month or year as that; "" for others."""
    first, _, last = edtf.partition("/")
    first, last = first.split("T")[0].rstrip("~?%"), last.split("T")[0].rstrip("~?%")
    if not first[:4].isdigit() or ".." in edtf:
        return ""
    if not last or first == last:
        return first
    return next(
        (first[:n] for n in (len("2023-10"), len("2023")) if len(first) >= n and first[:n] == last[:n]), ""
    )


def _main_verb(sentence: Sentence, time: TimeExpression) -> Token | None:
    """The verb of a main clause that a time stands under with no noun and no clause between."""
    at = sentence.head_of(time.start, time.end)
    if at is None or marker(sentence, at) in _OF_ANOTHER:
        return None
    verb = at if at.pos == "VERB" else head(sentence, at)
    if verb is None or verb.pos not in ("VERB", "ADJ"):
        return None
    above: Token | None = verb
    for _ in range(_UP):
        if above is None or base(above.dep) == "root" or above.head < 0:
            return verb
        if base(above.dep) != "conj":
            return None
        above = head(sentence, above)
    return None


def _in(spans: Sequence[tuple[int, int]], time: TimeExpression) -> bool:
    return any(start <= time.start and time.end <= end for start, end in spans)


def shares(draft: Draft, scene: Scene) -> bool:
    """Whether a draft is told as of its sentence's scene: joined to its verb, or a noun that such a verb tells of."""
    sentence, verb = draft.sentence, draft.trigger.token
    if verb.pos != "VERB":
        above = _verb_over(sentence, verb)
        if above is None:
            return False
        verb = above
    if told(sentence, verb) not in ("past", "before", "none"):
        return False
    if any(v.i == scene.verb.i for v in _joined(sentence, verb)):
        return True
    opens = scene.time.end <= draft.trigger.start  # "tested missiles and attacked in May": only the second
    return opens and any(v.i == verb.i for v in _joined(sentence, scene.verb))


def _verb_over(sentence: Sentence, noun: Token) -> Token | None:
    """The verb that a noun is a party or the setting of: not of what it is only about."""
    at: Token | None = noun
    for _ in range(_UP):
        if at is None or at.pos in ("VERB", "AUX"):
            return at
        if base(at.dep) not in ("nsubj", "obj", "obl", "nmod", "xcomp", "conj") or about_another(
            sentence, at
        ):
            return None
        at = head(sentence, at)
    return None


def _joined(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """A verb and those over it that are of one time with it."""
    at: Token | None = verb
    for _ in range(_UP):
        if at is None:
            return
        yield at
        marks = {c.text.lower() for c in children(sentence, at) if base(c.dep) in ("mark", "case", "advmod")}
        sums_up = base(at.dep) in ("acl", "advcl", "parataxis") and any(
            c.text.lower() in _WHAT and base(c.dep) in ("nsubj", "mark") for c in children(sentence, at)
        )  # «…, что и стало причиной спада»
        if not sums_up and (base(at.dep) not in _ONE or not marks.isdisjoint(APART)):
            return
        at = head(sentence, at)


def about(edtf: str) -> str:
    """About a day, a month or a year."""
    return f"{edtf[:_DAY]}~"
