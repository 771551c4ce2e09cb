"""Who is told of again without a name: «компания», «в сообщении», «глава МИД», where the articles name who that is."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from letopis.knowledge import LANGUAGES
from letopis.ledger.chains import Node, Telling
from letopis.ledger.offices import Office, held, office, voices
from letopis.linking import Hop
from letopis.linking.names import fold
from letopis.reading import morphology
from letopis.reading.attribution.lexicon import lexicon

_ANYWHERE = "*"
_BARE = ("organisations", "words", "vague", "possessives")
Step = tuple[Node, Hop]


def resumed(told: Sequence[Telling]) -> list[Telling]:
    """The tellings, those of a source that is not named led to whom it means: who is called so by name elsewhere; who
    holds the office; and by a bare word for a body or its words, the one source that the article names."""
    named: dict[str, Step] = {}
    holders: dict[tuple[str, Office], dict[Node, Hop]] = defaultdict(dict)
    here: dict[str, dict[Node, Hop]] = defaultdict(dict)
    for telling in told:
        for node, hop in telling.path:
            if node.kind == "named":
                named.setdefault(fold(hop.name), (node, hop))
                here[telling.article].setdefault(node, hop)
                for found in (*held(hop), *voices(hop)):
                    # Whose minister it is need not be said again in the article that names him, nor, where no other
                    # state's is named, in those that tell of the same.
                    holders["", found].setdefault(node, hop)
                    for where in (telling.article, _ANYWHERE):
                        holders[where, replace(found, country="")].setdefault(node, hop)
    return [_led(telling, named, holders, here[telling.article]) for telling in told]


def _led(
    telling: Telling,
    named: Mapping[str, Step],
    holders: Mapping[tuple[str, Office], dict[Node, Hop]],
    here: dict[Node, Hop],
) -> Telling:
    if not telling.path or telling.path[-1][0].kind != "unnamed":
        return telling
    hop = telling.path[-1][1]
    asked = office(hop.name, hop.country)
    meant = (
        named.get(fold(hop.name))
        or (_holder(holders, asked, telling.article) if asked else None)
        or (_only(here) if bare(hop.name, telling.language) else None)
    )
    return replace(telling, path=(*telling.path[:-1], meant)) if meant else telling


def _holder(
    holders: Mapping[tuple[str, Office], dict[Node, Hop]], asked: Office, article: str
) -> Step | None:
    """Who holds the office, where that is one; a body's voice is the body's, whoever of those named it was."""
    if not asked.country:
        return _only(holders.get((article, asked), {})) or _only(holders.get((_ANYWHERE, asked), {}))
    nodes = holders.get(("", asked), {})
    return min(nodes.items(), key=lambda step: step[0], default=None) if asked.voice else _only(nodes)


def _only(nodes: Mapping[Node, Hop]) -> Step | None:
    return next(iter(nodes.items())) if len(nodes) == 1 else None


def bare(name: str, language: str) -> bool:
    """Whether it says nothing but what kind of body it is, that it speaks for one, or that these are its words."""
    words = lexicon(language if language in LANGUAGES else "en")
    lemmas = [morphology.parse(word, language).lemma for word in name.split()]
    body = any(words.is_("organisations", lemma) for lemma in lemmas)
    groups = (*_BARE, "roles") if body else _BARE
    return bool(lemmas) and all(any(words.is_(group, lemma) for group in groups) for lemma in lemmas)


def confides(name: str, language: str) -> bool:
    """Whether it is what papers call the sources whom they do not name: «чиновник», "a person familiar with it"."""
    words = lexicon(language if language in LANGUAGES else "en")
    lemmas = (morphology.parse(word, language).lemma for word in name.split())
    return any(lemma in words.back["people"] for lemma in lemmas)
