"""Noun phrases of Russian and Ukrainian: what stands before the head agrees with it, what belongs to it is in
the genitive or hangs on a preposition.
"""

from typing import TYPE_CHECKING

from letopis.knowledge.outlets import Outlet
from letopis.reading.attribution.phrase import Phrase

if TYPE_CHECKING:
    from letopis.reading.attribution.line import Line


def slavic_phrase(line: "Line", i: int, depth: int) -> Phrase | None:
    """The phrase that begins at token i, None when none does; `depth` counts the phrases it lies in."""
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


def _slavic_head(line: "Line", i: int) -> tuple[int, int, Outlet | None] | None:
    """The head of a phrase that begins at i: its index, the index after it, the outlet it names."""
    k = i
    if line.folded[k] in line.words.nouns["possessives"] and line.code(k + 1) in ("A", "D", "N"):
        k += 1
    while line.code(k) in ("A", "D", "#") and k - i < 6 and not line.outlet(k):
        apart = not line.cases(k - 1) & line.cases(k) or (
            line.can_be(k - 1, "nomn") and not line.can_be(k, "nomn")
        )
        if k > i and line.is_("people", k - 1) and apart:
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


def _after_head(line: "Line", head: int, k: int, depth: int) -> tuple[int, Outlet | None] | None:
    """How far the phrase goes on from token k: the next index and an outlet that closes it; None
    where it ends.
    """
    code, token = line.code(k), line.tokens[k]
    if _subject_begins(line, head, k):
        return None
    if k in line.names and k - 1 >= head:
        return line.names[k], None
    if code in ("N", "A", "D") and line.persons.get(k - 1, -1) >= head - 1 >= 0 - 1 and k - 1 in line.persons:
        return None  # a person's name is the end of the phrase
    if (close := line.quoted_name(k)) is not None:
        inside = line.outlet(k + 1)
        return close + 1, inside[0] if inside and line.is_("outlets", head) else None
    if (found := line.outlet(k)) and line.is_("outlets", head):
        return k + found[1], found[0]
    if line.outlet(k) and not _of_outlets(line, head):
        return None  # «цитирует профессора Deutsche Welle»
    if code == "N":
        if (
            line.code(k - 1) == "Q"
            and line.code(head - 1) == "Q"
            and (line.is_("people", k) or line.is_("roles", k))
        ):
            return None  # «цитирует "Маяк" командира»
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


def _subject_begins(line: "Line", head: int, k: int) -> bool:
    """Whether a subject of its own begins at token k, after words in an oblique case («В своём заявлении Лукин», «в
    марте "Волна" сообщила»)."""
    named = k + 1 if line.code(k) == "Q" else k
    if named > k and line.is_("times", head):
        return True
    if named >= len(line) or "nomn" in line.cases(head) or not line.cases(head):
        return False
    return line.tokens[named].dep.startswith("nsubj") and line.code(line.tokens[named].head) in ("V", "G")


def _of_outlets(line: "Line", head: int) -> bool:
    """Whether the name of an outlet may belong to a noun: «источник Reuters», «редактор "Маяка"», «сайт BBC»."""
    person = line.is_("people", head) and not any(line.is_(g, head) for g in ("relay_people", "confidants"))
    return not person or line.lemmas[head] in (
        "редактор",
        "обозреватель",
        "оглядач",
        "представитель",
        "представник",
    )


def _attached(line: "Line", head: int, k: int, depth: int) -> tuple[int, Outlet | None] | None:
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
