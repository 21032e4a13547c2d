"""From a document to the mentions in it: sentences, dates, and what the reader finds."""

from __future__ import annotations

from pathlib import Path

from linkeddata.dates.find import expressions, find_dates
from linkeddata.dates.times import find_times
from linkeddata.understand.recognize.ambiguities import doubts
from linkeddata.understand.recognize.sentences import prose
from linkeddata.understand.recognize.tagger import MODEL, load_reader
from linkeddata.values.document import Document
from linkeddata.values.mentions import Mentions

__all__ = ["MODEL", "find", "model_version"]


def find(document: Document, model: Path = MODEL) -> Mentions:
    """Return mentions, relations, dates and sentences of a document, furniture left out.

    Args:
        document: what was read.
        model: folder of the reader's weights.

    Raises:
        ModelError: the weights are missing or altered.
    """
    sentences = prose(document)
    placed = expressions(document)
    dates, times = find_dates(document, sentences, placed), find_times(document)
    mentions, relations = load_reader(model).read(document.text, sentences, [d.span for d in dates], [t.span for t in times])
    doubtful = tuple(doubts(document, placed, mentions))
    return Mentions(mentions, relations, dates, tuple(sentences), times, doubtful)


def model_version(model: Path = MODEL) -> str:
    """Return version and digest of the reader's weights."""
    return load_reader(model).version
