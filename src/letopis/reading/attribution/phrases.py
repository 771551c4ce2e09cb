"""The words of a sentence as attribution sees them, and the noun phrases that can name a source.

Base forms, cases and word order decide; the parse is asked for the subject of a verb where there is one,
and is never needed. So the rules still read a sentence whose parse or names went wrong.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from letopis.reading import morphology
from letopis.reading.analysis import Sentence, Token
from letopis.reading.attribution.lexicon import Cue, Lexicon, Outlet, fold, outlets
from letopis.reading.attribution.quotes import Quotes
from letopis.reading.entities import Who

_OPEN, _CLOSE = "«“„\"'", "»”“\"'"
_DASHES = ("—", "–", "-", "―")
_POS = {
    "NOUN": "N", "PROPN": "N", "ADJ": "A", "DET": "D", "NUM": "#", "PRON": "O", "VERB": "V",
    "AUX": "V", "ADP": "P",
    "CCONJ": "C", "SCONJ": "S", "ADV": "R", "PART": "R",
}  # fmt: skip
_TAGS = (
    ("PREP", "P"), ("GRND", "G"), ("VERB", "V"), ("INFN", "V"), ("PRTS", "V"), ("ADJS", "V"),
    ("PRED", "R"), ("NPRO", "O"),
    ("CONJ", "B"), ("PRCL", "R"), ("INTJ", "R"), ("ADVB", "R"), ("COMP", "R"), ("NUMR", "#"), ("Apro", "D"),
    ("ADJF", "A"), ("PRTF", "A"), ("NOUN", "N"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that may name a source: tokens first..last of a sentence, the head among them, a
    known outlet if one.
    """

    sentence: Sentence
    first: int
    last: int
    head: int
    outlet: Outlet | None = None

    @property
    def start(self) -> int:
        """Offset of the first word."""
        return self.sentence.tokens[self.first].start

    @property
    def end(self) -> int:
        """Offset after the last word."""
        return self.sentence.tokens[self.last].end

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words themselves."""
        return self.sentence.tokens[self.first : self.last + 1]

    @property
    def text(self) -> str:
        """The words as they stand in the text."""
        return self.sentence.text[self.start - self.sentence.start : self.end - self.sentence.start]


def _inside_clause(before: Token) -> bool:
    return any(c.isalnum() for c in before.text) or before.text == ","


class Line:
    """One sentence with its codes, a letter a token: N noun, A adjective, D determiner, # number, O pronoun,
    V verb, G gerund, P preposition, C and, B other conjunction, S that, R adverb, Q quotation mark, - dash.
    """

    def __init__(self, sentence: Sentence, words: Lexicon, quotes: Quotes, who: Who) -> None:
        self.sentence = sentence
        self.who = who
        self._phrases: dict[tuple[int, int], Phrase | None] = {}
        self.tokens = sentence.tokens
        self.words = words
        self.quotes = quotes
        self.folded = tuple(fold(t.text) for t in self.tokens)
        self.lemmas = tuple(fold(t.lemma) for t in self.tokens)
        self.codes = tuple(self._code(t) for t in self.tokens)

    # -- letters ----------------------------------------------------------------------------------------

    def _code(self, token: Token) -> str:
        word, small = fold(token.text), self.words.small
        if not any(c.isalnum() for c in word):
            if word in _DASHES:
                return "-"
            return "Q" if word in _OPEN + _CLOSE or word == "''" else word[0]
        if word in self.words.lists["as"]:
            before = [fold(t.text) for t in self.tokens[max(token.i - 2, 0) : token.i]]
            return "B" if before[-1:] == ["так"] or before[:1] in (["того"], ["тим"], ["тем"]) else "R"
        if word in small["prepositions"] and token.pos != "ADV":
            return "P"
        if word in small["and"]:
            return "C"
        if token.pos == "ADV" and token.text[:1].islower():
            return "R"
        if (word in self.words.lists["that"] and token.tags.isdisjoint({"NPRO"})) or word in (
            "что",
            "що",
            "that",
        ):
            return "S"
        if word in self.words.lists["breakers"]:
            return "B"
        if word[0].isdigit() and not any(c.isalpha() for c in word):
            return "#"
        if self.words.language == "en":
            return self._english(token, word)
        if not token.tags or "LATN" in token.tags:
            return "N"
        for tag, code in _TAGS:
            if tag in token.tags:
                # A capital inside the sentence makes a name of what the dictionary calls an adjective.
                if (
                    code in "RVG"
                    and token.text[:1].isupper()
                    and token.i > 0
                    and _inside_clause(self.tokens[token.i - 1])
                ):
                    return "N"
                if code == "N" and self._modifies(token):
                    return "A"
                return code
        return "N"

    def _modifies(self, token: Token) -> bool:
        """Whether a word read as a noun is an adjective of the word after it («німецька компанія»)."""
        if (
            token.i + 1 >= len(self.tokens)
            or not token.text[:1].islower()
            or fold(token.lemma) in self.words.nouns["people"]
        ):
            return False
        after = self.tokens[token.i + 1]
        shared = cases(token.text, self.words.language) & cases(after.text, self.words.language)
        return bool(shared) and after.text[:1].islower() and _adjective(token.text, self.words.language)

    def _english(self, token: Token, word: str) -> str:
        small = self.words.small
        if word in ("'s", "'"):
            return "s"
        if word in small["determiners"]:
            return "D"
        if word in small["pronouns"]:
            return "O"
        if word in small["auxiliaries"] or word in small["verbs"]:
            return "V"
        if word in small["speaks"] and self.sentence.title:
            return "V"  # headlines write their verbs with capitals
        if token.pos in _POS:
            code = _POS[token.pos]
            return "A" if code == "V" and word in self.words.nouns["vague"] else code
        if word in small["adverbs"] or (word.endswith("ly") and token.text.islower()):
            return "R"
        lemma = fold(token.lemma)
        if word in self.words.lists["close"]:
            return "A"
        if word in small["asides"] or (
            word == lemma in self.words.verbs
            and self.tokens[token.i + 1 : token.i + 2]
            and self.tokens[token.i + 1].text == "that"
        ):
            return "V"
        if lemma in self.words.verbs and token.text.islower():
            return "V" if word != lemma and (not word.endswith("s") or word in small["speaks"]) else "N"
        return "N"

    # -- look-ups ---------------------------------------------------------------------------------------

    def __len__(self) -> int:
        return len(self.tokens)

    def code(self, i: int) -> str:
        """The letter of token i, "" outside of the sentence."""
        return self.codes[i] if 0 <= i < len(self.codes) else ""

    @cached_property
    def speech(self) -> tuple[bool, ...]:
        """For each token whether it stands inside somebody's quoted words."""
        return tuple(self.quotes.speech_at(t.start) is not None for t in self.tokens)

    def find(self, cues: tuple[Cue, ...]) -> Iterator[tuple[int, Cue]]:
        """Where cues of several words stand: the index of the first word and the cue, longest
        first, no overlaps.
        """
        i = 0
        while i < len(self.tokens):
            hit = next((cue for cue in cues if self.folded[i : i + len(cue.words)] == cue.words), None)
            if hit:
                yield i, hit
            i += len(hit.words) if hit else 1

    def outlet(self, i: int) -> tuple[Outlet, int] | None:
        """A known outlet whose name begins at token i, with its length; a plain word only in
        quotation marks.
        """
        if not 0 <= i < len(self.tokens):
            return None
        found = outlets().find([t.text for t in self.tokens[i : i + 6]], 0)
        if found and found[0].common and not (self.code(i - 1) == "Q" or self.is_("outlets", i - 1)):
            return None
        return found

    def is_(self, group: str, i: int) -> bool:
        return 0 <= i < len(self.lemmas) and self.lemmas[i] in self.words.nouns[group]

    def cases(self, i: int) -> frozenset[str]:
        """Every case token i can stand in; empty when the word has none to show (Latin letters, English)."""
        return cases(self.tokens[i].text, self.words.language)

    def can_be(self, i: int, case: str) -> bool:
        """Whether token i may stand in a case (words that show none may)."""
        known = self.cases(i)
        return not known or case in known

    def quoted_name(self, i: int) -> int | None:
        """The index of the mark that closes a quoted name opened at token i, None when there is none."""
        if self.code(i) != "Q" or i + 1 >= len(self.tokens):
            return None
        span = self.quotes.at(self.tokens[i].start)
        if not any(c.isalnum() for c in self.tokens[i + 1].text):
            return None
        if span is None or span[0] != self.tokens[i].start or self.quotes.is_speech(span):
            return self._inner_name(i)
        return next((k for k in range(i + 1, len(self)) if self.tokens[k].end >= span[1]), None)

    def _inner_name(self, i: int) -> int | None:
        """A name in quotation marks inside quoted speech, or where the marks do not pair."""
        for k in range(i + 1, min(i + 7, len(self))):
            if self.code(k) == "Q":
                return k if k > i + 1 and self.tokens[i + 1].text[:1].isupper() else None
        return None

    @cached_property
    def persons(self) -> dict[int, int]:
        """Names of persons that the article's mentions know: index of the last token → of the first."""
        return {last: first for first, last, kind in self._named if kind == "person"}

    @cached_property
    def names(self) -> dict[int, int]:
        """Names of all kinds: index of each token but the first → index after the name."""
        return {
            i: last + 1
            for first, last, kind in self._named
            if kind != "role"
            for i in range(first + 1, last + 1)
        }

    @cached_property
    def _named(self) -> list[tuple[int, int, str]]:
        found: list[tuple[int, int, str]] = []
        for mention in self.who.mentions_in(self.sentence.start, self.sentence.end):
            inside = self.sentence.tokens_in(mention.start, mention.end)
            if inside and mention.entity:
                found.append((inside[0].i, inside[-1].i, mention.kind))
        return found

    # -- phrases ----------------------------------------------------------------------------------------

    def phrase(self, i: int, depth: int = 0) -> Phrase | None:
        """The noun phrase that begins at token i, None when none does."""
        if not 0 <= i < len(self.tokens):
            return None
        if (i, depth) not in self._phrases:
            find = _english_phrase if self.words.language == "en" else _slavic_phrase
            self._phrases[i, depth] = find(self, i, depth)
        return self._phrases[i, depth]

    def nominative(self, phrase: Phrase) -> bool:
        """Whether a phrase can be a subject by its case."""
        if self.words.language == "en":
            return True
        agreeing = [
            k for k in range(phrase.first, phrase.head + 1) if self.codes[k] in "AN" or k == phrase.head
        ]
        if self.code(phrase.first + 1) == "P" and phrase.head > phrase.first + 1:
            return self.can_be(phrase.first, "nomn")  # «один из руководителей»
        counted = [k for k in range(phrase.first, phrase.head) if self.codes[k] == "#"]
        if counted and self.can_be(counted[0], "nomn") and self.can_be(phrase.head, "gent"):
            return True  # «двадцать членов партии»
        return all(self.can_be(k, "nomn") for k in agreeing)

    def is_pronoun(self, i: int) -> bool:
        """Whether token i is a pronoun, possessives («по его словам») with them."""
        return self.codes[i] == "O" or self.folded[i] in self.words.nouns["possessives"]

    def is_time(self, phrase: Phrase) -> bool:
        """Whether a phrase names a time or an occasion («четверг», «эфире»), so that it is no source."""
        if self.words.language == "en" and self.codes[phrase.head] != "#":
            return _time_word(self, phrase.head)
        return self.lemmas[phrase.head] in self.words.nouns["times"] or self.codes[phrase.head] == "#"


