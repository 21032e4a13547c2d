"""The texts for people in a release: README.md, LICENSE.txt, ATTRIBUTION.md."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from linkeddata.release.catalogue.notes import MADE
from linkeddata.release.catalogue.shapes_findings import known
from linkeddata.release.catalogue.sources import SOURCES
from linkeddata.release.catalogue.stars import stars
from linkeddata.release.values import Counts, Frame, Summary
from linkeddata.schema import eu_lists
from linkeddata.values.release_settings import ReleaseSettings

if TYPE_CHECKING:
    from jinja2 import Environment

_PLURALS = {"person": "people", "organization": "organizations", "place": "places", "event": "events", "document": "documents"}
# Characters that Markdown would take as its own.
_MARKS = re.compile(r"([\\`*_{}\[\]<>|#~])")


def readme(frame: Frame, summary: Summary, settings: ReleaseSettings, counts: Counts) -> str:
    """Return README.md: what the data are, which file is for whom, how to cite and how to report a mistake."""
    failed = len(summary.failed)
    return (
        _templates()
        .get_template("readme.md.j2")
        .render(
            title=_plain(settings.title),
            description=_plain(settings.description),
            publisher=_plain(settings.publisher),
            publisher_url=settings.publisher_url,
            contact=_contact(settings),
            version=frame.version,
            licence=settings.licence,
            licence_name=licence_name(settings),
            documents=f"{summary.documents:,}",
            entities=[(_PLURALS.get(kind, kind), f"{n:,}") for kind, n in summary.entities.items() if kind != "document"],
            statements=f"{summary.statements:,}",
            evidence=f"{summary.evidence:,}",
            first_day=summary.first_day,
            last_day=summary.last_day,
            data_hash=summary.data_hash,
            files=summary.files,
            findings=[finding.cause for finding in known(settings)],
            stars=stars(
                settings.licence, (file.format for file in summary.files), summary.statements, frame.base, links(counts)
            ),
            made=MADE,
            failed=f"{failed:,} file{'s' * (failed != 1)}" if failed else "",
            failed_one=failed == 1,
            left_out=left_out(summary),
            citation=_plain(citation(frame, summary, settings)),
            correction=json.dumps(_CORRECTION, ensure_ascii=False),
        )
    )


_CORRECTION = {
    "judge": "date",
    "a": {"document": "2024/bridge.txt", "kind": "event", "name": "Opening of the bridge"},
    "value": "2024-05-03",
    "why": "the release has a misprint",
}


def citation(frame: Frame, summary: Summary, settings: ReleaseSettings) -> str:
    """Return how the release is cited: who, when, what, which version, where, and the name of its content."""
    return (
        f"{settings.publisher} ({frame.issued[:4]}): {settings.title}. Version {frame.version}. {frame.base} "
        f"(SHA-256 of the statements: {summary.data_hash})"
    )


def left_out(summary: Summary) -> str:
    """Return what the release does not tell, in a sentence or two."""
    if not summary.left_out:
        return "No private person was left out."
    one = summary.left_out == 1
    return (
        f"{summary.left_out:,} private person{'s' * (not one)} that the releases name {'was' if one else 'were'} left out, with all that "
        "is said about them. Their names are in no file of this release."
    )


def licence_name(settings: ReleaseSettings) -> str:
    """Return the usual name of the licence; its address if it has none here."""
    concept = eu_lists.concepts("licence").get(settings.licence_code)
    return concept.meaning.partition(" (")[0] if concept else settings.licence


def licence_text(frame: Frame, summary: Summary, settings: ReleaseSettings) -> str:
    """Return LICENSE.txt: the licence by name and address; its text is where its makers keep it."""
    return (
        f"{settings.title}\n{frame.base}\n\nThe data of this release may be used under this licence:\n\n    {licence_name(settings)}\n"
        f"    {settings.licence}\n\nPublisher: {settings.publisher}.\n"
        f"To name the source: {citation(frame, summary, settings)}\nATTRIBUTION.md says who else is to be named.\n"
    )


def links(counts: Counts) -> int:
    """Return how many statements link to other data."""
    used = counts.properties.get("sameAs")
    return used.triples if used else 0


def attribution(frame: Frame, settings: ReleaseSettings, counts: Counts) -> str:
    """Return ATTRIBUTION.md: every source besides the press releases, with version and licence, and whether it is linked to."""
    hosts = {host for _, host in counts.same_as}
    lines = [
        "# Whose data are in this release",
        "",
        f"The press releases: {_plain(settings.publisher)}. What else is in {frame.base}, or helped to read them:",
        "",
        "| source | what it gives | version | licence | links to it |",
        "|---|---|---|---|---|",
    ]
    for source in SOURCES:
        licence = f"[{source.licence}]({source.licence_address})" if source.licence_address else source.licence
        linked = ("yes" if hosts & set(source.hosts) else "none") if source.hosts else ""
        lines.append(f"| [{source.name}]({source.address}) | {source.gives} | {source.version} | {licence} | {linked} |")
    if own := sorted(hosts - {host for source in SOURCES for host in source.hosts} - {""}):
        lines += ["", f"The publisher's own list, or pages, give links to: {', '.join(map(_plain, own))}."]
    lines += ["", "Contains information of GeoNames (https://www.geonames.org/), which is made available under CC BY 4.0.", ""]
    return "\n".join(lines)


def _contact(settings: ReleaseSettings) -> str:
    ways = ", ".join(filter(None, (settings.contact_email, settings.contact_url)))
    return f"{_plain(settings.contact_name)} ({ways})"


def _plain(text: str) -> str:
    """Return text that Markdown shows as it is."""
    return _MARKS.sub(r"\\\1", text)


@cache
def _templates() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    folder = Path(__file__).with_name("templates")
    return Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
