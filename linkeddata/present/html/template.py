"""Self-contained pages: a template, a style and a script in one file, under a policy that allows nothing else."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linkeddata.present.diagram import svg
from linkeddata.present.diagram.chart import KIND_NAMES
from linkeddata.present.diagram.icons import ICONS
from linkeddata.text.clean import clean

if TYPE_CHECKING:
    from jinja2 import Environment

_FOLDER = Path(__file__).resolve().parent / "templates"
# In a script element, `</script` and `<!--` would end or extend it; U+2028 and U+2029 end lines in older JavaScript.
_ESCAPES = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})


def escaped_json(text: str) -> str:
    """Return JSON text escaped for a script element, with the same value."""
    return text.translate(_ESCAPES)


def page(name: str, content: Any) -> str:
    """Return a page.

    Args:
        name: name of the template `NAME.html.j2` and the script `NAME.js`.
        content: the data of the template, as `it`. Text is escaped unless the template marks it as safe.
    """
    style, script = _style(), _read(f"{name}.js")
    return (
        _templates()
        .get_template(f"{name}.html.j2")
        .render(it=content, style=style, script=script, policy=_policy(style, script), icons=ICONS, kinds=KIND_NAMES)
    )


@cache
def _read(name: str) -> str:
    return (_FOLDER / name).read_text("utf-8")


@cache
def base_style() -> str:
    """Return the part of the style that every page for people has: colours, letters, the head of the page."""
    return _read("base.css")


@cache
def _style() -> str:
    """Return the style: our rules, and those of pictures with the page's colours."""
    return base_style() + _read("style.css") + svg.painted({name: f"var(--{name})" for name in svg.COLOURS}, within=".picture ")


def _policy(style: str, script: str) -> str:
    """Return a Content Security Policy that allows only this style and this script.

    Source: Content Security Policy Level 3, section 2.3.1 and 6.7.2.
    """
    return f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _templates() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: clean(value) if type(value) is str else value,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
