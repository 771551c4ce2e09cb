"""Sources as the article goes on: their base names, and who «источник», «издание», «он» points back to."""

from collections import Counter
from dataclasses import dataclass

from letopis.knowledge import load
from letopis.reading import morphology
from letopis.reading.attribution.kinds import anonymity_of, belongs_to, has_name, kind_of, names_person
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
_SEVERAL = ("они", "вони", "they", "их", "їх", "їхній", "them", "their")
_RECENT = 1500  # characters back to the holder of an office that is said again
_NEAR = 400  # characters back to a nameless speaker whom a pronoun may mean


@dataclass(frozen=True)
class Known:
    """A source named earlier: the source, its head word, whether it is plural, and the relays before it."""

    source: Source
    head: str
    plural: bool
    relays: tuple[str, ...] = ()


class Sources:
    """All sources of one article, each with its id; what was named before is what later words
    point back to.
    """

    def __init__(self, who: Who) -> None:
        self.who = who
        self.known: list[Known] = []
        self._by_span: dict[tuple[int, int], Source] = {}

    @property
    def all(self) -> tuple[Source, ...]:
        """Every source, in the order of ids."""
        return tuple(self._by_span.values())

    def chain(
        self, line: Line, hops: tuple[Phrase, ...], relaying: tuple[Phrase, ...], anonymous: bool
    ) -> tuple[str, ...]:
        """Ids of a chain's sources. `relaying` are hops that the cue shows to be outlets; `anonymous` says
        that the root spoke on condition of it. A speaker named before brings along the relays named with it.
        """
        found: list[tuple[Source, Known | None]] = []
        for phrase in hops:
            own = found[-1][0] if found and self._means(line, phrase, found[-1][0]) else None
            found.append(
                (own, None)
                if own is not None
                else self._source(line, phrase, phrase in relaying, anonymous and phrase is hops[-1])
            )
        relays = self._carried(line, hops[0], *found[0]) if len(found) == 1 else ()
        ids = tuple(dict.fromkeys((*relays, *(source.id for source, _ in found))))
        for n, (phrase, (source, _)) in enumerate(zip(hops, found, strict=True)):
            before = ids[: max(len(ids) - len(hops) + n, 0)]
            self.known.append(Known(source, line.lemmas[phrase.head], _plural(line, phrase), before))
        return ids

    def _means(self, line: Line, phrase: Phrase, speaker: Source) -> bool:
        """Whether a pronoun means whoever speaks in the clause around it: "Reed said <he> hopes"."""
        word, language = line.folded[phrase.head], line.words.language
        if not line.is_pronoun(phrase.head):
            return False
        if speaker.kind == "person":
            gender = next((g for g, words in _GENDERS.items() if word in words), "")
            return bool(gender) and self._fits(speaker.name, gender, language)
        body = speaker.kind == "organisation" and (
            word in _THINGS or language == "en" or word not in _SEVERAL
        )
        return body or (speaker.kind == "people" and word in _SEVERAL)

    def outlet(self, name: str, start: int, end: int) -> Source:
        """The source of a byline."""
        return self._add(name, "outlet", "named", start, end)

    def _source(
        self, line: Line, phrase: Phrase, relaying: bool, anonymous: bool
    ) -> tuple[Source, Known | None]:
        span = (phrase.start, phrase.end)
        if span in self._by_span:
            return self._by_span[span], None
        if line.is_pronoun(phrase.head):
            meant = self._antecedent(line, phrase)
            several = line.folded[phrase.head] in _SEVERAL
            nobody: tuple[SourceKind, Anonymity] = ("people", "described") if several else ("person", "named")
            kind, anonymity, name, entity_id = meant or (*nobody, phrase.text, "")
            return self._add(name, kind, "described" if anonymous else anonymity, *span, entity_id), None
        kind = kind_of(line, phrase, self.who)
        same = self._points_back(line, phrase, kind)
        if same is not None:
            told = same.source
            known = (told.role, told.of, told.side)
            return self._add(told.name, told.kind, told.anonymity, *span, told.entity, known), same
        firm = self._firm(line, phrase) if kind == "organisation" else None
        if firm is not None:
            return self._add(firm.name, "organisation", "named", *span, firm.id), None
        strange = kind == "organisation" or (kind == "person" and self._no_given_name(line, phrase))
        if relaying and strange and not line.is_("organisations", phrase.head):
            kind = "outlet"
        anonymity = anonymity_of(line, phrase, kind, self.who)
        holder = None
        if kind in ("person", "people"):
            holder = self._named_beside(line, phrase)
            holder = holder or (self._office_again(line, phrase) if anonymity != "named" else None)
        if holder is not None:
            return self._add(holder.name, "person", "named", *span, holder.id), None
        if anonymous and kind in ("person", "people") and not names_person(line, phrase, self.who):
            kind, anonymity = "people", "described"
        entity = self._entity(line, phrase, kind)
        if phrase.outlet is not None and kind == "outlet":
            name = phrase.outlet.name
        else:
            name = entity.name if entity is not None else base_name(line, phrase)
        known = self._belongs(line, phrase) if kind == "people" else ("", "", "")
        return self._add(name, kind, anonymity, *span, entity.id if entity is not None else "", known), None

    def _belongs(self, line: Line, phrase: Phrase) -> tuple[str, str, str]:
        """What is known of people without a name: their role, whose they are, and the country of that one."""
        role = line.lemmas[phrase.head]
        role = "" if role in line.words.nouns["bare"] else role
        for mention in self.who.mentions_in(phrase.start, phrase.end):
            entity = self.who.entity_of(mention)
            if entity is not None and mention.kind in (
                "organisation",
                "country",
                "place",
                "facility",
                "nationality",
            ):
                return role, entity.id, entity.country
        return role, "", ""

    def _no_given_name(self, line: Line, phrase: Phrase) -> bool:
        """Whether an English name of two words or more begins with no first name that we know."""
        first = line.folded[phrase.first]
        given = load("anonymity", "en")["given"] if line.words.language == "en" else {}
        return (
            bool(given) and phrase.last > phrase.first and not any(first in names for names in given.values())
        )

    def _office_again(self, line: Line, phrase: Phrase) -> Entity | None:
        """«Премьер-министр страны», «политик», "the mayor": the person named before who holds that office."""
        nouns, head = line.words.nouns, line.lemmas[phrase.head]
        rest = [
            i for i in range(phrase.first, phrase.last + 1) if i != phrase.head and line.code(i) not in "DQP"
        ]
        whole = phrase.text.lower().strip(
            '«»"'
        )  # «медичний директор агентства», in the words of its first time
        one = not _plural(line, phrase) and all(line.lemmas[i] in nouns["realms"] for i in rest)
        told = line.words.language != "en" or line.folded[phrase.first] in ("the", "this")
        if one and told and head in nouns["callings"]:
            return self._only_person(phrase)
        if rest and told and (again := self._of_role(phrase, whole)) is not None:
            return again
        if not one or not told or head not in nouns["roles"] | nouns["public"]:
            return None
        for mention in reversed(
            [m for m in self.who.mentions if m.kind == "person" and m.end <= phrase.start]
        ):
            entity = self.who.entity_of(mention)
            held = " ".join(role.text.lower() for role in entity.roles) if entity is not None else ""
            if phrase.start - mention.end > _RECENT:
                return None
            if entity is not None and (head in held if head not in nouns["public"] else held):
                return entity
        return None

    def _of_role(self, phrase: Phrase, words: str) -> Entity | None:
        """Whoever was given a role in these very words before."""
        for mention in reversed(
            [m for m in self.who.mentions if m.kind == "person" and m.end <= phrase.start]
        ):
            entity = self.who.entity_of(mention)
            if entity is not None and any(words in role.text.lower() for role in entity.roles):
                return entity
        return None

    def _only_person(self, phrase: Phrase) -> Entity | None:
        """Whoever is named before, where only one person is."""
        named = {
            m.entity for m in self.who.mentions if m.kind == "person" and m.end <= phrase.start and m.entity
        }
        return self.who.entity(next(iter(named))) if len(named) == 1 else None

    def _named_beside(self, line: Line, phrase: Phrase) -> Entity | None:
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

    def _leads(self, entity: Entity) -> bool:
        """Whether the article's first name is its."""
        return (
            next((m.entity for m in self.who.mentions if m.kind == "organisation" and m.entity), "")
            == entity.id
        )

    def _entity(self, line: Line, phrase: Phrase, kind: SourceKind) -> Entity | None:
        """Whom the phrase names, by the mention of its kind; described people and papers are no entity."""
        if kind in ("people", "document"):
            return None
        head = line.tokens[phrase.head]
        inside = self.who.mentions_in(phrase.start, phrase.end)
        for mention in sorted(inside, key=lambda m: not m.start <= head.start < m.end):
            whole = mention.start <= head.start < mention.end or mention.kind == kind
            if kind == "person" and belongs_to(phrase, mention):
                continue
            if whole and mention.kind != "role" and (kind == "person") == (mention.kind == "person"):
                entity = self.who.entity_of(mention)
                if entity is not None:
                    return entity
        return None

    def _add(
        self, name: str, kind: SourceKind, anonymity: Anonymity, start: int, end: int, entity: str = "",
        known: tuple[str, str, str] = ("", "", ""),
    ) -> Source:  # fmt: skip
        source = Source(f"s{len(self._by_span) + 1}", name, kind, anonymity, start, end, entity, *known)
        return self._by_span.setdefault((start, end), source)

    def _points_back(self, line: Line, phrase: Phrase, kind: SourceKind) -> Known | None:
        """The source that a definite common noun stands for («источник», "the official", «издание»)."""
        head = line.lemmas[phrase.head]
        if has_name(line, phrase) or phrase.outlet is not None or not _definite(line, phrase):
            return None
        if head in line.words.nouns["words"] and head not in line.words.nouns["documents"]:
            # «говорится в сообщении»: the statement of whoever spoke last
            return next(
                (k for k in reversed(self.known[-6:]) if k.source.kind in ("organisation", "person")), None
            )
        for known in reversed(self.known[-60:]):
            if known.head == head and known.plural == _plural(line, phrase):
                return known
        for group, nouns in line.words.back.items():
            if head not in nouns or head in line.words.nouns["firms"]:
                continue  # which firm is meant is told by what the article is about
            for known in reversed(self.known[-60:]):
                alike = known.source.kind == group and known.plural == _plural(line, phrase)
                if known.plural and group == "people" and head not in line.words.nouns["confidants"]:
                    continue  # «эксперты» are not the researchers who spoke before
                if (
                    alike
                    and group != "person"
                    and self._may_be(line, head, self.who.entity(known.source.entity))
                ):
                    return known
        return None

    def _may_be(self, line: Line, head: str, body: Entity | None) -> bool:
        """Whether a noun may mean a body: a firm is no office of state."""
        nouns, sector = line.words.nouns, body.sector if body is not None else ""
        return not (head in nouns["firms"] and sector not in ("", "company")) and not (
            head in nouns["offices"] and sector == "company"
        )

    def _firm(self, line: Line, phrase: Phrase) -> Entity | None:
        """«В авиакомпании»: the firm that the article is about, named twice as often before as any other body."""
        if line.lemmas[phrase.head] not in line.words.nouns["firms"] or not _definite(line, phrase):
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

    def _antecedent(self, line: Line, phrase: Phrase) -> tuple[SourceKind, Anonymity, str, str] | None:
        """Whom a pronoun means: the last one who spoke, else the last person mentioned, of its gender and
        number. Kind, anonymity, name and entity.
        """
        word, language = line.folded[phrase.head], line.words.language
        plural = word in _SEVERAL
        if word in _THINGS and (body := self._body_before(line, phrase)) is not None:
            return "organisation", "named", body.name, body.id
        kinds = ("outlet", "organisation", "document") if word in _THINGS else ("person", "people")
        gender = next((g for g, words in _GENDERS.items() if word in words), "")
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

    def _carried(self, line: Line, phrase: Phrase, source: Source, same: Known | None) -> tuple[str, ...]:
        """Relays that a speaker of this sentence brings along from where the article named them."""
        if same is not None and source.kind == "people":
            return same.relays
        nameless = source.kind == "people" and source.anonymity != "named"
        if not nameless or line.lemmas[phrase.head] not in line.words.back["people"]:
            return ()
        # Unnamed officials speak to somebody: in an article that retells one outlet, to that outlet.
        relays = [
            known.relays for known in self.known[-60:] if known.relays and known.source.kind == "people"
        ]
        names = {tuple(self._name(id) for id in ids) for ids in relays}
        return relays[0] if len(names) == 1 else ()

    def _name(self, id: str) -> str:
        return next(source.name for source in self._by_span.values() if source.id == id)


