"""A sentence as attribution sees it: a letter for each word, what words can be, and the phrases that begin at them.

Base forms, cases and word order decide; the parse is asked for the subject of a verb where there is one,
and is never needed. So the rules still read a sentence whose parse or names went wrong.
"""

from collections.abc import Iterator
from functools import cached_property

from letopis.knowledge.outlets import Outlet
from letopis.reading.analysis import Sentence, Token
from letopis.reading.attribution.lexicon import Cue, Lexicon, fold, outlets
from letopis.reading.attribution.phrase import Phrase, cases, is_adjective, lemmas
from letopis.reading.attribution.phrases_english import english_phrase, time_word
from letopis.reading.attribution.phrases_slavic import slavic_phrase
from letopis.reading.attribution.quotes import Quotes
from letopis.reading.entities import Who

_OPEN, _CLOSE = "«“„‘\"'", "»”“’\"'"
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
        self.lemmas = tuple(self._lemma(t) for t in self.tokens)
        self.codes = tuple(self._code(t) for t in self.tokens)

    # -- letters ----------------------------------------------------------------------------------------

    def _lemma(self, token: Token) -> str:
        """The base form; of homonyms the one that can be a source («банк», not «банка») or a time («березень»)."""
        lemma, nouns = fold(token.lemma), self.words.known
        if self.words.language == "en":
            return self._english_lemma(token, lemma)
        if lemma in nouns or "NOUN" not in token.tags:
            return self._alone(token) or lemma
        return next((other for other in lemmas(token.text, self.words.language) if other in nouns), lemma)

    def _english_lemma(self, token: Token, lemma: str) -> str:
        """The verb of a participle whose base form is that of its noun too ("is warning")."""
        if token.pos != "VERB" or not lemma.endswith("ing"):
            return lemma
        stem = lemma[:-3]
        forms = (stem, stem + "e", stem[:-1])
        return next((form for form in forms if form in self.words.verbs), lemma)

    def _code(self, token: Token) -> str:
        word, small = fold(token.text), self.words.small
        if self._initial(token.i if word != "." else token.i - 1):
            return "N"  # «С. Котов»: neither a preposition nor the end of the sentence
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
                return "N" if code == "A" and self._stands_alone(token) else code
        return "N"

    def _initial(self, i: int) -> bool:
        """Whether token i is the initial of a name that follows it."""
        if self.words.language == "en" or not 0 <= i < len(self.tokens) - 2:
            return False
        letter, dot, name = self.tokens[i : i + 3]
        single = (
            len(letter.text) == 1 and letter.text.isupper() and dot.text == "." and letter.end == dot.start
        )
        return single and name.text[:1].isupper() and name.text[:1].isalpha()

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
        return bool(shared) and after.text[:1].islower() and is_adjective(token.text, self.words.language)

    def _alone(self, token: Token) -> str | None:
        """The adjective or participle that news uses as a noun whose form a word is («осуждённой»)."""
        if token.tags.isdisjoint({"ADJF", "PRTF"}):
            return None
        word = fold(token.text)
        same = (w for w in self.words.nouns["alone"] if word.startswith(w[:-2]) and len(word) <= len(w) + 1)
        return next(same, None)

    def _stands_alone(self, token: Token) -> bool:
        """Whether an adjective is a noun here: «осуждённая», «уполномоченный компании», «данные опроса»."""
        if self._alone(token) is None:
            return False
        after = self.tokens[token.i + 1 : token.i + 2]
        shared = after and cases(token.text, self.words.language) & cases(after[0].text, self.words.language)
        return not shared or not after[0].tags & {"NOUN", "ADJF", "PRTF"} or after[0].text[:1].isupper()

    def _english(self, token: Token, word: str) -> str:
        small = self.words.small
        if word in ("'s", "'"):
            return "s"
        if word in small["determiners"]:
            return "D"
        if word in small["pronouns"] and (len(word) == 1 or not token.text.isupper() or self.sentence.title):
            return "O"  # "US" is none
        if word in small["auxiliaries"] or word in small["verbs"]:
            return "V"
        if word in small["speaks"] and self.sentence.title:
            return "V"  # headlines write their verbs with capitals
        if word in self.words.lists["close"]:
            return "A"
        if token.pos in _POS:
            code = _POS[token.pos]
            return "A" if code == "V" and word in self.words.nouns["vague"] else code
        if word in small["adverbs"] or (word.endswith("ly") and token.text.islower()):
            return "R"
        lemma = fold(token.lemma)
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
        if found and self.words.language == "en" and self._longer_name(i, found[1]):
            return None
        if found and found[0].common and not (self.code(i - 1) == "Q" or self.is_("outlets", i - 1)):
            return None
        return found

    def _longer_name(self, i: int, size: int) -> bool:
        """Whether a known name is only the beginning of another one ("the Times Picayune")."""
        last, after = i + size - 1, i + size
        if size > 1 or self.folded[i] not in (
            "times",
            "post",
            "herald",
            "journal",
            "guardian",
            "sun",
            "star",
            "mirror",
        ):
            return False
        named = self.code(after) == "N" and self.tokens[after].text[:1].isupper()
        return named and self.code(last) == "N" and self.lemmas[after] not in self.words.nouns["times"]

    def is_(self, group: str, i: int) -> bool:
        return 0 <= i < len(self.lemmas) and self.lemmas[i] in self.words.nouns[group]

    def is_court(self, i: int) -> bool:
        """Whether token i is a court: what it confirms it does, and does not tell."""
        return self.lemmas[i] in self.words.lists["courts"]

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
            if (
                any(self.codes[t.i] == "V" and t.text.islower() for t in inside)
                and self.words.language != "en"
            ):
                continue  # no name has a verb in it
            if inside and mention.entity:
                found.append((inside[0].i, inside[-1].i, mention.kind))
        return found

    @cached_property
    def recalls(self) -> bool:
        """Whether the sentence begins to tell what was before («Напомним, …», «Ранее сообщалось», «19 сентября …»)."""
        begin = next((i for i, code in enumerate(self.codes) if code not in ("Q", "-", ",", ".")), 0)
        cued = any(self.folded[begin : begin + len(cue.words)] == cue.words for cue in self.words.recalls)
        first = range(begin, min(begin + 4, len(self)))
        return cued or any(
            self.is_("times", i) and not any(self.codes[k] in "NVA," for k in range(begin, i)) for i in first
        )

    # -- phrases ----------------------------------------------------------------------------------------

    def phrase(self, i: int, depth: int = 0) -> Phrase | None:
        """The noun phrase that begins at token i, None when none does."""
        if not 0 <= i < len(self.tokens):
            return None
        if (i, depth) not in self._phrases:
            find = english_phrase if self.words.language == "en" else slavic_phrase
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
            return time_word(self, phrase.head)
        return self.lemmas[phrase.head] in self.words.nouns["times"] or self.codes[phrase.head] == "#"
