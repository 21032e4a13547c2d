"""A score as a table for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator

from linkeddata.release.catalogue.score import Line, Score


def score_text(score: Score) -> str:
    """Return a score as text: a line for each indicator, with what would raise it."""
    return "".join(f"{line}\n" for line in _lines(score))


def _lines(score: Score) -> Iterator[str]:
    yield f"data.europa.eu (MQA): {score.points} of {score.possible} points, {score.band}"
    for heading in dict.fromkeys(line.dimension for line in score.mqa):
        rows = [line for line in score.mqa if line.dimension == heading]
        yield f"  {heading}: {sum(row.got for row in rows)} of {sum(row.possible for row in rows)}"
        yield from map(_row, rows)
    yield f"udata (data.gouv.fr): {sum(line.got for line in score.udata)} of {len(score.udata)}"
    yield from map(_row, score.udata)
    yield f"five stars: {sum(star.earned for star in score.stars)} of 5"
    for star in score.stars:
        yield f"    {'*' if star.earned else '-'} {star.number} {star.asks}: {star.reason}"
    for problem in score.problems:
        yield f"problem: {problem.file}: {problem.sentence}"
    yield "Nothing is wrong." if score.fine else "Something is to be done."


def _row(line: Line) -> str:
    row = f"    {line.got:3} / {line.possible:<3} {line.name}"
    said = line.reason or line.todo
    return f"{row}: {said}" if said else row


def score_json(score: Score) -> str:
    """Return a score as JSON, with the same facts as the table."""
    data = {
        "points": score.points,
        "possible": score.possible,
        "band": score.band,
        "fine": score.fine,
        "online": score.online,
        "mqa": [_data(line) for line in score.mqa],
        "udata": [_data(line) for line in score.udata],
        "stars": [
            {"number": star.number, "asks": star.asks, "earned": star.earned, "reason": star.reason} for star in score.stars
        ],
        "problems": [{"file": problem.file, "sentence": problem.sentence} for problem in score.problems],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _data(line: Line) -> dict[str, object]:
    return {
        **({"dimension": line.dimension} if line.dimension else {}),
        "name": line.name,
        "got": line.got,
        "possible": line.possible,
        **({"todo": line.todo} if line.todo else {}),
        **({"reason": line.reason} if line.reason else {}),
    }
