"""Web pages and our block in them.

    embed(page)            add the block to a page: made from the page itself, a document or a description
    remove(page)           remove the block from a page
    script_tag(source)     the block alone, for a template: Jinja2 and Django do not escape it

    page_bytes.py    the page as bytes and text     source.py   what is embedded
    other_markup.py  the page's other data          joining.py  what our block has in common with them
    advice.py        findings about the page itself

>>> from linkeddata.page import remove
>>> remove(b'<head><script type="application/ld+json" data-generator="linkeddata">{}</script></head>')
b'<head></head>'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from linkeddata.edit.only_shown import PageContent, only_shown, published_days
from linkeddata.edit.requoted import requoted
from linkeddata.edit.shown import days_of
from linkeddata.errors import UnreadableError
from linkeddata.html.markup import Markup
from linkeddata.page import advice
from linkeddata.page.joining import Joined, joined
from linkeddata.page.other_markup import OtherMarkup
from linkeddata.page.page_bytes import PageBytes
from linkeddata.page.source import Source, of_document, of_page
from linkeddata.pipeline import Conversion, ReadOptions, Understood, edited, understand, validated
from linkeddata.rdf.dataset import article_of, changed, dataset
from linkeddata.rdf.serialize import WRITERS, serialize
from linkeddata.rdf.serialize.script_block import with_scheme
from linkeddata.values.dates import Day
from linkeddata.values.description import Description, Statement, Text
from linkeddata.values.document import Basis
from linkeddata.values.findings import Finding, in_order
from linkeddata.values.settings import Settings

__all__ = ["Embedding", "Html", "embed", "remove", "script_tag"]

_DEFAULT = Settings()


class Html(str):
    """HTML text. Template engines that look for `__html__` (Jinja2, Django, Mako) do not escape it."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


@dataclass(frozen=True, slots=True)
class Embedding:
    """The result of `embed`.

    Args:
        data: the page's bytes, with the block.
        block: the script element, with line feeds between its lines.
        conversion: what was understood and embedded; its description uses the page's IRIs.
        findings: all findings, errors first.
        text_name: the file that the evidence is from.
    """

    data: bytes
    block: str
    conversion: Conversion
    findings: tuple[Finding, ...]
    text_name: str


def embed(
    page: bytes,
    document: bytes | None = None,
    *,
    name: str = "-",
    encoding: str | None = None,
    settings: Settings = _DEFAULT,
    options: ReadOptions = ReadOptions(),  # noqa: B008 (frozen)
    profile: Sequence[str] = ("core",),
    hidden_too: bool = False,
) -> Embedding:
    """Add a script block with structured data to a page.

    Args:
        page: its bytes. An earlier block of ours is replaced; nothing else is changed.
        document: bytes of the press release that the page shows, or of a corrected description; None for the page's own text.
        name: file name of the page, for messages.
        encoding: the page's encoding, if the user knows it.
        settings: facts from options and configuration.
        options: how the document is read, or the page if there is no document; `name` is the document's.
        profile: profiles to check the block against; empty for no check.
        hidden_too: whether to embed names and dates that the page does not show.

    Raises:
        UnreadableError: the page or the document cannot be read, the page has no place for a block, or the page shows nothing
            that the document says.
        RefusedError, UsageError, ModelError: as `linkeddata.convert`.
    """
    page_bytes = PageBytes.read(page, name, encoding=encoding, strict=options.strict)
    bare = page_bytes.bare()
    source = (
        of_page(bare, settings, options) if document is None else of_document(bare, document, settings, options, embedded=page)
    )
    whole = edited(source.known, settings).description
    others = OtherMarkup.read(bare.markup, article_of(whole).partition("#")[0] + "#")
    edition = _shown(source, whole, bare, others, hidden_too=hidden_too)
    made = joined(edition, others)
    graphs = dataset(made.renamed, evidence=False)
    report = validated(graphs, made.renamed, profile) if profile else None
    graphs = changed(graphs, made.renamed, made.block)
    block = with_scheme(serialize(graphs, WRITERS["page"]), others.scheme)
    done = page_bytes.with_block(block)
    found = in_order([*edition.findings, *(report.findings if report else ())])
    findings = [*source.findings, *found, *_notes(bare, page_bytes.escaped(block), others, made)]
    findings = [page_bytes.placed(f, bare) if f.source in (None, bare.name) else f for f in findings]
    conversion = Conversion(block, made.block, graphs, report, found, source.known.text)
    return Embedding(done.data, block, conversion, in_order(list(dict.fromkeys(findings))), source.name)


