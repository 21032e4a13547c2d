"""Recognizes the mentions of a document: sentences, dates and times by rules, names and relations by the tagger."""

from __future__ import annotations

from pathlib import Path

from linkeddata.dates.find import expressions, find_dates
from linkeddata.dates.times import find_times
from linkeddata.understand.recognize.ambiguities import ambiguities
from linkeddata.understand.recognize.readers import reader_folder
from linkeddata.understand.recognize.sentences import prose
from linkeddata.understand.recognize.tagger import MODEL, load_tagger
from linkeddata.understand.recognize.zones import without_zones
from linkeddata.values.document import Document
from linkeddata.values.mentions import Mentions

__all__ = ["MODEL", "model_version", "reader_folder", "recognize"]


def recognize(document: Document, model: Path = MODEL) -> Mentions:
    """Return the mentions, relations, dates and sentences of a document, without its boilerplate.

    Args:
        document: what was read.
        model: folder of the tagger's weights.

    Raises:
        ModelError: the weights are missing or altered.
    """
    sentences = prose(document)
    placed = expressions(document)
    dates, times = find_dates(document, sentences, placed), find_times(document)
    mentions, relations = load_tagger(model).tag(document.text, sentences, [d.span for d in dates], [t.span for t in times])
    mentions, relations = without_zones(mentions, relations, times)
    unclear = tuple(ambiguities(document, placed, mentions))
    return Mentions(mentions, relations, dates, tuple(sentences), times, unclear)


def model_version(model: Path = MODEL) -> str:
    """Return version and digest of the tagger's weights."""
    return load_tagger(model).version
