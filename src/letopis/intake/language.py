"""Which language a text is in, out of those that news comes in; Russian, Ukrainian and English are read."""

import re
from functools import cache
from typing import Any

READ = ("ru", "uk", "en")
# A closed set: the neighbours whose text is often taken for one of ours, and the large languages of news.
KNOWN = (
    *READ, "be", "bg", "mk", "sr", "kk", "mn", "pl", "cs", "sk", "de", "fr", "es", "it", "pt", "nl", "ro",
    "hu", "tr", "az", "ka", "hy", "ar", "fa", "he", "zh", "ja", "ko", "el", "lt", "lv", "et", "fi", "sv",
)  # fmt: skip
_SAMPLE = 6000
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_RUSSIAN = re.compile("[ыэёЫЭЁ]")
_BELARUSIAN = re.compile("[ўЎ]")


def guess(text: str) -> str:
    """ISO 639-1 code of the language of `text`, out of KNOWN."""
    sample = text[:_SAMPLE]
    ranked = _identifier().rank(sample)
    code, sure = ranked[0]
    if sure < 0.6:  # a headline or two: among close calls the languages we read come first
        code = next((other for other, share in ranked if other in READ and share >= 0.05), code)
    if code in ("ru", "uk", "be", "bg", "mk", "sr"):
        # Short texts with many names mislead the statistics; letters that one alphabet lacks do not.
        uk, ru, be = (len(p.findall(sample)) for p in (_UKRAINIAN, _RUSSIAN, _BELARUSIAN))
        if not be and uk > 3 * ru and uk * 100 > len(sample):
            return "uk"
        if not be and ru > 3 * uk and ru * 200 > len(sample):
            return "ru"
    return str(code)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # 0.2 s and 30 MB: only when text comes in

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in KNOWN if code in identifier.labels])
    return identifier
