"""The hook that `.pre-commit-hooks.yaml` offers: pre-commit takes it, and runs it on the files that it is for.

Here pre-commit runs the command of this Python; that it can also install the package, `.ci/run` shows.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from commandline import EXAMPLES, ROOT, environment

from linkeddata.rdf.formats import BY_EXTENSION

MANIFEST = ROOT / ".pre-commit-hooks.yaml"
BAD = "@prefix s: <https://schema.org/> .\n<https://a.example/1> a s:Article .\n"

PRE_COMMIT = (sys.executable, "-m", "pre_commit")

[HOOK] = yaml.safe_load(MANIFEST.read_bytes())


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, env=_clean(), check=True, capture_output=True)


def _clean(**variables: str) -> dict[str, str]:
    """Return the environment without what a hook of git hands down, which would lead to another repository."""
    return {k: v for k, v in environment(**variables).items() if not k.startswith(("GIT_", "PRE_COMMIT"))}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a repository with pages, whose configuration has the hook as it stands here, with this Python's `linkeddata`."""
    folder, tools = tmp_path / "site", tmp_path / "bin"
    folder.mkdir()
    tools.mkdir()
    script = tools / "linkeddata"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m linkeddata "$@"\n', "utf-8")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    told = ("id", "name", "entry", "args", "files", "types", "require_serial")
    hook = {**{name: HOOK[name] for name in told}, "language": "system"}
    # YAML takes JSON as it is.
    (folder / ".pre-commit-config.yaml").write_text(json.dumps({"repos": [{"repo": "local", "hooks": [hook]}]}), "utf-8")
    for name in ("appointment.ttl", "appointment.jsonld"):
        shutil.copy(EXAMPLES / name, folder / name)
    (folder / "package.json").write_text('{"name": "site"}\n', "utf-8")
    git(folder, "init", "-q")
    return folder


def commit_check(site: Path) -> tuple[int, str]:
    """Run the hook on all files, as `git commit` would run it on those of a commit; return exit code and output."""
    git(site, "add", "-A")
    path = f"{site.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [*PRE_COMMIT, "run", "--all-files", "--verbose", "--color", "never"],
        cwd=site,
        env=_clean(PATH=path) | {"PRE_COMMIT_HOME": str(site.parent / "home")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.returncode, done.stdout.decode("utf-8")


def test_pre_commit_takes_the_manifest() -> None:
    done = subprocess.run([*PRE_COMMIT, "validate-manifest", MANIFEST], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (0, b"")
    assert (HOOK["language"], HOOK["entry"], HOOK["args"]) == ("python", "linkeddata validate", ["--fail-on", "error"])


@pytest.mark.parametrize("name", ["a/b.jsonld", "b.HTML", "b.htm", "c d.xhtml", "e.ttl", "f.trig", "g.nt", "h.nq"])
def test_the_hook_is_for_linked_data(name: str) -> None:
    assert re.search(HOOK["files"], name)


@pytest.mark.parametrize("name", ["package.json", "a.md", "html", "a.html.j2", "ttl.txt", "b.jsonld.bak", "c.ttlx"])
def test_the_hook_is_for_nothing_else(name: str) -> None:
    assert not re.search(HOOK["files"], name)


def test_the_hook_is_for_all_that_can_be_read() -> None:
    # .json is mostly something else.
    assert {e for e in BY_EXTENSION if re.search(HOOK["files"], "a" + e)} == set(BY_EXTENSION) - {".json"}


def test_fine_files_can_be_committed(site: Path) -> None:
    code, said = commit_check(site)
    assert code == 0, said
    assert re.search(r"^appointment\.ttl: (?:no findings|\d+ advice) \(", said, re.MULTILINE)
    assert re.search(r"^appointment\.jsonld: (?:no findings|\d+ advice) \(", said, re.MULTILINE)
    assert "package.json" not in said


def test_a_file_with_an_error_cannot(site: Path) -> None:
    (site / "bad.ttl").write_text(BAD, "utf-8")
    code, said = commit_check(site)
    assert code == 1, said
    assert re.search(r"bad\.ttl.*: error: .*has no headline", said)
    assert "exit code: 1" in said
