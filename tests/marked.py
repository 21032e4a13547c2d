"""Texts with marked mentions, for tests of the rules."""

from __future__ import annotations

import re

from linkeddata.values.document import Block, BlockKind, Document, OffsetMap, Source
from linkeddata.values.mentions import Mention, MentionKind, Mentions
from linkeddata.values.span import Span

KINDS = {
    "P": MentionKind.PERSON, "O": MentionKind.ORGANIZATION, "L": MentionKind.PLACE, "T": MentionKind.TITLE, "N": MentionKind.EVENT_NAME,
    "E": MentionKind.TRIGGER,
}  # fmt: skip
MARK = re.compile(r"\{([POLTNE]):(.*?)\}", re.DOTALL)


def read(marked: str, confidences: tuple[float, ...] = ()) -> tuple[Document, Mentions]:
    """Return the document and mentions of a text in which `{P:…}` marks a person, and so on with the letters of `KINDS`.

    Every mention has the confidence 0.9 if `confidences` does not give one for each. A line is a block.
    """
    text, at, found = "", 0, []
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        sure = confidences[len(found)] if confidences else 0.9
        found.append(Mention(Span(len(text), len(text) + len(match[2])), KINDS[match[1]], sure))
        text, at = text + match[2], match.end()
    text += marked[at:]
    blocks = tuple(Block(Span(m.start(), m.end()), BlockKind.PARAGRAPH) for m in re.finditer(r"[^\n]+", text))
    sentences = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n.]+\.?", text))
    source = Source("case.txt", "0" * 64, "utf-8", "text/plain", text)
    return Document(text, blocks, {}, OffsetMap(), source), Mentions(tuple(found), (), (), sentences)