@lru_cache(maxsize=50_000)
def _adjective(word: str, language: str) -> bool:
    return any("ADJF" in p.tag.grammemes for p in morphology.analyzer(language).parse(word))


@lru_cache(maxsize=50_000)
def cases(word: str, language: str) -> frozenset[str]:
    """Every case a word can stand in; hyphened and unknown Cyrillic words are judged by their last part."""
    if language == "en" or not any("а" <= c <= "я" or c in "ёіїєґ" for c in word.lower()):
        return frozenset()
    if word.isupper() and len(word) > 1:
        return frozenset()  # acronyms do not show their case
    if not morphology.analyzer(language).word_is_known(word.lower()) and not word.lower().endswith(_OBLIQUE):
        return frozenset()  # a name the dictionary lacks
    found = set()
    for form in morphology.analyzer(language).parse(word.replace("’", "'").replace("ʼ", "'")):
        if "NOUN" in form.tag.grammemes and not form.tag.case:
            found.add("nomn")  # the Ukrainian dictionary leaves the case of some base forms out
        if form.tag.case:
            found.add(
                {"gen2": "gent", "loc2": "loct", "acc2": "accs", "gen1": "gent", "loc1": "loct"}.get(
                    str(form.tag.case), str(form.tag.case)
                )
            )
    return frozenset(found)


