"""A parse mended where case endings (in English, the order of words) rule it out.

The endings are surer than any parser: a word that cannot be nominative is no subject, a genitive right
after a
noun belongs to it, a verb that lacks a subject agrees with the nominative beside it. Each rule is small,
changes
heads and relations only, and keeps the tree a tree.
"""

from dataclasses import replace

from letopis.reading.analysis import Sentence, Token
from letopis.reading.claims.clauses import (
    behind_conjunctions,
    bidden,
    forms,
    future_subjects,
    infinitives_in_a_row,
    intransitives,
    names_beside,
    names_in_a_row,
    oblique_subjects,
    offices_behind_commas,
    offices_in_a_row,
    people_in_a_row,
    subjects_of_number,
)
from letopis.reading.claims.doubts import IMPERSONAL, doubts
from letopis.reading.claims.english import (
    by_phrases,
    days_said,
    helpers,
    joined_infinitives,
    relatives,
    tensed,
)
from letopis.reading.claims.english_clauses import (
    active_subjects,
    complements,
    counted,
    described,
    gerunds,
    modals,
    particles,
    speech_goes_on,
    tellers,
    that_clauses,
    years,
)
from letopis.reading.claims.english_groups import (
    appositions,
    datelines,
    front_objects,
    name_lists,
    one_subject,
    paired_appositions,
    possessives,
    two_subjects,
)
from letopis.reading.claims.english_participles import (
    ago,
    attributives,
    free_participles,
    headline_passives,
    hyphened,
    reduced_relatives,
    seekers,
    shared_to,
)
from letopis.reading.claims.english_subjects import (
    addressed,
    infinitive_objects,
    joined_verbs,
    late_subjects,
    missing_subjects,
    near_objects,
    near_subjects,
    pronoun_subjects,
)
from letopis.reading.claims.groups import (
    adjectives,
    ages,
    agreeing_subjects,
    finite,
    first_person,
    joined_names,
    modifiers,
    only_prepositions,
    participles,
    quoted_names,
    subjects_across,
    two_nominatives,
)
from letopis.reading.claims.prepositions import after_prepositions, genitives, prepositions
from letopis.reading.claims.spoken import (
    acting,
    bodies_act,
    called,
    common_nouns,
    latin_names,
    neuters,
    numerals,
    offices,
    people_done_to,
    relative_pronouns,
    sole_accusatives,
    speakers,
    subjects_before_clauses,
    verbs,
)
from letopis.reading.claims.syntax import base, infinitive
from letopis.reading.claims.tree import Tree, has_subject, readings

_REACH = 14  # words to either side in which a missing subject is looked for
_LONGEST = 150  # words; a longer sentence is a table and is left as it is
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "X")
_STOPS = (";", ":", "(", ")", "—", "–", "«", "»", '"', "“", "”")
_QUOTES = ("«", "»", '"', "“", "”", "„")


def mend(sentence: Sentence) -> Sentence:
    """The sentence with its tree mended; a very long one comes back as it is."""
    if not 1 < len(sentence.tokens) <= _LONGEST:
        return sentence
    tree = Tree(sentence)
    for rule in _ENGLISH if sentence.language == "en" else _SLAVIC:
        rule(tree)
    return replace(sentence, tokens=tuple(tree.tokens))


def _no_subjects(tree: Tree) -> None:
    """What cannot be nominative is no subject: an accusative or a genitive is the object, other cases are
    obliques."""
    for token in tree.tokens:
        if not token.dep.startswith("nsubj") or token.pos not in ("NOUN", "PROPN", "PRON", "ADJ"):
            continue
        allowed = tree.cases(token)
        counted = any(t.head == token.i and t.pos in ("NUM", "ADV") for t in tree.tokens)
        if "nomn" in allowed or counted:
            continue
        verb = tree.tokens[token.head] if token.head >= 0 else None
        if verb is not None and {"Impe", "intr"} & verb.tags and "gent" in allowed:
            continue
        many = verb is not None and "plur" in verb.tags and token.pos == "NOUN"
        one = all(number != "plur" for _, number, _ in readings(token.text, tree.language))
        kind = "obj" if {"accs", "gent"} & allowed else "iobj" if "datv" in allowed else "obl"
        tree.label(token, kind, firm=many and one)


