"""The name of a source in its base form: «высокопоставленного чиновника в суде» → «высокопоставленный чиновник в
суде».
"""

from letopis.reading import morphology
from letopis.reading.attribution.line import Line
from letopis.reading.attribution.phrase import Phrase


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
