"""What can go wrong, said so that a person knows what to do.

    LetopisError
    ├── IntakeError       one article could not be taken in; the rest go on
    ├── KnowledgeError    a line of YAML is wrong; names its file and line
    ├── ModelError        the model's files are missing or damaged
    ├── StoreError        the database cannot be opened, or is of another version
    │   └── ForgottenError   an article that was removed on purpose
    ├── NotFoundError     no such event, article or entity
    └── QuestionError     a question that cannot be asked (a bad date, an unknown type)

Every message says what happened, why it usually happens, and what to do.
"""


class LetopisError(Exception):
    """Root of every error that Letopis raises on purpose."""

    code = "L000"

    def __init__(self, what: str, advice: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.advice = advice

    def __str__(self) -> str:
        head = f"{self.code} {self.what}"
        return f"{head}\n     {self.advice}" if self.advice else head


class IntakeError(LetopisError):
    """One article could not be taken in."""

    code = "L010"


class KnowledgeError(LetopisError):
    """A line of knowledge is wrong."""

    code = "L020"


class ModelError(LetopisError):
    """The model's files are missing or damaged."""

    code = "L030"


class StoreError(LetopisError):
    """The store cannot be opened or is of another version."""

    code = "L040"


class ForgottenError(StoreError):
    """An article that was removed from the store on purpose, and stays out."""

    code = "L041"


class NotFoundError(LetopisError):
    """No such event, article or entity."""

    code = "L050"


class QuestionError(LetopisError):
    """A question that cannot be asked."""

    code = "L060"
