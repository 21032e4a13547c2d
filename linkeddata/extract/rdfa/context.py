"""What the words of RDFa attributes mean at one element: prefixes, terms, vocabulary, language, base.

Source: RDFa Core 1.1, 4.3, 7.4 (CURIE and IRI processing); the prefixes and terms of RDFa's initial context.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from linkeddata.extract import vocabularies
from linkeddata.extract.addresses import resolved
from linkeddata.extract.tree import Element
from linkeddata.schema.vocabulary import https
from linkeddata.values.namespaces import DCTERMS, FOAF, HTTP_SCHEMA, OWL, PROV, RDF, RDFS, SKOS, XSD

_XHV = "http://www.w3.org/1999/xhtml/vocab#"
#: Prefixes that need no declaration: those of RDFa's initial context, and those that Facebook defines for pages.
_PREFIXES: Mapping[str, str] = {
    "as": "https://www.w3.org/ns/activitystreams#",
    "cc": "http://creativecommons.org/ns#",
    "csvw": "http://www.w3.org/ns/csvw#",
    "ctag": "http://commontag.org/ns#",
    "dc": DCTERMS,
    "dc11": "http://purl.org/dc/elements/1.1/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": DCTERMS,
    "dqv": "http://www.w3.org/ns/dqv#",
    "duv": "https://www.w3.org/ns/duv#",
    "foaf": FOAF,
    "gr": "http://purl.org/goodrelations/v1#",
    "grddl": "http://www.w3.org/2003/g/data-view#",
    "ical": "http://www.w3.org/2002/12/cal/icaltzd#",
    "ldp": "http://www.w3.org/ns/ldp#",
    "ma": "http://www.w3.org/ns/ma-ont#",
    "oa": "http://www.w3.org/ns/oa#",
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "og": "http://ogp.me/ns#",
    "org": "http://www.w3.org/ns/org#",
    "owl": OWL,
    "prov": PROV,
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": RDF,
    "rdfa": "http://www.w3.org/ns/rdfa#",
    "rdfs": RDFS,
    "rev": "http://purl.org/stuff/rev#",
    "rif": "http://www.w3.org/2007/rif#",
    "rr": "http://www.w3.org/ns/r2rml#",
    "schema": HTTP_SCHEMA,
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "sioc": "http://rdfs.org/sioc/ns#",
    "skos": SKOS,
    "skosxl": "http://www.w3.org/2008/05/skos-xl#",
    "sosa": "http://www.w3.org/ns/sosa/",
    "ssn": "http://www.w3.org/ns/ssn/",
    "time": "http://www.w3.org/2006/time#",
    "v": "http://rdf.data-vocabulary.org/#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "void": "http://rdfs.org/ns/void#",
    "wdr": "http://www.w3.org/2007/05/powder#",
    "wdrs": "http://www.w3.org/2007/05/powder-s#",
    "xhv": _XHV,
    "xml": "http://www.w3.org/XML/1998/namespace",
    "xsd": XSD,
    "article": "http://ogp.me/ns/article#",
    "book": "http://ogp.me/ns/book#",
    "fb": "http://ogp.me/ns/fb#",
    "music": "http://ogp.me/ns/music#",
    "profile": "http://ogp.me/ns/profile#",
    "video": "http://ogp.me/ns/video#",
    "twitter": "https://dev.twitter.com/cards#",
}
_TERMS: Mapping[str, str] = {
    "describedby": "http://www.w3.org/2007/05/powder-s#describedby",
    "license": _XHV + "license",
    "role": _XHV + "role",
}
_TERM = re.compile(r"[^\W\d][\w\-./]*\Z")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*\Z")


@dataclass(frozen=True, slots=True)
class Context:
    """The evaluation context, as far as it concerns words.

    Args:
        base: the page's address or a URN.
        stand_in: see `addresses.resolved`.
        prefixes: prefix, lower case → IRI.
        vocabulary: IRI before terms, or None.
        language: language tag of text, or None.
    """

    base: str
    stand_in: str = ""
    prefixes: Mapping[str, str] = field(default_factory=lambda: _PREFIXES)
    vocabulary: str | None = None
    language: str | None = None

    def inside(self, element: Element) -> Context:
        """Return the context at an element: what it declares is added.

        Source: RDFa Core 1.1, 7.5, steps 2 to 4; HTML+RDFa 1.1, 3.1 and 3.4 (`lang`, `xmlns:`).
        """
        made = self
        if (vocab := element.get("vocab")) is not None:
            made = replace(made, vocabulary=vocabularies.space(vocab.strip())[0] if vocab.strip() else None)
        declared = {key[6:].lower(): value for key, value in element.items() if key.startswith("xmlns:")}
        parts = (element.get("prefix") or "").split()
        declared |= {p[:-1].lower(): iri for p, iri in pairwise(parts) if p.endswith(":") and p != "_:"}
        if declared:
            made = replace(made, prefixes={**self.prefixes, **declared})
        tag = element.get("lang", element.get("xml:lang"))
        return made if tag is None else replace(made, language=tag.strip() or None)

    def iris(self, words: str | None, *, terms: bool = True) -> list[str]:
        """Return the meanings of the words of `property`, `rel`, `rev` or `typeof`; those without one are left out.

        Args:
            words: the attribute, or None.
            terms: whether terms have a meaning.
        """
        found = (self.iri(word, terms=terms) for word in (words or "").split())
        return [iri for iri in found if iri]

    def iri(self, word: str, *, terms: bool = True) -> str | None:
        """Return the meaning of a term, a CURIE or a whole address, or None."""
        if ":" in word:
            return self._curie(word) or (https(word) if _SCHEME.match(word.partition(":")[0]) else None)
        if not terms or not _TERM.match(word):
            return None
        if self.vocabulary is not None:
            return https(self.vocabulary + word)
        return _TERMS.get(word) or _TERMS.get(word.lower())

    def resource(self, text: str) -> str | None:
        """Return what `about` or `resource` names, or None for a CURIE in brackets that has no meaning."""
        text = text.strip("\t\n\f\r ")
        if text.startswith("[") and text.endswith("]"):
            return self._curie(text[1:-1]) if text != "[]" else None
        return self._curie(text) or resolved(text, self.base, self.stand_in)

    def link(self, text: str) -> str:
        """Return the address in `href` or `src`."""
        return resolved(text, self.base, self.stand_in)

    def _curie(self, word: str) -> str | None:
        prefix, colon, rest = word.partition(":")
        if not colon or rest.startswith("//"):
            return None
        if prefix == "_":
            return f"_:{rest or 'empty'}"
        space = self.prefixes.get(prefix.lower()) if prefix else _XHV
        return https(space + rest) if space is not None else None
