"""Write docs/findings.md, the page of all codes of findings, and shapes/examples.json, the examples of the shapes.

    python docs/make_findings.py           # writes them
    python docs/make_findings.py --check   # writes nothing, exits 1 if something would change

The codes are those of the profiles in `shapes/profiles.ttl` and of `linkeddata.values.codes`. The examples of a shape are
`tests/shapes/PROFILE/CODE/bad.ttl` and `good.ttl`, without prefixes and without the things that are the same in both: a wheel has
no tests, but `linkeddata shapes CODE` shows the examples. Tests of `tests/unit/validation/reports/` compare the bytes.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from linkeddata.validation.reports import rules
from linkeddata.validation.reports.rules import Meaning

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "findings.md"
EXAMPLES = ROOT / rules.EXAMPLES
PAIRS = ROOT / "tests" / "shapes"

HEAD = """\
# Findings

Every finding has a code that stays the same from version to version, a severity, a sentence that says what is wrong and what to do,
and, if they are known, the thing, property and value concerned and the place in the file. `docs/make_findings.py` writes this page.

## What fails a run

| severity | means | exit code |
|---|---|---|
| error | programs misunderstand or ignore the data | 1 |
| warning | most likely wrong, but right in some cases | 0; 1 with `--fail-on warning` |
| advice | good to have if it is true; never make anything up for it | 0 |

A file that cannot be read makes the exit code 3, and one that is refused for its size or for safety makes it 5. The other files are
still checked, and the file is in the report, whatever its form. Wrong options and broken rules end the run at once, with 2.

## Forms

| `--format` | for | notes |
|---|---|---|
| `human` | people | one line for each finding, with its code at the end, and a summary of each file; coloured on a terminal |
| `json` | programs | described by [report.schema.json](../shapes/report.schema.json); unknown values are null |
| `sarif` | sites that show findings beside the code | SARIF 2.1.0; columns count code points, fingerprints do not change when lines move |
| `junit` | continuous integration | a suite for each file, a failed case for each error; warnings and advice are the suite's output |
| `shacl` | RDF tools | a validation report in Turtle; things without an address are named by the file and their place in it |

The same files give the same bytes: no form contains times or names of machines.

## Before each commit

With [pre-commit](https://pypi.org/project/pre-commit/), pages, JSON-LD and RDF files are checked when they are committed. In
`.pre-commit-config.yaml`:

```yaml
repos:
  - repo: https://example.org/linkeddata.git  # where you keep this repository
    rev: v0.1.0
    hooks:
      - id: linkeddata-validate
        files: ^public/.*\\.html$                     # default: all pages, JSON-LD and RDF files
        args: [--profile, schema.org, --fail-on, error]
```

A page without JSON-LD, Microdata and RDFa cannot be checked and fails the commit, so list only pages with data in `files`.

## Codes

Every code that a command can report. `linkeddata shapes CODE` explains one on the terminal. `…` stands for the name or value
concerned. A profile is chosen with `--profile`; codes without a profile say in *italics* where they are found.

| code | severity | what is wrong | found in |
|---|---|---|---|
"""

EACH = """
## Each code

Examples leave out prefixes, and everything that is the same in both.
"""


def page() -> str:
    """Return the page."""
    codes = rules.every_code().values()
    return HEAD + "".join(_row(*one) for one in codes) + EACH + "".join(_section(*one) for one in codes)


def _row(meaning: Meaning, names: tuple[str, ...]) -> str:
    cells = (f"`{meaning.code}`", str(meaning.severity), f"[{meaning.title}](#{meaning.code})", ", ".join(names))
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def _section(meaning: Meaning, names: tuple[str, ...]) -> str:
    what, todo = meaning.halves
    see = meaning.see.removeprefix("docs/")
    lines = (
        f"### {meaning.code}",
        f"**{meaning.title}** ({meaning.severity}; {', '.join(names)}).",
        f"{what} *{todo}*",
        f"Why: {meaning.why}",
        f"Bad:\n\n```\n{meaning.bad}\n```",
        f"Good:\n\n```\n{meaning.good}\n```",
        f"Source: [{meaning.see}]({see})",
    )
    return "".join(f"\n{line}\n" for line in lines)


def examples() -> str:
    """Return the examples of all shapes, as JSON.

    Raises:
        FileNotFoundError: a shape has only one of the two files.
    """
    found = {}
    for folder in sorted(path.parent for path in PAIRS.glob("*/*/bad.ttl")):
        bad, good = _pair((folder / "bad.ttl").read_text("utf-8"), (folder / "good.ttl").read_text("utf-8"))
        found[f"{folder.parent.name}#{folder.name}"] = {"bad": bad, "good": good}
    about = "Made by docs/make_findings.py from tests/shapes; licence Apache-2.0."
    return json.dumps({"about": about, "examples": found}, ensure_ascii=False, indent=1) + "\n"


def _pair(bad: str, good: str) -> tuple[str, str]:
    r"""Return what differs between two Turtle files; both in full if one of them only has more things.

    >>> _pair("@prefix : <u:> .\n:a :p 1 .\n:b :p 2 .\n", "@prefix : <u:> .\n:a :p 1 .\n:b :p 3 .\n")
    (':b :p 2 .', ':b :p 3 .')
    """
    one, other = _things(bad), _things(good)
    first, second = [t for t in one if t not in other], [t for t in other if t not in one]
    return "\n".join(first if first and second else one), "\n".join(second if first and second else other)


def _things(turtle: str) -> list[str]:
    """Return the descriptions of a Turtle file in their order: the text up to each dot at the end of a line."""
    body = "".join(f"{line}\n" for line in turtle.splitlines() if line.strip() and not line.startswith(("#", "@")))
    return [thing.rstrip() for thing in re.split(r"(?<= \.)\n", body) if thing.strip()]


def main() -> int:
    """Write what has changed; return 1 if `--check` would have written something."""
    check = "--check" in sys.argv[1:]
    changed = False
    for path, make in ((EXAMPLES, examples), (PAGE, page)):
        made = make().encode()
        if not path.is_file() or path.read_bytes() != made:
            changed = True
            print(f"{path.parent.name}/{path.name}")
            if not check:
                path.write_bytes(made)
                for cached in (rules.of_profiles, rules.examples_of_shapes):
                    cached.cache_clear()
    return 1 if check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