def has_capital(entity: Entity) -> bool:
    """Whether an entity has a name of its own and no common words for one."""
    return any(word[:1].isupper() for word in entity.name.split())


def base_name(line: Line, phrase: Phrase) -> str:
    """The phrase in its base form: «высокопоставленного чиновника в суде» → «высокопоставленный
    чиновник в суде».
    """
    text, start = line.sentence.text, line.sentence.start
    if line.words.language == "en":
        words = phrase.text
        for article in ("a ", "an ", "the ", "A ", "An ", "The "):
            words = words.removeprefix(article) if phrase.outlet is None else words
        return _closed(words.strip("«»“”\"'"))
    case = _case_of(line, phrase)
    parts: list[str] = []
    end = phrase.start
    for i in range(phrase.first, phrase.last + 1):
        token = line.tokens[i]
        parts.append(text[end - start : token.start - start])
        agrees = i <= phrase.head or (
            token.text[:1].isupper() and case in line.cases(i) and not _genitive_chain(line, i, case)
        )
        like = _gender(line, phrase.head) if i < phrase.head else ""
        word = token.text
        parts.append(
            _nominative(word, line.words.language, case, like) if agrees and line.code(i) in "AND" else word
        )
        end = token.end
    return _closed("".join(parts).strip("«»“”„\"' "))