def _slavic_phrase(line: Line, i: int, depth: int) -> Phrase | None:
    if (
        line.lemmas[i] in line.words.small["some"]
        and line.folded[i + 1 : i + 2] in (("из",), ("із",), ("з",), ("зі",))
        and depth < 2
    ):
        of = line.phrase(i + 2, depth + 1)
        return Phrase(line.sentence, i, of.last, of.head) if of else None
    head = _slavic_head(line, i)
    if head is None:
        return None
    at, after, outlet = head
    if line.code(at) == "O":
        return Phrase(line.sentence, i, at, at)
    k = after
    while outlet is None and k < len(line):
        step = _after_head(line, at, k, depth)
        if step is None:
            break
        k, outlet = step
    last = k - 1
    while last > at and line.code(last) in ("P", "A", "D", "R"):
        last -= 1
    return Phrase(line.sentence, i, last, at, outlet)


def _slavic_head(line: Line, i: int) -> tuple[int, int, Outlet | None] | None:
    """The head of a phrase that begins at i: its index, the index after it, the outlet it names."""
    k = i
    if line.folded[k] in line.words.nouns["possessives"] and line.code(k + 1) in ("A", "D", "N"):
        k += 1
    while line.code(k) in ("A", "D", "#") and k - i < 6 and not line.outlet(k):
        if k > i and line.is_("people", k - 1) and not line.cases(k - 1) & line.cases(k):
            return k - 1, k, None  # «уполномоченный бельгийского профсоюза»
        k += 1
    if found := line.outlet(k):
        return k, k + found[1], found[0]
    if line.code(k) == "N":
        return k, k + 1, None
    if (close := line.quoted_name(k)) is not None:
        inside = line.outlet(k + 1)
        return k + 1, close + 1, inside[0] if inside else None
    if line.code(k) == "O" and k == i:
        return k, k + 1, None
    # An adjective that stands for a person: «военные», «местные», «учёные».
    if k > i and line.code(k - 1) == "A" and (line.is_("people", k - 1) or line.is_("roles", k - 1)):
        return k - 1, k, None
    return None


