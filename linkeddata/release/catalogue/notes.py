"""What the first page of a release says besides its numbers: how it was made, how often that is right, and its score."""

from __future__ import annotations

from linkeddata.release.catalogue.score import HOST, Line, Score
from linkeddata.version import __version__

#: As docs/quality.md has it; a test compares the numbers.
ACCURACY = (
    "On 95 texts that it never saw, 93 of 100 persons, organizations and places were right, 85 of 100 events, and 71 of 100 statements "
    "about events."
)
MADE = f"A program, linkeddata {__version__}, read the releases. It can be wrong. {ACCURACY}"


def notes(score: Score) -> dict[str, str]:
    """Return sections for the first page of a release: heading → text, plain: paragraphs with an empty line between them; lines
    of a paragraph after the first are a list.

    Args:
        score: of the release, by its catalogues (`scored`).
    """
    return {
        "How it was made": f"{MADE} Beside each fact stands the sentence that it was read from.",
        "What data portals make of it": f"{_portals(score)}\n\n{_stars(score)}",
    }


def _portals(score: Score) -> str:
    """Return the scores of portals in words."""
    headings = dict.fromkeys(line.dimension for line in score.mqa)
    parts = (_part(name, [line for line in score.mqa if line.dimension == name]) for name in headings)
    host = sum(line.possible - line.got for line in score.mqa if line.reason == HOST)
    later = f" {host} points are for addresses that answer; only the server can earn them." if host else ""
    return (
        f"By the rules of data.europa.eu it has {score.points} of {score.possible} points: {', '.join(parts)}.{later}\n\n"
        f"By those of udata (data.gouv.fr) it has {sum(line.got for line in score.udata)} of {len(score.udata)}."
    )


def _part(name: str, lines: list[Line]) -> str:
    return f"{name.lower()} {sum(line.got for line in lines)} of {sum(line.possible for line in lines)}"


def _stars(score: Score) -> str:
    earned = sum(star.earned for star in score.stars)
    return f"Of the five stars of open data it has {earned}.\n" + "\n".join(
        f"{star.asks[:1].upper()}{star.asks[1:]}: {'yes' if star.earned else 'no'}. {star.reason}" for star in score.stars
    )
