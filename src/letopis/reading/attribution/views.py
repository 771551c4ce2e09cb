"""Views: wishes, moods, opinions and acts of speech in English ("called for a ban", "is worried that …", "his
claim that …"). They tell whose a thought is and hand no information on, so they make no chain.

The words are those of knowledge/views.yaml; the parse says whose they are.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from letopis.knowledge import load
from letopis.reading.attribution.bounds import phrase_with
from letopis.reading.attribution.candidates import is_source
from letopis.reading.attribution.lexicon import fold
from letopis.reading.attribution.line import Line
from letopis.reading.attribution.quotations import verb_group, whole
from letopis.reading.entities import Who
from letopis.records import Quotation

Span = tuple[int, int]
Found = tuple[Span | None, Span, Span]

_LONGEST = 60  # words of a content
_SELF = {"who", "we", "i", "you"}
_UP = ("xcomp", "advcl", "conj", "ccomp", "acl", "acl:relcl", "parataxis")
_AWAY = (
    "while",
    "but",
    "although",
    "though",
    "because",
    "after",
    "before",
    "when",
    "who",
    "which",
    "according",
    "as",
)


def views(line: Line, who: Who, quoted: Sequence[Quotation]) -> Iterator[Quotation]:
    """The views told in a sentence, outside of anybody's quoted words and of `quoted`."""
    if line.words.language != "en" or all(t.head < 0 for t in line.tokens):
        return
    start, end = line.sentence.start, line.sentence.end
    taken = [s for q in quoted for s in (*q.cue, *q.content, *q.source) if s[0] < end and start < s[1]]
    free = [
        not line.speech[t.i] and not any(a < t.end and t.start < b for a, b in taken) for t in line.tokens
    ]
    after = -1
    for i in range(len(line)):
        if not free[i] or i <= after:
            continue
        found = _view(line, who, i)
        if found is None:
            continue
        source, cue, content = found
        if not all(free[k] for k in range(cue[0], cue[1] + 1)):
            continue
        after = content[1]
        yield Quotation(
            (_span(line, source),) if source else (), (_span(line, cue),), (_span(line, content),), "view"
        )


def _view(line: Line, who: Who, i: int) -> Found | None:
    """First and last tokens of source (None: nobody's), cue and content of the view whose word stands at token i."""
    kinds, code = _words().get(line.lemmas[i], frozenset()), line.code(i)
    if (code in ("V", "G") and ("verb" in kinds or _that(line, i))) or (
        ("adjective" in kinds or _that(line, i))
        and any(line.tokens[k].dep in ("cop", "aux", "aux:pass") for k in line.sentence.children[i])
    ):
        cue, speaker = verb_group(line, i), _agent(line, i)
    elif "noun" in kinds and code == "N":
        cue, speaker = (i, i), _owner(line, i)
    else:
        return None
    if speaker is None and (by := _passive(line, i)) is not None and "verb" in kinds:
        return by
    if speaker is None or cue[0] <= speaker <= cue[1]:
        return None
    phrase = phrase_with(line, speaker)
    if phrase is None or cue[0] <= phrase.last <= cue[1] or line.is_time(phrase):
        return None
    pronoun = line.folded[speaker] in line.words.nouns["pronouns"] | line.words.nouns["possessives"] | _SELF
    if not pronoun and (code == "N" or line.lemmas[i] in _things()) and not is_source(line, phrase, who):
        return None  # a chart shows and a plan allows; only people want
    cue = _matrix(line, cue[0]), cue[1]
    after = cue[1] + 1
    infinitive = line.folded[after : after + 1] == ("to",) and line.tokens[after].dep != "case"
    if after < len(line) and line.folded[after] in _with() and not infinitive:
        cue = cue[0], after
    if line.folded[after : after + 1] and line.folded[after] in _empty().get(line.lemmas[i], ()):
        return None
    content = _content(line, cue[1] + 1, _reach(line, i) if code != "N" else len(line))
    if content is None or (
        code == "N" and cue[1] == i and line.code(cue[1] + 1) not in ("S", "P") and not infinitive
    ):
        return None
    source = whole(line, phrase, range(cue[0], cue[1] + 1))
    if source[1] >= cue[0] and source[0] <= cue[1]:
        source = phrase.first, min(phrase.last, cue[0] - 1)
    return source, cue, content


def _that(line: Line, i: int) -> bool:
    """Whether a clause with "that" is what a verb or an adjective is about, whatever its word."""
    return any(
        k > i
        and line.tokens[k].dep == "ccomp"
        and any(line.folded[m] == "that" for m in line.sentence.children[k])
        for k in line.sentence.children[i]
    )


def _agent(line: Line, v: int) -> int | None:
    """The token of whoever does what verb v says, through the verbs it hangs on."""
    at = v
    for _ in range(4):
        token = line.tokens[at]
        for k in line.sentence.children[at]:
            dep = line.tokens[k].dep
            if dep == "nsubj" and not line.speech[k]:
                relative = line.folded[k] == "that" and token.dep == "acl:relcl"
                if (line.folded[k] in line.words.lists["who"] and line.folded[k] != "whom") or relative:
                    return token.head if token.dep.startswith("acl") and token.head >= 0 else k
                return k if line.folded[k] not in ("it", "that", "there", "this", "what") else None
            if dep == "nsubj:pass" and at == v:
                return None
        if token.dep not in _UP or token.head < 0:
            return None
        if token.dep.startswith("acl"):
            return token.head if line.code(token.head) in ("N", "O") and line.code(v) != "V" else None
        at = token.head
    return None


