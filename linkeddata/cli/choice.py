"""An option with a few allowed values, which answers another value with the one that is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

import click

from linkeddata.present.export.formats import EXPORTS
from linkeddata.rdf.formats import FORMATS


class Choice(click.Choice[str]):
    """One of several words. A format may be wanted by its extension or media type; the error then gives its name here."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the word.

        Raises:
            BadParameter: it is not one of them; the message gives the nearest, or all.
        """
        if value is None or value in self.choices:
            return value
        near = meant(str(value), tuple(self.choices))
        every = ", ".join(self.choices)
        self.fail(
            f"there is no {str(value)!r}; use {near}" if near else f"there is no {str(value)!r}; use one of {every}", param, ctx
        )


def meant(value: str, choices: Sequence[str]) -> str | None:
    """Return the choice that a value means, or None.

    >>> meant("ttl", ["jsonld", "turtle"]), meant("application/ld+json", ["jsonld"]), meant("tirg", ["trig"]), meant("pdf", ["svg"])
    ('turtle', 'jsonld', 'trig', None)
    """
    word = re.sub(r"[^a-z0-9]", "", value.lower())
    for name in choices:
        known = FORMATS.get("page" if name == "html" else name) or EXPORTS.get(name)
        others = (*known.extensions, known.media_type, known.media_type.partition("/")[2]) if known else ()
        if word in {re.sub(r"[^a-z0-9]", "", other) for other in (name, *others)}:
            return name
    return next(iter(get_close_matches(value.lower(), choices, 1)), None)
