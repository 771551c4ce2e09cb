"""docs/event-types.md is what docs/event_types.py writes from the ontology, and that is all of it."""

from docs.event_types import page
from letopis.chronicle import TYPES
from letopis.reading.claims.lexicon import ontology
from tests.docs.pages import text


def test_the_page_is_up_to_date() -> None:
    assert text("event-types.md") == page(), "run python docs/event_types.py"


def test_every_type_mode_and_context_is_on_it() -> None:
    known, told = ontology(), text("event-types.md")
    assert set(known["types"]) == set(TYPES)
    assert all(f"\n### {name}\n" in told for name in TYPES)
    assert all(f"| `{name}` |" in told for table in ("modes", "contexts") for name in known[table])
