"""`linkeddata embed`: the script block for a web page, or the page with it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import click

from linkeddata.cli import options as shared
from linkeddata.cli import outcome, output
from linkeddata.convert import Conversion, ReadOptions, convert
from linkeddata.errors import UnreadableError, UsageError


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as it was read: its text after the byte order mark `bom`, which `encoding` turns back into its bytes."""

    name: str
    text: str
    encoding: str
    bom: bytes

    def encoded(self, text: str) -> bytes:
        """Return a text as this page's bytes."""
        return self.bom + text.encode(self.encoding)


_EXAMPLES = (
    "linkeddata embed ministers-tour.txt",
    "linkeddata embed harbour-visit.html -o harbour-visit-embedded.html",
    "linkeddata embed ministers-tour.txt --page harbour-visit.html -o tour.html",
)


@click.command("embed", epilog=shared.examples(*_EXAMPLES))
@click.argument("file", metavar="FILE")
@click.option("--page", metavar="PAGE", help="Put the block into this page; without it, into FILE where that is HTML.")
@click.option("--in-place", is_flag=True, help="Write over the page.")
@shared.destination
@shared.told
@shared.page_edition
@shared.checking
@shared.reading
def command(
    file: str,
    page: str | None,
    in_place: bool,
    destination: shared.Destination,
    told: shared.Told,
    edition: shared.Edition,
    check: shared.Check,
    options: ReadOptions,
) -> int:
    """Make the JSON-LD script block for a web page, or put it into the page.

    FILE is the document: text, HTML, Markdown or a description. Without --page, -o or --in-place the block is printed. A block
    that was put in earlier is replaced; everything else in the page stays as it is.
    """
    if in_place and destination.output is not None:
        raise UsageError("--in-place and -o exclude each other", "choose one")
    from linkeddata.read.files import load

    data = load(file, options.max_bytes)
    itself = page is None and (in_place or destination.output is not None) and _is_page(file, data, options)
    if in_place and page is None and not itself:
        raise UsageError("this is no page to write into", "name one with --page", source=file)
    settings, options = edition.over(told.settings(file)), replace(options, name=file)
    if itself:
        host = _page(file, data, options)
        data = host.encoded(_without_block(host.text))  # what we said of the page is no source for what we say of it
        options = replace(options, encoding=host.encoding)
    elif page is not None:
        host = _page(page, load(page, options.max_bytes), ReadOptions(max_bytes=options.max_bytes))
    else:
        host = None
    done = convert(data, to="page", settings=settings, options=options, profile=check.profile, validate=check.validate)
    made = _embedded(host, done) if host else (done.text + "\n").encode()
    output.deliver(made, host.name if in_place and host else destination.output, follow=destination.follow)
    outcome.tell_findings((replace(f, source=None) for f in done.findings), file, done.source_text)
    return outcome.code_of(done.findings)


def _is_page(file: str, data: bytes, options: ReadOptions) -> bool:
    from linkeddata.cli.inputs import looks_like_page

    return options.media_type == "html" or (options.media_type is None and looks_like_page(file, data))


def _page(name: str, data: bytes, options: ReadOptions) -> _Page:
    """Read a page so that it can be written back byte for byte."""
    from linkeddata.read.encoding import decode

    decoded = decode(data, name=name, option=options.encoding, markup=True, strict=options.strict)
    bom = data[: len(data) - len(decoded.text.encode(decoded.encoding, "surrogatepass"))] if decoded.bom else b""
    page = _Page(name, decoded.text, decoded.encoding, bom)
    if page.encoded(page.text) != data:
        raise UnreadableError(f"its bytes are not what {decoded.encoding} would write", "save the page as UTF-8", source=name)
    return page


def _embedded(page: _Page, done: Conversion) -> bytes:
    from linkeddata.write.page import embed

    block = done.text
    try:
        block.encode(page.encoding)
    except UnicodeEncodeError:  # JSON has an escape for every character
        block = "".join(c if c.isascii() else _escaped(c) for c in block)
    return page.encoded(embed(page.text, block))


def _escaped(char: str) -> str:
    units = char.encode("utf-16-be")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


def _without_block(page: str) -> str:
    """Return a page without the block that was embedded earlier, and the line break that came with it."""
    from linkeddata.htmltags import scripts

    for script in reversed(list(scripts(page, "application/ld+json"))):
        if script.attributes.get("data-generator") == "linkeddata":
            end = next((script.end + len(line) for line in ("\r\n", "\n") if page.startswith(line, script.end)), script.end)
            page = page[: script.start] + page[end:]
    return page
