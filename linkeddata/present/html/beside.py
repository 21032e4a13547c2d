"""What a report shows beside the data: the document that they came from, and what was read and is not among them."""

from __future__ import annotations

from pathlib import Path

from linkeddata.errors import LinkedDataError
from linkeddata.present.html.content import Omitted
from linkeddata.values.description import Description
from linkeddata.values.document import Document
from linkeddata.values.settings import Settings


def document_of(description: Description, near: Path | None) -> Document | None:
    """Return the document that a description was made from, where its file is still there and unchanged.

    Args:
        description: it knows name and digest of its source.
        near: the description's own file, beside which the source is looked for too; None for none.
    """
    from linkeddata.read import read_bytes
    from linkeddata.read.files import load_again

    source = description.source
    if (data := load_again(source, near)) is None:
        return None
    try:
        return read_bytes(data, name=source.name, settings=Settings(), media_type=source.media_type, encoding=source.encoding)
    except LinkedDataError:
        return None


def possible(document: Document, model: Path | None) -> Description:
    """Return what a document says with all that is merely possible, marked `unsure`; what is sure is the same as without it.

    Args:
        document: as it was read.
        model: folder of the reader's weights; None for those of the package.
    """
    from linkeddata.understand.describe import describe
    from linkeddata.values.thresholds import POSSIBLE

    return describe(document, possible=POSSIBLE, **({} if model is None else {"model": model}))


def omitted(whole: Description, published: Description, least: float) -> tuple[Omitted, ...]:
    """Return what was read and is not published, with the reason.

    Args:
        whole: all that was read.
        published: what is left of it.
        least: the least confidence that was asked for, 0 to 1.
    """
    kept = set(published.statements)
    return tuple(
        Omitted(s, "unsure" if s.unsure else "confidence" if s.confidence < least else "follows")
        for s in whole.statements
        if s not in kept
    )
