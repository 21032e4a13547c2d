"""Changes in words: CHANGES.md, the whole chain, newest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from linkeddata.release.changes.record import changes_in
from linkeddata.release.changes.values import FATES, Change
from linkeddata.text.counted import counted
from linkeddata.text.printable import printable

#: What is said of the first release of a chain, and of one before which the chain was withdrawn.
FIRST = "This is the first release."
WITHDRAWN = (
    "Older changes were withdrawn, because they held personal data. Whoever follows the data starts again from this release."
)

_HEAD = """\
# Changes

What is new in each release, newest first. The same for programs: `changes.json` and `VERSION.json`, patches in `VERSION.rdfp.gz`,
versions of all things from `index.ttl`, and `atom.xml` for news readers.
"""
_TITLES = {
    "new": "New",
    "changed": "Changed",
    "renamed": "Renamed",
    "merged": "Merged with another",
    "split": "Split",
    "gone": "Gone",
}
#: What means something to Markdown in the text of a link, and what begins an address or HTML.
_MARKS = re.compile(r"([\\`*_{}\[\]()#<>&|~$@^]|:(?=//)|(?<=www)\.)", re.IGNORECASE)


def changes_md(records: Sequence[Mapping[str, Any]]) -> str:
    """Return CHANGES.md.

    Args:
        records: of each release of the chain, newest first.
    """
    return "\n".join([_HEAD, *("\n".join(_section(record)) for record in records)])


def summary(record: Mapping[str, Any]) -> str:
    """Return what is new in a release, in a few sentences without marks."""
    if record["withdrawn"]:
        return f"{WITHDRAWN} {_holds(record)}"
    if record["previous"] is None:
        return f"{FIRST} {_holds(record)}"
    counts = [f"{record['counts'][fate]:,} {_TITLES[fate].lower()}" for fate in FATES if record["counts"][fate]]
    documents = record["documents"]
    return (
        f"Since {record['previous']}: {', '.join(counts) or 'nothing differs'}. "
        f"Documents: {documents['new']:,} in, {documents['changed']:,} changed, {documents['gone']:,} out. "
        f"Statements: {record['statements']['added']:,} added, {record['statements']['removed']:,} removed."
    )


def sentence(fate: str, change: Change) -> str:
    """Return one change in words, without marks: `New: Ruritania (place)`."""
    return f"{_TITLES[fate]}: {printable(change.name)} ({change.kind}){_more(fate, change, printable(change.before), '{}')}"


def _section(record: Mapping[str, Any]) -> Iterator[str]:
    yield f"## {record['version']}\n"
    yield f"{summary(record)}\n"
    if record["previous"] is not None:
        yield f"{_holds(record)}\n"
    for fate in FATES:
        if record["counts"][fate]:
            yield f"### {_TITLES[fate]}: {record['counts'][fate]:,}\n"
            named = changes_in(record, fate)
            yield from (_item(fate, change) for change in named)
            unnamed = record["unnamed"][fate]
            left = record["counts"][fate] - len(named) - unnamed
            if left:
                yield f"- and {left:,} more: `{record['version']}.json`"
            if unnamed:
                yield f"- and {unnamed:,} that {'is' if unnamed == 1 else 'are'} private, and not named"
            yield ""


def _holds(record: Mapping[str, Any]) -> str:
    kinds = [_counted(pair["now"], kind) for kind, pair in record["entities"].items() if pair["now"]]
    return f"The release holds {_counted(record['statements']['now'], 'statement')}: {', '.join(kinds) or 'nothing'}."


def _counted(number: int, noun: str) -> str:
    """Return a number, in groups of three digits, with its noun."""
    return f"{number:,}{counted(number, noun).removeprefix(str(number))}"


def _item(fate: str, change: Change) -> str:
    more = _more(fate, change, _marked(change.before), "<{}>")
    return f"- [{_marked(change.name)}](<{change.iri}>) ({change.kind}){more}"


def _more(fate: str, change: Change, before: str, link: str) -> str:
    """Return what else there is to say, after the name."""
    into = ", ".join(map(link.format, change.into))
    match fate:
        case "merged":
            return f", now {into}"
        case "split":
            return f", from which was taken {into}"
        case "renamed":
            return f", before: {before}"
        case "changed":
            return f", {change.added:,} added, {change.removed:,} removed"
    return ""


def _marked(name: str) -> str:
    """Return a name that Markdown and HTML show as it is."""
    return _MARKS.sub(r"\\\1", printable(name).strip())
