"""Write docs/findings.md, the list of the codes of findings, from the rules themselves; a test of
`tests/unit/validation/reports/` compares its bytes.

    python docs/make_findings.py           # writes it
    python docs/make_findings.py --check   # writes nothing, exits 1 where something would change

The codes are those of the profiles that `shapes/profiles.ttl` lists and of `linkeddata.values.codes`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from linkeddata.validation.reports.rules import Meaning, of_profiles, of_reading
from linkeddata.validation.shapes.profiles import profiles

PAGE = Path(__file__).resolve().parent / "findings.md"
#: What stands in the column of profiles for what is found while JSON-LD is read, whatever the profile.
READING = "any"

HEAD = """\
# Findings of `linkeddata validate`

Every finding has a code that stays the same from version to version, a severity, a sentence that says what is wrong and what to do,
and, as far as they are known, the thing, property and value concerned and the place in the file. This page is written by
`docs/make_findings.py`.

## What fails a run

| severity | means | exit code |
|---|---|---|
| error | readers of the data will misunderstand it, or pass it over | 1 |
| warning | most likely wrong, but there are cases in which it is right | 0; 1 with `--fail-on warning` |
| advice | good to have where it is so; nothing should be made up for it | 0 |

A file that cannot be read ends the run with 3, one that is refused for its size or for safety with 5; the other files are checked all
the same, and the file stands in the report, whatever its form. Wrong options and broken rules end it at once, with 2.

## Forms

| `--format` | for | notes |
|---|---|---|
| `human` | people | one line a finding, one that sums up each file; coloured on a terminal |
| `json` | programs | described by [report.schema.json](../shapes/report.schema.json); what is not known is null |
| `sarif` | sites that show findings beside the code | SARIF 2.1.0; columns count code points, fingerprints stay when lines move |
| `junit` | continuous integration | a suite a file, a failed case an error; warnings and advice are the suite's output |
| `shacl` | RDF tools | a validation report in Turtle; what has no address is named by the file and its place in it |

The same files give the same bytes: no form holds times or names of machines.

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

A page without JSON-LD cannot be checked and fails the commit: name the pages that have it in `files`.

## Codes

`…` stands for the name or value concerned. A profile is chosen with `--profile`; what is marked *any* is found in all JSON-LD,
whatever the profile.

| code | severity | what is wrong | what to do | profile | rule |
|---|---|---|---|---|---|
"""


def rows() -> dict[str, tuple[Meaning, list[str]]]:
    """Return what each code means and the profiles that it belongs to, in the order of the codes.

    Raises:
        ValueError: one code has two severities.
    """
    found: dict[str, tuple[Meaning, list[str]]] = {}
    tables = {profile.name: of_profiles((profile.name,)) for profile in profiles()}
    for name, meanings in {**tables, READING: of_reading()}.items():
        for meaning in meanings.values():
            known, names = found.setdefault(meaning.code, (meaning, []))
            if known.severity is not meaning.severity:
                raise ValueError(f"{meaning.code} is {known.severity} in {names[0]} and {meaning.severity} in {name}")
            if name not in names:
                names.append(name)
    return dict(sorted(found.items()))


def page() -> str:
    """Return the page."""
    return HEAD + "".join(_row(meaning, names) for meaning, names in rows().values())


def _row(meaning: Meaning, names: list[str]) -> str:
    rule = f"[{meaning.title}]({meaning.see})" if meaning.see else meaning.title
    told = ", ".join(f"*{name}*" if name == READING else name for name in names)
    cells = (f"`{meaning.code}`", str(meaning.severity), *meaning.halves, told, rule)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def main() -> int:
    """Write the page where it has changed; return 1 if it would have under `--check`."""
    made = page().encode()
    changed = not PAGE.is_file() or PAGE.read_bytes() != made
    check = "--check" in sys.argv[1:]
    if changed:
        print(PAGE.relative_to(PAGE.parent.parent))
        if not check:
            PAGE.write_bytes(made)
    return 1 if check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
