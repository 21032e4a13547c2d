"""Codes about the checked data as a whole, and about data beside their page."""

from __future__ import annotations

from collections.abc import Mapping

from linkeddata.values.codes.code import Code
from linkeddata.values.findings import Severity

CODES: Mapping[str, Code] = {
    "not-on-page": Code(
        Severity.ERROR,
        "The page shows what is in its markup",
        "{?value} ({property}) is in the markup but not in the page's visible text; add it to the page or remove it from the markup.",
        "Search engines may ignore or penalize a page whose markup differs from what readers see.",
        '<p>The fair opens on Monday.</p>\n<script type="application/ld+json">… "attendee": {"name": "Irene Falk"} …</script>',
        '<p>Irene Falk opens the fair on Monday.</p>\n<script type="application/ld+json">… "attendee": {"name": "Irene Falk"} …'
        "</script>",
        "https://schema.org/docs/gs.html",
    ),
    "meta-tag-differs": Code(
        Severity.WARNING,
        "Meta tags say the same as the data",
        "The meta tag {property} says {?value}, but the data give {?near}; write the same in both places.",
        "Social networks show what the meta tags say and search engines what the data say, so readers get two versions.",
        '<meta property="og:title" content="Ferry week">\n'
        '<script type="application/ld+json">… "@type": "NewsArticle", "headline": "Harbour fair" …</script>',
        '<meta property="og:title" content="Harbour fair">\n'
        '<script type="application/ld+json">… "@type": "NewsArticle", "headline": "Harbour fair" …</script>',
        "https://ogp.me/",
    ),
    "http-schema-org": Code(
        Severity.ERROR,
        "Terms of schema.org are written with https",
        "{?value} terms of http://schema.org/; write them as https://schema.org/.",
        "For RDF programs the two are different terms, so the statements are not found.",
        '<https://press.example/#irene> <http://schema.org/name> "Irene Falk" .',
        '<https://press.example/#irene> <https://schema.org/name> "Irene Falk" .',
        "https://schema.org/docs/faq.html",
    ),
    "nothing-checked": Code(
        Severity.ERROR,
        "Something is checked",
        "The data contain nothing that the profile {?value} applies to, so nothing was checked; choose another profile, or make sure "
        "that this is the right file.",
        "A check that looked at nothing must not pass as a success.",
        "linkeddata validate catalogue.ttl --profile google",
        "linkeddata validate catalogue.ttl --profile open-data",
        "https://www.w3.org/TR/shacl/#targets",
    ),
    "value-ill-typed": Code(
        Severity.ERROR,
        "A typed value is written as its datatype requires",
        "{$this} has {?value} under {property}, which is not written as its datatype requires; write it in {?expected}, or give it the "
        "datatype that it has.",
        "RDF programs reject the value or cannot compare it with others.",
        '<https://press.example/#fair> schema:startDate "2024-03-15T10:00"^^xsd:dateTime .',
        '<https://press.example/#fair> schema:startDate "2024-03-15T10:00:00"^^xsd:dateTime .',
        "https://www.w3.org/TR/xmlschema11-2/#built-in-primitive-datatypes",
    ),
    "datatype-unknown": Code(
        Severity.ERROR,
        "A datatype exists",
        "{$this} has {?value} under {property} with a datatype that XML Schema does not have; write {?near} instead.",
        "RDF programs take the value for one of a type that they do not know, and do not find it among dates or numbers.",
        '<https://press.example/#fair> schema:startDate "2024-03-15T10:00:00"^^xsd:datetime .',
        '<https://press.example/#fair> schema:startDate "2024-03-15T10:00:00"^^xsd:dateTime .',
        "https://www.w3.org/TR/xmlschema11-2/#built-in-datatypes",
    ),
    "import-not-followed": Code(
        Severity.WARNING,
        "A file contains everything that it needs",
        "The import of {?value} was not followed; copy its contents into the file.",
        "Nothing is fetched from the web, so what the import contains was not taken into account.",
        "<https://press.example/data> owl:imports <https://press.example/people> .",
        '<https://press.example/#irene> a schema:Person ; schema:name "Irene Falk" .',
        "https://www.w3.org/TR/shacl/#shapes-graph",
    ),
}