def _closed(name: str) -> str:
    """A name with the mark that its quotation lacks («телеканал "Маяк» gets one more)."""
    for opening, closing in (("«", "»"), ("“", "”"), ("„", "“")):
        if name.count(opening) > name.count(closing):
            return name + closing
        if name.count(closing) > name.count(opening) and opening == "«":
            return opening + name
    return name + '"' if name.count('"') % 2 else name


def _case_of(line: Line, phrase: Phrase) -> str:
    """The case of a phrase: of those its words share, the one that the word before it governs."""
    shared: set[str] | None = None
    for i in range(phrase.first, phrase.head + 1):
        known = line.cases(i)
        if known and line.code(i) in "AND":
            shared = set(known) if shared is None else shared & known or shared
    before, order = line.code(phrase.first - 1), ["nomn", "accs", "gent", "datv", "ablt", "loct"]
    if before == "N":
        order.insert(0, "gent")
    elif before == "P":
        order.insert(0, "loct" if line.folded[phrase.first - 1] in ("в", "во", "у", "при") else "accs")
        order.insert(1, "gent")
    return next((case for case in order if case in (shared or {"nomn"})), "nomn")


def _gender(line: Line, i: int) -> str:
    tags = line.tokens[i].tags
    return next((g for g in ("masc", "femn", "neut") if g in tags and "plur" not in tags), "")


