"""One question to an endpoint that speaks the OpenAI protocol, and its answer as JSON."""

import json
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.parse import urlsplit

from letopis.errors import LetopisError

LONGEST = 8 * 1024 * 1024  # bytes of an answer
PATIENCE = 600.0  # seconds: a model on a laptop may write for minutes
BUSY = (429, 502, 503, 504)
PAUSES = (1.0, 4.0)  # seconds before each further try


@dataclass(frozen=True)
class Address:
    """The base address of an endpoint. Raises LetopisError where it is none."""

    base: str

    def __post_init__(self) -> None:
        parts = urlsplit(self.base)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.password:
            raise LetopisError(
                f"{self.base!r} is no address of an endpoint.",
                "It looks like http://127.0.0.1:8080/v1; a key goes into LETOPIS_ENDPOINT_KEY.",
            )

    def __truediv__(self, path: str) -> str:
        return f"{self.base.rstrip('/')}/{path}"


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None  # the text and the key go to the address that was named, and nowhere else


_OPENER = urllib.request.build_opener(_NoRedirect)


def ask(
    address: Address, key: str, model: str, messages: list[dict[str, str]], schema: dict[str, Any]
) -> Any:
    """What the model answers, parsed. Raises LetopisError: unreachable, refused, too long, no JSON.

    A busy server is asked twice more.
    """
    asked = {
        "model": model,
        "messages": messages,
        "temperature": 0,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "chronicle", "strict": True, "schema": schema},
        },
    }
    body = _fetched(address, "chat/completions", key, json.dumps(asked).encode())
    try:
        choice = body["choices"][0]
        if choice.get("finish_reason") == "length":
            raise LetopisError(
                f"the endpoint {address.base} ran out of room before its answer was whole.",
                "Give its server a larger context.",
            )
        return json.loads(choice["message"]["content"])
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise _strange(address) from None


def models(address: Address, key: str) -> tuple[str, ...]:
    """The names of the models that an endpoint serves. Raises LetopisError as `ask` does."""
    try:
        return tuple(str(model["id"]) for model in _fetched(address, "models", key)["data"])
    except (LookupError, TypeError):
        raise _strange(address) from None


def _fetched(address: Address, path: str, key: str, body: bytes | None = None) -> Any:
    """The JSON at a path; a busy server is asked twice more."""
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {key}"} if key else {})
    request = urllib.request.Request(address / path, body, headers)
    for pause in (*PAUSES, None):
        try:
            return _parsed(_send(request), address)
        except urllib.error.HTTPError as error:
            if error.code not in BUSY or pause is None:
                raise _refused(error, address) from None
        except (OSError, HTTPException) as error:
            raise LetopisError(
                f"the endpoint {address.base} could not be asked: {error}.",
                "Is its server running? Without --endpoint, Letopis reads by itself.",
            ) from None
        time.sleep(pause)
    raise AssertionError("the last try returns or raises")


def _send(request: urllib.request.Request) -> bytes:
    with _OPENER.open(request, timeout=PATIENCE) as reply:
        body: bytes = reply.read(LONGEST + 1)
    return body


def _parsed(body: bytes, address: Address) -> Any:
    if len(body) > LONGEST:
        raise LetopisError(f"the endpoint {address.base} answered with more than {LONGEST} bytes.")
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise _strange(address) from None


def _strange(address: Address) -> LetopisError:
    return LetopisError(
        f"the endpoint {address.base} answered with something else than was asked for.",
        "It must speak the OpenAI protocol (models, chat/completions) and keep to a JSON schema.",
    )


def _refused(error: urllib.error.HTTPError, address: Address) -> LetopisError:
    with error:
        said = error.read(300).decode(errors="replace").strip()
    advice = {
        401: "Put its key into LETOPIS_ENDPOINT_KEY.",
        403: "Put its key into LETOPIS_ENDPOINT_KEY.",
        404: "Is the address its base (ending in /v1, as a rule), and is the model known there?",
    }.get(error.code, "What its server says is above.")
    return LetopisError(f"the endpoint {address.base} answered {error.code}: {said or error.reason}", advice)
