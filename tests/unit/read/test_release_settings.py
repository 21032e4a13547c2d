"""What a release says about itself: read, checked, asked for once, and written beside what stands there."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkeddata.errors import RefusedError, UsageError
from linkeddata.read.release_file import answer, missing, read_release_settings, required, settings_path, with_answers
from linkeddata.read.release_table import BY_KEY, OWN, RELEASE_SETTINGS
from linkeddata.read.settings_file import FILE_NAME, load_settings
from linkeddata.read.settings_table import BY_KEY as OTHERS
from linkeddata.read.settings_template import template, toml
from linkeddata.schema import eu_lists
from linkeddata.values.release_settings import ReleaseSettings
from linkeddata.values.settings import Settings

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "settings.md").read_text("utf-8")
EU = "http://publications.europa.eu/resource/authority/"
ANSWERS = {row.key: tomllib.loads(f"a = {row.example}")["a"] for row in RELEASE_SETTINGS}


def written(folder: Path, table: str, root: str = "") -> ReleaseSettings:
    (folder / FILE_NAME).write_text(f"{root}\n[release]\n{table}\n", "utf-8")
    return read_release_settings(folder)


def test_every_field_has_a_row_and_rows_outside_the_table_are_settings() -> None:
    assert {row.field for row in RELEASE_SETTINGS} == {f.name for f in fields(ReleaseSettings)}
    assert {key for key in BY_KEY if not key.startswith("release.")} < OTHERS.keys()
    assert len(OWN) == 14


def test_the_page_lists_every_setting() -> None:
    listed = re.findall(r"^\| `(release\.[^`]+)` \| (yes|no) \| (.+?) \| `(.+?)` \|$", PAGE, re.MULTILINE)
    assert listed == [(row.key, "yes" if row.question else "no", row.meaning, row.example) for row in OWN.values()]


@pytest.mark.parametrize("row", RELEASE_SETTINGS, ids=lambda row: row.key)
def test_the_example_of_a_setting_is_accepted_alone(row, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    settings = with_answers(tmp_path / FILE_NAME, {row.key: ANSWERS[row.key]})
    assert getattr(settings, row.field)


def test_rows_with_codes_list_them() -> None:
    rows = [row for row in RELEASE_SETTINGS if row.codes]
    assert len(rows) == 6
    for row in rows:
        given = ANSWERS[row.key][0] if isinstance(ANSWERS[row.key], list) else ANSWERS[row.key]
        assert any(choice.startswith(f"{given} (") for choice in row.choices)
        for choice in row.choices:
            assert answer(row.key, choice.partition(" ")[0])
    assert BY_KEY["release.title"].choices == ()


def test_what_is_missing_is_told_in_the_order_of_asking() -> None:
    rows = missing(ReleaseSettings())
    assert [row.key for row in rows] == [
        *(
            "base",
            "publisher.name",
            "publisher.url",
            "licence",
            "release.title",
            "release.description",
            "release.publisher_type",
        ),
        *("release.contact_name", "release.contact_email", "release.language", "release.themes", "release.keywords"),
        *("release.spatial", "release.frequency", "release.access"),
    ]
    assert all(row.question.endswith(("?", ".")) for row in rows)
    with pytest.raises(
        UsageError, match=r"a release needs 15 more settings; write into linkeddata\.toml, a line each: base = "
    ):
        required(ReleaseSettings())


def test_the_error_says_which_file_is_meant(tmp_path: Path) -> None:
    path = re.escape(str(tmp_path / FILE_NAME))
    with pytest.raises(UsageError, match=rf"write into {path} \(`linkeddata init .*` makes the file\), a line each: base"):
        required(ReleaseSettings(), tmp_path)
    (tmp_path / FILE_NAME).write_text("")
    with pytest.raises(UsageError, match=rf"write into {path}, a line each: base"):
        required(ReleaseSettings(), tmp_path)


def test_a_page_will_do_in_place_of_an_address_for_mail() -> None:
    keys = [row.key for row in missing(ReleaseSettings(contact_url="https://port.example/contact"))]
    assert "release.contact_email" not in keys and "release.contact_url" not in keys


def test_all_answers_make_it_complete(tmp_path: Path) -> None:
    settings = with_answers(tmp_path / FILE_NAME, ANSWERS)
    assert missing(settings) == () and required(settings) is settings
    assert settings.spatial == (f"{EU}country/AUT",)
    assert settings.themes == ("GOVE", "INTR")
    assert read_release_settings(tmp_path) == settings


def test_what_follows_from_other_settings(tmp_path: Path) -> None:
    licence = "http://creativecommons.org/publicdomain/zero/1.0/deed.de"
    root = f'base = "https://data.example.org/press"\nlicence = "{licence}"\n[page]\nlanguage = "de-AT"'
    settings = written(tmp_path, "", root)
    assert (settings.base, settings.licence_code, settings.language) == ("https://data.example.org/press/", "CC0", "de-AT")


def test_a_licence_that_the_list_has_not_is_kept(tmp_path: Path) -> None:
    settings = written(tmp_path, "", 'licence = "https://licences.example/own"')
    assert (settings.licence, settings.licence_code) == ("https://licences.example/own", "")


def test_a_base_without_the_web_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not absolute with http or https; give the web address at which"):
        written(tmp_path, "", 'base = "urn:example:port"')
    with pytest.raises(UsageError, match="has a question mark or a number sign"):
        written(tmp_path, "", 'base = "https://data.example.org/?id="')


@pytest.mark.parametrize(
    "path",
    ["a/../b/", "./", "..", "/a/", "a//b/", "a;b/", "it's/", "$uri/", "a%20b/", "dätä/", "a&b/", "(a)/", "a*/", "@/", "a,b"],
)
def test_a_base_whose_path_is_not_served_as_it_is_written_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(UsageError, match="has a path that servers and browsers change"):
        written(tmp_path, "", f'base = "https://data.example.org/{path}"')


@pytest.mark.parametrize("end", ["", "/", "/a", "/open/data-1.0/", "/~office/", "/.well/..x/_/", ":8443/x/"])
def test_other_bases_are_taken(tmp_path: Path, end: str) -> None:
    assert written(tmp_path, "", f'base = "https://häfen.example{end}"').base == f"https://häfen.example{end}".rstrip("/") + "/"


WRONG = (
    ('titel = "x"', r"unknown key 'release\.titel'; use one of title, description"),
    ("title = 1", r"release\.title must be text in quotes"),
    ('title = "a\\nb"', r"release\.title must be text on one line"),
    ('title = " "', r"release\.title must be text on one line"),
    ('description = "short"', r"release\.description has 5 characters; say in 50 to 5,000"),
    ('publisher_type = "Ministry"', r"is no code of the EU's list.*NationalAuthority \(a body of a state\)"),
    ('contact_email = "desk at example.org"', r"is no address for e-mail; write it as data@example\.org"),
    ('contact_email = "a@b"', r"is no address for e-mail"),
    ('contact_url = "example.org"', r"is not absolute"),
    ('language = "xx"', r"is no language tag that catalogues know; begin it with one of af, ar"),
    ('language = "klingon"', r"is no language tag"),
    ('themes = ["GOVE", "POLITICS"]', r"'POLITICS' is no code of the EU's list.*AGRI \(agriculture"),
    ('themes = "GOV"', r"GOVE is the nearest"),
    ("themes = []", r"release\.themes has 0 values"),
    ("keywords = [1]", r"release\.keywords must be text in quotes, or a list"),
    ('spatial = "ZZ"', r"'ZZ' is no country or place"),
    ('spatial = "Austria"', r"'Austria' is no country or place that catalogues know; give the code of a country such as AT"),
    ('spatial = "https://www.wikidata.org/entity/Q40"', r"is no country or place"),
    ('frequency = "weekely"', r"WEEKLY is the nearest"),
    ('access = "open"', r"is no code of the EU's list"),
    ('licence_code = "CC BY"', r"is no code of the EU's list"),
    ('availability = "ever"', r"is no code of the EU's list"),
)


@pytest.mark.parametrize(("line", "words"), WRONG)
def test_wrong_values_are_told_with_the_right_ones(line: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=words) as raised:
        written(tmp_path, line)
    assert raised.value.source == str(tmp_path / FILE_NAME)
    with pytest.raises(UsageError, match=words):
        load_settings(tmp_path)  # every command tells it, not only `release`


def test_release_must_be_a_table(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('release = "2026"\n', "utf-8")
    with pytest.raises(UsageError, match="release must be a table"):
        load_settings(tmp_path)


def test_it_changes_no_conversion(tmp_path: Path) -> None:
    written(tmp_path, 'title = "Port"')
    assert load_settings(tmp_path) == Settings()


@pytest.mark.parametrize(
    ("key", "given", "wanted"),
    [
        ("release.themes", "gove, tran", ("GOVE", "TRAN")),
        ("release.frequency", f"{EU}frequency/WEEKLY", "WEEKLY"),
        ("release.access", "non-public", "NON_PUBLIC"),
        ("release.publisher_type", "nationalauthority", "NationalAuthority"),
        ("release.spatial", "at, DEU", (f"{EU}country/AUT", f"{EU}country/DEU")),
        (
            "release.spatial",
            f"{EU}place/AUT_VIE, https://sws.geonames.org/2761369/",
            (f"{EU}place/AUT_VIE", "https://sws.geonames.org/2761369/"),
        ),
        ("release.keywords", "ports, ports , ships", ("ports", "ships")),
        ("release.contact_email", "mailto:data@example.org", "data@example.org"),
        ("release.language", "en_gb", "en-GB"),
    ],
)
def test_several_ways_to_write_a_value(key: str, given: str, wanted: object, tmp_path: Path) -> None:
    settings = with_answers(tmp_path / FILE_NAME, {key: given})
    assert getattr(settings, BY_KEY[key].field) == wanted


def test_an_unknown_key_is_no_answer() -> None:
    with pytest.raises(UsageError, match=r"unknown key 'release\.x'"):
        answer("release.x", "y")


# ---- written into the file

FILES = {
    "the file of init": template(Settings(publisher="Port")),
    "nothing": "",
    "only comments": "# ours\n",
    "values of ours": '# ours\nomit = "private" # why\n\n# who\n[publisher]\nname = "Port" # we\n',
    "a table of release": '[publisher]\nname = "Port"\n\n[release]\n# later\ntitle = "Old"\n\n[page]\nlanguage = "en"\n',
    "dotted keys": 'publisher.name = "Port"\nrelease.title = "Old"\n',
    "an inline table": 'publisher = { name = "Port" } # we\n',
    "CRLF": '# ours\r\n[publisher]\r\nname = "Port" # we\r\n\r\n[page]\r\nlanguage = "en"\r\n',
    "no line end": '[publisher]\nname = "Port"',
    "a text that looks like a table": 'omit = """\nAnn\n[release]\n# title = 1\nBerg\n"""\n',
}


