"""A second reader: a large language model at an endpoint that speaks the OpenAI protocol tells what happened.

    Endpoint(url, model, key)      a reader: article in, Reading out; it is given text, and it gives back words

Off unless asked for, and needed for nothing. Who, where, when and the vectors stay with Letopis's own model; the
endpoint says which events the text tells, who takes part and on whose word, and only by words of the text.

contract.py     what it is asked, and the schema that its answer is held to
asking.py       the request, with limits to its size and time
placing.py      words back to places in the text; what does not stand there is dropped
"""

from dataclasses import dataclass, field

from letopis.errors import LetopisError
from letopis.reading.endpoint.asking import Address, ask, models
from letopis.reading.endpoint.contract import messages, schema, told_in
from letopis.reading.endpoint.placing import Placing
from letopis.reading.reader import RULES, assemble, prepare
from letopis.records import Article, Reading

__all__ = ["Endpoint"]

PIECE = (
    6_000  # code points of text to a request: small enough for a model on a laptop, title and answer included
)


@dataclass(frozen=True)
class Endpoint:
    """Reads with the model called `model` at the base address `url` (`http://127.0.0.1:8080/v1`).

    `key` goes into the Authorization header, and into nothing else. Raises LetopisError for an address that is
    none, and when called if the endpoint cannot be reached or does not keep to the schema.
    """

    url: str
    model: str
    key: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        Address(self.url)

    @classmethod
    def at(cls, url: str, model: str = "", key: str = "") -> "Endpoint":
        """The endpoint at an address, asked first whether it is there; its only model when none is named.

        Raises LetopisError when it is not there, or when it serves several models and none is named.
        """
        served = models(Address(url), key)
        if not model and len(served) != 1:
            raise LetopisError(
                f"the endpoint {url} serves {len(served)} models.",
                f"Name one with --endpoint-model: {', '.join(served[:20])}" if served else "Name one.",
            )
        return cls(url, model or served[0], key)

    @property
    def version(self) -> str:
        """What it signs its readings with."""
        return f"endpoint:{self.model}/{RULES}"

    def __call__(self, article: Article) -> Reading:
        """The article as the endpoint reads it; `flags` say how much of its answer did not stand in the text."""
        prepared = prepare(article)
        placing = Placing(prepared, self.model)
        for start, end in pieces(article.text):
            answer = ask(Address(self.url), self.key, self.model, messages(article, start, end), schema())
            told, broken = told_in(answer)
            placing.dropped += broken
            for claim in told:
                placing.add(claim, (start, end))
        return assemble(article, self.version, prepared, *placing.result())


def pieces(text: str, longest: int = PIECE) -> list[tuple[int, int]]:
    """Spans of whole lines, together the text, each within `longest` code points where its lines are."""
    spans: list[tuple[int, int]] = []
    start = end = 0
    for line in text.splitlines(keepends=True):
        for cut in range(0, len(line), longest):
            size = len(line[cut : cut + longest])
            if end > start and end + size - start > longest:
                spans.append((start, end))
                start = end
            end += size
    return [*spans, (start, end)] if end > start else spans
