"""All 405 points, proved by a real nginx with the configuration that the release itself brings."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import catalogued
import pytest
from catalogued import SETTINGS

from linkeddata.release.catalogue.check import check
from linkeddata.release.catalogue.online import asking
from linkeddata.release.site.files import Folder
from linkeddata.release.site.server import write_server
from linkeddata.release.values import Identities

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
pytestmark = pytest.mark.skipif(
    not NGINX and not os.environ.get("CI"), reason="not run: needs nginx (apt-get install nginx-light)"
)
BASES = ("https://data.example.org/", "https://www.example.org/open/data/")


@contextmanager
def served(folder: Path, base: str, conf: str) -> Iterator[str]:
    """Serve a release by nginx, and yield where."""
    assert NGINX, "nginx is missing: apt-get install nginx-light"
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        port = made.getsockname()[1]
    place = folder.parent / "nginx"
    (place / "linkeddata").mkdir(parents=True)
    for table in ("merged.map", "gone.map"):
        shutil.copy(folder / "server" / table, place / "linkeddata" / table)
    conf = conf.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("/srv/linkeddata/public/current", str(folder))
    (place / "linkeddata" / "nginx.conf").write_text(conf)
    temporary = "".join(f"{name}_temp_path {place}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    user = "user root;\n" if os.geteuid() == 0 else ""
    (place / "nginx.conf").write_text(
        f"{user}daemon off;\npid {place}/pid;\nworker_processes 1;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{temporary}include linkeddata/nginx.conf;\n}}\n"
    )
    process = subprocess.Popen([NGINX, "-e", str(place / "error.log"), "-p", str(place), "-c", str(place / "nginx.conf")])
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/{base.split('/', 3)[3]}"
    finally:
        process.terminate()
        process.wait(10)


def released(folder: Path, base: str) -> tuple[Path, str]:
    """Write a release with its server, and return its folder and the configuration."""
    catalogued.release(folder, replace(SETTINGS, base=base))
    write_server(Folder(folder, None), base, Identities({}, {}))
    return folder, (folder / "server" / "nginx.conf").read_text()


@pytest.mark.parametrize("base", BASES)
def test_every_point_is_earned(base: str, tmp_path: Path) -> None:
    folder, conf = released(tmp_path / "release", base)
    with served(folder, base, conf) as at:
        score = check(folder, asking(base, at))
    assert [(p.file, p.sentence) for p in score.problems] == []
    assert (score.points, score.band, score.fine, score.online) == (405, "excellent", True, True)
    assert sum(line.got for line in score.udata) == 9


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("application/gzip gz;", "application/n-quads gz;", "is served as application/n-quads, and should be application/gzip"),
        ("text/turtle ttl;", "", "is served as application/octet-stream, and should be text/turtle"),
        ("GET|HEAD|OPTIONS", "GET|OPTIONS", "answers with status 405"),
    ],
)
def test_a_server_that_is_set_wrong_is_told(old: str, new: str, words: str, tmp_path: Path) -> None:
    folder, conf = released(tmp_path / "release", BASES[0])
    assert old in conf
    with served(folder, BASES[0], conf.replace(old, new)) as at:
        score = check(folder, asking(BASES[0], at))
    assert any(words in problem.sentence for problem in score.problems)
    assert not score.fine


def test_a_file_that_was_not_uploaded_costs_its_points(tmp_path: Path) -> None:
    folder, conf = released(tmp_path / "release", BASES[0])
    web = shutil.copytree(folder, tmp_path / "web" / "release")
    (web / "data.jsonld").unlink()
    with served(web, BASES[0], conf) as at:
        score = check(folder, asking(BASES[0], at))
    assert [(line.name, line.possible - line.got) for line in score.mqa if line.got < line.possible] == [
        ("download address answers", 30)
    ]
    assert [problem.file for problem in score.problems] == [f"{BASES[0]}data.jsonld"]
