"""Make `vocab/schema.ttl` again from the TypeScript declarations of the npm package schema-dts; run from the repository's root.

    npm pack schema-dts@2.1.0 && tar -xf schema-dts-2.1.0.tgz
    python docs/make_schema.py package           # writes vocab/schema.ttl
    python docs/make_schema.py package --check   # writes nothing, exits 1 where something would change

Facts are taken, no texts: the comments on terms are our own, and are carried over from the present `vocab/schema.ttl`. To describe
a term, write the comment there.

How the declarations say what is said here:

    export type Event = EventLeaf | Festival | …      classes right below Event
    export type DayOfWeek = "https://schema.org/Friday" | …   members of an enumeration
    export type Text = URL | … | string               a kind of plain value, and those below it
    interface EventBase { "attendee"?: SchemaValue<Person | …, "attendee">; }   a property of Event and the kinds of its values
    @deprecated                                       what replaces the term that follows

Classes of other vocabularies, to which schema.org draws lines, are left out; the `"@type"` in their declarations is a whole IRI.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

SCHEMA = Path(__file__).resolve().parent.parent / "vocab" / "schema.ttl"
IRI = "https://schema.org/"

HEAD = """\
# schema.org, all of it: classes, properties, enumerations and their members, kinds of plain value, terms replaced.
# From:    schema.org release 30.1 with its pending and retired parts, by way of schema-dts 2.1.0; facts only, arranged and
#          described in our own words (SOURCES.md). Made by docs/make_schema.py, which keeps the comments.
# Licence: CC BY-SA 3.0, as the vocabulary it follows.
# Layout:  one term a line, predicates in this order, no line break, quote or backslash inside a comment:
#          `linkeddata.schema.vocabulary` reads the file by lines; a test holds that an RDF parser reads the same.
#          A class or property stands under the first heading that fits it.
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
"""

#: Facts that the declarations cannot hold: of a property that is used on no class, and of members that are replaced. The
#: members are those of schema.org's own files, release 30.0, and of its main branch since (the Italian ones).
BESIDES = (
    ("interactionCount", "rdf:Property", "interactionStatistic"),
    ("Dermatologic", "schema:MedicalSpecialty", "Dermatology"),
    ("ITCooperativeCharity", "schema:ITNonprofitType", "ITSocialCooperativeCharity"),
    ("ITSocialCompanyCharity", "schema:ITNonprofitType", "ITSocialEnterpriseCharity"),
    ("ITSportCompanyCharity", "schema:ITNonprofitType", "ITAmateurSportsClubCharity"),
    ("ProductReturnFiniteReturnWindow", "schema:ProductReturnEnumeration", "MerchantReturnFiniteReturnWindow"),
    ("ProductReturnNotPermitted", "schema:ProductReturnEnumeration", "MerchantReturnNotPermitted"),
    ("ProductReturnUnlimitedWindow", "schema:ProductReturnEnumeration", "MerchantReturnUnlimitedWindow"),
    ("ProductReturnUnspecified", "schema:ProductReturnEnumeration", "MerchantReturnUnspecified"),
)

#: Heading → classes that its classes lie below or are, the head of the group first. The first that fits takes a class.
CLASSES = (
    ("Works: what is published", ("CreativeWork",)),
    ("Happenings", ("Event",)),
    ("People", ("Person",)),
    ("Bodies that are also places: they may stand for either", ("Organization", "Place")),
    ("Bodies of people", ("Organization",)),
    ("Places", ("Place",)),
    ("Actions", ("Action",)),
    ("Goods", ("Product",)),
    ("Health", ("MedicalEntity",)),
    ("Life and molecules", ("BioChemEntity",)),
    ("Enumerations: their values stand further below", ("Enumeration",)),
    ("Roles, values and lists", ("Intangible",)),
    ("Others", ("Thing",)),
)
PLAIN, ROOT, VALUES = "Kinds of plain value", "The root", "Values of "
HEADINGS = {"DataType": PLAIN, "Thing": ROOT}
#: Heading → class that a property is used on or that lies above one that it is used on. The first that fits takes a property.
PROPERTIES = (
    ("Properties: Works", "CreativeWork"),
    ("Properties: Happenings", "Event"),
    ("Properties: People", "Person"),
    ("Properties: Bodies", "Organization"),
    ("Properties: Places", "Place"),
    ("Properties: Actions", "Action"),
    ("Properties: Goods", "Product"),
    ("Properties: Health", "MedicalEntity"),
    ("Properties: Life and molecules", "BioChemEntity"),
    ("Properties: Roles, values and lists", "Thing"),
)
EVERYWHERE, REPLACED = "Properties: Every thing", "Properties that schema.org has replaced"

_DOC = r"(?:(?P<doc>/\*\*(?:[^*]|\*(?!/))*\*/)\n *)?"
_LEAF = re.compile(r'^export (?:interface|type) (\w+)Leaf\b[^{]*\{\n    "@type": "([^"]+)"', re.MULTILINE)
_ALIAS = re.compile(rf"^{_DOC}export type (?P<name>\w+)(?:<[^=]+= never, [^=]+= never>)? = (?P<union>[^;&]+);$", re.MULTILINE)
_BASE = re.compile(r"^interface (\w+)Base extends [^{]+\{\n(.*?)^\}", re.MULTILINE | re.DOTALL)
_PROPERTY = re.compile(rf'^    {_DOC}"(?P<name>\w+)"\?: SchemaValue<(?P<union>[^"]+), "(?P=name)">;$', re.MULTILINE)
_REPLACED = re.compile(r"@deprecated (?:Consider using|Use) (?P<by>.+?) instead\.")
_COMMENT = re.compile(r'^schema:(\w+) .* ; rdfs:comment ("[^"\\]*") \.$', re.MULTILINE)


@dataclass
class Facts:
    """What is known of one term: local names of schema.org, each in a set, as it is met in several places.

    Args:
        kinds: `rdfs:Class`, `rdf:Property` or `schema:DataType`, or `schema:` and an enumeration that it is a member of.
        parents: classes right above a class.
        domain: classes that a property is used on.
        range: kinds of a property's values.
        replaced: terms to be used instead.
    """

    kinds: set[str] = field(default_factory=set)
    parents: set[str] = field(default_factory=set)
    domain: set[str] = field(default_factory=set)
    range: set[str] = field(default_factory=set)
    replaced: set[str] = field(default_factory=set)


def read(declarations: str) -> dict[str, Facts]:
    """Return what the declarations say of each term of schema.org."""
    facts: dict[str, Facts] = defaultdict(Facts)
    written: dict[str, str] = dict(_LEAF.findall(declarations))  # name in TypeScript → name in JSON-LD
    unions = [m for m in _ALIAS.finditer(declarations) if not m["name"].endswith("Leaf")]
    plain = _plain({m["name"]: m["union"] for m in unions})
    terms = {m["name"]: written.get(m["name"], m["name"]) for m in unions}
    terms = {name: term for name, term in terms.items() if ":" not in term}
    for match in unions:
        if match["name"] not in terms:
            continue
        term = terms[match["name"]]
        facts[term].kinds.add("schema:DataType" if match["name"] in plain else "rdfs:Class")
        facts[term].replaced.update(_replacement(match["doc"]))
        for part in re.findall(r"[^ |<]+(?=[ <]|$)", match["union"]):
            if part.startswith(f'"{IRI}'):
                facts[part.strip('"').removeprefix(IRI)].kinds.add(f"schema:{term}")
            elif part in terms and term != "DataType":
                facts[terms[part]].parents.add(term)
    for name, body in _BASE.findall(declarations):
        properties = list(_PROPERTY.finditer(body))
        if len(properties) != body.count('"?: '):
            raise ValueError(f"a property of {name} is declared otherwise than is known here")
        for match in properties if name in terms else ():
            known = facts[match["name"]]
            known.kinds.add("rdf:Property")
            known.domain.add(terms[name])
            known.range.update(terms[part] for part in match["union"].split(" | ") if part != "IdReference")
            known.replaced.update(_replacement(match["doc"]))
    for name, kind, replacement in BESIDES:
        facts[name].kinds.add(kind)
        facts[name].replaced.add(replacement)
    return dict(facts)


def _plain(unions: dict[str, str]) -> set[str]:
    """Return the kinds of plain value: those that DataType names, and those that they name in turn."""
    found, ahead = set(), ["DataType"]
    while ahead:
        parts = [part for part in unions[ahead.pop()].split(" | ") if part in unions]
        ahead += parts
        found.update(parts)
    return found


def _replacement(doc: str | None) -> list[str]:
    match = _REPLACED.search(doc or "")
    return [name.removeprefix(IRI) for name in match["by"].split(" or ")] if match else []


def arrange(facts: Mapping[str, Facts], comments: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of the file: under each heading its head first, then by name."""
    heads = {title: under[0] for title, under in CLASSES} | {PLAIN: "DataType"}
    groups: dict[str, list[str]] = defaultdict(list)
    for name in facts:
        groups[_heading(name, facts)].append(name)
    values = sorted(title for title in groups if title.startswith(VALUES))
    classes, properties = [title for title, _ in CLASSES], [title for title, _ in PROPERTIES]
    for title in (PLAIN, ROOT, *classes, *values, EVERYWHERE, *properties, REPLACED):
        yield f"\n# {title}"
        for name in sorted(sorted(groups[title]), key=heads.get(title, "").__ne__):
            yield _line(name, facts[name], comments.get(name))


