"""Which language a text is in, out of those that news comes in; those are read that knowledge/ has a folder for."""

import re
from functools import cache
from typing import Any

from letopis.knowledge import readable

# A closed set: the neighbours whose text is often taken for one of ours, and the large languages of news.
KNOWN = (
    "ru", "uk", "en", "be", "bg", "mk", "sr", "kk", "mn", "pl", "cs", "sk", "de", "fr", "es", "it", "pt", "nl", "ro",
    "hu", "tr", "az", "sl", "hr", "ka", "hy", "ar", "fa", "he", "zh", "ja", "ko", "el", "lt", "lv",
    "et", "fi", "sv",
)  # fmt: skip
_SAMPLE = 6000
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_RUSSIAN = re.compile("[ыэёЫЭЁ]")
# Belarusian, Kazakh, Mongolian, Serbian, Macedonian
_OTHERS = re.compile("[ўәғқңөұүһљњћђјѓќЎӘҒҚҢӨҰҮҺЉЊЋЂЈЃЌ]")
_ENGLISH = re.compile(r"\b(?:the|of|and|to|in|a|that|was|said|for|on)\b", re.IGNORECASE)
_LATIN = re.compile(r"[A-Za-zÀ-ž]+")


def guess(text: str) -> str:
    """ISO 639-1 code of the language of `text`, out of KNOWN."""
    sample = text[:_SAMPLE]
    if plain := _plain(sample):
        return plain
    ranked = _identifier().rank(sample)
    code, sure = ranked[0]
    if sure < 0.6:  # a headline or two: among close calls the languages we read come first
        code = next((other for other, share in ranked if other in readable() and share >= 0.05), code)
    return str(code)


def _plain(sample: str) -> str:
    """The language where its letters or small words leave no doubt, else "".

    Letters that one alphabet lacks do not mislead as statistics of a short text with many names do.
    """
    if not _OTHERS.search(sample):
        ukrainian, russian = len(_UKRAINIAN.findall(sample)), len(_RUSSIAN.findall(sample))
        if ukrainian > 3 * russian and ukrainian * 100 > len(sample):
            return "uk"
        if russian > 3 * ukrainian and russian * 200 > len(sample):
            return "ru"
    words = len(_LATIN.findall(sample))
    return "en" if words > 40 and len(_ENGLISH.findall(sample)) > 0.2 * words else ""


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # half a second: only where there is doubt

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in KNOWN if code in identifier.labels])
    return identifier
