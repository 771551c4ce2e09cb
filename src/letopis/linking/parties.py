"""Those who take part in a claim, as an event shows them: with names in three languages and a role in words."""

from collections.abc import Mapping, Sequence
from functools import cache

from babel import Locale

from letopis.linking.entities import Known
from letopis.reading.entities.romanisation import latin
from letopis.records import Entity, Part, Party


def parties(
    parts: Sequence[Part], local: Mapping[str, Entity], known: Mapping[str, Known]
) -> tuple[Party, ...]:
    """Those of these parts that are known store-wide, each once."""
    found = {
        known[p.entity].id: party(known[p.entity], local.get(p.entity)) for p in parts if p.entity in known
    }
    return tuple(found.values())


def party(known: Known, here: Entity | None) -> Party:
    """An entity of the store as a party, with the role that it has `here`, in the article."""
    entity = known.entity
    roles = here.roles if here else ()
    names = {**entity.names, **_in_latin(entity)}
    if entity.kind == "country" and entity.country:
        names = {**names, **country_names(entity.country)}
    return Party(known.id, entity.name, entity.country, roles[0].text if roles else "", names)


def _in_latin(entity: Entity) -> dict[str, str]:
    """A person of another country in Latin letters: as the English-language press writes him, by way of Russian
    («Нікол Пашинян» is no Pashynian); nothing for Ukrainians, or where an English text gives the name."""
    name = entity.names.get("ru") or entity.names.get("uk", "").translate(_UK_SOUNDS)
    if entity.kind != "person" or entity.country in ("", "UA") or "en" in entity.names or not name:
        return {}
    return {"latin": latin(name, "ru")}


_UK_SOUNDS = str.maketrans("іїєґІЇЄҐ", "ииегИИЕГ")


@cache
def country_names(code: str) -> dict[str, str]:
    """A country's name in the three languages; empty for a code that is not known."""
    return {
        language: name
        for language in ("ru", "uk", "en")
        if (name := _SHORT.get((code, language)) or Locale(language).territories.get(code))
    }


# As newsrooms write them, where Unicode's names are longer.
_SHORT = {
    ("US", "ru"): "США", ("US", "uk"): "США", ("EU", "ru"): "ЕС", ("EU", "uk"): "ЄС", ("EU", "en"): "EU",
    ("AE", "uk"): "ОАЕ", ("GB", "uk"): "Британія", ("GB", "ru"): "Великобритания", ("GB", "en"): "UK",
}  # fmt: skip
