"""`validate --jobs`: several processes report what one does."""

from __future__ import annotations

import json
import os

import pytest
from commandline import run

from linkeddata.batch import jobs
from linkeddata.batch.jobs import in_order
from linkeddata.errors import RefusedError, UsageError

PAGE = '<p>A fair<script type="application/ld+json">{}</script>'
EVENT = {"@context": "https://schema.org", "@type": "Event", "name": "Kite fair", "startDate": "2031-05-04", "location": "Quay"}


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = []
    for number in range(7):
        event = {**EVENT, "name": f"Kite fair {number}", **({"startDate": "soon"} if number % 3 == 1 else {})}
        made.append(f"page{number}.html")
        (tmp_path / made[-1]).write_text(PAGE.format(json.dumps(event)))
    (tmp_path / "empty.html").write_text("")
    (tmp_path / "broken.html").write_text(PAGE.format('{"@type": '))
    return [*made[:4], "missing.html", "empty.html", "broken.html", *made[4:]]


@pytest.mark.parametrize("form", ["human", "json", "sarif", "junit", "shacl"])
def test_two_processes_report_what_one_does(files, form):
    one = run("validate", "--format", form, *files)
    two = run("validate", "--format", form, "--jobs", "2", *files)
    assert one.code == 3
    assert "soon" in one.text + one.err
    assert (two.code, two.out, two.err) == (one.code, one.out, one.err)


def test_standard_input_is_read_by_this_process(files):
    turtle = b"@prefix s: <https://schema.org/> . <urn:a> a s:Event ; s:nmae 'Fair' ."
    one = run("validate", "--format", "json", files[0], "-", files[1], stdin=turtle)
    two = run("validate", "--format", "json", "--jobs", "3", files[0], "-", files[1], stdin=turtle)
    assert "nmae" in one.text
    assert (two.code, two.out, two.err) == (one.code, one.out, one.err)


def test_more_processes_than_files(files):
    assert run("validate", "--jobs", "9", *files[:2]).out == run("validate", *files[:2]).out


@pytest.mark.parametrize("number", ["0", "-1", "many"])
def test_a_number_of_processes_is_positive(files, number):
    assert run("validate", "--jobs", number, *files[:2]).code == 2


def _name(file: str) -> str:
    return file.upper()


def _end(file: str) -> str:
    os._exit(9)


def _end_or_name(file: str) -> str:
    return _end(file) if file == "end" else _name(file)


def _refuse(file: str) -> str:
    raise UsageError("no such option", "leave it out", source=file)


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_come_in_the_order_of_the_files(jobs):
    names = [f"f{n}" for n in range(20)]
    assert list(in_order(_name, names, jobs)) == [name.upper() for name in names]


def test_a_process_that_ends_early_is_an_error():
    with pytest.raises(RefusedError, match="ended early"):
        list(in_order(_end, ["a", "b"], 2))


def test_a_process_that_ends_between_two_files_costs_no_other_file():
    pool = jobs._Pool(_end_or_name, 2, lambda file, error: f"lost {file}")
    assert pool._processes.submit(jobs._do, "end").exception() is not None
    assert list(pool.results(["b", "end", "c"])) == ["B", "lost end", "C"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_of_the_work_is_raised(jobs):
    with pytest.raises(UsageError) as raised:
        list(in_order(_refuse, ["a", "b"], jobs))
    assert (raised.value.what, raised.value.todo, raised.value.source) == ("no such option", "leave it out", "a")
