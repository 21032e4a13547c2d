"""The office's list as spreadsheets write it, and as they spoil it."""

from __future__ import annotations

import codecs
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkeddata.errors import UsageError
from linkeddata.known import csv_file
from linkeddata.known.csv_file import read
from linkeddata.known.rows import COLUMNS, KnownList
from linkeddata.values.description import Family
from linkeddata.values.findings import Severity

HEAD = "name,other names,kind,class,url,sameAs,parent,country,from,to,iri\n"
ROW = "Lindo Ferry Office,LFO | Lindo Ferries,organization,GovernmentOrganization,https://f.example/,,Ministry,Norway,2020,2021-03,\n"


def listed(text: str, encoding: str = "utf-8") -> KnownList:
    return read(text.encode(encoding), "known.csv")


def problem(text: str) -> tuple[int | None, int | None, str]:
    """Return line, column and words of the only problem of a list."""
    (found,) = [p for p in listed(text).problems if p.severity is not Severity.ADVICE]
    assert found.severity is Severity.ERROR and found.todo
    return found.line, found.column, found.what


def test_a_row() -> None:
    known = listed(HEAD + ROW)
    (row,) = known.rows
    assert (row.name, row.others, row.family) == ("Lindo Ferry Office", ("LFO", "Lindo Ferries"), Family.ORGANIZATION)
    assert (row.cls, row.url, row.parent, row.country) == ("GovernmentOrganization", "https://f.example/", "Ministry", "NO")
    assert (row.first, row.last, row.line, known.problems) == ("2020", "2021-03", 2, ())


@pytest.mark.parametrize(
    "data",
    [
        (HEAD + ROW).encode(),
        codecs.BOM_UTF8 + (HEAD + ROW).encode(),
        (HEAD + ROW).replace("\n", "\r\n").encode(),
        (HEAD + ROW).replace(",", ";").encode(),
        codecs.BOM_UTF8 + (HEAD + ROW).replace(",", ";").replace("\n", "\r\n").encode(),
        (HEAD + ROW).replace(",", "\t").encode("utf-16"),
        ("sep=;\n" + (HEAD + ROW).replace(",", ";")).encode(),
        ("\n\n" + HEAD + "\n" + ROW + ",,,,,,,,,,\n\n").encode(),
        (HEAD.upper() + ROW).encode(),
        (HEAD.replace("other names", "Other_Names").replace("sameAs", "same as") + ROW).encode(),
        (HEAD.replace("other names", "alternateName").replace("from,to", "valid from,valid to") + ROW).encode(),
        (HEAD + ROW.replace("organization", " Organisation ")).encode(),
        (HEAD + '"Lindo Ferry Office","LFO\nLindo Ferries",organization,' + ROW.split(",", 3)[3]).encode(),
        (HEAD + ROW.replace("2020,2021-03", "2020,2021-03")).encode(),
    ],
)
def test_every_way_to_write_it_gives_the_same_row(data: bytes) -> None:
    made, plain = read(data, "known.csv"), listed(HEAD + ROW)
    assert [(r.names, r.family, r.url, r.country, r.first, r.last) for r in made.rows] == [
        (r.names, r.family, r.url, r.country, r.first, r.last) for r in plain.rows
    ]
    assert not made.problems


# cells of one row → column of the problem, words in it
SPOILT = [
    (",,organization", 1, "the row has no name"),
    ("!!!,,organization", 1, "“!!!” has no letter and no digit"),
    ("A Board,,", 3, "the row has no kind"),
    ("A Board,,thing", 3, "“thing” is no kind"),
    ("A Board,,organization,,www.board.example", 5, "“www.board.example” is not absolute"),
    ("A Board,,organization,,htp://board.example", 5, "is not absolute with http or https"),
    ("A Board,,organization,,javascript:alert(1)", 5, "is not absolute"),
    ("A Board,,organization,,https://a b.example/", 5, "contains ' '"),
    ("A Board,,organization,,,https://a.example/ | b", 6, "“b” is not absolute"),
    ("A Board,,organization,,,,,Nowhere", 8, "“Nowhere” is no country"),
    ("A Board,,organization,,,,,,01/03/2020", 9, "“01/03/2020” is no date"),
    ("A Board,,organization,,,,,,43891", 9, "“43891” is no date"),
    ("A Board,,organization,,,,,,Mar-20", 9, "“Mar-20” is no date"),
    ("A Board,,organization,,,,,,2020-02-30", 9, "“2020-02-30” is no date"),
    ("A Board,,organization,,,,,,2020-13", 9, "“2020-13” is no date"),
    ("A Board,,organization,,,,,,2021,2020", 10, "2020 is before 2021"),
    ("A Board,,organization,,,,,,,,board", 11, "“board” is not absolute"),
    ("#NAME?,,organization", 1, "“#NAME?” was left by a spreadsheet"),
    ("A Board,#REF!,organization", 2, "“#REF!” was left by a spreadsheet"),
    ("A Board,1E+05,organization", 2, "“1E+05” was left by a spreadsheet"),
    ("A Board,,organization,,########", 5, "was left by a spreadsheet"),
    ("=A1,,organization", 1, "“=A1” is a formula to a spreadsheet"),
    ("+A1,,organization", 1, "is a formula to a spreadsheet"),
    ("@SUM(A1),,organization", 1, "is a formula to a spreadsheet"),
    ("A \0 Board,,organization", 1, "a character that is not text"),
    ("A \ufffd Board,,organization", 1, "a character that is not text"),
]


