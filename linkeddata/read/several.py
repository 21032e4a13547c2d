"""Files that hold several documents: feeds, exports, lines of JSON."""

from __future__ import annotations

import dataclasses
import hashlib
from dataclasses import dataclass
from functools import lru_cache

from linkeddata.errors import LinkedDataError, UsageError
from linkeddata.html.markup import Markup
from linkeddata.read.document import unpacked
from linkeddata.read.encoding import decode
from linkeddata.read.files import shown, without_item
from linkeddata.read.items import Several, digest_of, unnumbered
from linkeddata.read.readers import READERS, Reader, media_type_of
from linkeddata.read.result import Page
from linkeddata.schema.given import checked
from linkeddata.values.document import Document
from linkeddata.values.findings import Finding
from linkeddata.values.settings import Settings


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of one file.

    Args:
        read: those that were read, in the order of the file; `source.name` is `FILE#ITEM` where the file holds several.
        failed: an error for each that could not be read.
        findings: about the file as a whole.
    """

    read: tuple[Document, ...]
    failed: tuple[LinkedDataError, ...] = ()
    findings: tuple[Finding, ...] = ()


def taken_apart(
    data: bytes, name: str, kind: str, settings: Settings, *, encoding: str | None, replace: bool, strict: bool
) -> Documents:
    """Return the documents of a file of a format that can hold several; arguments and errors as for `read.read_all`."""
    file, item = without_item(name)
    found = _taken_apart(data, file, kind, encoding, replace, strict, tuple(sorted(settings.fields.items())))
    if item:
        found = _chosen(found, file, item)
    _for_one(found, settings, file)
    read, failed = [], list(found.broken)
    for contents in found.contents:
        try:
            read.append(unpacked(contents, file, digest_of(contents), kind, settings))
        except LinkedDataError as error:
            failed.append(error.at(contents.name or file))
    if not read:
        raise failed[0]
    return Documents(tuple(read), tuple(failed), found.findings)


def item_names(
    data: bytes,
    *,
    name: str,
    settings: Settings = Settings(),  # noqa: B008 (frozen)
    media_type: str | None = None,
    encoding: str | None = None,
    replace: bool = False,
    strict: bool = False,
) -> tuple[str, ...]:
    """Return the names of the documents of a file that holds several, `FILE#ITEM`; arguments and errors as for `read_all`.

    What cannot be read has a name too; whoever reads it gets its error. One document by its name is itself.
    """
    checked(settings)
    name = shown(name)
    file, item = without_item(name)
    if item:
        return (name,)
    kind = media_type_of(media_type, name, data)
    found = _taken_apart(data, file, kind, encoding, replace, strict, tuple(sorted(settings.fields.items())))
    _for_one(found, settings, file)
    if not found.contents:
        raise found.broken[0]
    return (*(c.name or file for c in found.contents), *(f"{file}#{_label(error, file)}" for error in found.broken))


def item_digest(
    data: bytes,
    *,
    name: str,
    settings: Settings = Settings(),  # noqa: B008 (frozen)
    media_type: str | None = None,
    encoding: str | None = None,
    replace: bool = False,
    strict: bool = False,
) -> str:
    """Return a digest of one document of a file that holds several; other documents of the file, before it or after it, do not change it.

    Args:
        data: the bytes of the file.
        name: `FILE#ITEM`.
        settings: as for `read_all`; so are its errors.
        media_type: as for `read_all`.
        encoding: as for `read_all`.
        replace: as for `read_all`.
        strict: as for `read_all`.

    Returns:
        Hexadecimal; "" if the file is not of such a format, or the item cannot be read.
    """
    name = shown(name)
    file, item = without_item(name)
    kind = media_type_of(media_type, name, data)
    if not item or READERS[kind].documents is None:
        return ""
    found = _taken_apart(data, file, kind, encoding, replace, strict, tuple(sorted(settings.fields.items())))
    for number, contents in enumerate(found.contents):
        if contents.name == name:
            findings = (*contents.findings, *(found.findings if number == 0 else ()))  # see `_chosen`
            told = tuple(dataclasses.replace(finding, source=None) for finding in findings)
            places = tuple(dataclasses.replace(place, where=unnumbered(place.where)) for place in contents.places)
            plain = dataclasses.replace(contents, name=item, findings=told, places=places)
            return hashlib.sha256(repr(plain).encode("utf-8", "surrogatepass")).hexdigest()
    return ""


@lru_cache(maxsize=1)  # each of its documents may be read by its name, one after the other
def _taken_apart(
    data: bytes,
    file: str,
    kind: str,
    encoding: str | None,
    replace: bool,
    strict: bool,
    fields: tuple[tuple[str, tuple[str, ...]], ...],
) -> Several:
    """Return what a file holds, with the findings of decoding it."""
    reader = READERS[kind]
    page = decoded(data, file, "", reader, encoding=encoding, replace=replace, strict=strict)
    assert reader.documents
    found = reader.documents(page, Settings(fields=dict(fields)))
    return Several(found.contents, found.broken, (*page.findings, *found.findings))


def _label(error: LinkedDataError, file: str) -> str:
    """Return the name of a part of a file that cannot be read."""
    return without_item(error.source or file)[1] or f"line-{error.line}"


def decoded(data: bytes, name: str, digest: str, reader: Reader, *, encoding: str | None, replace: bool, strict: bool) -> Page:
    """Return a decoded file; arguments and errors as for `read.read_file`."""
    made = decode(data, name=name, option=encoding, markup=reader.markup, replace=replace, strict=strict)
    return Page(Markup(made.text), name, digest, made.encoding, made.bom, made.findings)


def _chosen(found: Several, file: str, item: str) -> Several:
    """Return the one document of a file that is asked for by its name; what is found in the file as a whole is told with the first."""
    name = f"{file}#{item}"
    for number, contents in enumerate(found.contents):
        if contents.name == name:
            return Several((contents,), (), found.findings if number == 0 else ())
    broken = next((error for error in found.broken if _label(error, file) == item), None)
    if broken:
        raise broken
    names = [c.name or "" for c in found.contents]
    raise UsageError(f"the file has no item {item[:80]!r}", _names(names) if names else "check the file", source=file)


def _names(names: list[str]) -> str:
    first, others = names[0], [f"#{without_item(name)[1]}" for name in names[1:6]]
    return f"name one as in {first}{', or ' if others else ''}{', '.join(others)}{', …' if len(names) > 6 else ''}"


def _for_one(found: Several, settings: Settings, file: str) -> None:
    """Raise UsageError if a setting that is for one document would apply to several."""
    for field, option in (("url", "--url"), ("headline", "--headline")):
        if getattr(settings, field) is not None and len(found.contents) > 1:
            what = f"{settings.origins.get(field, option)} gives the {field} of one document, and the file holds {len(found.contents)}"
            raise UsageError(what, f"leave it out, or {_names([c.name or '' for c in found.contents])}", source=file)


def only(found: Documents, name: str) -> Document:
    """Return the document of a file that holds one."""
    if len(found.read) > 1 or found.failed:
        what = f"the file holds {len(found.read) + len(found.failed)} documents"
        todo = f"convert them to a folder with -o, or {_names([d.source.name for d in found.read])} (in Python: read_documents)"
        raise UsageError(what, todo, source=name)
    one = found.read[0]
    return dataclasses.replace(one, findings=(*found.findings, *one.findings))