def _shown(source: Source, edition: Description, bare: PageBytes, others: OtherMarkup, *, hidden_too: bool) -> Description:
    """Return the part of an edition that is embedded: only what the page shows, unless `hidden_too`."""
    if hidden_too:
        return edition
    current = requoted(edition, bare.markup) if source.outdated else edition
    shown = only_shown(current, bare.markup, own=source.own, published=_published(current, others))
    if source.title and _speaks(edition) and not _speaks(shown) and not PageContent(bare.markup).shows(source.title, day=False):
        raise UnreadableError(
            f"the page shows nothing of what {source.name} says",
            "check that they belong together, or add --everything to embed it anyway",
            source=bare.name,
        )
    return _headed(shown, source)


def _published(description: Description, others: OtherMarkup) -> list[Day]:
    """Return the days of publication that the data of the page will give, with our block in it."""
    given = [v for node in others.nodes for v in node.values("datePublished") if isinstance(v, str)]
    article = others.article(description.name(description.things[0].iri)) if description.things else None
    ours = () if article is not None and article.values("datePublished") else published_days(description)
    return [*days_of(given), *ours]


def _headed(description: Description, source: Source) -> Description:
    """Return a description whose article has a headline: the page's, if its own is not shown."""
    article = description.things[0].iri if description.things else ""
    title = source.instead
    if not (article and title) or any(s.property == "headline" for s in description.about(article)):
        return description
    said = Statement(article, "headline", Text(title.value), Basis.METADATA, (), f"metadata:{title.origin}")
    return replace(description, statements=(*description.statements, said))


def _speaks(description: Description) -> bool:
    """Return whether the article is about anything."""
    return any(s.property in ("about", "mentions") for s in description.statements)


def _notes(bare: PageBytes, block: str, others: OtherMarkup, made: Joined) -> list[Finding]:
    """Return findings about the page itself."""
    found = [*advice.policy_advice(bare.markup, block)]
    articles = others.articles()
    if made.article is not None:
        found.append(advice.joined_advice(made.article.title, made.article.line, named=made.article.iri is not None))
        found += [advice.contradiction(s.property, _text(s), made.article.line) for s in made.contradicted]
    elif articles:
        found.append(advice.second_article_warning(articles[0].title, articles[0].line))
    return [replace(f, source=bare.name) for f in found]


def _text(statement: Statement) -> str:
    return statement.value.value if isinstance(statement.value, Text) else statement.value.iri


def remove(page: bytes, *, name: str = "-", encoding: str | None = None) -> bytes:
    """Return a page's bytes without our block, as they were before `embed`.

    Args:
        page: its bytes.
        name: file name for messages.
        encoding: the page's encoding, if the user knows it.

    Raises:
        UnreadableError: the page cannot be decoded or is empty.
    """
    return PageBytes.read(page, name, encoding=encoding).bare().data


def script_tag(
    source: str | Path | bytes | Description | Conversion,
    *,
    page: str | None = None,
    settings: Settings = _DEFAULT,
    options: ReadOptions = ReadOptions(),  # noqa: B008 (frozen)
) -> Html:
    """Return the script element of a document, for a template to put into a page's head.

    Args:
        source: a file's name or path, its bytes, a description, or the result of `convert`. A description takes
            milliseconds, text a few tenths of a second: keep the result.
        page: the HTML around it, if known; names and dates that it does not show are omitted.
        settings: facts from options and configuration, such as the address.
        options: how bytes are read.

    Returns:
        Text that Jinja2 and Django do not escape. It has no `<`, `>` or `&` outside its two tags, whatever the document says.

    Raises:
        UnreadableError, RefusedError, UsageError: as `linkeddata.convert`.
    """
    known = (
        Understood(source.description)
        if isinstance(source, Conversion)
        else understand(source, settings=settings, options=options)
    )
    edition = edited(known, settings).description
    shown = edition if page is None else only_shown(edition, Markup(page), own=False)
    return Html(serialize(dataset(shown, evidence=False), WRITERS["page"]))
