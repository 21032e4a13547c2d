"""The templates of the site, compiled once, under a policy that allows only the site's own files."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from linkeddata.present.html.template import base_style, escaped_json
from linkeddata.release.site import markup, wording
from linkeddata.release.site.values import Publication
from linkeddata.text.clean import clean

if TYPE_CHECKING:
    from jinja2 import Environment, Template

FOLDER = Path(__file__).resolve().parent
_TEMPLATES = FOLDER / "templates"
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


#: What all pages of a site say.
_SHARED = ("title", "language", "publisher", "publisher_url", "licence", "licence_url", "contact", "feed")


# Stand where a page differs from the next, while its frame is made; `clean` would take them out of anything that is shown.
_HOLES = {name: f"\ufdd0{name}\ufdd0" for name in ("title", "head", "body", "content")}


@lru_cache(maxsize=4)
def _frame(site: tuple[tuple[str, str], ...], up: str) -> tuple[str, ...]:
    """Return the pieces of a page around its title, head, class and content."""
    holes = {name: Markup(hole) for name, hole in _HOLES.items()}
    made = render("framed", site=dict(site), policy=POLICY, up=up, title=holes["title"], holes=holes)
    return tuple(re.split("|".join(_HOLES.values()), made))


def framed(site: Publication, up: str, *, title: str, head: str, body: str, content: str) -> str:
    """Return a page as `render` makes it of a template that extends `page.html.j2`, in a fifth of the time.

    Args:
        site: the publication.
        up: the way from the page's folder to that of the site.
        title: of the page, text.
        head: markup of the head's links.
        body: the body's classes.
        content: markup of the content.
    """
    shared = tuple((name, getattr(site, name)) for name in _SHARED)
    a, b, c, d, e = _frame(shared, up)
    return f"{a}{escape(_cleaned(title))}{b}{head}{c}{body}{d}{content}{e}"


def island(data: str) -> str:
    """Return JSON for a script element of a page, with the same value."""
    return escaped_json(data)


def read(name: str) -> str:
    """Return a file of the templates' folder as it is."""
    return (_TEMPLATES / name).read_text("utf-8")


def style() -> str:
    """Return the style of the site: what all pages for people have, and what only these have."""
    return base_style() + read("site.css")


def _cleaned(value: Any) -> Any:
    """Return text without characters that no page may hold; other values as they are."""
    return clean(value) if type(value) is str and not value.isprintable() else value


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
        finalize=_cleaned,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.filters["by_year"] = lambda entries: [(year, list(group)) for year, group in groupby(entries, key=attrgetter("year"))]
    made.globals |= {**markup.PIECES, "kinds": wording.KINDS}
    return made
