"""The reader's language and theme: a switch without JavaScript, kept in cookies."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import RedirectResponse

from letopis.web.desk import LANGUAGE, THEME

router = APIRouter()
YEAR = 365 * 24 * 3600


@router.get("/settings", include_in_schema=False)
def settings(
    language: Literal["", "en", "uk", "ru"] = "",
    theme: Literal["", "auto", "light", "dark"] = "",
    back: Annotated[str, Query(max_length=4000)] = "/",
) -> RedirectResponse:
    """Keep what was chosen and lead back to the page it was chosen on."""
    answer = RedirectResponse(ours(back), 303)
    for name, value in ((LANGUAGE, language), (THEME, theme)):
        if value:
            answer.set_cookie(name, value, max_age=YEAR, httponly=True, samesite="lax")
    return answer


def ours(back: str) -> str:
    """The address if it is one of this server's pages, else that of the front page."""
    here = back.startswith("/") and not back.startswith(("//", "/\\")) and back.isprintable()
    return back if here else "/"
