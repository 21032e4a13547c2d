"""Codes about a page that data are taken from, or embedded in."""

from __future__ import annotations

from collections.abc import Mapping

from linkeddata.values.codes.code import Code
from linkeddata.values.findings import Severity

_HTML_SCRIPT = "https://html.spec.whatwg.org/multipage/scripting.html#the-script-element"
_CSP = "https://www.w3.org/TR/CSP3/"

CODES: Mapping[str, Code] = {
    "nothing-embedded": Code(
        Severity.ERROR,
        "The page contains data",
        "The page contains no data; check that it is the right page, or embed data with `linkeddata embed`.",
        "There is nothing to extract.",
        "<p>Irene Falk opens the fair.</p>",
        '<p itemscope itemtype="https://schema.org/Person"><b itemprop="name">Irene Falk</b> opens the fair.</p>',
        "https://schema.org/docs/gs.html",
    ),
    "broken-block": Code(
        Severity.ERROR,
        "A page's data can be read",
        "A part of the page's data could not be read and is left out; correct it at this place.",
        "Search engines ignore what they cannot read.",
        '<script type="application/ld+json">{"@type": "Person" "name": "Irene Falk"}</script>',
        '<script type="application/ld+json">{"@type": "Person", "name": "Irene Falk"}</script>',
        "https://www.rfc-editor.org/rfc/rfc8259",
    ),
    "block-left-out": Code(
        Severity.WARNING,
        "A page's JSON-LD blocks are valid",
        "A JSON-LD block of the page is broken and was left out: {?value}; correct it to have its data too.",
        "The result lacks everything in that block.",
        '<script type="application/ld+json">{"@type": "Person" "name": "Irene Falk"}</script>',
        '<script type="application/ld+json">{"@type": "Person", "name": "Irene Falk"}</script>',
        "https://www.rfc-editor.org/rfc/rfc8259",
    ),
    "mended-block": Code(
        Severity.WARNING,
        "A page's data are valid for every reader",
        "The script was read despite a mistake that other programs may reject; correct it at this place.",
        "Search engines may ignore the whole script.",
        '<script type="application/ld+json">{"@type": "Person", "name": "Irene Falk",}</script>',
        '<script type="application/ld+json">{"@type": "Person", "name": "Irene Falk"}</script>',
        "https://www.rfc-editor.org/rfc/rfc8259",
    ),
    "relative-address": Code(
        Severity.WARNING,
        "A page gives its own address",
        "The page does not give its own address, so relative references lead nowhere; give its address with --url.",
        "A relative reference has a meaning only together with the address of the page.",
        '<a itemprop="url" href="/fair">Fair</a>',
        '<link rel="canonical" href="https://press.example/news">\n<a itemprop="url" href="/fair">Fair</a>',
        "https://www.rfc-editor.org/rfc/rfc3986#section-5",
    ),
    "not-shown": Code(
        Severity.WARNING,
        "The page shows what is embedded in it",
        "Values that the page does not show were left out; show them on the page, or embed everything with --everything.",
        "Search engines may ignore or penalize a page whose markup differs from what readers see.",
        "<p>The fair opens on Monday.</p>",
        "<p>Irene Falk opens the fair on Monday.</p>",
        "https://schema.org/docs/gs.html",
    ),
    "policy-nonce": Code(
        Severity.ADVICE,
        "A data script needs no nonce",
        "The page's scripts have a nonce and ours does not, because it contains data that browsers never run; if a checker asks for "
        "one, let the template add its nonce to our script.",
        "A nonce must differ in every response, so only the template of the site can add it.",
        '<script nonce="r4nd0m">…</script>\n<script type="application/ld+json">…</script>',
        '<script nonce="r4nd0m">…</script>\n<script type="application/ld+json" nonce="r4nd0m">…</script>',
        _HTML_SCRIPT,
    ),
    "policy-hash": Code(
        Severity.ADVICE,
        "A data script needs no hash",
        "The page has a Content-Security-Policy, which does not concern our script, because it contains data that browsers never run; "
        "if a checker asks for its hash, add it to script-src.",
        "Browsers do not apply the policy to data, but some checkers do.",
        "Content-Security-Policy: script-src 'self'",
        "Content-Security-Policy: script-src 'self' 'sha256-…'",
        _CSP,
    ),
    "second-article": Code(
        Severity.WARNING,
        "A page describes one article",
        "The page has an article by another program, so it now describes two; let only one of the two programs write the article.",
        "Search engines count one article as two, or ignore both.",
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Fair opens"}</script>\n'
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Fair opens"}</script>',
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Fair opens"}</script>',
        "docs/embedding.md",
    ),
    "article-joined": Code(
        Severity.ADVICE,
        "A block adds to the article that the page describes",
        "Another program already describes the article, so the block only adds what it is about and mentions; change its headline, dates, "
        "publisher and author in that program.",
        "Search engines count an article that is described twice as two.",
        '<script type="application/ld+json">{"@type": "NewsArticle", "@id": "#article", "headline": "Fair opens"}</script>',
        '<script type="application/ld+json">{"@type": "NewsArticle", "@id": "#article", "headline": "Fair opens"}</script>\n'
        '<script type="application/ld+json">{"@type": "NewsArticle", "@id": "#article", "about": …}</script>',
        "docs/embedding.md",
    ),
    "page-says-otherwise": Code(
        Severity.WARNING,
        "The page's own data say what the options say",
        "The page's own data contradict an option, and the block does not repeat the property; change it in the program that writes those "
        "data.",
        "An article with two headlines or days has none that programs can rely on.",
        "linkeddata embed page.html --headline 'Fair opens'",
        "linkeddata embed page.html",
        "docs/embedding.md",
    ),
    "page-changed": Code(
        Severity.WARNING,
        "A description is as old as its page",
        "The page has changed since the description was made, and what it no longer says was left out; make the description again with "
        "`linkeddata describe --json`, and correct that.",
        "Markup that describes an earlier text of the page misleads its readers.",
        "linkeddata embed page.html --description old.json",
        "linkeddata describe page.html --json -o new.json\nlinkeddata embed page.html --description new.json",
        "docs/embedding.md",
    ),
    "nothing-to-remove": Code(
        Severity.ADVICE,
        "A page to clean has our block",
        "The page has no block of ours and was left unchanged; check that it is the right page.",
        "The command changed nothing.",
        "<p>The fair opens on Monday.</p>",
        '<p>The fair opens on Monday.</p>\n<script type="application/ld+json" data-generator="linkeddata">…</script>',
        "docs/embedding.md",
    ),
}
