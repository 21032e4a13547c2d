"""Count what is in `training/data` and write it into DATA_CARD.md and data/README.md; run it whenever the data change.

python -m training.card
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
DATA = HERE / "data"
_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")


def digest() -> str:
    """Return the SHA-256 over the listing `LC_ALL=C sha256sum *.json *.txt` of the data."""
    names = [p.name for end in ("json", "txt") for p in sorted(DATA.glob(f"*.{end}"), key=lambda p: p.name.encode())]
    listing = "".join(f"{hashlib.sha256((DATA / n).read_bytes()).hexdigest()}  {n}\n" for n in names)
    return hashlib.sha256(listing.encode()).hexdigest()


def counts(releases: list[dict[str, Any]]) -> str:
    """Return the table of what is annotated and the sentences below it, as Markdown."""
    entities = [e for r in releases for e in r["entities"]]
    events = [e for r in releases for e in r["events"]]
    types = Counter("+".join(sorted(e["types"])) for e in entities)
    facts = Counter(f[1] for r in releases for f in r["facts"])
    kinds = Counter(e["kind"] for e in events)
    starts = Counter(_precision(e["start"]) for e in events)
    given = {key: sum(bool(r["document"].get(key)) for r in releases) for key in ("headline", "datePublished", "publisher")}
    return f"""| annotated | count |
|---|---|
| entities | {len(entities):,} ({types["Person"]:,} persons; {types["Organization"]:,} organizations; {types["Place"]:,} places; \
{types["Organization+Place"]:,} that are organization and place), {sum(bool(e.get("optional")) for e in entities):,} of them optional |
| events | {len(events):,} |
| facts | {facts.total():,}: {", ".join(f"{name} {n:,}" for name, n in facts.most_common())} |
| dates of events | {", ".join(f"{name} {n:,}" for name, n in starts.most_common())} |

Events by kind: {", ".join(f"{name} {n}" for name, n in kinds.most_common())}.

Of the {len(releases)} documents {given["headline"]} have a headline, {given["datePublished"]} a date of publication, \
{given["publisher"]} a publisher."""


def _precision(start: str | None) -> str:
    if not start:
        return "none"
    if start.startswith("--"):
        return "without a year"
    return {4: "year only", 7: "month", 10: "to the day"}.get(len(start), "with an hour")


def main() -> None:
    """Rewrite the two files."""
    releases = [json.loads(p.read_text("utf-8")) for p in sorted(DATA.glob("*.json"))]
    words = sum(len(p.read_text("utf-8").split()) for p in DATA.glob("*.txt"))
    card, readme = HERE / "DATA_CARD.md", DATA / "README.md"
    text = _DIGEST.sub(digest(), card.read_text("utf-8"))
    text = re.sub(
        r"(<!-- counts: begin -->\n).*(\n<!-- counts: end -->)", lambda m: m[1] + counts(releases) + m[2], text, flags=re.DOTALL
    )
    text = re.sub(r"(\| documents \| )\d+", rf"\g<1>{len(releases)}", text)
    text = re.sub(r"(\| words \| ).*?;", rf"\g<1>{words:,} (split at white space);", text)
    text = re.sub(r"has \d+ on average", f"has {words // len(releases)} on average", text)
    card.write_text(text, "utf-8")
    text = _DIGEST.sub(digest(), readme.read_text("utf-8"))
    text = re.sub(r"^\d+(?= press releases)", str(len(releases)), text, flags=re.MULTILINE)
    text = re.sub(r"of all \d+ files", f"of all {2 * len(releases)} files", text)
    readme.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
