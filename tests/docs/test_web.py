"""docs/web.md has every address and every parameter."""

from itertools import chain

from starlette.routing import Route

from letopis.web import create_app
from letopis.web.asked import Asked
from tests.docs.pages import section, text

PAGE = text("web.md")


def test_every_address_has_its_mention() -> None:
    app = create_app(":memory:")
    included = [part.original_router.routes for part in app.routes if hasattr(part, "original_router")]
    paths = {route.path for route in chain(app.routes, *included) if isinstance(route, Route)}
    assert "/chronicle.json" in paths
    assert [path for path in paths if f"`{path}`" not in PAGE] == []


def test_every_parameter_of_a_question_has_its_mention() -> None:
    told = section(PAGE, "Questions in the address")
    assert [name for name in Asked.model_fields if f"`{name}`" not in told] == []