def _passive(line: Line, v: int) -> Found | None:
    """ "The plan was criticized by the mayor": the mayor's view of the plan, nobody's where no one is named."""
    below = line.sentence.children[v]
    subject = next((k for k in below if line.tokens[k].dep == "nsubj:pass"), None)
    agent = next(
        (k for k in below if k > v and any(line.folded[c] == "by" for c in line.sentence.children[k])), None
    )
    named, phrase = (
        (phrase_with(line, agent) if agent else None),
        (phrase_with(line, subject) if subject is not None else None),
    )
    first, last = verb_group(line, v)
    if agent is None and phrase is not None and phrase.last < first:
        return _of_nobody(line, first, last)
    if named is None or phrase is None or line.folded[last + 1] != "by" or phrase.last >= first:
        return None
    return whole(line, named), (first, last + 1), (phrase.first, phrase.last)


def _of_nobody(line: Line, first: int, last: int) -> Found | None:
    """ "The port was accused of waste", "is expected to close": a view, and whose is not said."""
    if line.folded[last + 1 : last + 2] != ("to",) and line.folded[min(last + 1, len(line) - 1)] in _with():
        last += 1
    content = _content(line, last + 1, len(line))
    return (None, (first, last), content) if content else None


def _owner(line: Line, i: int) -> int | None:
    """Whose claim or wish noun i is: "Lake's claim", "their hope"."""
    return next((k for k in line.sentence.children[i] if line.tokens[k].dep == "nmod:poss"), None)


def _reach(line: Line, i: int) -> int:
    """The token before which a view that hangs on the sentence ends: "<Bemoaning the fee>, Reed left"."""
    token = line.tokens[i]
    if token.dep not in ("advcl", "acl", "acl:relcl"):
        return len(line)
    below = [k for k in line.sentence.subtree(i) if k > i]
    return max(below, default=i) + 1


def _content(line: Line, first: int, high: int) -> Span | None:
    """From token `first` to the end of what is wished or said, before token `high`; None when nothing is."""
    k = first
    while k < high and k - first < _LONGEST:
        code = line.code(k)
        if (code in (";", ".", ":", "-", "(") and k > first) or (code == "C" and _another_verb(line, k)):
            break
        if (
            code == ","
            and k + 1 < len(line)
            and (
                line.folded[k + 1] in _AWAY
                or line.folded[k + 1].endswith("ing")
                or line.code(k + 1) in ("C", "R")
            )
        ):
            break
        k += 1
    last = k - 1
    while last >= first and line.code(last) in (",", ".", "Q", "-", ":"):
        last -= 1
    while first <= last and line.code(first) in (",", ":"):
        first += 1
    return (first, last) if first <= last else None


def _matrix(line: Line, first: int) -> int:
    """Where the verbs begin that a cue hangs on ("continued to call", "seems reluctant to say")."""
    for _ in range(3):
        at = line.tokens[first].head
        last = first - 1
        if (
            line.tokens[first].dep != "xcomp"
            or at < 0
            or line.folded[last : last + 1] != ("to",)
            or last - at > 2
        ):
            head = _infinitive_head(line, first)
            if head is None:
                return first
            at = head
        if line.code(at) != "V" or line.speech[at]:
            return first
        first = verb_group(line, at)[0]
    return first


def _infinitive_head(line: Line, first: int) -> int | None:
    """The verb right before "to" and an infinitive."""
    if line.folded[first - 1 : first] != ("to",) or first < 2:
        return None
    return first - 2 if line.code(first - 2) == "V" else None


def _another_verb(line: Line, k: int) -> bool:
    """Whether "and" at token k begins another thing that the same one says ("… and called for a vote")."""
    i = k + 1
    while i < len(line) and line.code(i) == "R":
        i += 1
    finite = i < len(line) and line.code(i) == "V" and line.tokens[i].dep == "conj"
    return finite and (line.lemmas[i] in _words() or line.lemmas[i] in line.words.verbs)


@cache
def _words() -> dict[str, frozenset[str]]:
    """Which of verb, adjective and noun a word of views is."""
    known = load("views")
    groups = {
        "noun": known["nouns"],
        "adjective": known["adjectives"],
        "verb": [word for group in known["verbs"] for word in group],
    }
    words = {fold(word) for group in groups.values() for word in group}
    return {word: frozenset(kind for kind, group in groups.items() if word in group) for word in words}


@cache
def _things() -> frozenset[str]:
    """Verbs whose subject may be a thing."""
    return frozenset(load("views")["things"])


@cache
def _empty() -> dict[str, list[str]]:
    """Prepositions after which a verb tells of nothing ("spoke to a club")."""
    return dict(load("views")["empty"])


@cache
def _with() -> frozenset[str]:
    return frozenset(load("views")["with"])


def _span(line: Line, tokens: Span) -> Span:
    return line.tokens[tokens[0]].start, line.tokens[tokens[1]].end
