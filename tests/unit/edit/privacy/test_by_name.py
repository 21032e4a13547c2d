"""`--omit "NAME"` leaves a person out as a private one is; trades and homes, from text to data."""

from __future__ import annotations

import pytest
from newsroom import BASE, report
from strategies import sample

from linkeddata.edit import publishable
from linkeddata.edit.privacy import without_persons
from linkeddata.errors import UsageError
from linkeddata.pipeline import ReadOptions, convert
from linkeddata.values.settings import Settings, merge

PERSON = BASE + "person-ruben-askeland"


def settings(*names: str) -> Settings:
    return merge(Settings(), omit=names)


#: What the user writes for Ruben Askeland.
NAMES = ["Ruben Askeland", "Askeland", "RUBEN ASKELAND", "Mr Ruben Askeland", "Ruben J. Askeland"]


@pytest.mark.parametrize("name", NAMES)
def test_a_person_is_left_out_by_name(name: str) -> None:
    left = publishable(report("Ruben Askeland", kind="visit"), settings(name)).description
    assert PERSON not in {t.iri for t in left.things}
    assert "Askeland" not in "".join(str(s) for s in left.statements)
    assert "askeland" not in "".join(s.subject for s in left.statements)
    (told,) = [f for f in left.findings if f.code == "private-left-out"]
    assert told.message.startswith("1 person was removed")
    assert "omit-unknown" not in {f.code for f in left.findings}


def test_one_with_a_public_role_too() -> None:
    left = publishable(report("Ruben Askeland"), settings("Edda Varnholt")).description
    assert "Varnholt" not in "".join(str(s) for s in left.statements)
    assert PERSON in {t.iri for t in left.things}  # only who is named


def test_private_and_a_name() -> None:
    left = publishable(report("Ruben Askeland"), settings("private", "Edda Varnholt")).description
    said = "".join(str(s) for s in left.statements)
    assert "Varnholt" not in said
    assert "Askeland" not in said
    assert any(f.message.startswith("2 persons were removed") for f in left.findings)


def test_a_name_that_nobody_has_is_told_where_it_was_given_for_this_release() -> None:
    made = publishable(sample(), settings("Jo Ek"))
    assert [f.code for f in made.findings if f.code == "omit-unknown"] == ["omit-unknown"]
    assert made.description.statements == sample().statements
    from_file = Settings(omit=("Jo Ek",), origins={"omit": "linkeddata.toml"})
    assert "omit-unknown" not in {f.code for f in publishable(sample(), from_file).findings}


def test_another_person_of_the_same_first_name_stays() -> None:
    left = without_persons(sample(), private=False, names=["Tomás Novak"])
    assert left.statements == sample().statements


@pytest.mark.parametrize("wrong", ["privat", "Private", "", " ", "names", "a\nb"])
def test_what_is_no_name_is_refused(wrong: str) -> None:
    with pytest.raises(UsageError):
        settings(wrong)


#: A release, what may not be in what is published without private persons, what must be.
RELEASES = [
    (
        "Man charged after fire\n\nOSTBURG, 3 May 2021 - Milan Dvorak, 34, of Tanner Street, Ostburg, was charged with arson on Monday.",
        ("Tanner", "tanner", "Dvorak"),
    ),
    (
        "Porter hurt in fire\n\nLINDO, 3 May 2021 - A hotel porter, Edwin Sorrel, was hurt in a fire in Lindo on Monday.",
        ("Sorrel", "sorrel"),
    ),
    ("Pupil dies\n\nLINDO, 3 May 2021 - Pupil Jonas Weil, 12, died in an accident in Lindo on Monday.", ("Weil", "weil")),
    (
        "Nurse killed in crash\n\nLINDO, 3 May 2021 - Ida Brandt, 34, a nurse from Kelp Lane, was killed in a crash in Lindo on Monday.",
        ("Brandt", "brandt", "Kelp"),
    ),
    (
        "Two arrested\n\nLINDO, 3 May 2021 - Police arrested Jo Ek, 29, of Mill Row, and Pavel Sand (31), from Tarn, in Lindo on Monday.",
        ("Mill Row", "mill-row", "Tarn"),
    ),
]


@pytest.mark.parametrize(("text", "never"), RELEASES, ids=[row[0].partition("\n")[0] for row in RELEASES])
def test_neither_home_nor_name_of_a_private_person_is_published(text: str, never: tuple[str, ...]) -> None:
    done = convert(
        text.encode(), to="turtle", settings=Settings(omit="private"), options=ReadOptions(name="a.txt"), profile=("core",)
    )
    assert not [word for word in never if word in done.text]
    whole = convert(text.encode(), to="turtle", options=ReadOptions(name="a.txt"))
    assert "private-person" in {f.code for f in whole.findings}
    homes = [word for word in never if word[0].isupper() and word in ("Tanner", "Kelp", "Mill Row", "Tarn")]
    assert not [word for word in homes if word in whole.text]


def test_cases_counted() -> None:
    assert (len(NAMES), len(RELEASES)) == (5, 5)