def _after_head(line: Line, head: int, k: int, depth: int) -> tuple[int, Outlet | None] | None:
    """How far the phrase goes on from token k: the next index and an outlet that closes it; None
    where it ends.
    """
    code, token = line.code(k), line.tokens[k]
    if k in line.names and k - 1 >= head:
        return line.names[k], None
    if code in ("N", "A", "D") and line.persons.get(k - 1, -1) >= head - 1 >= 0 - 1 and k - 1 in line.persons:
        return None  # a person's name is the end of the phrase
    if (close := line.quoted_name(k)) is not None:
        inside = line.outlet(k + 1)
        return close + 1, inside[0] if inside and line.is_("outlets", head) else None
    if (found := line.outlet(k)) and line.is_("outlets", head):
        return k + found[1], found[0]
    if code == "N":
        capital = not token.text[:1].islower()
        if token.text[:1].isupper() and len(token.text) == 1 and line.folded[k + 1 : k + 2] == (".",):
            return k + 2, None
        if line.lemmas[k] in line.words.nouns["times"] and not capital:
            return None
        if capital and line.lemmas[head] in line.words.nouns["times"]:
            return None  # «в апреле 2015 года ЕК заявила»
        if token.text[:1].isupper() and line.is_("roles", k) and not line.can_be(k, "gent"):
            return None  # a title with a capital begins anew
        if line.can_be(k, "gent") or (capital and (not line.cases(head) or line.cases(head) & line.cases(k))):
            return k + 1, None
        return None
    if code in ("A", "D"):
        m = k
        while line.code(m) in ("A", "D", "#") and line.can_be(m, "gent"):
            m += 1
        if line.code(m) == "N" and line.can_be(m, "gent") and line.lemmas[m] not in line.words.nouns["times"]:
            return m + 1, None
        return None
    if code == "C" and line.can_be(k - 1, "gent") and k - 1 > head and not line.is_("outlets", head):
        inner = line.phrase(k + 1, depth + 1) if depth < 2 else None  # «министр финансов и торговли»
        if inner and line.can_be(inner.head, "gent") and not line.can_be(inner.head, "nomn"):
            return inner.last + 1, None
        return None
    if code in ("/", "&") and line.code(k + 1) == "N":
        return k + 2, None
    if code == "(" and line.folded[k + 2 : k + 3] == (")",) and line.tokens[k + 1].text[:1].isupper():
        return k + 3, None
    return _attached(line, head, k, depth)


