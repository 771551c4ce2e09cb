"""Whom later words of an article point back to: «источник», «издание», «министр», «эксперт», «он»."""

from collections import Counter
from dataclasses import dataclass

from letopis.knowledge import load
from letopis.reading import morphology
from letopis.reading.attribution.kinds import has_name
from letopis.reading.attribution.lexicon import fold
from letopis.reading.attribution.line import Line
from letopis.reading.attribution.phrase import Phrase
from letopis.reading.entities import Who
from letopis.reading.entities.names import gender_of
from letopis.records import Entity, Source
from letopis.records.reading import Anonymity, SourceKind

_GENDERS = {
    "masc": ("он", "його", "він", "его", "he", "him", "his"),
    "femn": ("она", "вона", "ее", "її", "she", "her"),
}
_THINGS = ("it", "оно", "воно")
SEVERAL = ("они", "вони", "they", "их", "їх", "їхній", "them", "their")
_RECENT = 1500  # characters back to the holder of an office that is said again
_NEAR = 400  # characters back to a nameless speaker whom a pronoun may mean


@dataclass(frozen=True)
class Known:
    """A source named earlier: the source, its head word, whether it is plural, and the relays before it."""

    source: Source
    head: str
    plural: bool
    relays: tuple[str, ...] = ()


class Back:
    """What an article has named so far, asked for whoever words without a name mean."""

    def __init__(self, who: Who) -> None:
        self.who = who
        self.known: list[Known] = []
        self.before: Line | None = None  # the sentence before the one that is read

    def antecedent(self, line: Line, phrase: Phrase) -> tuple[SourceKind, Anonymity, str, str] | None:
        """Whom a pronoun means: the last one who spoke, else the last person mentioned, of its gender and
        number. Kind, anonymity, name and entity.
        """
        word, language = line.folded[phrase.head], line.words.language
        plural = word in SEVERAL
        if word in _THINGS and (body := self._body_before(line, phrase)) is not None:
            return "organisation", "named", body.name, body.id
        kinds = ("outlet", "organisation", "document") if word in _THINGS else ("person", "people")
        gender = next((g for g, words in _GENDERS.items() if word in words), "")
        if kinds[0] == "person" and not plural and (subject := self._told_of(gender, language)):
            return "person", "named", subject.name, subject.id
        for sure in (True, False) if gender == "femn" else (False,):  # few names are known to be a woman's
            for known in reversed(self.known[-6:]):
                source = known.source
                far = phrase.start - source.end > _RECENT // 2  # somebody else has come up since
                if source.kind not in kinds or known.plural != plural or source.end >= phrase.start or far:
                    continue
                # A nameless speaker is meant only right after speaking.
                near = source.kind != "people" or line.sentence.start - source.end < _NEAR
                told = self._gender(source.name, language)
                if near and (told == gender if sure and gender else not told or not gender or told == gender):
                    return source.kind, source.anonymity, source.name, source.entity
        for mention in reversed(self.who.mentions if kinds[0] == "person" and not plural else ()):
            entity = self.who.entity_of(mention) if mention.kind == "person" else None
            if (
                entity is not None
                and mention.end <= phrase.start
                and self._fits(entity.name, gender, language)
            ):
                return "person", "named", entity.name, entity.id
        return None

    def _told_of(self, gender: str, language: str) -> Entity | None:
        """The person that the sentence before tells of, where nobody has spoken since: «Котов приехал. Он сказал»."""
        line, last = self.before, self.known[-1].source if self.known else None
        if line is None or (last is not None and last.end > line.sentence.start):
            return None
        for mention in self.who.mentions_in(line.sentence.start, line.sentence.end):
            head = line.sentence.head_of(mention.start, mention.end)
            entity = self.who.entity_of(mention) if mention.kind == "person" else None
            while head is not None and head.dep in ("appos", "flat", "flat:name", "nmod") and head.head >= 0:
                head = line.tokens[head.head]  # «капитан Зотов приехал»
            if entity is None or head is None or head.dep != "nsubj" or head.head < 0:
                continue
            if line.tokens[head.head].dep == "root" and self._fits(entity.name, gender, language):
                return entity
        return None

    def means(self, line: Line, phrase: Phrase, speaker: Source) -> bool:
        """Whether a pronoun means whoever speaks in the clause around it: "Reed said <he> hopes"."""
        word, language = line.folded[phrase.head], line.words.language
        if not line.is_pronoun(phrase.head):
            return False
        if speaker.kind == "person":
            gender = next((g for g, words in _GENDERS.items() if word in words), "")
            return bool(gender) and self._fits(speaker.name, gender, language)
        body = speaker.kind == "organisation" and (word in _THINGS or language == "en" or word not in SEVERAL)
        return body or (speaker.kind == "people" and word in SEVERAL)

    def points_back(self, line: Line, phrase: Phrase, kind: SourceKind) -> Known | None:
        """The source that a definite common noun stands for («источник», "the official", «издание»)."""
        head = line.lemmas[phrase.head]
        if has_name(line, phrase) or phrase.outlet is not None or not is_definite(line, phrase):
            return None
        if head in line.words.nouns["words"] and head not in line.words.nouns["documents"]:
            # «говорится в сообщении»: the statement of whoever spoke last
            return next(
                (k for k in reversed(self.known[-6:]) if k.source.kind in ("organisation", "person")), None
            )
        for known in reversed(self.known[-60:]):
            if known.head == head and known.plural == is_plural(line, phrase):
                return known
        for group, nouns in line.words.back.items():
            if head not in nouns or head in line.words.nouns["firms"]:
                continue  # which firm is meant is told by what the article is about
            for known in reversed(self.known[-60:]):
                alike = known.source.kind == group and known.plural == is_plural(line, phrase)
                if known.plural and group == "people" and head not in line.words.nouns["confidants"]:
                    continue  # «эксперты» are not the researchers who spoke before
                if (
                    alike
                    and group != "person"
                    and self._may_be(line, head, self.who.entity(known.source.entity))
                ):
                    return known
        return None

    def firm(self, line: Line, phrase: Phrase) -> Entity | None:
        """«В авиакомпании»: the firm that the article is about, named twice as often before as any other body."""
        if line.lemmas[phrase.head] not in line.words.nouns["firms"] or not is_definite(line, phrase):
            return None
        told = Counter(
            m.entity
            for m in self.who.mentions
            if m.kind == "organisation" and m.entity and m.end <= phrase.start
        )
        found = [(self.who.entity(id), count) for id, count in told.most_common()]
        firms = [
            (e, count)
            for e, count in found
            if e is not None and e.sector in ("", "company") and has_capital(e)
        ]
        often = bool(firms) and firms[0][1] > 1 and (len(firms) == 1 or firms[0][1] >= 2 * firms[1][1])
        sure = often or (len(firms) == 1 and self._leads(firms[0][0]))
        return firms[0][0] if sure else None

    def office_again(self, line: Line, phrase: Phrase) -> Entity | None:
        """«Премьер-министр страны», «политик», "the mayor": the person named before who holds that office."""
        nouns, head = line.words.nouns, line.lemmas[phrase.head]
        rest = [
            i for i in range(phrase.first, phrase.last + 1) if i != phrase.head and line.code(i) not in "DQP"
        ]
        whole = phrase.text.lower().strip('«»"')  # «директор агентства» in the words of its first time
        one = not is_plural(line, phrase) and all(line.lemmas[i] in nouns["realms"] for i in rest)
        told = line.words.language != "en" or line.folded[phrase.first] in ("the", "this")
        if rest and told and (again := self._of_role(phrase, whole)) is not None:
            return again
        if not one or not told:
            return None
        for mention in reversed(
            [m for m in self.who.mentions if m.kind == "person" and m.end <= phrase.start]
        ):
            entity = self.who.entity_of(mention)
            held = " ".join(role.text.lower() for role in entity.roles) if entity is not None else ""
            if phrase.start - mention.end > _RECENT:
                return None
            known = head in nouns["roles"] or held.startswith(
                head
            )  # «еврокомиссар», by which no office was known
            if entity is not None and (head in held and known if head not in nouns["public"] else held):
                return entity
        return None

    def same_role(self, line: Line, phrase: Phrase) -> Entity | None:
        """«Главный врач больницы», by whom is meant whoever was named with these very words."""
        plain = phrase.last > phrase.first and not has_name(line, phrase) and not is_plural(line, phrase)
        return self._of_role(phrase, phrase.text.lower().strip('«»"')) if plain else None

    def named_beside(self, line: Line, phrase: Phrase) -> Entity | None:
        """Petr Lansky in "a spokesman for the ministry, Petr Lansky, denied it"."""
        nouns, head = line.words.nouns, line.lemmas[phrase.head]
        if line.code(phrase.last + 1) != "," or phrase.last + 2 >= len(line):
            return None
        if head not in nouns["people"] | nouns["roles"] or line.tokens[phrase.last].i == phrase.head - 1:
            return None
        beside = line.phrase(phrase.last + 2)  # «лидер партии, проповедник Хадим Ризви, …»
        end = beside.end if beside is not None else line.tokens[phrase.last + 2].end
        inside = self.who.mentions_in(line.tokens[phrase.last + 2].start, end)
        mention = next((m for m in inside if m.kind == "person"), None)
        if mention is None:
            return None
        after = line.sentence.tokens_in(mention.start, mention.end)[-1].i + 1
        return self.who.entity_of(mention) if line.code(after) in (",", "-", ".") else None

    def _of_role(self, phrase: Phrase, words: str) -> Entity | None:
        """Whoever was given a role in these very words before."""
        for mention in reversed(
            [m for m in self.who.mentions if m.kind == "person" and m.end <= phrase.start]
        ):
            entity = self.who.entity_of(mention)
            if entity is not None and any(words in role.text.lower() for role in entity.roles):
                return entity
        return None

    def just_spoke(self, line: Line, phrase: Phrase) -> Entity | None:
        """The person with a name whom a word for what they are stands for: «…», — добавил эксперт; "the singer"."""
        rest = [
            i for i in range(phrase.first, phrase.last + 1) if i != phrase.head and line.code(i) not in "DQ"
        ]
        plain = not rest and not is_plural(line, phrase) and is_definite(line, phrase)
        if not plain or line.lemmas[phrase.head] not in line.words.nouns["callings"]:
            return None
        last = self.known[-1].source if self.known else None
        if last is None:
            return self._only_person(phrase)
        near = 0 < line.sentence.start - last.end < _RECENT // 2
        return self.who.entity(last.entity) if near and last.kind == "person" else None

    def _only_person(self, phrase: Phrase) -> Entity | None:
        """Whoever is named before, where only one person is."""
        named = {
            m.entity for m in self.who.mentions if m.kind == "person" and m.end <= phrase.start and m.entity
        }
        return self.who.entity(next(iter(named))) if len(named) == 1 else None

    def _may_be(self, line: Line, head: str, body: Entity | None) -> bool:
        """Whether a noun may mean a body: a firm is no office of state."""
        nouns, sector = line.words.nouns, body.sector if body is not None else ""
        return not (head in nouns["firms"] and sector not in ("", "company")) and not (
            head in nouns["offices"] and sector == "company"
        )

    def _leads(self, entity: Entity) -> bool:
        """Whether the article's first name is its."""
        return (
            next((m.entity for m in self.who.mentions if m.kind == "organisation" and m.entity), "")
            == entity.id
        )

    def _body_before(self, line: Line, phrase: Phrase) -> Entity | None:
        """«Публикацию прокомментировало министерство. Оно заявило …»: the body of its gender that is the subject
        before "it"; in English that of the same sentence."""
        language = line.words.language
        for mention in reversed([m for m in self.who.mentions if m.end <= phrase.start]):
            entity = self.who.entity_of(mention)
            if phrase.start - mention.start > _NEAR or entity is None:
                return None
            if entity.kind not in ("organisation", "country") or mention.kind not in (
                "organisation",
                "country",
            ):
                continue
            if language != "en":
                if "neut" in morphology.parse(mention.lemma.split()[0], language).tags:
                    return entity
            elif mention.start >= line.sentence.start:
                head = line.sentence.head_of(mention.start, mention.end)
                if head is not None and head.dep.startswith("nsubj"):
                    return entity
        return None

    def _gender(self, name: str, language: str) -> str:
        if language == "en":
            first = fold(name.split()[0]) if name else ""
            return next((g for g, names in load("anonymity", "en")["given"].items() if first in names), "")
        return gender_of(name, language)

    def _fits(self, name: str, gender: str, language: str) -> bool:
        told = self._gender(name, language)
        return not told or not gender or told == gender


def has_capital(entity: Entity) -> bool:
    """Whether an entity has a name of its own and no common words for one."""
    return any(word[:1].isupper() for word in entity.name.split())


def is_plural(line: Line, phrase: Phrase) -> bool:
    if line.words.language == "en":
        word = line.folded[phrase.head]
        return word != line.lemmas[phrase.head] or word in ("people", "they", "officials")
    return "plur" in line.tokens[phrase.head].tags


def is_definite(line: Line, phrase: Phrase) -> bool:
    """Whether words can point back: a bare noun, with "the", «этот», or nothing."""
    words = [i for i in range(phrase.first, phrase.last + 1) if line.code(i) != "Q"]
    extra = [i for i in words if i != phrase.head]
    if line.words.language == "en":
        return len(extra) == 1 and line.folded[extra[0]] in ("the", "this", "that")
    return not extra or (
        len(extra) == 1
        and line.code(extra[0]) == "D"
        and line.folded[extra[0]] not in line.words.nouns["vague"]
    )
