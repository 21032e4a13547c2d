"""The templates of the site, compiled once, under a policy that allows only the site's own files."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linkeddata.present.diagram.icons import ICONS
from linkeddata.present.doubt import MEANINGS
from linkeddata.present.html.template import base_style, escaped_json
from linkeddata.release.site import wording
from linkeddata.text.clean import clean

if TYPE_CHECKING:
    from jinja2 import Environment, Template

FOLDER = Path(__file__).resolve().parent
_TEMPLATES = FOLDER / "templates"
_ICONS = {kind.value: path for kind, path in ICONS.items()} | {
    "document": "M3 1h7l3.5 3.5V15H3zM4.5 2.5v11H12V5.5H9V2.5zM6 7.5h4.5V9H6zM6 10.5h4.5V12H6z"
}
#: What a page may load: its own site's files, and of those only styles (and scripts, where it has one).
POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'"
WITH_SCRIPTS = POLICY + "; script-src 'self'"


def render(name: str, /, **values: Any) -> str:
    """Return a page.

    Args:
        name: of the template `NAME.html.j2`.
        values: what it shows. All text is escaped.
    """
    return _template(f"{name}.html").render(**values)


def render_text(name: str, /, **values: Any) -> str:
    """Return a file of plain text.

    Args:
        name: of the template `NAME.j2`.
        values: what it says, as it is.
    """
    return _template(name).render(**values)


def island(data: str) -> str:
    """Return JSON for a script element of a page, with the same value."""
    return escaped_json(data)


def read(name: str) -> str:
    """Return a file of the templates' folder as it is."""
    return (_TEMPLATES / name).read_text("utf-8")


def style() -> str:
    """Return the style of the site: what all pages for people have, and what only these have."""
    return base_style() + read("site.css")


@cache
def _template(name: str) -> Template:
    return environment().get_template(f"{name}.j2")


@cache
def environment() -> Environment:
    """Return the environment of the templates; they are compiled when they are first needed."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=lambda name: bool(name and name.endswith(".html.j2")),
        undefined=StrictUndefined,
        finalize=lambda value: clean(value) if type(value) is str else value,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.filters["by_year"] = lambda entries: [(year, list(group)) for year, group in groupby(entries, key=attrgetter("year"))]
    made.globals.update(icons=_ICONS, kinds=wording.KINDS, meanings={step.value: words for step, words in MEANINGS.items()})
    return made
