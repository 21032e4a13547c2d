"""The parts of a line of N-Triples that are needed here."""

from __future__ import annotations

import re

_LITERAL = re.compile(rb'> "((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_CHARS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


def subject_of(line: bytes) -> str:
    """Return the IRI that a line is about.

    >>> subject_of(b'<https://e.example/person/x#role-1> <https://schema.org/name> "x" .')
    'https://e.example/person/x#role-1'
    """
    return line[1 : line.index(b">")].decode()


def entity_of(subject: str, base: str) -> str:
    """Return the entity that a subject belongs to: a role belongs to the person who has it.

    >>> entity_of("https://e.example/person/x#role-1", "https://e.example/")
    'https://e.example/person/x'
    """
    return subject.partition("#")[0] if subject.startswith(base) else subject


def literal(line: bytes) -> str:
    r"""Return the text of the literal that ends a line; "" if it ends with an IRI.

    >>> literal(b'<a:b> <c:d> "say \\"no\\" \\u00e9" .')
    'say "no" é'
    """
    match = _LITERAL.search(line)
    return _ESCAPE.sub(_unescaped, match[1].decode()) if match else ""


def _unescaped(match: re.Match[str]) -> str:
    short, long, char = match.groups()
    return chr(int(short or long, 16)) if short or long else _CHARS.get(char, char)
