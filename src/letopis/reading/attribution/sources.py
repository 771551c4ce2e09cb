"""The sources of an article, each once: who it is, under what name and how much is known of it; back.py tells whom
«источник», «издание», «он» mean.
"""

from letopis.knowledge import load
from letopis.reading.attribution.back import SEVERAL, Back, Known, is_plural
from letopis.reading.attribution.basenames import base_name
from letopis.reading.attribution.kinds import anonymity_of, kind_of, names_person, others
from letopis.reading.attribution.line import Line
from letopis.reading.attribution.phrase import Phrase
from letopis.reading.entities import Who
from letopis.records import Entity, Source
from letopis.records.reading import Anonymity, SourceKind


class Sources:
    """All sources of one article, each with its id; what was named before is what later words
    point back to.
    """

    def __init__(self, who: Who) -> None:
        self.who = who
        self.back = Back(who)
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
        hops = self._once(line, hops, relaying, anonymous)
        for phrase in hops:
            own = found[-1][0] if found and self.back.means(line, phrase, found[-1][0]) else None
            found.append(
                (own, None)
                if own is not None
                else self._source(line, phrase, phrase in relaying, anonymous and phrase is hops[-1])
            )
        relays = self._carried(line, hops[0], *found[0]) if len(found) == 1 else ()
        ids = tuple(dict.fromkeys((*relays, *(source.id for source, _ in found))))
        for n, (phrase, (source, _)) in enumerate(zip(hops, found, strict=True)):
            before = ids[: max(len(ids) - len(hops) + n, 0)]
            self.back.known.append(Known(source, line.lemmas[phrase.head], is_plural(line, phrase), before))
        return ids

    def _once(
        self, line: Line, hops: tuple[Phrase, ...], relaying: tuple[Phrase, ...], anonymous: bool
    ) -> tuple[Phrase, ...]:
        """The hops without a pronoun for whoever is named before it in the sentence: «…, сказал Зотов, и это, по его
        мнению, …»."""
        if len(hops) < 2 or not line.is_pronoun(hops[0].head):
            return hops
        named = next((p for p in hops[1:] if p.last < hops[0].first and not line.is_pronoun(p.head)), None)
        if named is None:
            return hops
        speaker, _ = self._source(line, named, named in relaying, anonymous and named is hops[-1])
        return hops[1:] if self.back.means(line, hops[0], speaker) else hops

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
            meant = self.back.antecedent(line, phrase)
            several = line.folded[phrase.head] in SEVERAL
            nobody: tuple[SourceKind, Anonymity] = ("people", "described") if several else ("person", "named")
            kind, anonymity, name, entity_id = meant or (*nobody, phrase.text, "")
            return self._add(name, kind, "described" if anonymous else anonymity, *span, entity_id), None
        kind = kind_of(line, phrase, self.who)
        speaker = self.back.just_spoke(line, phrase) if kind in ("person", "people") else None
        if speaker is not None:
            return self._add(speaker.name, "person", "named", *span, speaker.id), None
        same = self.back.points_back(line, phrase, kind)
        if same is not None:
            told = same.source
            known = (told.role, told.of, told.side)
            return self._add(told.name, told.kind, told.anonymity, *span, told.entity, known), same
        firm = self.back.firm(line, phrase) if kind == "organisation" else None
        if firm is not None:
            return self._add(firm.name, "organisation", "named", *span, firm.id), None
        strange = kind == "organisation" or (kind == "person" and self._no_given_name(line, phrase))
        if relaying and strange and not line.is_("organisations", phrase.head):
            kind = "outlet"
        anonymity = anonymity_of(line, phrase, kind, self.who)
        holder = None
        if kind in ("person", "people"):
            holder = self.back.named_beside(line, phrase)
            again = self.back.office_again if anonymity != "named" else self.back.same_role
            holder = holder or again(line, phrase)
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

    def _entity(self, line: Line, phrase: Phrase, kind: SourceKind) -> Entity | None:
        """Whom the phrase names, by the mention of its kind; described people and papers are no entity."""
        if kind in ("people", "document"):
            return None
        head = line.tokens[phrase.head]
        inside = self.who.mentions_in(phrase.start, phrase.end)
        ranked = sorted(inside, key=lambda m: not m.start <= head.start < m.end)
        if kind == "person" and line.is_("roles", phrase.head):
            ranked = ranked[::-1]  # «директор "Север Рейл" Том Полев»: the name comes last
        for mention in ranked:
            whole = mention.start <= head.start < mention.end or mention.kind == kind
            if kind == "person" and mention in others(phrase, inside):
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

    def _carried(self, line: Line, phrase: Phrase, source: Source, same: Known | None) -> tuple[str, ...]:
        """Relays that a speaker of this sentence brings along from where the article named them."""
        if same is not None and source.kind == "people":
            return same.relays
        nameless = source.kind == "people" and source.anonymity != "named"
        if not nameless or line.lemmas[phrase.head] not in line.words.back["people"]:
            return ()
        # Unnamed officials speak to somebody: in an article that retells one outlet, to that outlet.
        relays = [
            known.relays for known in self.back.known[-60:] if known.relays and known.source.kind == "people"
        ]
        names = {tuple(self._name(id) for id in ids) for ids in relays}
        return relays[0] if len(names) == 1 else ()

    def _name(self, id: str) -> str:
        return next(source.name for source in self._by_span.values() if source.id == id)
