"""The question as an address asks it."""

from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field, field_validator

from letopis.chronicle import Question


class Asked(BaseModel):
    """Query parameters of the chronicle. The address is the state: the same address, the same list."""

    model_config = ConfigDict(extra="ignore")

    who: str = Field("", max_length=200)
    where: str = Field("", max_length=200)
    type: str = Field("", max_length=20)
    since: str = Field("", max_length=10)
    until: str = Field("", max_length=10)
    text: str = Field("", max_length=200)
    min_roots: int | None = Field(None, ge=1, le=99)
    offset: int = Field(0, ge=0, le=10_000_000)

    @field_validator("min_roots", mode="before")
    @classmethod
    def _empty_is_none(cls, value: object) -> object:
        return None if value == "" else value

    def question(self, limit: int) -> Question:
        """The chronicle's question. Raises QuestionError for a bad date or an unknown type."""
        return Question(
            who=self.who, where=self.where, type=self.type, since=self.since, until=self.until, text=self.text,
            min_roots=self.min_roots or 0, limit=limit, offset=self.offset,
        )  # fmt: skip

    def any(self) -> bool:
        """Whether anything was asked for."""
        return bool(self.model_dump(exclude_defaults=True, exclude={"offset"}))

    def address(self, offset: int) -> str:
        """The chronicle's address for the same question from another offset."""
        asked = {**self.model_dump(exclude_defaults=True), "offset": offset}
        return "/?" + urlencode({key: value for key, value in asked.items() if value})
