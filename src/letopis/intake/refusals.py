"""Why an article was not taken in: one error a reason, each saying what to do.

IntakeError L010
├── MissingError      L011   no such file, or a folder without articles
├── NothingLeftError  L012   no text left after cleaning
├── EmptyError        L013   nothing but white space
├── BinaryError       L014   not text (a PDF, an archive, a picture)
├── TooLargeError     L015   a file, a record or an article over the limit
├── UnreadableError   L016   the file cannot be opened, or its letters cannot be decoded
├── LanguageError     L017   in a language that is not read
├── MarkupError       L018   HTML in which no page can be found
└── RecordError       L019   a line of JSONL that is not a record of an article
"""

from letopis.errors import IntakeError
from letopis.knowledge import readable


class MissingError(IntakeError):
    """No such file, or a folder without articles."""

    code = "L011"


class NothingLeftError(IntakeError):
    """No text left after cleaning."""

    code = "L012"

    def __init__(self, name: str, furniture: int) -> None:
        if furniture:
            what = f"no text left after cleaning ({furniture:,} characters were furniture)"
            advice = (
                "Usually a paywall or a photo page. Read it with --keep-furniture to see what was removed."
            )
        else:
            what = "no text in the page"
            advice = "Usually a page that scripts fill in. Save it from a browser, or give its text as .txt."
        super().__init__(f"{name}: {what}.", advice)


class EmptyError(IntakeError):
    """Nothing but white space."""

    code = "L013"

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: empty.", "Usually a download that failed. Fetch it again.")


class BinaryError(IntakeError):
    """Not text."""

    code = "L014"

    def __init__(self, name: str, looks_like: str) -> None:
        super().__init__(
            f"{name}: not text (looks like {looks_like}).", "Give the article as text, HTML or JSONL."
        )


class TooLargeError(IntakeError):
    """Over the limit."""

    code = "L015"

    def __init__(self, name: str, what: str, limit: int, unit: str) -> None:
        super().__init__(
            f"{name}: {what} is over {limit:,} {unit}.",
            "Usually many articles in one file. Give one article a file, or JSONL with one a line.",
        )


class UnreadableError(IntakeError):
    """The file cannot be opened, or its letters cannot be decoded."""

    code = "L016"


class LanguageError(IntakeError):
    """In a language that knowledge/ has no folder for."""

    code = "L017"

    def __init__(self, name: str, language: str) -> None:
        super().__init__(
            f"{name}: in a language that is not read ({language}).",
            f"Letopis reads {', '.join(readable())}. "
            "If this is one of them, say so in the record's `language`.",
        )


class MarkupError(IntakeError):
    """HTML in which no page can be found."""

    code = "L018"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name}: broken markup, no page can be made out.",
            "Usually a download cut short. Fetch it again, or give its text as a .txt file.",
        )


class RecordError(IntakeError):
    """A line of JSONL that is not a record of an article."""

    code = "L019"

    def __init__(self, name: str, why: str) -> None:
        super().__init__(
            f"{name}: not a record of an article ({why}).",
            'One object a line: {"text": …} with any of id, title, outlet, published, language, url, clean.',
        )
