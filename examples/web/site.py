"""A static site: one page a press release, each with its data. Run it: python examples/web/site.py FOLDER."""

import sys
from html import escape
from pathlib import Path

from linkeddata.page import embed

RELEASES = sorted(Path(__file__).resolve().parent.parent.glob("*.txt"))
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{0}</title>
</head>
<body>
<h1>{0}</h1>
{1}</body>
</html>
"""


def build(folder: Path) -> None:
    """Write the pages."""
    for path in RELEASES:
        title, *parts = (escape(part) for part in path.read_text("utf-8").strip().split("\n\n"))
        page = PAGE.format(title, "".join(f"<p>{part}</p>\n" for part in parts))
        done = embed(page.encode(), name=f"{path.stem}.html")
        (folder / f"{path.stem}.html").write_bytes(done.data)
        for finding in done.findings:
            print(f"{path.stem}: {finding.message}", file=sys.stderr)


if __name__ == "__main__":
    build(Path(sys.argv[1]))
