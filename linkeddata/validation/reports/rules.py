"""What the codes of findings mean, whatever a finding is about: the title, message and reference of the rule behind it.

The local name of a rule is the code of its findings. What is found while JSON-LD is read has a table of its own,
`linkeddata.values.codes`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from linkeddata.errors import ShapesError
from linkeddata.validation.shapes.profiles import load
from linkeddata.values.findings import Finding, Severity
from linkeddata.values.namespaces import SH

_SEVERITY: Mapping[str, Severity] = {SH + "Warning": Severity.WARNING, SH + "Info": Severity.ADVICE}


@dataclass(frozen=True, slots=True)
class Meaning:
    """One class of mistake.

    Args:
        code: its stable name.
        severity: how much it matters.
        title: what should be, a sentence without a final stop.
        message: what is told, with blanks such as `{$this}`, or "".
        see: address of the rule behind it, or "".
        paths: IRIs of the properties that the rule looks at.
    """

    code: str
    severity: Severity
    title: str
    message: str = ""
    see: str = ""
    paths: tuple[str, ...] = ()

    @property
    def halves(self) -> tuple[str, str]:
        """What is wrong and what to do, as sentences with their blanks filled by words; the second may be ""."""
        what, _, todo = plain(self.message or f"{self.title}.").partition("; ")
        return (what if not todo or what.endswith("…") else f"{what}."), todo[:1].upper() + todo[1:]


def plain(message: str) -> str:
    """Return a message with its blanks filled by words that fit any case.

    >>> plain("{$this} names {?value} as its host; tell what {?value} is.")
    'It names … as its host; tell what … is.'
    """
    message = re.sub(r"^\{\$this\}", "It", message).replace("{$this}", "it")
    return re.sub(r"\{[?$]?[\w-]+\}(?: \{[?$]?[\w-]+\})*", "…", message.replace("{?near}.", "."))


@lru_cache(maxsize=16)
def of_profiles(names: tuple[str, ...]) -> Mapping[str, Meaning]:
    """Return what the rules of profiles mean, by the IRI of the rule, in the order of these.

    Args:
        names: profiles, or paths of Turtle files with shapes.

    Raises:
        ShapesError, RefusedError: as `profiles.load`.
    """
    from rdflib import RDFS, URIRef

    shapes = load(names)
    told = (SH + "message", SH + "name", SH + "severity", str(RDFS.seeAlso))
    found = {}
    for iri in sorted(str(s) for s in set(shapes.graph.subjects(URIRef(told[0]), None)) if isinstance(s, URIRef)):
        objects = (shapes.graph.objects(URIRef(iri), URIRef(predicate)) for predicate in told)
        message, title, severity, see = (min(map(str, values), default="") for values in objects)
        code = code_of(iri)
        paths = shapes.rules[iri].path if iri in shapes.rules else ()
        found[iri] = Meaning(code, _SEVERITY.get(severity, Severity.ERROR), title or _words(code), message, see, paths)
    return found


def of_reading() -> Mapping[str, Meaning]:
    """Return what the codes mean that are found while JSON-LD is read, by code, in the order of their table."""
    from linkeddata.values.codes import CODES  # lazy: its room loads rdflib

    return {code: Meaning(code, c.severity, c.title, c.message, c.see) for code, c in CODES.items()}


def meaning(finding: Finding, profiles: Sequence[str]) -> Meaning:
    """Return what a finding's code means; where no rule tells, its code in words.

    Args:
        finding: any finding.
        profiles: what the data were checked against.
    """
    found = None
    if finding.shape and profiles:
        try:
            found = of_profiles(tuple(profiles)).get(finding.shape)
        except (ShapesError, OSError):  # a file of shapes that was moved since: the findings are told all the same
            found = None
    if found is None or found.code != finding.code:
        found = of_reading().get(finding.code)
    return found or Meaning(finding.code, finding.severity, _words(finding.code))


def code_of(iri: str) -> str:
    """Return the code of a rule: the last part of its IRI in small letters and hyphens.

    >>> code_of("https://example.org/shapes#EventNamePresent")
    'event-name-present'
    """
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", re.split(r"[#/:]", iri.rstrip("#/:"))[-1])
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def _words(code: str) -> str:
    words = code.replace("-", " ")
    return words[:1].upper() + words[1:]
