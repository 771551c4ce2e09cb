"""Who speaks in the clause of a verb of saying."""

from collections.abc import Iterator

from letopis.reading import morphology
from letopis.reading.attribution.bounds import (
    before_adverbs,
    clause_bounds,
    inverted,
    phrase_with,
    speech_edge,
    that_after,
)
from letopis.reading.attribution.candidates import agrees, coordinated, is_source
from letopis.reading.attribution.english import english_before, english_over
from letopis.reading.attribution.kinds import has_name, is_thing, kind_of
from letopis.reading.attribution.line import Line
from letopis.reading.attribution.phrase import Phrase
from letopis.reading.entities import Who

_HELD = ("уверить", "убедить")  # whose short participles tell what somebody holds


class Speakers:
    """The clause around a verb, searched for whoever speaks in it."""

    def __init__(self, line: Line, v: int, who: Who) -> None:
        self.line, self.v, self.who = line, v, who
        self.strict = True
        self.low, self.high = clause_bounds(line, v)

    def subjects(self, who: Who) -> tuple[Phrase, ...]:
        """Who speaks: by the parse where it knows, else the nominative before the verb or after it."""
        if self.line.words.language == "en":
            if relative := self._relative():
                return (relative,)
            found = self._english()
            # The words right before the verb are its subject unless they hang on others («a study
            # by the university»).
            near = found is not None and all(self.line.code(i) == "R" for i in range(found.last + 1, self.v))
            near = near or self.line.code(before_adverbs(self.line, self.v)) in (",", "-", ")")
            hanging = found is not None and self.line.code(found.first - 1) in ("C", "P", "N")
            parsed = self._parsed(who)
            beside = found is not None and parsed is not None and self._apposed(found, parsed)
            # "A spokesman, …, confirmed the workers' deaths": what follows the verb is its object.
            beside = beside or bool(found and parsed and parsed.last < self.v < found.first)
            found = found if found is not None and near and not hanging and not beside else parsed or found
            if (
                found
                and self.line.code(found.head) == "O"
                and self.line.folded[found.head] not in self.line.words.nouns["pronouns"]
            ):
                return ()
            return coordinated(self.line, found) if found else ()
        ways = [self._after, self._before] if inverted(self.line, self.v) else [self._before, self._after]
        if self.line.words.verbs.get(self.line.lemmas[self.v]) == "aside":
            relayed = self._after(who)  # «слова которого приводит "Маяк"»
            return (relayed,) if relayed else ()
        if relative := self._relative():
            return (relative,)
        parsed = self._parsed(who)
        rest = [self._in_body] if inverted(self.line, self.v) else [self._in_body, self._over_commas]
        for strict in (True, False):  # a noun of the wrong gender is taken only when nothing else is there
            self.strict = strict
            seen = [p for way in (*ways, *rest) if (p := way(who)) and not (parsed and self._shared(p))]
            agreed = [p for p in seen if parsed and p.first <= parsed.head <= p.last]
            if found := next(iter([*agreed, *seen]), None):
                beside = (
                    "," in self.line.codes[found.last : self.v] and self.line.code(found.first - 1) == ","
                )
                if parsed and parsed.last < found.first and beside:
                    found = parsed  # «Лукин, губернатор края, что …, заявил»
                return coordinated(self.line, self._who_told(found, who))
        self.strict = True
        last = parsed or (self._over_commas(who) if inverted(self.line, self.v) else None)
        return coordinated(self.line, last) if last else ()

    def _apposed(self, phrase: Phrase, subject: Phrase) -> bool:
        """Whether a phrase only says what the subject before it is: "Ann Reed, <the mayor of Easton>, said"."""
        at = self.line.tokens[phrase.head]
        while (
            at.dep in ("appos", "compound", "flat", "nmod", "conj")
            and at.head >= 0
            and phrase.first <= at.head
        ):
            at = self.line.tokens[at.head]
        return at.dep == "appos" and subject.first <= at.head <= subject.last < phrase.first

    def _shared(self, phrase: Phrase) -> bool:
        """Whether a phrase stands between this verb and the earlier one whose subject it shares: «он призвал НАТО
        вмешаться и отметил»."""
        first = self.line.tokens[self.v].head
        return self.line.tokens[self.v].dep == "conj" and first < phrase.first < self.v

    def _who_told(self, found: Phrase, who: Who) -> Phrase:
        """«Про це Reuters розповів посадовець»: a name that shows no case is the one told where a person follows."""
        line = self.line
        if found.last > self.v or line.cases(found.head) or kind_of(line, found, who) != "outlet":
            return found
        after = self._after(who)
        speaks = after is not None and kind_of(line, after, who) in ("person", "people")
        return after if after is not None and speaks and after.first == self.v + 1 else found

    def _parsed(self, who: Who | None = None) -> Phrase | None:
        line, v = self.line, self.v
        for _ in range(3):  # «встретился с послом и заявил»: the second verb shares the first one's subject
            for t in line.tokens:
                if (
                    t.head == v
                    and t.dep.startswith("nsubj")
                    and not t.dep.endswith("pass")
                    and not line.speech[t.i]
                ):
                    found = phrase_with(line, t.i)
                    if line.words.language == "en" and not self._may_precede(found, v):
                        continue
                    if found and self._fits(found) and not (v != self.v and line.folded[found.head] == "it"):
                        return found
            v = self._governing(v)
            if v < 0:
                break
        return None

    def _governing(self, v: int) -> int:
        """The verb that shares its subject with verb v: «встретился и заявил», «разослал письма, в которых заявил»."""
        line, token = self.line, self.line.tokens[v]
        if token.dep == "conj":
            return token.head
        low, who = self.low, line.words.lists["who"]
        written = token.dep == "acl:relcl" and line.code(low) == "P" and line.lemmas[low + 1] in who
        return line.tokens[token.head].head if written and token.head >= 0 else -1

    def _may_precede(self, phrase: Phrase | None, v: int) -> bool:
        """Whether an English subject that the parse gives is likely: before the verb, unless after
        a quotation, and a possible source where it is shared with an earlier verb.
        """
        if phrase is None:
            return False
        line = self.line
        spoken = line.code(self.v - 1) in (",", "-", "Q") or (self.v > 0 and line.speech[self.v - 1])
        shared = v == self.v or line.code(phrase.head) == "O" or is_source(line, phrase, self.who)
        return shared and (phrase.first < self.v or spoken)

    def _relative(self) -> Phrase | None:
        """«пилоты, которые сообщили, что …»: whom the relative pronoun stands for."""
        line, low = self.line, self.low
        pronouns = line.words.lists["who"]
        if line.words.language == "en" and before_adverbs(line, self.v) != low:
            return None  # "its programme, which it says is peaceful"
        if low == self.v or (line.folded[low] not in pronouns and line.lemmas[low] not in pronouns):
            return None
        if line.words.language != "en" and not line.can_be(low, "nomn"):
            return None
        end = low - 2 if line.code(low - 1) == "," else low - 1
        for first in range(max(end - 10, 0), end + 1):
            phrase = line.phrase(first)
            if (
                phrase
                and phrase.last == end
                and line.code(first - 1) not in ("P", "A", "D")
                and self._speaker(phrase)
            ):
                return phrase
        return None

    def _speaker(self, phrase: Phrase) -> bool:
        """Whether a phrase can speak: in Russian and Ukrainian a thing cannot."""
        line = self.line
        if line.words.language != "en" and self._begins_anew(phrase):
            return False
        return (
            line.words.language == "en"
            or line.code(phrase.head) == "O"
            or is_source(line, phrase, self.who)
            or has_name(line, phrase)
        )

    def _begins_anew(self, phrase: Phrase) -> bool:
        """Whether a common noun has its capital from a sentence whose beginning was lost («сообщает Газопровод»)."""
        line = self.line
        head = line.tokens[phrase.head].text
        inside = line.code(phrase.first - 1) not in ("", "Q", ".", ":", "-")
        own = (
            phrase.outlet is not None
            or "Q" in line.codes[phrase.first : phrase.last + 2]
            or line.lemmas[phrase.head] in line.words.sources
        )
        thing = head[:1].isupper() and is_thing(head, line.words.language)
        return inside and not own and thing and not self.who.mentions_in(phrase.start, phrase.end)

    def _fits(self, phrase: Phrase) -> bool:
        line = self.line
        verb = morphology.parse(line.tokens[phrase.head].text, line.words.language, "VERB").lemma
        if verb in line.words.impersonal or not self._speaker(phrase):  # «… сообщает Сообщается, что …»
            return False
        paper = line.words.verbs.get(line.lemmas[self.v]) == "paper"
        told = (
            paper and line.lemmas[phrase.head] in line.words.lists["own_words"]
        )  # «свидетельствуют данные порта»
        if (
            (line.is_time(phrase) and not told)
            or not line.nominative(phrase)
            or line.code(phrase.head) == "#"
        ):
            return False
        if line.code(phrase.head) == "O" and line.folded[phrase.head] not in line.words.nouns["pronouns"]:
            return False
        return line.words.language == "en" or agrees(line, phrase, self.v, self.strict)

    def _phrases(self, low: int, high: int) -> Iterator[tuple[Phrase, int]]:
        """Phrases of a stretch with the index of the preposition before each (-1: none)."""
        k, line = low, self.line
        while k < high:
            preposition = -1
            if line.code(k) == "P":
                preposition, k = k, k + 1
            phrase = line.phrase(k) if k < high else None
            if phrase:
                yield phrase, preposition
                k = max(phrase.last, k) + 1
            elif preposition < 0:
                k += 1

    def _before(self, who: Who) -> Phrase | None:
        found = [
            p
            for p, preposition in self._phrases(self.low, self.v)
            if preposition < 0 and self._fits(p) and p.last < self.v
        ]
        return found[-1] if found else None

    def _after(self, who: Who) -> Phrase | None:
        found = [
            p for p, preposition in self._phrases(self.v + 1, self.high) if preposition < 0 and self._fits(p)
        ]
        if (
            len(found) > 1
            and kind_of(self.line, found[0], who) == "outlet"
            and found[0].last + 1 == found[1].first
        ) and kind_of(self.line, found[1], who) in ("person", "people"):
            return found[1]  # «рассказал Reuters представитель суда»
        return found[0] if found else None

    def _in_body(self, who: Who) -> Phrase | None:
        """«В компании заявили», «стверджують у відомстві»: the plural verb has no subject but a
        body it is said in.
        """
        line = self.line
        if "plur" not in line.tokens[self.v].tags or self._has_plural_subject():
            return None
        for phrase, preposition in (*self._phrases(self.low, self.v), *self._phrases(self.v + 1, self.high)):
            if (
                preposition < 0
                or line.folded[preposition] not in ("в", "во", "у")
                or not line.can_be(phrase.head, "loct")
            ):
                continue
            if (
                not line.is_time(phrase)
                and not line.is_("venues", phrase.head)
                and is_source(line, phrase, who)
            ):
                return phrase
        return None

    def _has_plural_subject(self) -> bool:
        """«Формирования объявили о капитуляции в городе»: nominatives that agree are the subject."""
        free = (p for p, preposition in self._phrases(self.low, self.v) if preposition < 0)
        return any(self.line.nominative(p) and agrees(self.line, p, self.v) for p in free)

    def _over_commas(self, who: Who) -> Phrase | None:
        """«Лукин, губернатор края, заявил», «сотрудник, который был там, сказал»: what stands
        before the inset.
        """
        line, comma = self.line, self.low - 1
        if self.low != self.v and not all(line.code(i) in ("R", "V") for i in range(self.low, self.v)):
            return None
        for _ in range(3):
            if line.code(comma) not in (",", "-"):
                return None
            earlier = comma - 1
            while (
                earlier > 0
                and line.code(earlier) not in (",", "-", ":", ";")
                and not speech_edge(line, earlier, self.v)
            ):
                earlier -= 1
            if line.code(earlier) not in (",", "-") or comma - earlier > 25:
                return None
            low, _ = clause_bounds(line, earlier - 1)
            ending = [
                p for p, preposition in self._phrases(low, earlier) if preposition < 0 and self._fits(p)
            ]
            if ending:
                return self._apposed_to(ending[-1]) or ending[-1]
            comma = earlier
        return None

    def _apposed_to(self, phrase: Phrase) -> Phrase | None:
        """Дэн Котов in «Дэн Котов, один из врачей, служивших там, сказал»: the name that the inset describes."""
        line = self.line
        if line.code(phrase.first - 1) != "," or has_name(line, phrase):
            return None
        named = (line.phrase(k) for k in range(max(phrase.first - 8, 0), phrase.first - 1))
        name = next((p for p in named if p is not None and p.last == phrase.first - 2), None)
        fits = name is not None and has_name(line, name) and self._fits(name)
        return name if fits and name is not None and line.code(name.first - 1) in ("", "S", "Q") else None

    def _english(self) -> Phrase | None:
        line, v = self.line, self.v
        k = before_adverbs(line, v)
        if line.code(k) == "C":
            return None  # a second verb of the same subject: only the parse knows it
        if k >= 0 and line.code(k) not in (",", "-", ")", "S", "B", ":", ".") and not line.speech[k]:
            found = english_before(line, k)
            if found:
                return found
        if self._named_before_commas(k):
            return english_over(line, k)
        after = line.phrase(v + 1)
        spoken = k >= 0 and (line.speech[k] or line.code(k) == "Q")
        # "Two officials, speaking to Reuters, said the raid was off": what has a verb of its own is no speaker.
        clause = after is not None and line.code(after.last + 1) == "V" and not spoken
        if (
            after
            and not clause
            and (k < 0 or spoken or line.code(k) in (",", "-", "S"))
            and line.code(after.head) != "O"
            and (k == v - 1 or line.code(v - 1) == "R")  # "has concluded its work" has its subject before it
            and (k >= 0 or line.folded[v] == "said")
        ) and not (
            line.lemmas[v] in line.words.lists["to"] or line.words.verbs.get(line.lemmas[v]) == "naming"
        ):
            return after if not line.is_time(after) else None
        if (
            after
            and not clause
            and (spoken or (k >= 0 and line.code(k) == ","))
            and line.folded[v + 1] in line.words.nouns["pronouns"]
        ):
            return after
        return english_over(line, k) if k >= 0 else None

    def _named_before_commas(self, k: int) -> bool:
        """ "A spokesman for the port, Ilya Gromov, said the ferry …": before the comma nothing is told yet."""
        line = self.line
        return line.code(k) == "," and not any(line.code(i) in ("V", "Q") or line.speech[i] for i in range(k))