def _objects(tree: Tree) -> None:
    """A group that may be accusative right after a verb, and cannot be its subject, is its object; somebody also behind
    words of where («задержали в Бергене министра»)."""
    for verb in tree.tokens:
        if verb.pos != "VERB" or {"intr", "Refl", "pssv"} & verb.tags:
            continue
        behind = False
        for token in tree.tokens[verb.i + 1 : verb.i + 6]:
            if token.pos == "ADP" or (behind and tree.preposed(token.i)):
                behind = True
                continue
            if token.pos in ("NOUN", "PROPN"):
                allowed = tree.cases(token)
                fits = "accs" in allowed and ("nomn" not in allowed or has_subject(tree, verb.i, token.i))
                if behind and not {"NOUN", "anim"} <= token.tags:
                    break
                free = token.head != verb.i and base(token.dep) in (
                    "nsubj",
                    "obj",
                    "obl",
                    "nmod",
                    "conj",
                    "iobj",
                )
                known = readings(token.text, tree.language) and not tree.preposed(token.i)
                if fits and free and known and not behind:
                    tree.set(token, verb.i, "obj")
                elif token.head == verb.i and known and fits and not {"datv", "ablt"} & allowed:
                    tree.label(token, "obj", firm=behind)
                break
            if token.pos not in ("ADJ", "DET", "NUM") and "PRTF" not in token.tags:
                break


def _datives(tree: Tree) -> None:
    """«Компании пришлось»: an impersonal verb takes the dative right before it."""
    for verb in tree.tokens:
        if verb.lemma not in IMPERSONAL or verb.pos not in ("VERB", "ADV"):
            continue
        for token in reversed(tree.tokens[max(0, verb.i - 4) : verb.i]):
            if token.pos in ("NOUN", "PROPN", "PRON"):
                if "datv" in tree.cases(token) and not tree.preposed(token.i):
                    owner = tree.before(token.i)
                    tree.set(owner if owner is not None and token.pos == "PROPN" else token, verb.i, "iobj")
                break
            if token.pos in ("VERB", "PUNCT", "CCONJ"):
                break


def _lacking_subjects(tree: Tree) -> None:
    """A finite verb without a subject takes the free nominative beside it that agrees with it."""
    for verb in tree.tokens:
        if verb.pos != "VERB" or not finite(verb) or any(
            t.head == verb.i and t.dep.startswith(("nsubj", "csubj")) for t in tree.tokens
        ):  # fmt: skip
            continue
        if base(verb.dep) == "conj" and has_subject(tree, verb.head):
            continue
        if "plur" in verb.tags and verb.i and tree.preposed(verb.i - 1):
            continue  # «в компании заявили»
        found = _free(tree, verb, range(verb.i - 1, max(-1, verb.i - _REACH), -1)) or _free(
            tree, verb, range(verb.i + 1, min(len(tree.tokens), verb.i + _REACH))
        )
        if found is not None:
            tree.set(found, verb.i, "nsubj:pass" if "pssv" in verb.tags else "nsubj")


def _free(tree: Tree, verb: Token, places: range) -> Token | None:
    """The nearest nominative in that direction, no other clause between, that is nobody else's subject."""
    beyond = -1
    for i in places:
        token = tree.tokens[i]
        if beyond >= 0 and (i - beyond) * places.step <= 0:
            continue  # inside a quoted name
        if token.text in _QUOTES and (beyond := _quoted_name(tree, i, places.step)) >= 0:
            continue
        if token.pos == "SCONJ" or token.text in _STOPS or (token.pos == "VERB" and finite(token)):
            return None
        if token.text == "," and i > verb.i:
            return None
        if token.pos not in _NOMINAL or base(token.dep) in ("nsubj", "flat", "appos", "nummod", "conj"):
            continue
        if (
            token.lemma in ("свой", "свій", "себя", "себе")
            or "nomn" not in tree.cases(token)
            or tree.preposed(i)
        ):
            continue
        joined = any(t.head == i and base(t.dep) == "conj" for t in tree.tokens)
        if not _subject_of(token, verb, tree.language) and not (joined and "plur" in verb.tags):
            continue
        owner = tree.before(i)
        if owner is not None and ("gent" in tree.cases(token) or owner.i == token.head):
            continue  # part of the noun group before it
        return token
    return None


def _quoted_name(tree: Tree, i: int, step: int) -> int:
    """The other mark of the short name that the quotation mark at word i opens or closes; -1 for speech."""
    for j in range(i + step, i + 7 * step, step):
        if not 0 <= j < len(tree.tokens) or tree.tokens[j].pos == "VERB":
            return -1
        if tree.tokens[j].text in _QUOTES:
            return j
    return -1


def _coordinations(tree: Tree) -> None:
    """«Норвегия и Исландия договорились»: a noun after «и» hangs on the noun before it, not on the verb."""
    for mark in tree.tokens:
        if mark.lemma not in ("и", "і", "й", "та", "and") or not 0 < mark.i < len(tree.tokens) - 1:
            continue
        first = tree.tokens[mark.i - 1]
        second = next(
            (t for t in tree.tokens[mark.i + 1 : mark.i + 4] if t.pos not in ("ADJ", "DET")), mark
        )  # «исламисты и пакистанское правительство»
        both = first.pos in ("NOUN", "PROPN") and second.pos in ("NOUN", "PROPN")
        loose = base(second.dep) == "conj" or (
            base(second.dep) in ("nsubj", "obj")
            and first.dep.startswith("nsubj")
            and "nomn" in tree.cases(second)
        )
        if both and loose and tree.tokens[second.head].pos == "VERB":
            tree.set(second, first.i, "conj")


