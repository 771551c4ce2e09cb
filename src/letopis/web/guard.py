"""Who may see the page: hosts, token, and the headers that keep hostile text harmless."""

import hmac
from collections.abc import Awaitable, Callable

from fastapi import FastAPI, Request, Response
from starlette.responses import PlainTextResponse, RedirectResponse

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
COOKIE = "letopis_token"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
Next = Callable[[Request], Awaitable[Response]]


def guard(app: FastAPI, token: str) -> None:
    """Without a token answer only requests addressed to this machine; with one, only those that carry it.

    Checking the Host header keeps a hostile page from reaching a loopback server through its own name (DNS
    rebinding). A browser shows its token once, as ?token=…, and is given a cookie.
    """

    @app.middleware("http")
    async def checked(request: Request, call_next: Next) -> Response:
        refused = _with_token(request, token) if token else _on_loopback(request)
        response = refused or await call_next(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response


def _on_loopback(request: Request) -> Response | None:
    host = request.headers.get("host", "")
    name = host if host.endswith("]") else host.rsplit(":", 1)[0]
    if name in LOOPBACK:
        return None
    return PlainTextResponse(
        "This page answers only on its own machine. Serve it with a token to open it.", 421
    )


def _with_token(request: Request, token: str) -> Response | None:
    shown = request.query_params.get("token", "")
    if shown and _same(shown, token):
        address = request.url.remove_query_params("token")
        response = RedirectResponse(f"{address.path}?{address.query}" if address.query else address.path, 303)
        response.set_cookie(
            COOKIE, token, httponly=True, samesite="strict", secure=request.url.scheme == "https"
        )
        return response
    bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
    if _same(bearer, token) or _same(request.cookies.get(COOKIE, ""), token):
        return None
    return PlainTextResponse("A token is needed: open this address with ?token=… once.", 401)


def _same(given: str, token: str) -> bool:
    return hmac.compare_digest(given.encode(), token.encode())
