"""Shapes and data by chance, from a seed: every term of SHACL Core that both engines take, on a handful of nodes."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import rdflib
from rdflib import RDF, RDFS, BNode, Graph, Literal, URIRef
from rdflib.term import Node

Triple = tuple[Node, Node, Node]

PREFIXES = (
    "@prefix ex: <http://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> . "
    "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . "
    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . "
)
NODES = ["ex:a", "ex:b", "ex:c", "ex:ü", "_:x", "_:y"]
LITERALS = [
    *('""', '"a"', '"a"@en', '"a"@en-GB', '"A"@EN', '"b"@de', '"b c"', '"é\\n"', '"1"', '"http://example.org/"', '"\\u001C"'),
    *(
        "1",
        '"01"^^xsd:integer',
        "2.5",
        "true",
        '"2020-01-01"^^xsd:date',
        '"2020-02-30"^^xsd:date',
        '"x"^^ex:own',
        '"--01-09"^^xsd:gMonthDay',
    ),
]
NUMBERS = ["0", "1", "2", "3", "1.5", '"1"^^xsd:int', "-1"]
DAYS = ['"2019-12-31"^^xsd:date', '"2020-01-01"^^xsd:date', '"2020-01-02"^^xsd:date', '"2020-02-30"^^xsd:date']
PROPERTIES = ["ex:p", "ex:q", "ex:r"]
CLASSES = ["ex:C", "ex:D", "ex:E"]
PATTERNS = ["^a", "\\\\S", "^[^\\\\s]+$", "a|b", "/$", "^http", ".", "^$", "^\\\\w+$", "^[a-c]?\\\\d{0,2}$", "^(a|b)( c)?$"]
KINDS = ["IRI", "Literal", "BlankNode", "BlankNodeOrIRI", "BlankNodeOrLiteral", "IRIOrLiteral"]


def graph(turtle: str) -> Graph:
    """Read Turtle with the prefixes of this module, literals as they stand."""
    rdflib.NORMALIZE_LITERALS = False
    try:
        return Graph(bind_namespaces="none").parse(data=PREFIXES + turtle, format="turtle")
    finally:
        rdflib.NORMALIZE_LITERALS = True


def data(random: Random) -> str:
    """Write up to 20 statements about a few nodes, now and then with numbers or days only, so that they can be compared."""
    values = random.choice([NUMBERS, DAYS, NODES + LITERALS, NODES + LITERALS])
    lines = []
    for _ in range(random.randint(1, 16)):
        node = random.choice(NODES)
        if random.random() < 0.3:
            lines.append(f"{node} a {random.choice([*CLASSES, *CLASSES, 'rdfs:Resource'])} .")
        else:
            lines.append(f"{node} {random.choice(PROPERTIES)} {random.choice(values)} .")
    lines += [f"{random.choice(CLASSES)} rdfs:subClassOf {random.choice(CLASSES)} ." for _ in range(random.randint(0, 4))]
    return "\n".join(lines)


def shapes(random: Random) -> str:
    """Write one to three shapes with targets."""
    targets = [
        *("sh:targetClass ex:C", "sh:targetClass ex:D, ex:E", "sh:targetNode ex:a, ex:nowhere", "sh:targetNode 1"),
        *("sh:targetSubjectsOf ex:p", "sh:targetObjectsOf ex:q", "sh:targetSubjectsOf rdf:type", "a rdfs:Class"),
    ]
    lines = []
    for name in random.sample(["ex:S", "ex:T", *CLASSES], random.randint(1, 3)):
        of_values = random.random() < 0.5
        kind = "sh:PropertyShape" if of_values else "sh:NodeShape"
        lines.append(f"{name} a {kind} ; {random.choice(targets)} ; {_body(random, 0, of_values)} .")
    return "\n".join(lines)


def _path(random: Random, depth: int = 0) -> str:
    if depth > 1 or random.random() < 0.5:
        return random.choice(PROPERTIES)
    inner, other = _path(random, depth + 1), _path(random, depth + 1)
    kinds = [f"[ sh:{kind} {inner} ]" for kind in ("inversePath", "zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath")]
    return random.choice([*kinds, f"( {inner} {other} )", f"[ sh:alternativePath ( {inner} {other} ) ]"])


def _shape(random: Random, depth: int, of_values: bool | None = None) -> str:
    return f"[ {_body(random, depth, random.random() < 0.4 if of_values is None else of_values)} ]"


def _body(random: Random, depth: int, of_values: bool) -> str:
    parts = [f"sh:path {_path(random)}"] if of_values else []
    allowed = [*_ALWAYS, *(_ON_VALUES * 2 if of_values else ["closed"]), *(_NESTED if depth < 2 else [])]
    for name in dict.fromkeys(random.choices(allowed, k=random.choice([1, 1, 1, 2, 3]))):
        parts.append(_WRITTEN[name](random, depth + 1))
    parts += random.choices(
        ["sh:severity sh:Warning", "sh:deactivated true", 'sh:message "no"'], [2, 1, 2], k=random.randint(0, 1)
    )
    return " ; ".join(parts)


def _counts(random: Random, depth: int) -> str:
    counts = random.choice(
        ["sh:qualifiedMinCount 1", "sh:qualifiedMaxCount 1", "sh:qualifiedMinCount 2 ; sh:qualifiedMaxCount 2"]
    )
    apart = random.choice(["", " ; sh:qualifiedValueShapesDisjoint true"])
    return f"sh:qualifiedValueShape {_shape(random, depth)} ; {counts}{apart}"


def _listed(name: str) -> Callable[[Random, int], str]:
    return lambda random, depth: f"sh:{name} ( {_shape(random, depth)} {_shape(random, depth)} )"


def _one(name: str, values: list[str]) -> Callable[[Random, int], str]:
    return lambda random, depth: f"sh:{name} {random.choice(values)}"


def _some(name: str, values: list[str], least: int) -> Callable[[Random, int], str]:
    return lambda random, depth: f"sh:{name} ( {' '.join(random.sample(values, random.randint(least, 3)))} )"


_SMALL = ["0", "1", "2", "3"]
_WRITTEN: dict[str, Callable[[Random, int], str]] = {
    "nodeKind": _one("nodeKind", [f"sh:{kind}" for kind in KINDS]),
    "class": _one("class", [*CLASSES, "ex:C, ex:D"]),
    "in": _some("in", NODES[:4] + LITERALS, 0),
    "hasValue": _one("hasValue", [*NODES[:4], *LITERALS, "ex:a, ex:b"]),
    "pattern": _one("pattern", [f'"{p}"' for p in PATTERNS] + [f'"{p}" ; sh:flags "i"' for p in PATTERNS] + ['"a", "b"']),
    "minLength": _one("minLength", ["1", "2"]),
    "maxLength": _one("maxLength", _SMALL),
    "languageIn": _some("languageIn", ['"en"', '"de"', '"en-GB"', '"fr"', '"*"'], 1),
    "equals": _one("equals", PROPERTIES),
    "disjoint": _one("disjoint", PROPERTIES),
    "datatype": _one("datatype", ["xsd:string", "xsd:integer", "xsd:date", "rdf:langString", "xsd:boolean", "ex:own"]),
    "minCount": _one("minCount", _SMALL),
    "maxCount": _one("maxCount", _SMALL),
    "uniqueLang": _one("uniqueLang", ["true", "false"]),
    "qualified": _counts,
    "bound": lambda random, depth: f"sh:{random.choice(_BOUNDS)} {random.choice(NUMBERS[:5] + DAYS[:3])}",
    "pair": lambda random, depth: f"sh:{random.choice(['lessThan', 'lessThanOrEquals'])} {random.choice(PROPERTIES)}",
    "not": lambda random, depth: f"sh:not {_shape(random, depth)}",
    "node": lambda random, depth: f"sh:node {_shape(random, depth, False)}",
    "property": lambda random, depth: f"sh:property {_shape(random, depth, True)}",
    "and": _listed("and"),
    "or": _listed("or"),
    "xone": _listed("xone"),
    "closed": _one(
        "closed", ["true", "true ; sh:ignoredProperties ( rdf:type )", "true ; sh:ignoredProperties ( ex:p )", "false"]
    ),
}
_BOUNDS = ["minInclusive", "minExclusive", "maxInclusive", "maxExclusive"]
_ALWAYS = "nodeKind class in hasValue pattern minLength maxLength languageIn equals disjoint datatype".split()
_ON_VALUES = "minCount maxCount uniqueLang qualified bound pair".split()
_NESTED = "not node property and or xone".split()


def mutated(triples: list[Triple], random: Random) -> list[Triple]:
    """Return statements with one to four accidents: one lost, a value or type changed, nodes mixed up, a name taken away."""
    made = sorted(triples, key=str)
    for _ in range(random.randint(1, 4)):
        if made:
            random.choice(_ACCIDENTS)(made, random.randrange(len(made)), random)
    return made


def _lose(made: list[Triple], at: int, random: Random) -> None:
    del made[at]


def _swap(made: list[Triple], at: int, random: Random) -> None:
    s, p, _ = made[at]
    made[at] = (s, p, random.choice(made)[random.choice([0, 2])])


def _move(made: list[Triple], at: int, random: Random) -> None:
    made.append((random.choice(made)[0], *made[at][1:]))


def _retype(made: list[Triple], at: int, random: Random) -> None:
    made.append((made[at][0], RDF.type, random.choice([o for _, p, o in made if p == RDF.type] or [RDFS.Resource])))


def _value(made: list[Triple], at: int, random: Random) -> None:
    s, p, o = made[at]
    text = str(o)
    made[at] = (
        s,
        p,
        random.choice([Literal(text), *_ODD, *(Literal(text, datatype=rdflib.XSD[kind], normalize=False) for kind in _TYPES)]),
    )


def _language(made: list[Triple], at: int, random: Random) -> None:
    s, p, o = made[at]
    made.append((s, p, Literal(str(o), lang=random.choice(["en", "EN", "de-x-private", "fr"]))))


def _unname(made: list[Triple], at: int, random: Random) -> None:
    node = made[at][random.choice([0, 2])]
    if isinstance(node, URIRef):
        made[:] = [tuple(BNode("unnamed") if t == node else t for t in triple) for triple in made]  # type: ignore[misc]


_ACCIDENTS = [_lose, _swap, _move, _retype, _value, _language, _unname]
_TYPES = ["string", "date", "dateTime", "integer", "gYear", "anyURI", "duration"]
_ODD = [Literal(t) for t in ("", " ", "\x1c", "\u2003", "x" * 2000, '"\\\n\r\t', "a\n", "\0")] + [
    BNode("odd"),
    URIRef("https://example.org/ü?a=b#c"),
    URIRef("not an iri"),
    URIRef("relative"),
    URIRef("http://example.org/%zz"),
    URIRef("http://example.org/a> <http://example.org/b"),
    Literal("9" * 30, datatype=rdflib.XSD.integer, normalize=False),
    Literal("99999999999999999999999-01-01", datatype=rdflib.XSD.date, normalize=False),
]
