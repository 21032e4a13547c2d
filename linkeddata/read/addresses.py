"""Relative addresses in a page's metadata, and the site that they belong to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urljoin

from linkeddata.values.dates import Day
from linkeddata.values.document import Given
from linkeddata.values.iris import WEB, iri_problem
from linkeddata.values.settings import Settings

#: Facts whose address may be relative.
_FACTS = ("url", "image")
_PATH = re.compile(r"[\w\-./%~+@,!']+\Z")
_HOST = re.compile(r"(?:www\.|[\w-]+(?:\.[\w-]+)+/)", re.IGNORECASE)
_FILE = re.compile(r"[\w\-%~+@]+\.(?:html?|xhtml|php|aspx?|jpe?g|png|gif|webp|svg|avif|md)\Z", re.IGNORECASE)

_FOLDERS = re.compile(r"(?:^|/)(\d{4})/(\d{1,2})/(\d{1,2})(?:/|\Z)")
_DATED_NAME = re.compile(r"(?:^|/)(\d{4})-(\d\d)-(\d\d)(?:[-_][^/]*)?/?\Z")
_HOST_PART = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//[^/?#]*", re.IGNORECASE)
# Folders of events, whose day is not that of publication.
_CALENDAR = re.compile(
    r"(?:^|/)(?:events?|calendar|agenda|meetings?|conferences?|workshops?|webinars?|trainings?|programme?s?|schedule|exhibitions?)/",
    re.IGNORECASE,
)


def is_relative(address: str) -> bool:
    """Return whether an address is a path on its own site: "/news/pier/", "img/a.jpg", but not "www.port.example/news".

    >>> is_relative("/news/pier/"), is_relative("img/a.jpg"), is_relative("www.port.example/a"), is_relative("port.example")
    (True, True, False, False)
    """
    if address.startswith("//") or not _PATH.match(address):
        return False
    if address.startswith(("/", "./", "../")):
        return any(map(str.isalnum, address))
    return bool(_FILE.match(address)) or ("/" in address and not _HOST.match(address))


def is_pattern(address: str) -> bool:
    """Return whether an address is a pattern or a word that a site generator completes: "/:year/:title/", "pretty".

    >>> is_pattern("/news/:year/:title/"), is_pattern("pretty"), is_pattern("https://port.example/a"), is_pattern("port.example")
    (True, True, False, False)
    """
    if re.search(r"(?:^|/):[a-z]|[{}\[\]<>]|^#|^\.{0,2}/?\Z", address):
        return True
    return address.isalnum() and "." not in address


def encoded(address: str) -> str:
    """Return the address of a picture with spaces in its path as browsers send them.

    Source: URL Living Standard, 1.3 (path percent-encode set).

    >>> encoded("/img/new pier.jpg"), encoded("https://port.example/new pier.jpg"), encoded("https://a b.example/c")
    ('/img/new%20pier.jpg', 'https://port.example/new%20pier.jpg', 'https://a b.example/c')
    """
    host = _HOST_PART.match(address)
    end = host.end() if host else 0
    return address[:end] + address[end:].replace(" ", "%20")


def day_in(address: str) -> str | None:
    """Return the day of publication in the address of a page: three folders, or the begin of its name; None if there is none.

    An address in a calendar has the day of the event.

    >>> day_in("/news/2021/07/03/pier/"), day_in("https://port.example/news/2021-07-03-pier"), day_in("/events/2021/07/03/pier/")
    ('2021-07-03', '2021-07-03', None)
    """
    if _CALENDAR.search(address):
        return None
    match = _FOLDERS.search(address) or _DATED_NAME.search(address)
    try:
        return Day(int(match[1]), int(match[2]), int(match[3])).iso if match else None
    except ValueError:
        return None


def resolved(metadata: Mapping[str, Given], settings: Settings) -> dict[str, Given]:
    """Return the metadata with relative addresses made absolute; those whose site is not known are left out.

    The site is that of the page's address (`--url`), of the publisher (`--publisher-url`), or of an absolute address in the metadata.

    Args:
        metadata: facts about a document, settings applied.
        settings: from the user.
    """
    given = dict(metadata)
    own = given["url"].value if "url" in given and not is_relative(given["url"].value) else None
    site = own or settings.publisher_url or (given["publisherUrl"].value if "publisherUrl" in given else None)
    for fact in _FACTS:
        if fact in given and is_relative(given[fact].value):
            made = urljoin(site, given[fact].value) if site else ""
            if made and not iri_problem(made, WEB):
                given[fact] = replace(given[fact], value=made)
                site = made if fact == "url" else site
            else:
                del given[fact]
    return given
