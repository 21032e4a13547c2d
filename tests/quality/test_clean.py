"""Training data and rules hold nothing of the texts that quality is measured on; and the check sees what it should."""

from __future__ import annotations

import importlib.util
import json
import sys
import warnings
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent


def _clean():
    spec = importlib.util.spec_from_file_location("quality_clean", HERE / "clean.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look themselves up
    spec.loader.exec_module(module)
    return module


CLEAN = _clean()
SENTENCE = "The harbour board of Saltholme opened its new tidal gate for small boats on Monday."


def test_nothing_is_shared_with_the_texts_of_the_measure() -> None:
    folder = CLEAN.dev_folder()
    if folder is None:
        warnings.warn(CLEAN.NOT_RUN, stacklevel=1)
        return
    assert len(CLEAN.persons(folder)) > 100
    assert not [str(found) for found in CLEAN.problems(folder)]


def test_what_is_compared() -> None:
    training = {p.relative_to(CLEAN.ROOT).as_posix() for p in CLEAN.training_files()}
    rules = {p.relative_to(CLEAN.ROOT).as_posix() for p in CLEAN.rule_files()}
    assert len(training) > 700
    assert {"training/ANNOTATION.md", "training/train.py", "training/data/storm-benedikt.txt"} <= training
    assert len(rules) > 100
    assert {"linkeddata/understand/entities/persons.py", "vocab/name-words.tsv"} <= rules
    assert not [p for p in CLEAN.PUBLISHED if not (CLEAN.ROOT / p).exists()]


def test_official_names_are_long() -> None:
    names = CLEAN.official_names()
    assert len(names) >= 15
    assert min(map(len, names)) >= 4


RUNS = (
    (SENTENCE, True),
    ("Yesterday the HARBOUR board, of Sáltholme, opened\nits new “tidal” gate.", True),  # eight words and more
    ("The harbour board of Saltholme opened its old tidal gate for small boats.", False),  # seven, then others
    ("It opened its new tidal gate for small boats on Monday.", True),
    ("opened its new tidal gate for small", False),
)


@pytest.mark.parametrize(("text", "seen"), RUNS)
def test_a_run_is_seen(tmp_path: Path, text: str, seen: bool) -> None:
    other, file = tmp_path / "other.txt", tmp_path / "file.txt"
    other.write_text(f"News\n\n{SENTENCE}\n", "utf-8")
    file.write_text(f"Headline\n\n{text}\n", "utf-8")
    found = CLEAN.shared_runs([file], [other], tmp_path)
    assert bool(found) is seen
    if seen:
        assert len(found) == 1
        assert str(found[0]).startswith("file.txt:3: shares “")
        assert str(found[0]).endswith("(in other.txt)")


def test_an_official_name_breaks_a_run(tmp_path: Path) -> None:
    name = "the Food and Agriculture Organization of the United Nations"
    for n, text in enumerate((f"They met {name} in Saltholme.", f"A guest of {name} spoke.")):
        (tmp_path / f"{n}.txt").write_text(text, "utf-8")
    assert not CLEAN.shared_runs([tmp_path / "0.txt"], [tmp_path / "1.txt"], tmp_path)
    for n in range(2):
        (tmp_path / f"{n}.txt").write_text(f"{SENTENCE} It was {name}.", "utf-8")
    assert len(CLEAN.shared_runs([tmp_path / "0.txt"], [tmp_path / "1.txt"], tmp_path)) == 1


HOLDERS = (
    ("text.txt", "One\nRuben Askeland spoke.\n", 2),
    ("capitals.txt", "RUBEN\tASKELAND spoke.", 1),
    ("data.json", '{\n "names": ["Rub\\u00e9n Askeland"]\n}', 2),
    ("rules.py", 'X = 1\nNAMES = ("a", "ruben askeland")\n', 2),
    ("comment.py", "X = 1  # Ruben Askeland\n", None),
    ("parts.py", 'NAMES = ("ruben", "askeland")\n', None),
    ("table.tsv", "# names\nperson\tx|ruben askeland|y\n", 2),
    ("parts.tsv", "person\truben|askeland\n", None),
    ("longer.txt", "Ruben Askelandsen and Ruben P. Askeland", None),
)


@pytest.mark.parametrize(("file", "text", "line"), HOLDERS, ids=[h[0] for h in HOLDERS])
def test_a_name_is_seen(tmp_path: Path, file: str, text: str, line: int | None) -> None:
    annotation = {
        "entities": [
            {"types": ["Person"], "names": ["Ruben Askeland", "Askeland"]},
            {"types": ["Organization"], "names": ["One Spoke"]},
        ]
    }
    dev = tmp_path / "dev"
    dev.mkdir()
    (dev / "a.json").write_text(json.dumps(annotation), "utf-8")
    names = CLEAN.persons(dev)
    assert names == {("ruben", "askeland"): "a.json"}
    (tmp_path / file).write_text(text, "utf-8")
    found = CLEAN.shared_names([tmp_path / file], names, tmp_path)
    assert [(f.file, f.line) for f in found] == ([(file, line)] if line else [])


def test_all_were_tried() -> None:
    assert (len(RUNS), len(HOLDERS)) == (5, 9)


def test_an_empty_folder_is_no_success(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no annotated texts"):
        CLEAN.problems(tmp_path)


def test_where_the_texts_are_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHARED", str(tmp_path))
    assert CLEAN.dev_folder() is None
    monkeypatch.setattr(sys, "argv", ["clean.py"])
    assert CLEAN.main() == 0
    (tmp_path / "gold" / "dev").mkdir(parents=True)
    assert CLEAN.dev_folder() == tmp_path / "gold" / "dev"