@pytest.mark.parametrize("name", FILES)
def test_answers_leave_the_rest_as_it_is(name: str, tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(FILES[name].encode())
    before = tomllib.loads(FILES[name])
    if "omit" in before and "\n" in before["omit"]:
        with pytest.raises(UsageError):  # no value that may be there, but the rest of the file is not touched either
            with_answers(path, {"release.title": "New"})
        wanted = path.read_text("utf-8")
        assert '"""\nAnn\n[release]\n# title = 1\nBerg\n"""' in wanted
        return
    answers = {
        "release.title": "New",
        "licence": ANSWERS["licence"],
        "publisher.url": "https://port.example/",
        "release.themes": "GOVE, TRAN",
    }
    settings = with_answers(path, answers)
    assert (settings.title, settings.themes, settings.licence_code) == ("New", ("GOVE", "TRAN"), "CC_BY_4_0")
    after = path.read_bytes().decode()
    comments = [
        line.strip() for line in re.findall(r"#.*", FILES[name]) if not re.match(r"# (title|licence|url|themes) = ", line)
    ]
    assert [line for line in comments if line not in after] == []
    told = tomllib.loads(after)
    for key, value in before.items():
        assert told[key] == ({**value, **told[key]} if isinstance(value, dict) else value)


def test_an_answer_stands_where_its_comment_stood(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_text(FILES["the file of init"], "utf-8")
    with_answers(path, ANSWERS)
    lines = path.read_text("utf-8").splitlines()
    for row in RELEASE_SETTINGS:
        key = row.key.rpartition(".")[2]
        assert sum(line.startswith((f"{key} = ", f"# {key} = ")) for line in lines) == (
            2 if key in ("url", "language") else 1
        ), row.key
    assert len(lines) == len(FILES["the file of init"].splitlines())


def test_a_wrong_answer_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_text("# ours\n")
    with pytest.raises(UsageError):
        with_answers(path, {"release.title": "New", "release.frequency": "sometimes"})
    assert path.read_text() == "# ours\n"


def test_a_byte_order_mark_stays(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(b"\xef\xbb\xbf# ours\n")
    assert with_answers(path, {"release.title": "New"}).title == "New"
    assert path.read_bytes().startswith(b"\xef\xbb\xbf# ours\n")


@pytest.mark.parametrize("data", [b"\xff", b"a = ", b"a = 1\na = 2\n", b"#" * 100_001])
def test_a_file_that_is_no_toml_is_told_and_kept(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(data)
    with pytest.raises(UsageError):
        with_answers(path, {"release.title": "New"})
    assert path.read_bytes() == data


def test_the_file_that_counts(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert settings_path(tmp_path / "a" / "b") == tmp_path / "a" / "b" / FILE_NAME
    (tmp_path / FILE_NAME).write_text("")
    assert settings_path(tmp_path / "a" / "b") == tmp_path / FILE_NAME


def test_a_file_that_cannot_be_continued_is_told(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_text('release = "2026"\n')
    with pytest.raises((RefusedError, UsageError)):
        with_answers(path, {"release.title": "New"})
    assert path.read_text() == 'release = "2026"\n'


LINES = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp", "Cn", "Co", "Cf", "Zs")), min_size=1, max_size=60)


@given(LINES, st.sampled_from(sorted(FILES)))
def test_any_title_is_read_back(title: str, name: str) -> None:
    import tempfile

    if "looks like" in name:
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / FILE_NAME
        path.write_bytes(FILES[name].encode())
        assert with_answers(path, {"release.title": title}).title == title


# ---- the lists


def test_the_lists_hold_each_code_once_and_in_order() -> None:
    counts = {
        name: len(eu_lists.concepts(name))
        for name in (
            "data-theme",
            "frequency",
            "licence",
            "publisher-type",
            "access-right",
            "planned-availability",
            "file-type",
        )
    }
    assert counts == {
        "data-theme": 14,
        "frequency": 25,
        "licence": 14,
        "publisher-type": 11,
        "access-right": 3,
        "planned-availability": 4,
        "file-type": 5,
    }
    lines = [
        line.split("\t")[:2] for line in (ROOT / "vocab" / "eu-lists.tsv").read_text("utf-8").splitlines() if line[0] != "#"
    ]
    assert len({tuple(line) for line in lines}) == len(lines) > 130
    assert all(len(one.code) == 3 and len(one.other) == 2 for one in eu_lists.concepts("language").values())


@pytest.mark.parametrize("code", ["AT", "AUT", "GB", "XK", "gr"])
def test_countries(code: str) -> None:
    assert re.fullmatch(rf"{EU}country/[A-Z]{{3}}", eu_lists.country(code) or "")


@pytest.mark.parametrize("code", ["X-ENG", "ENG", "SCG", "", "A", "ZZ", "X"])
def test_no_countries(code: str) -> None:
    assert eu_lists.country(code) is None


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "CC_BY_4_0"),
        ("https://creativecommons.org/licenses/by/4.0/legalcode", "CC_BY_4_0"),
        ("HTTP://www.CreativeCommons.org/licenses/by-sa/4.0", "CC_BYSA_4_0"),
        ("https://creativecommons.org/licenses/by/3.0/", None),
        ("https://creativecommons.org/licenses/", None),
        ("https://licences.example/", None),
    ],
)
def test_licences(address: str, code: str | None) -> None:
    found = eu_lists.licence(address)
    assert (found.code if found else None) == code


def test_toml_of_lists() -> None:
    assert toml(("a", 'b"c')) == '["a", "b\\"c"]'
