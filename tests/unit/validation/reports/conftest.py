"""Reports for the tests of every form: what a real run gives, and what hardly any run gives."""

from __future__ import annotations

import pytest

from linkeddata.errors import RefusedError, UnreadableError
from linkeddata.validation.reports import Checked
from linkeddata.values.findings import Finding, Report, Severity
from linkeddata.values.span import Span

CORE = "https://w3id.org/linkeddata/shapes/core#"
GOOGLE = "https://w3id.org/linkeddata/shapes/google#"


@pytest.fixture
def order() -> Finding:
    """Return an error with everything that a finding can tell."""
    return Finding(
        Severity.ERROR,
        "dates-in-order",
        '"Ferry week" ends on 2021-05-02, before it starts on 2021-05-03; correct one of the two dates.',
        node="Ferry week",
        iri="https://a.example/#ferry-week",
        property="endDate",
        value="2021-05-02",
        shape=CORE + "dates-in-order",
        source="pages/ferry week.html",
        span=Span(40, 50),
        quote="until 2 May",
        line=12,
        column=5,
        pointer="/@graph/0/endDate",
        fix="Correct one of the two dates.",
    )


@pytest.fixture
def nameless() -> Finding:
    """Return a warning about a thing without an address or a name."""
    return Finding(
        Severity.WARNING,
        "event-name-present",
        "An event has no name, which is what readers see first; give it a short name.",
        node="an unnamed Event",
        shape=CORE + "event-name-present",
        line=20,
        column=3,
        pointer="/@graph/1",
        fix="Give it a short name.",
    )


@pytest.fixture
def advice() -> Finding:
    """Return advice."""
    return Finding(
        Severity.ADVICE,
        "article-image-advised",
        "Ferry week has no picture for Google to show; give image if the page shows a picture.",
        node="Ferry week opens",
        iri="https://a.example/",
        property="image",
        shape=GOOGLE + "article-image-advised",
    )


@pytest.fixture
def checked(order: Finding, nameless: Finding, advice: Finding) -> list[Checked]:
    """Return a page with findings, a page without, a file that cannot be read, one that is refused."""
    focus = {CORE + "Event": 2, CORE + "Article": 1}
    return [
        Checked(
            "pages/ferry week.html",
            Report((order, nameless, advice), focus, "pages/ferry week.html", ("core", "google"), "pyshacl"),
        ),
        Checked("pages/fine.html", Report((), {CORE + "Article": 1}, "pages/fine.html", ("core", "google"), "pyshacl")),
        Checked("a:b.ttl", failed=UnreadableError("not Turtle: a dot is missing", "correct the file", line=3, column=7)),
        Checked("/big/c.jsonld", failed=RefusedError("nested deeper than 100", "give the inner things names")),
    ]
