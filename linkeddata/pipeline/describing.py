"""Document → description, with what the office knows and its lasting corrections."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from linkeddata.errors import ModelError
from linkeddata.pipeline.results import ReadOptions, Understood
from linkeddata.values.description import Description
from linkeddata.values.document import Document
from linkeddata.values.settings import Settings

if TYPE_CHECKING:
    from linkeddata.values.thresholds import Thresholds


def understood(document: Document, options: ReadOptions, *, whole: bool = False) -> Understood:
    """Describe a document that was read; the model runs once.

    Args:
        document: what was read.
        options: only `model`, `reader` and `low_confidence` are used.
        whole: as for `understand`.
    """
    from linkeddata.edit.confidence import at_standard
    from linkeddata.values.thresholds import POSSIBLE

    everything = POSSIBLE if whole or options.low_confidence else None
    found = _described(document, weights(options), everything)
    description = _with_warnings(found if options.low_confidence else at_standard(found))
    return Understood(description, document.source.text, document, found if everything else None)


def describe(document: Document, *, model: Path | None = None, possible: Thresholds | None = None) -> Description:
    """Return the description of a document, with a warning for each private person.

    Args:
        document: what was read.
        model: folder of the model's weights; None for those of the package.
        possible: thresholds below the standard ones; what reaches only these is included and marked `unsure`. None omits it.

    Raises:
        ModelError: the weights are missing or altered.
    """
    return _with_warnings(_described(document, model, possible))


def _described(document: Document, model: Path | None, possible: Thresholds | None) -> Description:
    from linkeddata.understand.describe import describe as described
    from linkeddata.understand.known_names import with_known

    return with_known(described(document, possible=possible, **({} if model is None else {"model": model})), document)


def weights(options: ReadOptions) -> Path | None:
    """Return the folder of the weights that the options name; None for those of the package."""
    if options.model or not options.reader:
        return options.model
    from linkeddata.understand.recognize import reader_folder

    return reader_folder(options.reader)


def model_card(options: ReadOptions) -> bytes:
    """Return the card of the model that these options choose, with the digests of its files.

    Raises:
        ModelError: there is none.
    """
    from linkeddata.understand.recognize.tagger import MODEL

    try:
        return ((weights(options) or MODEL) / "model.json").read_bytes()
    except OSError as error:
        raise ModelError((error.strerror or str(error)).lower(), "name another folder", source=str(weights(options))) from None


def _with_warnings(description: Description) -> Description:
    from linkeddata.edit.privacy import warnings

    return replace(description, findings=(*description.findings, *warnings(description)))


def with_corrections(known: Understood, settings: Settings) -> Understood:
    """Apply the lasting corrections of the settings (`edit.corrections`)."""
    if not settings.corrections:
        return known
    from linkeddata.edit.corrections import corrected

    made = corrected(known.description, settings.corrections, fresh=known.text is not None)
    whole = known.whole and corrected(known.whole, settings.corrections).description
    return replace(known, description=made.description, whole=whole, corrected=made)
