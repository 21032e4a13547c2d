"""The names of private persons are in nothing that is kept, unless the editor wants them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from linkeddata.release.documents import Task, claims, evidence, facts
from tests.unit.release.documents import releases

#: Texts with a private person, and every word of the name that may not remain.
TEXTS = {
    "crash.txt": (releases.CRASH, ["Kettleby"]),
    "headline.txt": (releases.CRASH.replace("Two hurt in crash near Ostburg", "Ann Kettleby hurt in crash"), ["Kettleby"]),
    "crash.html": (
        "<html><head><title>Two hurt in crash</title></head><body><main><h1>Two hurt in crash</h1><p>"
        + releases.CRASH.split("\n\n")[1].replace("Ann Kettleby", "Ann <b>Kettleby</b>")
        + "</p></main></body></html>",
        ["Kettleby"],
    ),
    "two.txt": (releases.CRASH + "Bo Ravensworth, a baker, was also injured in the accident.\n", ["Kettleby", "Ravensworth"]),
    "accents.txt": (releases.CRASH.replace("Kettleby", "Këttleby"), ["Këttleby", "Kettleby", "kettleby"]),
    "address.html": (
        '<html><head><title>Crash</title><link rel="canonical" href="https://ostburg.example/crash"></head><body><main><h1>Crash</h1><p>'
        + releases.CRASH.split("\n\n")[1]
        + '</p><p><a href="https://ostburg.example/ann-kettleby">More</a></p></main></body></html>',
        ["Kettleby", "kettleby"],
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_no_name_of_a_private_person_is_kept(name: str, tmp_path: Path) -> None:
    text, words = TEXTS[name]
    done = releases.done(releases.write(tmp_path / "in", {name: text}), tmp_path / "work")[name]
    assert done.left_out == (2 if name == "two.txt" else 1) and done.code == 0
    everything = b"".join(releases.contents(done).values()).decode()
    everything += json.dumps(done.findings, ensure_ascii=False) + evidence(done, str).decode()
    everything += "".join(map(str, facts(done, str)))
    for word in words:
        for form in (word, word.upper(), word.lower(), json.dumps(word)[1:-1]):
            assert form not in everything, form
    # nor what stands around the quotations
    assert not re.search(r"#(?:prefix|suffix)>", everything)
    told = claims(done)
    assert told is not None and not any(claim.private for claim in told.claims)
    assert all(fact.words is None or fact.words.sentence == fact.words.quote for fact in facts(done, str))


def test_a_person_whom_an_editor_drops_is_not_kept(tmp_path: Path) -> None:
    line = {"judge": "drop", "a": {"kind": "person", "name": "Tomas Lund"}}
    files = {"call.txt": releases.CALL, "corrections.jsonl": json.dumps(line)}
    done = releases.done(releases.write(tmp_path / "in", files), tmp_path / "work")["call.txt"]
    everything = b"".join(releases.contents(done).values()).decode()
    assert "Lund" not in everything and "Reyes" in everything


def test_a_private_person_stays_if_the_editor_wants(tmp_path: Path) -> None:
    folder = releases.write(tmp_path / "in", {"crash.txt": releases.CRASH})
    done = releases.done(folder, tmp_path / "work", Task(keep_private=True))["crash.txt"]
    assert done.left_out == 0
    assert all(
        "Kettleby" in releases.contents(done)[name].decode() for name in ("claims.json", "facts.jsonl", "evidence.nq.gz")
    )
    told = claims(done)
    assert told is not None and [claim.names for claim in told.claims if claim.private] == [("Ann Kettleby",)]
    assert [f["code"] for f in done.findings if f["severity"] == "warning"] == ["private-person"]
    assert any(fact.words and "injured" in fact.words.sentence for fact in facts(done, str))


def test_who_is_not_private_is_shown_with_the_words_around(tmp_path: Path) -> None:
    done = releases.done(releases.write(tmp_path / "in", {"call.txt": releases.CALL}), tmp_path / "work")["call.txt"]
    assert done.left_out == 0 and b"#prefix>" in releases.contents(done)["evidence.nq.gz"]
