"""What relative pronouns stand for: «адвокат, который …», by agreement, the comma before and the noun described."""

from letopis.reading.analysis import Sentence, Token
from letopis.reading.claims.syntax import base, clause_between, head, marker

_BACK = 8  # words back in which a relative pronoun finds the noun that it agrees with
_DEEP = 6  # how many governors up a subject is looked for
_SLAVIC = ("ru", "uk")
_WITHIN = ("в", "во", "у", "на")


def antecedent(sentence: Sentence, token: Token) -> Token | None:
    """The noun that a relative pronoun stands for, None when the token is not one."""
    found = _described_by(sentence, token)
    if found is not None and found.pos == "PROPN" and token.dep.startswith("nsubj"):
        return _seated(sentence, found, token) or found
    return found


def _seated(sentence: Sentence, name: Token, pronoun: Token) -> Token | None:
    """«Суд в городе Берген, который осудил»: who sits in a place does what is told, not the place."""
    at: Token | None = name
    while at is not None and at.head < at.i and base(at.dep) in ("appos", "nmod", "flat"):
        up = head(sentence, at)
        if base(at.dep) == "nmod" and marker(sentence, at) in _WITHIN:
            agrees = up is not None and up.pos == "NOUN" and _stands_for(pronoun, up)
            return up if agrees else None
        at = up
    return None


def _described_by(sentence: Sentence, token: Token) -> Token | None:
    if not _relative(sentence, token):
        return None
    at: Token | None = token
    for _ in range(_DEEP):
        at = head(sentence, at) if at else None
        if at is None:
            break
        if at.dep.startswith("acl"):
            described = head(sentence, at)
            if described is not None and described.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"):
                nearer = _before_comma(sentence, token)
                if (
                    nearer is not None
                    and nearer is not described
                    and clause_between(sentence, described, nearer)
                ):
                    return nearer  # «организаторы говорят: это кровь христиан, которые»
                if described.pos == "NOUN" and _inflected(token) and not _stands_for(token, described):
                    break  # «муж христианки, которую»: hung on the wrong one of the two
                above = head(sentence, described)
                if (
                    above is not None
                    and described.text.isascii()
                    and "anim" in above.tags
                    and above.pos == "NOUN"
                    and sentence.language in _SLAVIC
                    and _stands_for(token, above)
                ):
                    return above  # «представник Wizz, який»: who has a gender is meant before what shows none
                if sentence.language in _SLAVIC and not _gendered(token, described):
                    nearest = [
                        t for t in sentence.tokens[max(0, token.i - _BACK) : token.i] if _gendered(token, t)
                    ]
                    return nearest[-1] if nearest else described
                return described
            break
    if token.lemma in ("что", "що", "that", "what"):
        return None
    fitting = [t for t in sentence.tokens[: token.i] if _stands_for(token, t)]
    if fitting and not fitting[-1].text.isascii():
        return fitting[-1]
    # A name in Latin letters shows no gender: a person of the same group is meant before it.
    persons = (t for t in fitting[-3:] if "anim" in t.tags and t.pos == "NOUN")
    return next(persons, fitting[-1] if fitting else None)


def _before_comma(sentence: Sentence, pronoun: Token) -> Token | None:
    """The noun right before the comma of a relative clause, if the pronoun agrees with it."""
    at = pronoun.i - (2 if pronoun.i and sentence.tokens[pronoun.i - 1].pos == "ADP" else 1)
    if at < 1 or sentence.tokens[at].text != "," or sentence.language not in _SLAVIC:
        return None
    noun: Token | None = sentence.tokens[at - 1]
    while noun is not None and _inflected(pronoun):  # «профсоюз пилотов Wizz, который»: up to what agrees
        if not noun.text.isascii() and _stands_for(pronoun, noun):
            return noun
        noun = head(sentence, noun) if base(noun.dep) in ("nmod", "appos", "flat") else None
    return None


def _inflected(pronoun: Token) -> bool:
    return bool({"masc", "femn", "neut", "plur"} & pronoun.tags)


def _stands_for(pronoun: Token, noun: Token) -> bool:
    """Whether a relative pronoun agrees with a noun before it in number and gender."""
    if noun.pos not in ("NOUN", "PROPN"):
        return False
    if noun.pos == "PROPN" and "plur" not in pronoun.tags:
        return True  # the dictionary guesses the gender of names
    if "plur" in pronoun.tags:
        return "plur" in noun.tags
    gender = next((g for g in ("masc", "femn", "neut") if g in pronoun.tags), "")
    if gender and "plur" in noun.tags:
        return False
    return not gender or gender in noun.tags or not {"masc", "femn", "neut"} & noun.tags


def _gendered(pronoun: Token, noun: Token) -> bool:
    """Whether a relative pronoun agrees with a noun, a place or state included, as far as either shows it."""
    if noun.pos not in ("NOUN", "PROPN") or not {"masc", "femn", "neut", "plur"} & pronoun.tags:
        return noun.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X") and not noun.tags & {
            "masc",
            "femn",
            "neut",
        }
    if noun.pos == "PROPN" and "Geox" not in noun.tags and "plur" not in pronoun.tags:
        return True  # the dictionary guesses the gender of names
    if "plur" in pronoun.tags:
        return "plur" in noun.tags or "Pltm" in noun.tags
    return bool({"masc", "femn", "neut"} & pronoun.tags & noun.tags) or "ms-f" in noun.tags


def _relative(sentence: Sentence, token: Token) -> bool:
    if token.lemma in ("который", "який", "котрий"):
        return True
    if token.pos not in ("PRON", "DET", "ADJ", "SCONJ"):
        return False
    return "PronType=Rel" in token.tags or token.lemma in {
        "который", "кто", "що", "что", "який", "котрий", "хто", "who", "which", "that", "whom",
    }  # fmt: skip
