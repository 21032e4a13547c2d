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
    "context-unread": Code(
        Severity.WARNING,
        "All contexts of a script can be read here",
        "The @context {?value} is not fetched, so terms that only it defines were not checked; check them elsewhere.",
        "The terms of schema.org in the script are checked; those of the other context are passed over.",
        '{"@context": ["https://schema.org", "https://data.example/context.jsonld"], "@type": "Person", "badge": "7"}',
        '{"@context": ["https://schema.org", {"badge": "https://data.example/badge"}], "@type": "Person", "badge": "7"}',
        _JSON_LD + "#the-context",
    ),
    "vocab-without-slash": Code(
        Severity.ERROR,
        "The namespace of schema.org ends with a slash",
        "The namespace {?value} has no slash at its end, so the terms become addresses such as https://schema.orgname; write "
        "https://schema.org/ there.",
        "Programs put namespace and term together letter by letter and find no term of schema.org.",
        '{"@context": {"@vocab": "https://schema.org"}, "@type": "Person", "name": "Irene Falk"}',
        '{"@context": {"@vocab": "https://schema.org/"}, "@type": "Person", "name": "Irene Falk"}',
        _JSON_LD + "#default-vocabulary",
    ),
    "term-undefined": Code(
        Severity.ERROR,
        "The context defines every term",
        "The @context does not define {?value}, so programs ignore it; write {?near} instead.",
        "A term that the context does not define has no meaning, and its value is lost.",
        '{"@context": {"schema": "https://schema.org/"}, "@type": "schema:Person", "name": "Irene Falk"}',
        '{"@context": {"schema": "https://schema.org/"}, "@type": "schema:Person", "schema:name": "Irene Falk"}',
        _JSON_LD + "#the-context",
    ),
    "prefix-undeclared": Code(
        Severity.ERROR,
        "The context declares every prefix",
        "The prefix of {?value} is not declared in the @context; declare it there, or leave it out if the term is schema.org's.",
        "Without its declaration the prefix is taken for the beginning of an address, so the term means nothing.",
        '{"@context": "https://schema.org", "@type": "Person", "port:badge": "7"}',
        '{"@context": ["https://schema.org", {"port": "https://data.example/"}], "@type": "Person", "port:badge": "7"}',
        _JSON_LD + "#compact-iris",
    ),
    "keyword-twice": Code(
        Severity.ERROR,
        "A keyword is given once in an object",
        "{property} and {?near} mean the same, and both are in one object; keep one of the two.",
        "JSON-LD forbids it, and programs reject the whole script.",
        '{"@id": "https://press.example/#irene", "id": "#irene", "@type": "Person"}',
        '{"@id": "https://press.example/#irene", "@type": "Person"}',
        "https://www.w3.org/TR/json-ld11-api/#dom-jsonlderrorcode-colliding-keywords",
    ),
    "byte-order-mark": Code(
        Severity.ADVICE,
        "A script begins with its JSON",
        "The script begins with a byte order mark; remove the mark when you next change the script.",
        "Nobody sees the mark, most programs pass over it, and a few stop at it.",
        '<script type="application/ld+json">\\ufeff{"@type": "Person"}</script>',
        '<script type="application/ld+json">{"@type": "Person"}</script>',
        "https://www.rfc-editor.org/rfc/rfc8259#section-8.1",
    ),
    "direction-lost": Code(
        Severity.ADVICE,
        "The direction of a text is where programs keep it",
        "The direction {?value} of a text is lost where the data become RDF; give the language with @language as well.",
        "RDF has no place for the direction; programs find it by the language.",
        '{"name": {"@value": "\u0625\u0631\u064a\u0646", "@direction": "rtl"}}',
        '{"name": {"@value": "\u0625\u0631\u064a\u0646", "@language": "ar"}}',
        _JSON_LD + "#base-direction",
    ),
    "http-and-https": Code(
        Severity.ADVICE,
        "Terms of schema.org are written in one way",
        "Some terms of schema.org are written with http and some with https, here {?value}; write https everywhere when you next change "
        "the data.",
        "Search engines accept both; programs that compare terms letter by letter take them for different terms.",
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
        Severity.WARNING,
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