@pytest.mark.parametrize(("cells", "column", "words"), SPOILT)
def test_spoilt_cells_are_told_by_line_and_column(cells: str, column: int, words: str) -> None:
    first = problem(HEAD + ROW + cells + "\n")
    assert first[:2] == (3, column)
    assert words in first[2]
    assert first[2].startswith("column ")
    assert len(listed(HEAD + ROW + cells + "\n").rows) == 1


def test_all_cases_ran() -> None:
    assert len(SPOILT) == 26


@pytest.mark.parametrize(
    ("cell", "day"), [("2020-03-01 00:00:00", "2020-03-01"), ("2020-03-01T00:00:00", "2020-03-01"), ("2020", "2020")]
)
def test_days_that_spreadsheets_lengthened(cell: str, day: str) -> None:
    (row,) = listed(f"name,kind,from\nA Board,organization,{cell}\n").rows
    assert row.first == day


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"", 1, "names no column name and no column kind"),
        (b"\n\n", 1, "names no column name"),
        (b"Lindo Ferry Office,organization\n", 1, "names no column name and no column kind"),
        (b"name,url\nA,https://a.example/\n", 1, "names no column kind"),
        (b"name,kind,Name\n", 1, "two columns are called name"),
        (b"name,kind\nCaf\xe9 Board,organization\n", 2, "the file is not UTF-8"),
        (b"\xff\xfen\x00\x00\xd8", 1, "the file is not UTF-16"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", 1, "the file is not UTF-8"),
        (b"PK\x03\x04\x14\x00\x06\x00", 1, "names no column"),
    ],
)
def test_files_that_are_no_list(data: bytes, line: int, words: str) -> None:
    with pytest.raises(UsageError, match=words) as caught:
        read(data, "known.csv")
    assert (caught.value.line, caught.value.source) == (line, "known.csv")
    assert caught.value.todo


def test_a_quotation_mark_that_is_not_closed() -> None:
    text = HEAD + '"Lindo Ferry Office,,organization\n' + ROW * 2_000
    with pytest.raises(UsageError, match="a cell is longer than a whole page") as caught:
        listed(text)
    assert "quotation mark" in caught.value.todo
    short = listed(HEAD + '"Lindo Ferry Office,,organization\n' + ROW * 100)
    assert any("a quotation mark may be missing" in p.todo for p in short.problems)


def test_a_huge_cell_is_refused() -> None:
    line, column, words = problem(f"name,kind\n{'x' * 6_000},organization\n")
    assert (line, column, words) == (2, 1, "column name: the cell has 6000 characters")


def test_columns_that_are_not_read_are_told() -> None:
    (advice,) = listed("name,kind,adress,\nA,organization,x,\n").problems
    assert (advice.severity, advice.code, advice.column) == (Severity.ADVICE, "known-column", 3)
    assert "“adress” is not read" in advice.what
    (near,) = listed("name,kind,countri\nA,organization,NO\n").problems
    assert near.todo == "call it country, if that is meant"


def test_too_many_cells_are_told() -> None:
    found = listed("name,kind\nBoard, Harbour,organization\n").problems
    assert [(p.line, p.what) for p in found] == [(2, "the row has more cells than the first line names columns")]
    found = listed("kind,name\norganization,Harbour, Board of\n").problems
    assert [(p.line, p.what) for p in found] == [(2, "the row has more cells than the first line names columns")]


def test_lines_are_counted_through_cells_with_line_breaks() -> None:
    known = listed('name,other names,kind\nA,"x\ny\nz",organization\nB,,organization\n,,organization\n')
    assert [r.line for r in known.rows] == [2, 5]
    assert [p.line for p in known.problems] == [6]


def test_problems_have_an_end() -> None:
    known = listed("name,kind\n" + ",organization\n" * 5_000)
    assert len(known.problems) == 1_001
    assert known.problems[-1].what == "there are more such cells"


def test_each_row_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading is linear: every row is read once, whatever their number."""
    calls = {"row": 0}
    row = csv_file.cells.row

    def counted(*given: object) -> object:
        calls["row"] += 1
        return row(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(csv_file.cells, "row", counted)
    known = listed("name,kind\n" + "".join(f"Board {n},organization\n" for n in range(10_000)))
    assert (calls["row"], len(known.rows), len(known.by_key)) == (10_000, 10_000, 10_000)


CELL = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)


@given(st.lists(st.lists(CELL, min_size=len(COLUMNS), max_size=len(COLUMNS)), max_size=4), st.sampled_from(",;\t"))
def test_any_table_gives_rows_or_problems(table: list[list[str]], mark: str) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=mark).writerows([COLUMNS, *table])
    known = listed(text.getvalue())
    filled = [row for row in table if any(cell.strip() for cell in row)]
    assert len(known.rows) + len({p.line for p in known.problems}) == len(filled)


@given(st.binary(max_size=200))
def test_any_bytes_give_a_list_or_one_error(data: bytes) -> None:
    try:
        read(data, "known.csv")
    except UsageError as error:
        assert error.todo
