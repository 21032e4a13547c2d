"""Asks a server whether the addresses of a catalogue answer: the method HEAD, no redirect followed, as link checkers do."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from linkeddata.errors import UsageError
from linkeddata.values.iris import WEB, iri_problem
from linkeddata.version import __version__

_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server says of an address.

    Args:
        status: of HTTP; 0 if there was no answer.
        media_type: what it says that is there, without parameters; "" if nothing.
        encoding: its Content-Encoding; "" if none.
        length: its Content-Length, bytes; None if it says none.
        problem: why there was no answer; "" if there was one.
    """

    status: int
    media_type: str = ""
    encoding: str = ""
    length: int | None = None
    problem: str = ""

    @property
    def fine(self) -> bool:
        """Whether it counts as an answer: 200 to 399."""
        return 200 <= self.status < 400


#: Asks for an address of the catalogue.
Fetch = Callable[[str], Answer]


def asking(base: str, at: str = "", seconds: float = _SECONDS) -> Fetch:
    """Return what asks a server for addresses.

    Args:
        base: what the addresses of the release begin with.
        at: where the release is served in the meantime: it takes the place of `base`; "" for `base` itself.
        seconds: how long an answer may take.

    Raises:
        UsageError: `at` is no web address.
    """
    if at and (problem := iri_problem(at, WEB)):
        raise UsageError(
            f"{at[:100]!r} {problem}", "give the address at which the release is served, such as http://127.0.0.1:8080/"
        )
    place = at if not at or at.endswith("/") else f"{at}/"

    def ask(address: str) -> Answer:
        asked = place + address.removeprefix(base) if place and address.startswith(base) else address
        return head(asked, seconds)

    return ask


def head(address: str, seconds: float = _SECONDS) -> Answer:
    """Ask for an address with HEAD; what goes wrong is told in the answer."""
    if iri_problem(address, WEB):
        return Answer(0, problem="is no web address")
    request = urllib.request.Request(
        address, method="HEAD", headers={"User-Agent": f"linkeddata/{__version__}", "Accept-Encoding": "gzip"}
    )
    try:
        with _OPENER.open(request, timeout=seconds) as response:
            return _answer(response.status, response.headers)
    except urllib.error.HTTPError as error:
        with error:
            return _answer(error.code, error.headers)
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        return Answer(0, problem=f"gave no answer ({str(reason)[:100]})")


def _answer(status: int, headers: Any) -> Answer:
    length = headers.get("Content-Length", "")
    return Answer(
        status,
        headers.get("Content-Type", "").partition(";")[0].strip().lower(),
        headers.get("Content-Encoding", "").strip().lower(),
        int(length) if length.isdecimal() else None,
    )


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Take a redirect as the answer."""


_OPENER = urllib.request.build_opener(_NoRedirect)