def _attached(line: Line, head: int, k: int, depth: int) -> tuple[int, Outlet | None] | None:
    """«источники в Белом доме», «представитель по связям с прессой», «источники, близкие к суду»."""
    person = line.is_("people", head) or line.is_("roles", head)
    if line.code(k) == "P" and line.tokens[k].text[:1].isupper():
        return None  # a sentence begins where crawled text lost the full stop
    body = line.is_("organisations", head) or line.is_("documents", head) or line.is_("words", head)
    if (
        line.code(k) == "P"
        and (person or body)
        and line.folded[k] in line.words.small["attach"]
        and depth < 3
    ):
        inner = line.phrase(k + 1, depth + 1)
        if (
            inner is None
            or line.is_time(inner)
            or line.is_("venues", inner.head)
            or line.code(inner.head) == "O"
        ):
            return None
        if body and line.folded[k] in ("в", "у", "во") and not line.is_("documents", head):
            return None
        return inner.last + 1, None
    if (
        line.code(k) == "P"
        and person
        and depth < 3
        and line.lemmas[k - 1 : k]
        and line.folded[k] in ("со", "зі", "с", "з")
    ):
        return None
    if (
        line.code(k) == ","
        and person
        and line.lemmas[k + 1 : k + 2]
        and line.lemmas[k + 1] in line.words.lists["close"]
    ):
        m = k + 1
        while m < len(line) and line.code(m) not in (",", ".", "-", "Q", ":", ";"):
            m += 1
        return m, None
    return None


def _english_phrase(line: Line, i: int, depth: int) -> Phrase | None:
    k = i
    if line.code(k) == "O":
        return Phrase(line.sentence, k, k, k)
    head: int | None = None
    outlet: Outlet | None = None
    while k < len(line):
        if found := line.outlet(k):
            outlet, head, k = found[0], k + found[1] - 1, k + found[1]
            if line.code(k) == "s" or line.folded[k : k + 1] == ("/",) or line.is_("documents", k):
                continue
            break
        code = line.code(k)
        if code == "N":
            if head is not None and _time_word(line, k):
                break
            head, outlet, k = k, None, k + 1
        elif (
            code in ("D", "A", "#")
            and (head is None or line.code(k - 1) == "s" or (code == "A" and line.code(k + 1) == "N"))
        ) or (code == "s" and head is not None):
            k += 1
        elif (close := line.quoted_name(k)) is not None and (head is None or line.code(k - 1) in ("s", "N")):
            inside = line.outlet(k + 1)
            head, outlet, k = close - 1, inside[0] if inside else None, close + 1
        elif (code == "R" and line.code(k + 1) == "A" and head is None) or (
            line.folded[k] in ("/", "&", "-") and line.code(k + 1) == "N" and head is not None
        ):
            k += 1
        elif (
            line.folded[k] == "."
            and head is not None
            and len(line.tokens[k - 1].text) == 1
            and line.code(k + 1) == "N"
        ):
            k += 1  # an initial
        elif (
            line.folded[k] == "."
            and head is not None
            and line.tokens[k - 1].text in _SHORT
            and line.code(k + 1) == "N"
        ):
            k += 1
        else:
            break
    if head is None:
        return None
    last = max(k - 1, head)
    end = _english_tail(line, head, last + 1, depth) if outlet is None else last + 1
    return Phrase(line.sentence, i, end - 1, head, outlet)


_OBLIQUE = ("ому", "ого", "ом", "ым", "им", "ой", "ою", "ем", "ам", "ами", "ах", "ям", "ями", "ях", "у", "ю")
_SHORT = (
    "Mr",
    "Mrs",
    "Ms",
    "Dr",
    "Sen",
    "Rep",
    "Gov",
    "Gen",
    "Lt",
    "Col",
    "Sgt",
    "St",
    "Jr",
    "Sr",
    "Prof",
    "Rev",
    "Capt",
)


def _time_word(line: Line, k: int) -> bool:
    named = line.tokens[k].text[:1].isupper() and line.lemmas[k] in (
        "time",
        "today",
        "week",
        "day",
        "morning",
        "evening",
    )
    return (
        line.lemmas[k] in line.words.nouns["times"] and line.folded[k] != "may" and not named
    )  # "The Easton Times"


def _english_tail(line: Line, head: int, k: int, depth: int) -> int:
    """Where the words that belong to a person, body or paper end: "people close to the talks"."""
    groups = ("people", "roles", "organisations", "documents")
    known = any(line.is_(group, head) for group in groups)
    while known and depth < 3 and line.code(k) and line.folded[k] in line.words.small["attach"]:
        at = k + 1
        while line.code(at) == "P":
            at += 1
        inner = line.phrase(at, depth + 1)
        if inner is None or line.is_time(inner) or line.is_("venues", inner.head):
            break
        k = inner.last + 1
        if line.code(k) == "C" and line.folded[k - 2 : k - 1] != (",",):
            more = line.phrase(k + 1, depth + 1)
            if more and line.code(more.last + 1) not in ("V",):
                k = more.last + 1
    if line.is_("people", head) and line.code(k) and line.folded[k] in line.words.lists["who"]:
        while k < len(line) and line.code(k) not in (",", ".", "Q", ":", ";", "-", "C"):
            k += 1
    return k
