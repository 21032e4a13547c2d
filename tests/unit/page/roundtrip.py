"""What goes through a page and back: every example, and hostile texts in the place of a headline, a name and a title."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import rdflib
from hypothesis import strategies as st
from strategies import BASE, clean_texts, sample

from linkeddata.edit.json_form import dumps
from linkeddata.page import Embedding, embed
from linkeddata.pipeline import understand
from linkeddata.schema.contexts import typed
from linkeddata.text.clean import clean
from linkeddata.values.description import Description, Text

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
DOCUMENTS = sorted(p for p in EXAMPLES.iterdir() if p.suffix in {".txt", ".html", ".md"} and p.name != "README.md")
PAGE = b"<!doctype html>\r\n<html lang=en><head><title>News</title>\r\n</head><body><p>Text.</p></body></html>\r\n"

#: What the hostile texts stand for in `sample()`.
PLACES = [("article", "headline"), ("person-tomas-riha", "name"), ("person-ingrid-sorbo", "jobTitle")]
said = st.tuples(*(clean_texts.filter(clean) for _ in PLACES))


@cache
def described(path: Path) -> Description:
    return understand(path).description


def page_of(path: Path) -> bytes:
    """Return the page of an example; of what it carries already, only our block is compared."""
    return path.read_bytes().replace(b"application/ld+json", b"application/x-json") if path.suffix == ".html" else PAGE


def saying(texts: tuple[str, ...]) -> bytes:
    """Return the description `sample()` with other texts in `PLACES`."""
    new = {(BASE + local, prop): text for (local, prop), text in zip(PLACES, texts, strict=True)}
    statements = tuple(
        replace(s, value=Text(new[s.subject, s.property])) if (s.subject, s.property) in new else s for s in sample().statements
    )
    return dumps(replace(sample(), statements=statements)).encode()


def embedded(page: bytes, description: bytes) -> Embedding:
    return embed(page, description, hidden_too=True, profile=())


def base_of(done: Embedding) -> str:
    return done.conversion.dataset.article.partition("#")[0]


def by_rdflib(block: dict[str, object], base: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=json.dumps(typed(block, base=base)), format="json-ld")
