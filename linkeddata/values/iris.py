"""The rule for valid IRIs, and the minting of IRIs: once per thing, from base, family and canonical name."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from urllib.parse import SplitResult, urldefrag, urlsplit

from linkeddata.errors import UnreadableError
from linkeddata.values.description import Family

#: Letters that Unicode does not take apart, and what stands for them.
LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ß": "ss", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n", "ə": "e"}
)
_LONGEST = 80

#: Schemes that data may use. `javascript:` and `data:` are code, `file:` leaks a path.
SCHEMES = frozenset({"http", "https", "mailto", "tel", "urn"})
#: Schemes of addresses on the web.
WEB = ("http", "https")

#: What relative references are read against if no base is known; RFC 2606 keeps the name from ever existing.
NOWHERE = "https://relative.invalid/"

# Characters that an IRI must not contain: what RFC 3987 and Turtle's IRIREF exclude, white space, byte order marks and
# direction marks, which nobody sees (RFC 3987, 4.1).
_FORBIDDEN = re.compile(
    r'[\x00-\x20<>"{}|\\^`\x7f-\xa0\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufff0-\uffff]|%(?![0-9A-Fa-f]{2})'
)
# Most addresses: of ordinary characters, without user name, port and escapes. Nothing can be wrong with them.
_PLAIN = re.compile(
    r"https?://([a-z0-9.-]+)(?:/[A-Za-z0-9._~/=&,;:@+-]*)?(?:\?[A-Za-z0-9._~/=&,;:@+-]*)?(?:#[A-Za-z0-9._~/=&,;:+-]*)?"
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
#: Schemes that run code or lead nowhere for others.
_UNSAFE = frozenset({"javascript", "vbscript", "data", "file", "blob", "about"})
#: What stands in place of a host if a scheme is written twice, or a name was left out.
_NO_HOSTS = frozenset({"http", "https", "www"})
#: Endings of files on the web: `cover.jpg` is a file, `cover.example` is a host.
_FILES = (
    "aspx? avif bmp css csv docx? epub gif html? ico jpe?g js json jsonld jspx? md mov mp3 mp4 mpe?g odt ogg pdf php png pptx? "
    "rdf rss rtf svg tiff? ttl txt wav webm webp xhtml xlsx? xml zip"
)
_FILE = re.compile(rf"(?:{_FILES.replace(' ', '|')})\Z", re.IGNORECASE)
#: A scheme this similar to http or https is a typing mistake.
_ALIKE = 0.75
_URN = re.compile(r"urn:[A-Za-z0-9][A-Za-z0-9-]{0,31}:\S+\Z", re.IGNORECASE)


@lru_cache(maxsize=2048)
def iri_problem(iri: str, schemes: tuple[str, ...] | None = None) -> str | None:
    """Return what is wrong with an absolute IRI, as words that follow "it", or None if it is valid.

    Args:
        iri: the IRI.
        schemes: allowed schemes, lower case; then a URN must also be complete and a URL must have no password. None allows any.

    Source: RFC 3987, section 2.2 and 4.1; RFC 8141, section 2; RDF 1.1 Turtle, IRIREF.

    >>> iri_problem("https://example.org/a b")
    "contains ' ', which no IRI may contain"
    >>> iri_problem("https://example.org/a") is None
    True
    """
    if _PLAIN.fullmatch(iri) and (schemes is None or schemes == WEB):
        return None
    if bad := _FORBIDDEN.search(iri):
        if bad.group() == "%":
            return "has a per cent sign that is not part of an escape such as %20"
        return f"contains {bad.group()!r}, which no IRI may contain"
    try:
        parts = urlsplit(iri)
        _ = parts.port
    except ValueError:
        return "has an invalid host or port"
    if not _SCHEME.match(iri) or (schemes and parts.scheme not in schemes):
        return f"is not absolute with {' or '.join(schemes)}" if schemes else "is not absolute"
    return _part_problem(iri, parts, strict=schemes is not None)


def _part_problem(iri: str, parts: SplitResult, *, strict: bool) -> str | None:
    """Return what is wrong with the parts of an absolute IRI; `strict` also checks URNs and passwords."""
    after_host = parts.path + parts.query + parts.fragment
    if parts.scheme in WEB and not parts.hostname:
        return "has no host"
    if strict and parts.scheme == "urn" and not _URN.match(iri):
        return "is not a complete URN"
    if not after_host and not parts.netloc:
        return "has nothing after its scheme"
    if "[" in after_host or "]" in after_host:
        return "has square brackets outside its host"
    return "contains a user name or password" if strict and "@" in parts.netloc else None


def check_iri(iri: str, *, schemes: frozenset[str] | None = SCHEMES) -> str:
    """Return `iri` unchanged if it is valid.

    Args:
        iri: an absolute IRI.
        schemes: schemes allowed, lower case; None for any.

    Raises:
        UnreadableError: it is relative, malformed, contains characters no IRI may contain, or its scheme is not allowed.
    """
    problem = iri_problem(iri)
    if problem is None and schemes is not None and iri.split(":", 1)[0].lower() not in schemes:
        problem = f"has another scheme than {', '.join(sorted(schemes))}"
    if problem:
        raise UnreadableError(f"not a usable IRI: {iri!r} {problem}", "correct it; percent-encode special characters")
    return iri


@lru_cache(maxsize=2048)
def is_web_address(text: str) -> bool:
    """Return whether a value is an address that others can follow: a safe scheme, and a host where the scheme has one.

    >>> is_web_address("https://www.example.org/a"), is_web_address("www.example.org"), is_web_address("htp://example.org")
    (True, False, False)
    """
    if plain := _PLAIN.fullmatch(text):
        return _is_host(plain[1])
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return False
    if not _SCHEME.match(parts.scheme + ":") or parts.scheme in _UNSAFE or re.search(r"\s", text):
        return False
    if parts.scheme not in WEB and any(SequenceMatcher(None, parts.scheme, right).ratio() >= _ALIKE for right in WEB):
        return False
    if parts.scheme not in ("http", "https", "ftp"):
        return bool(parts.path or parts.netloc)
    return _is_host(host)


def _is_host(host: str) -> bool:
    return any(host.split(".")) and host not in _NO_HOSTS and not host.endswith(".invalid")


@lru_cache(maxsize=2048)
def is_relative_address(text: str) -> bool:
    """Return whether a value is clearly an address that lacks its beginning: a path, or the name of a file.

    Source: RFC 3986, section 4.2.

    >>> [is_relative_address(t) for t in ("/img/a.jpg", "a.jpg", "?page=2", "www.example.org/a.jpg", "Big Town", "@ann", "n/a")]
    [True, True, True, False, False, False, False]
    """
    if not text or iri_problem(NOWHERE + text):
        return False
    if text.startswith(("/", "./", "../", "?", "#")):
        return len(text) > 1 or text == "/"
    first, slash, rest = re.split(r"[?#]", text, maxsplit=1)[0].partition("/")
    if not re.fullmatch(r"[\w.~%+-]+", first) or any(
        SequenceMatcher(None, first.lower(), web).ratio() >= _ALIKE for web in WEB
    ):
        return False
    if "." in first.strip("."):
        return not slash and _FILE.match(first.rpartition(".")[2]) is not None
    return bool(slash) and len(first) > 1 and len(rest) != 1


def host_warning(iri: str) -> str | None:
    """Return a warning if the host of an IRI may look like another (IDN or punycode), else None."""
    try:
        host = urlsplit(iri).hostname or ""
    except ValueError:
        return None
    if host.isascii() and not any(label.startswith("xn--") for label in host.split(".")):
        return None
    plain = host.encode("ascii", "backslashreplace").decode("ascii")
    return f"the host {plain} is written in letters beyond ASCII and may look like another; check the address"


def slug(name: str) -> str:
    """Return `name` as `[a-z0-9-]{1,80}`; a name that loses letters gets eight digits of its hash.

    >>> slug("Łukasz O’Brien")
    'lukasz-o-brien'
    >>> slug("徐甘露")
    'x-5d365e3c'
    """
    plain = name.lower() if name.isascii() else _plain(name)
    text = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    lost = any(c.isalnum() and not c.isascii() for c in plain)
    if text and not lost and len(text) <= _LONGEST:
        return text
    digest = hashlib.sha256(unicodedata.normalize("NFC", name).encode("utf-8", "replace")).hexdigest()[:8]
    return f"{text[: _LONGEST - 9].strip('-') or 'x'}-{digest}"


def _plain(name: str) -> str:
    """Return `name` in lower case, without accents where letters can be decomposed."""
    folded = unicodedata.normalize("NFKD", name).casefold().translate(LETTERS)
    return "".join(c for c in folded if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")


class Mint:
    """Mints the IRIs of one document; a name that is used again gets a number.

    Args:
        digest: SHA-256 of the source, hexadecimal.
        url: address of the page, or None.
        base: base IRI that the user chose, or None.
        headline: for the IRI of the article if there is a base but no URL.
    """

    def __init__(self, digest: str, url: str | None, base: str | None, headline: str) -> None:
        self._base = base
        page = urldefrag(url).url if url else f"urn:sha256:{digest}"
        if base:
            self.article = f"{self._stem()}article/{slug(headline)}"
        else:
            self.article = page if url else f"{page}#article"  # the address is the article's; a digest is that of the file
        self._page = page
        self._taken: set[str] = {self.article}

    def iri(self, family: Family, *names: str) -> str:
        """Return a fresh IRI for a thing of `family` called by `names`."""
        name = slug(" ".join(names)) if names else "x"
        stem = f"{self._stem()}{family}/{name}" if self._base else f"{self._page}#{family}-{name}"
        iri, number = stem, 2
        while iri in self._taken:
            iri, number = f"{stem}-{number}", number + 1
        self._taken.add(iri)
        return iri

    def _stem(self) -> str:
        base = self._base or ""
        return base if base.endswith(("/", "#", ":")) else base + "/"
