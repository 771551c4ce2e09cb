"""The question as an address asks it."""

from typing import Any, Literal
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator
from pydantic.config import JsonDict

from letopis.chronicle import Question

# Told in the schema and checked by the question, which says what is wrong in words.
DAY: JsonDict = {"pattern": r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$"}
MOMENT: JsonDict = {"pattern": r"^([0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}.*)?)?$"}


class Asked(BaseModel):
    """Query parameters of the chronicle. The address is the state: the same address, the same list."""

    model_config = ConfigDict(extra="ignore")

    text: str = Field(default="", max_length=200)
    who: str = Field(default="", max_length=200)
    whom: str = Field(default="", max_length=200)
    where: str = Field(default="", max_length=200)
    type: str = Field(default="", max_length=200)
    since: str = Field(default="", max_length=10, json_schema_extra=DAY)
    until: str = Field(default="", max_length=10, json_schema_extra=DAY)
    root: str = Field(default="", max_length=200)
    min_roots: int | None = Field(default=None, ge=1, le=99)
    single: bool = False  # on the word of one root at most
    disputed: bool = False
    differ: Literal["", "denial", "conflict", "correction", "update", "development"] = ""
    status: str = Field(default="", max_length=20)
    stance: str = Field(default="", max_length=20)
    noise: bool = False  # sport, showbiz and weather too
    outlet: str = Field(default="", max_length=200)
    language: Literal["", "ru", "uk", "en"] = ""
    as_of: str = Field(default="", max_length=25, json_schema_extra=MOMENT)
    sort: Literal["newest", "time", "roots", "articles", "recent"] = "newest"
    offset: int = Field(default=0, ge=0, le=10_000_000)

    @field_validator("min_roots", "single", "disputed", "noise", "sort", mode="before")
    @classmethod
    def _empty_is_not_asked(cls, value: object, info: ValidationInfo) -> object:
        return cls.model_fields[info.field_name or ""].default if value == "" else value

    def question(self, limit: int = 0) -> Question:
        """The chronicle's question. Raises QuestionError for a bad date or an unknown type."""
        return Question(
            who=self.who, where=self.where, type=self.type, since=self.since, until=self.until, text=self.text,
            min_roots=self.min_roots or 0, root=self.root, disputed=self.disputed, as_of=self.as_of,
            sort=self.sort, limit=limit, noise=self.noise,
        )  # fmt: skip

    def asks(self) -> dict[str, Any]:
        """What is asked for, by parameter, without the offset."""
        return self.model_dump(exclude_defaults=True, exclude={"offset"})

    def address(self, path: str = "/", /, **changes: object) -> str:
        """A page's address for this question with other values; "" or None takes a part away."""
        asked = {**self.asks(), **changes}
        query = urlencode(
            {key: str(value).lower() if value is True else value for key, value in asked.items() if value}
        )
        return f"{path}?{query}" if query else path
