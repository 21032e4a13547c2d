"""Codes about what was left out before publication, or should be looked at."""

from __future__ import annotations

from collections.abc import Mapping

from linkeddata.values.codes.code import Code
from linkeddata.values.findings import Severity

CODES: Mapping[str, Code] = {
    "unsure-left-out": Code(
        Severity.ADVICE,
        "Statements of low confidence are omitted",
        "Some statements were omitted because their confidence, or that of a statement they depend on, is too low; lower "
        "--min-confidence, or use --all, to keep more.",
        "A wrong statement does more harm than a missing one.",
        "linkeddata convert release.txt --min-confidence 0.9",
        "linkeddata convert release.txt --min-confidence 0.7",
        "docs/confidence.md",
    ),
    "unsure-shown": Code(
        Severity.ADVICE,
        "Statements of low confidence are marked",
        "Some statements have a confidence below the standard threshold; check them with `describe --all` or with the evidence (--to "
        "trig) before you publish them.",
        "A wrong statement does more harm than a missing one.",
        "linkeddata convert release.txt --all",
        "linkeddata convert release.txt",
        "docs/confidence.md",
    ),
    "references-removed": Code(
        Severity.ADVICE,
        "A description has everything that it refers to",
        "References were removed because the description no longer has what they lead to; delete them in the description too, or put the "
        "thing back.",
        "Data that refer to a thing which is described nowhere are incomplete.",
        '"attendee": {"@id": "…#person-jo-ek"}, and no thing with this IRI',
        '"attendee": {"@id": "…#person-jo-ek"}, and a thing with this IRI',
        "docs/reference.md",
    ),
    "private-person": Code(
        Severity.WARNING,
        "Private persons are not linked to accidents or crimes",
        "A person without a public role is named in connection with an arrest, trial, crime, accident or death; make sure that the name "
        "may be published, or leave private persons out with --omit private.",
        "Linked data make a name easy to find for years, and the person may have a right to be forgotten.",
        "Police arrested Jo Ek in Ostburg on Monday.",
        "Police arrested a man in Ostburg on Monday.",
        "docs/privacy.md",
    ),
    "omit-unknown": Code(
        Severity.WARNING,
        "A person who is left out is named in the release",
        "No person of the name was found; check the spelling, and search the output for it.",
        "A name that is spelt otherwise stays in the output.",
        "linkeddata convert release.txt --omit 'Irene Falc'",
        "linkeddata convert release.txt --omit 'Irene Falk'",
        "docs/privacy.md",
    ),
    "private-left-out": Code(
        Severity.ADVICE,
        "The output is read after private persons were removed",
        "Private persons were left out; read the output before you publish it.",
        "A program can miss a name, and other details may still identify the person.",
        "linkeddata convert release.txt --omit private -o release.jsonld",
        "linkeddata convert release.txt --omit private --to html -o release.html",
        "docs/privacy.md",
    ),
    "stale-judgement": Code(
        Severity.WARNING,
        "A lasting correction meets something in its document",
        "A line of corrections.jsonl meets nothing in its document any more; correct the name in it, or delete it.",
        "The text has changed, and with it perhaps the mistake that the line corrects.",
        '{"judge": "date", "a": {"document": "bridge.txt", "name": "Opening of the ferry"}, "value": "2024-05-03"}',
        '{"judge": "date", "a": {"document": "bridge.txt", "name": "Opening of the bridge"}, "value": "2024-05-03"}',
        "docs/corrections.md",
    ),
    "judgement-not-applied": Code(
        Severity.ERROR,
        "A lasting correction is about one thing",
        "A line of corrections.jsonl was not applied; make clear which thing it means, by kind, date or IRI.",
        "Two things of one name are two things, and a correction of the wrong one would be a new mistake.",
        '{"judge": "url", "a": {"name": "Ostburg"}, "value": "https://ostburg.example/"}',
        '{"judge": "url", "a": {"name": "Ostburg", "kind": "place"}, "value": "https://ostburg.example/"}',
        "docs/corrections.md",
    ),
    "judgements-contradict": Code(
        Severity.ERROR,
        "Lasting corrections do not contradict each other",
        "One line of corrections.jsonl says that two things are different, and others that they are the same; delete one of the lines.",
        "Nobody can tell which of the two an editor means, so neither is applied.",
        "line 1: A and B are the same; line 2: B and C are the same; line 3: A and C are different",
        "line 1: A and B are the same; line 2: B and C are the same",
        "docs/corrections.md",
    ),
    "calendar-no-day": Code(
        Severity.WARNING,
        "An event in a calendar has a day",
        "An event is not in the calendar, because its date is not a whole day; give the day of publication with --published if the year "
        "is missing, or correct the description.",
        "A calendar cannot say that something is in March, and a day that is made up is wrong.",
        "The fair opens in March. (linkeddata convert fair.txt --to ics)",
        "The fair opens on 7 March 2026. (linkeddata convert fair.txt --to ics)",
        "docs/exports.md",
    ),
    "calendar-no-date": Code(
        Severity.ADVICE,
        "Events without a date are in no calendar",
        "Some events have no date and are not in the calendar; use --to events-csv for a list of all events.",
        "A calendar has only events with a day.",
        "linkeddata convert release.txt --to ics",
        "linkeddata convert release.txt --to events-csv",
        "docs/exports.md",
    ),
    "annotations-no-address": Code(
        Severity.WARNING,
        "Annotations name the page that they are about",
        "The annotations have no page, because the page's address is not known; give it with --url.",
        "Annotation tools find the page by its address.",
        "linkeddata convert release.html --to annotations",
        "linkeddata convert release.html --to annotations --url https://www.example.org/news/1",
        "docs/exports.md",
    ),
}