def _subject_of(token: Token, verb: Token, language: str) -> bool:
    """Whether a nominative of the word agrees with the verb in number, and in gender in the past."""
    known = [r for r in readings(token.text, language) if r[0] == "nomn"]
    if not known:
        return token.pos == "PROPN" and not ("anim" in token.tags and {"neut", "plur"} & verb.tags)
    plural = "plur" in verb.tags
    gender = next((g for g in ("masc", "femn", "neut") if g in verb.tags), "")
    return any(
        (r[1] == "plur") == plural and (not gender or not r[2] or r[2] in (gender, "ms-f")) for r in known
    )


def _infinitives(tree: Tree) -> None:
    """An infinitive right after a verb (or «готов») is governed by it."""
    for verb in tree.tokens:
        if verb.pos != "VERB" or not _to_do(tree, verb):
            continue
        start = verb.i - (2 if tree.language == "en" else 1)
        for prior in reversed(tree.tokens[max(0, start - 2) : start + 1]):
            helper = base(prior.dep) in ("amod", "aux", "cop")
            governs = prior.pos in ("VERB", "ADJ") and not infinitive(prior) and not helper
            if governs:
                if verb.head != prior.i and base(verb.dep) not in ("conj", "root"):
                    tree.set(verb, prior.i, "xcomp")
                break
            if (
                tree.language != "en"
                and prior.pos == "NOUN"
                and base(verb.dep)
                in (
                    "parataxis",
                    "obl",
                    "nmod",
                    "advcl",
                    "ccomp",
                    "xcomp",
                )
            ):
                tree.set(verb, prior.i, "acl")  # «намерение расторгнуть»
            if prior.pos not in ("ADV", "PART", "AUX") and base(prior.dep) not in ("aux", "cop"):
                break


def _to_do(tree: Tree, verb: Token) -> bool:
    if tree.language == "en":
        return verb.i > 0 and tree.tokens[verb.i - 1].lemma == "to"
    return infinitive(verb)


def _nearer_verbs(tree: Tree) -> None:
    """A noun right before a verb is its subject, not that of a verb further on."""
    for token in tree.tokens:
        if not token.dep.startswith("nsubj") or (token.head < token.i and tree.language != "en"):
            continue
        for verb in tree.tokens[token.i + 1 : token.i + 4]:
            if verb.i == token.head or verb.pos not in ("AUX", "ADV", "PART", "VERB"):
                break
            if verb.pos == "VERB":
                whole = tensed(tree, verb) if tree.language == "en" else finite(verb)
                agrees = tree.language == "en" or _subject_of(token, verb, tree.language)
                if whole and agrees and not has_subject(tree, verb.i):
                    tree.set(token, verb.i, token.dep)
                break


_SLAVIC = (
    verbs,
    only_prepositions,
    common_nouns,
    numerals,
    forms,
    relative_pronouns,
    doubts,
    ages,
    prepositions,
    after_prepositions,
    adjectives,
    genitives,
    names_beside,
    names_in_a_row,
    offices_behind_commas,
    offices_in_a_row,
    people_in_a_row,
    latin_names,
    quoted_names,
    modifiers,
    joined_names,
    _coordinations,
    participles,
    subjects_across,
    _no_subjects,
    agreeing_subjects,
    first_person,
    two_nominatives,
    future_subjects,
    intransitives,
    oblique_subjects,
    behind_conjunctions,
    subjects_of_number,
    subjects_before_clauses,
    speakers,
    neuters,
    called,
    offices,
    people_done_to,
    _nearer_verbs,
    _infinitives,
    bidden,
    infinitives_in_a_row,
    sole_accusatives,
    _objects,
    _datives,
    _lacking_subjects,
    bodies_act,
    acting,
)
_ENGLISH = (
    hyphened,
    helpers,
    years,
    modals,
    particles,
    tellers,
    speech_goes_on,
    that_clauses,
    prepositions,
    described,
    counted,
    complements,
    possessives,
    relatives,
    name_lists,
    datelines,
    front_objects,
    one_subject,
    appositions,
    paired_appositions,
    by_phrases,
    addressed,
    infinitive_objects,
    late_subjects,
    joined_infinitives,
    _nearer_verbs,
    _infinitives,
    pronoun_subjects,
    near_subjects,
    joined_verbs,
    days_said,
    missing_subjects,
    gerunds,
    near_objects,
    two_subjects,
    active_subjects,
    ago,
    attributives,
    reduced_relatives,
    free_participles,
    seekers,
    headline_passives,
    shared_to,
)