def _heading(name: str, facts: Mapping[str, Facts]) -> str:
    known = facts[name]
    if name in HEADINGS or "schema:DataType" in known.kinds:
        return HEADINGS.get(name, PLAIN)
    if "rdfs:Class" in known.kinds:
        return next(title for title, under in CLASSES if _above(name, facts).issuperset(under))
    if "rdf:Property" not in known.kinds:
        return VALUES + min(known.kinds).removeprefix("schema:")
    if known.replaced:
        return REPLACED
    if "Thing" in known.domain:
        return EVERYWHERE
    above = {cls for used_on in known.domain for cls in _above(used_on, facts)} | {"Thing"}
    return next(title for title, family in PROPERTIES if family in above)


def _above(name: str, facts: Mapping[str, Facts]) -> set[str]:
    """Return a class and all classes above it."""
    return {name}.union(*(_above(parent, facts) for parent in facts[name].parents))


def _line(name: str, facts: Facts, comment: str | None) -> str:
    own = [kind for kind in ("rdfs:Class", "rdf:Property", "schema:DataType") if kind in facts.kinds]
    parts = [f"schema:{name} a {', '.join(own + sorted(facts.kinds - set(own)))}"]
    for predicate, names in (
        ("rdfs:subClassOf", facts.parents),
        ("schema:domainIncludes", facts.domain),
        ("schema:rangeIncludes", facts.range),
        ("schema:supersededBy", facts.replaced),
    ):
        if names:
            parts.append(f"{predicate} {', '.join(f'schema:{n}' for n in sorted(names))}")
    if comment:
        parts.append(f"rdfs:comment {comment}")
    return " ; ".join(parts) + " ."


def main(package: str, check: str = "") -> int:
    """Write the file, or with `--check` tell whether it would change."""
    present = SCHEMA.read_text("utf-8")
    facts = read((Path(package) / "dist" / "schema.d.ts").read_text("utf-8"))
    comments = dict(_COMMENT.findall(present))
    if comments.keys() - facts.keys():
        raise ValueError(f"comments on terms that are gone: {sorted(comments.keys() - facts.keys())}")
    made = HEAD + "\n".join([*arrange(facts, comments), ""])
    if made != present:
        print(f"{SCHEMA.name} {'would change' if check else 'written'}: {len(facts)} terms")
        if not check:
            SCHEMA.write_text(made, "utf-8")
    return int(made != present and bool(check))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
