"""Who may see the page and change the chronicle: hosts, token, seal, limits, and headers against hostile text."""

import hmac
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from fastapi import FastAPI, Request, Response
from starlette.responses import PlainTextResponse, RedirectResponse

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
COOKIE = "letopis_token"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
BODY = 5 * 2**20  # bytes of a request
MINUTE = 60.0
ASKED, CHANGED = 1_200, 60  # requests a minute from one address: all, and those that change something
ADDRESSES = 10_000  # that are remembered
Next = Callable[[Request], Awaitable[Response]]


def guard(app: FastAPI, token: str) -> None:
    """Without a token answer only requests addressed to this machine; with one, only those that carry it.

    Checking the Host header keeps a hostile page from reaching a loopback server through its own name (DNS
    rebinding); what changes something must come from a page of our own. A browser shows its token once, as
    ?token=…, and is given a cookie.
    """
    limits = Limits(time.monotonic)

    @app.middleware("http")
    async def checked(request: Request, call_next: Next) -> Response:
        refused = _too_much(request, limits) or _foreign(request)
        refused = refused or (_with_token(request, token) if token else _on_loopback(request))
        response = refused or await call_next(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response


class Limits:
    """How many requests an address may still make in this minute."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._seen: OrderedDict[tuple[str, bool], tuple[float, int]] = OrderedDict()

    def wait(self, address: str, changes: bool) -> int:
        """Seconds that the address must wait, 0 when it may go on."""
        now, key = self._clock(), (address, changes)
        began, count = self._seen.get(key, (now, 0))
        if now - began >= MINUTE:
            began, count = now, 0
        self._seen[key] = (began, count + 1)
        self._seen.move_to_end(key)
        while len(self._seen) > ADDRESSES:
            self._seen.popitem(last=False)
        return 0 if count < (CHANGED if changes else ASKED) else max(1, int(MINUTE - (now - began)))


def _changes(request: Request) -> bool:
    return request.method not in ("GET", "HEAD", "OPTIONS")


def _too_much(request: Request, limits: Limits) -> Response | None:
    address = request.client.host if request.client else ""
    if request.url.path.startswith("/static/"):
        return None
    if seconds := limits.wait(address, _changes(request)):
        return PlainTextResponse("Too many requests.", 429, headers={"Retry-After": str(seconds)})
    if not _changes(request):
        return None
    length = request.headers.get("content-length", "")
    if not length.isdigit():
        return PlainTextResponse("Say how long it is (Content-Length).", 411)
    if int(length) > BODY:
        return PlainTextResponse(f"More than {BODY // 2**20} MB is not taken here: use letopis read.", 413)
    return None


def _foreign(request: Request) -> Response | None:
    """Refuse a change that another site's page asks for."""
    if not _changes(request):
        return None
    origin = request.headers.get("origin")
    site = request.headers.get("sec-fetch-site", "same-origin")
    ours = origin is None or urlsplit(origin).netloc == request.headers.get("host", "")
    if ours and site in ("same-origin", "none"):
        return None
    return PlainTextResponse("Another site's page may not change the chronicle.", 403)


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
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), token.encode())
