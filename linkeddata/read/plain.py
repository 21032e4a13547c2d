"""Plain text → blocks."""

from __future__ import annotations

from linkeddata.read.blocks import classify, lines_of
from linkeddata.read.bylines import signed
from linkeddata.read.result import Page, Reading
from linkeddata.read.text_builder import clean


def read(page: Page) -> Reading:
    """Read plain text: the whole file is the text, each line is a piece.

    Args:
        page: the decoded file.
    """
    builder = clean(page.text)
    text = builder.text
    blocks, elsewhere = classify(text, lines_of(text))
    authors, blocks = signed(text, blocks)
    return Reading(
        text, blocks, {}, builder.offsets(), tuple(builder.findings(page.name)), authors=authors, elsewhere=elsewhere
    )
