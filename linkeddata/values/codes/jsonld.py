"""Codes of mistakes in JSON-LD, in a page or in a file."""

from __future__ import annotations

from collections.abc import Mapping

from linkeddata.values.codes.code import Code
from linkeddata.values.findings import Severity

_JSON_LD = "https://www.w3.org/TR/json-ld11/"

CODES: Mapping[str, Code] = {
    "script-not-json": Code(
        Severity.ERROR,
        "A JSON-LD script contains only JSON",
        "The script is not JSON: {?value}; correct it at this place, or search engines ignore the whole script.",
        "Search engines ignore a script that is not valid JSON, with everything in it.",
        '{"@type": "Person", "name": "Irene Falk",}',
        '{"@type": "Person", "name": "Irene Falk"}',
        "https://www.rfc-editor.org/rfc/rfc8259",
    ),
    "key-twice": Code(
        Severity.ERROR,
        "A key occurs once in an object",
        "The key {property} occurs twice in one object, and programs keep only one of the two; keep one, or put both values into a "
        "list.",
        "Programs keep only one of the two values, and which one differs from program to program.",
        '{"@type": "Event", "attendee": {"name": "Irene Falk"}, "attendee": {"name": "Jo Ek"}}',
        '{"@type": "Event", "attendee": [{"name": "Irene Falk"}, {"name": "Jo Ek"}]}',
        "https://www.rfc-editor.org/rfc/rfc8259#section-4",
    ),
    "json-ld-invalid": Code(
        Severity.ERROR,
        "The JSON is valid JSON-LD",
        "The script is JSON but not JSON-LD: {?value}; correct it.",
        "Programs that read JSON-LD ignore the whole script.",
        '{"@context": "https://schema.org", "name": {"@value": {"first": "Irene"}}}',
        '{"@context": "https://schema.org", "name": {"@value": "Irene"}}',
        _JSON_LD,
    ),
    "context-missing": Code(
        Severity.ERROR,
        "A script has a context",
        'The script has no @context, so its terms have no meaning; add "@context": "https://schema.org".',
        "The context says that the terms are those of schema.org; without it they mean nothing.",
        '{"@type": "Person", "name": "Irene Falk"}',
        '{"@context": "https://schema.org", "@type": "Person", "name": "Irene Falk"}',
        _JSON_LD + "#the-context",
    ),
    "context-foreign": Code(
        Severity.ERROR,
        "The context is schema.org's",
        'The @context is {?value}, which is not the address of schema.org; write "https://schema.org".',
        "Programs do not find schema.org's terms at another address.",
        '{"@context": "https://www.schema.org", "@type": "Person"}',
        '{"@context": "https://schema.org", "@type": "Person"}',
        _JSON_LD + "#the-context",
    ),
    "vocabulary-foreign": Code(
        Severity.ERROR,
        "Microdata and RDFa name schema.org by its address",
        'The vocabulary is {?value}, which is not the address of schema.org; write "https://schema.org/".',
        "Programs do not find schema.org's terms at another address.",
        '<p vocab="https://schema.org" typeof="Person">',
        '<p vocab="https://schema.org/" typeof="Person">',
        "https://www.w3.org/TR/rdfa-core/#A-vocab",
    ),
    "context-refused": Code(
        Severity.ERROR,
        "A context need not be fetched",
        "The @context {?value} is not schema.org's and is not fetched, so its terms are unknown here; write its terms into the script, "
        'or use "https://schema.org" alone.',
        "A context that is fetched can change or disappear, and the data with it.",
        '{"@context": "https://data.example/context.jsonld", "name": "Irene Falk"}',
        '{"@context": {"name": "https://schema.org/name"}, "name": "Irene Falk"}',
        _JSON_LD + "#the-context",
    ),
    "http-and-https": Code(
        Severity.ERROR,
        "Terms of schema.org are written in one way",
        "Some terms of schema.org are written with http and some with https, here {?value}; write https everywhere.",
        "For RDF programs the two are different terms, so half of the data is not found.",
        '{"@type": "http://schema.org/Person", "https://schema.org/name": "Irene Falk"}',
        '{"@type": "https://schema.org/Person", "https://schema.org/name": "Irene Falk"}',
        "https://schema.org/docs/faq.html",
    ),
    "http-and-https-blocks": Code(
        Severity.ADVICE,
        "All scripts of a page write schema.org in one way",
        "One script writes schema.org with http and another with https, here {?value}; write https in all of them when you next change "
        "them.",
        "Search engines accept both; programs that compare terms letter by letter do not join the two scripts.",
        '<script type="application/ld+json">{"@context": "http://schema.org", "@type": "Person", "name": "Irene Falk"}</script>\n'
        '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Person", "name": "Jo Ek"}</script>',
        '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Person", "name": "Irene Falk"}</script>\n'
        '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Person", "name": "Jo Ek"}</script>',
        "https://schema.org/docs/faq.html",
    ),
    "id-empty": Code(
        Severity.ERROR,
        "An @id is not empty",
        "An @id is empty; give the thing a whole web address as its @id, or remove the @id.",
        "An empty @id means the page itself, so the page is described in place of the thing.",
        '{"@id": "", "@type": "Person", "name": "Irene Falk"}',
        '{"@id": "https://press.example/#irene", "@type": "Person", "name": "Irene Falk"}',
        _JSON_LD + "#node-identifiers",
    ),
    "id-relative": Code(
        Severity.ERROR,
        "An @id is a whole address",
        "The @id {?value} is only part of an address; write the whole address, beginning with https://.",
        "On another page, or in a copy, the same @id means another thing.",
        '{"@id": "irene", "@type": "Person", "name": "Irene Falk"}',
        '{"@id": "https://press.example/#irene", "@type": "Person", "name": "Irene Falk"}',
        _JSON_LD + "#node-identifiers",
    ),
    "id-invalid": Code(
        Severity.ERROR,
        "An @id is an address",
        "The @id {?value} is not a valid address; correct it, and write spaces as %20.",
        "RDF programs cannot store an invalid address and drop everything said about the thing.",
        '{"@id": "https://press.example/irene falk", "@type": "Person"}',
        '{"@id": "https://press.example/irene%20falk", "@type": "Person"}',
        "https://www.rfc-editor.org/rfc/rfc3987#section-2.2",
    ),
    "keyword-unknown": Code(
        Severity.ERROR,
        "Keywords with an at sign are those of JSON-LD",
        "{property} is not a keyword of JSON-LD, and programs ignore it; write {?near} instead.",
        "Programs ignore the key with everything in it.",
        '{"@context": "https://schema.org", "@Type": "Person"}',
        '{"@context": "https://schema.org", "@type": "Person"}',
        _JSON_LD + "#keywords",
    ),
    "language-unknown": Code(
        Severity.ERROR,
        "A language is given by its tag",
        "{?value} is given as a language, but is not a language tag; write a tag such as en, en-GB or zh-Hans.",
        "Programs choose texts by their language tags and do not know other names of languages.",
        '{"@type": "NewsArticle", "headline": {"@value": "Fair opens", "@language": "english"}}',
        '{"@type": "NewsArticle", "headline": {"@value": "Fair opens", "@language": "en"}}',
        "https://www.rfc-editor.org/rfc/rfc5646#section-2.1",
    ),
}