def _genitive_chain(line: Line, i: int, case: str) -> bool:
    """Whether a capital after the head is in the genitive of it («чиновника Белого дома») and
    not its name.
    """
    return case == "gent" and not (_tags(line.tokens[i].text, line.words.language) & {"Name", "Surn", "Patr"})


def _tags(word: str, language: str) -> frozenset[str]:
    return frozenset(str(g) for p in morphology.analyzer(language).parse(word)[:2] for g in p.tag.grammemes)


def _nominative(word: str, language: str, case: str, gender: str) -> str:
    """A word in the nominative of its own number (and of its noun's gender), its capitals kept."""
    if case == "nomn" or not any("а" <= c <= "я" or c in "іїєґё" for c in word.lower()) or word.isupper():
        return word
    for form in morphology.analyzer(language).parse(word):
        if str(form.tag.case) != case:
            continue
        if gender and "ADJF" in form.tag.grammemes and gender not in form.tag.grammemes:
            continue
        number = "plur" if "plur" in form.tag.grammemes else "sing"
        base = form.inflect({"nomn", number}) or form.inflect({"nomn"})
        if base is not None:
            plain = str(base.word)
            return plain.capitalize() if word[:1].isupper() else plain
    return word


def _plural(line: Line, phrase: Phrase) -> bool:
    if line.words.language == "en":
        word = line.folded[phrase.head]
        return word != line.lemmas[phrase.head] or word in ("people", "they", "officials")
    return "plur" in line.tokens[phrase.head].tags


def _definite(line: Line, phrase: Phrase) -> bool:
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
