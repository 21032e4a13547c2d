"""What the codes of findings mean: severity, title, message, reason, examples and source of the rule behind each.

The codes of profiles are the local names of shapes (`shapes/*.ttl`); their examples are in `shapes/examples.json`, which
`docs/make_findings.py` makes from `tests/shapes`. All other codes are in `linkeddata.values.codes`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from linkeddata.errors import ShapesError
from linkeddata.schema import resources
from linkeddata.validation.shapes.profiles import load, profiles
from linkeddata.values.codes import CODES, SUBJECTS
from linkeddata.values.findings import Finding, Severity
from linkeddata.values.namespaces import SH

#: Where the examples of our own shapes are; their IRIs begin with `_SHAPES`.
EXAMPLES = "shapes/examples.json"
_SHAPES = "https://w3id.org/linkeddata/shapes/"
_SEVERITY: Mapping[str, Severity] = {SH + "Warning": Severity.WARNING, SH + "Info": Severity.ADVICE}


@dataclass(frozen=True, slots=True)
class Meaning:
    """One class of finding.

    Args:
        code: its stable name.
        severity: how serious it is.
        title: the rule, a sentence without a full stop.
        message: what is wrong and what to do, with blanks such as `{$this}`, or "".
        see: address of the source of the rule, or path of a page in `docs/`, or "".
        paths: IRIs of the properties that the rule is about.
        why: why it matters, one sentence, or "".
        bad: an example that has the finding, or "".
        good: the same example without it, or "".
    """

    code: str
    severity: Severity
    title: str
    message: str = ""
    see: str = ""
    paths: tuple[str, ...] = ()
    why: str = ""
    bad: str = ""
    good: str = ""

    @property
    def halves(self) -> tuple[str, str]:
        """What is wrong and what to do, as sentences with their blanks filled by words; the second may be ""."""
        what, _, todo = plain(self.message or f"{self.title}.").partition("; ")
        return (what if not todo or what.endswith("…") else f"{what}."), todo[:1].upper() + todo[1:]


def plain(message: str) -> str:
    """Return a message with its blanks filled by words that fit any case.

    >>> plain("{$this} names {?value} as its host; describe {?value}.")
    'It names … as its host; describe ….'
    """
    message = re.sub(r"^\{\$this\}", "It", message).replace("{$this}", "it")
    message = message.replace("{?written}", "")
    return re.sub(r"\{[?$]?[\w-]+\}(?: \{[?$]?[\w-]+\})*", "…", re.sub(r"\{\?(?:near|described)\}\.", ".", message))


@lru_cache(maxsize=16)
def of_profiles(names: tuple[str, ...]) -> Mapping[str, Meaning]:
    """Return what the rules of profiles mean: IRI of the rule → meaning, in the order of the IRIs.

    Args:
        names: profiles, or paths of Turtle files with shapes.

    Raises:
        ShapesError, RefusedError: as `profiles.load`.
    """
    from rdflib import RDFS, URIRef

    shapes = load(names)
    predicates = (SH + "message", SH + "name", SH + "severity", str(RDFS.seeAlso), SH + "description")
    found = {}
    for iri in sorted(str(s) for s in set(shapes.graph.subjects(URIRef(predicates[0]), None)) if isinstance(s, URIRef)):
        objects = (shapes.graph.objects(URIRef(iri), URIRef(predicate)) for predicate in predicates)
        message, title, severity, see, why = (min(map(str, values), default="") for values in objects)
        code = code_of(iri)
        found[iri] = Meaning(
            code,
            _SEVERITY.get(severity, Severity.ERROR),
            title or _words(code),
            message,
            see,
            shapes.rules[iri].path if iri in shapes.rules else (),
            why,
            *examples_of_shapes().get(iri, ("", "")),
        )
    return found


@cache
def examples_of_shapes() -> Mapping[str, tuple[str, str]]:
    """Return a bad and a good example of each of our own shapes, by its IRI."""
    read = json.loads(resources.text(EXAMPLES))["examples"]
    return {f"{_SHAPES}{name}": (pair["bad"], pair["good"]) for name, pair in read.items()}


def of_program() -> Mapping[str, Meaning]:
    """Return what the codes mean that are in no profile: code → meaning, in the order of `values.codes`."""
    return {
        code: Meaning(code, c.severity, c.title, c.message, c.see, why=c.why, bad=c.bad, good=c.good)
        for code, c in CODES.items()
    }


def every_code() -> dict[str, tuple[Meaning, tuple[str, ...]]]:
    """Return every code that a command can report: code → meaning, names of its profiles; in the order of the codes.

    A code of the program has the subject of its table in italics (`*any JSON-LD*`) in place of a profile.

    Raises:
        ValueError: one code has two severities.
    """
    subject = {code: f"*{name}*" for name, codes in SUBJECTS.items() for code in codes}
    known = [(m, profile.name) for profile in profiles() for m in of_profiles((profile.name,)).values()]
    known += [(m, subject.get(m.code, "*any*")) for m in of_program().values()]
    found: dict[str, tuple[Meaning, tuple[str, ...]]] = {}
    for one, name in known:
        first, names = found.get(one.code, (one, ()))
        if first.severity is not one.severity:
            raise ValueError(f"{one.code} is {first.severity} in {names[0]} and {one.severity} in {name}")
        found[one.code] = first, tuple(dict.fromkeys((*names, name)))
    return dict(sorted(found.items()))


def meaning(finding: Finding, names: Sequence[str]) -> Meaning:
    """Return what a finding's code means; if the code is unknown, its words are the title.

    Args:
        finding: any finding.
        names: profiles that the data were checked against.
    """
    found = None
    if finding.shape and names:
        try:
            found = of_profiles(tuple(names)).get(finding.shape)
        except (
            ShapesError,
            OSError,
        ):  # a file of shapes that was moved in the meantime: the findings are reported all the same
            found = None
    if found is None or found.code != finding.code:
        found = of_program().get(finding.code)
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