def not_finite(line: Line, v: int) -> bool:
    """Infinitives, orders, negations and passives credit nobody."""
    token, before = line.tokens[v], line.folded[max(v - 1, 0)] if v else ""
    if "infn" in token.tags and not line.folded[v].endswith("ть"):
        return True  # «наводить» is as good a third person
    if line.words.language == "en":
        k = v - 1
        while k >= 0 and line.code(k) == "R":
            k -= 1
        previous = line.folded[k] if k >= 0 else ""
        if token.dep == "acl" and token.tags.isdisjoint({"Fin"}) and line.folded[v].endswith(("ed", "en")):
            return True  # "a technique called", "a study published in May"
        if line.folded[v].endswith("ing"):
            return line.code(v - 1) in ("D", "P") or previous == "be"
        return previous in (
            "'s",
            "to",
            "not",
            "n't",
            "be",
            "been",
            "is",
            "was",
            "were",
            "are",
            "would",
            "could",
            "should",
            "might",
            "may",
            "can",
            "must",
            "the",
            "a",
            "help",
            "helps",
            "helped",
            "will",
        ) or previous.endswith("n't")
    held = (
        "PRTS" in token.tags and line.lemmas[v] in _HELD and that_after(line, v, v + 2)
    )  # «в порту уверены, что»
    forms = {"INFN", "impr"} if held else {"INFN", "impr", "PRTS"}
    return bool(forms & token.tags) or before in ("не", "ни", "ні")
