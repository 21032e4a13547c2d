"""The command as a process of its own: codes, streams, signals, and the same bytes everywhere."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from commandline import COMMAND, RELEASE, ROOT, environment, process

# Converts after announcing that it has begun: signals are sent at a moment that is known to lie within the run.
ANNOUNCED = "import sys; print('begun', file=sys.stderr, flush=True); from linkeddata.cli import main; main()"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "terminal.txt").write_text(RELEASE, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["convert", "terminal.txt"], 0),
        (["explain", "terminal.txt", "nobody"], 1),
        (["convert", "terminal.txt", "--to", "rdfxml"], 2),
        (["convert", "none.txt"], 3),
        (["convert", "terminal.txt", "-o", "none/at/all.ttl"], 4),
        (["convert", "terminal.txt", "--max-bytes", "10"], 5),
    ],
)
def test_exit_codes(folder: Path, arguments: list[str], code: int) -> None:
    done = process(*arguments, cwd=folder)
    assert done.code == code
    assert len(done.lines) == (0 if code == 0 else 1)
    assert not code or done.err.startswith("linkeddata: ")
    assert "Traceback" not in done.err


def test_python_m_linkeddata(folder: Path) -> None:
    for module in ("linkeddata", "linkeddata.cli"):
        done = subprocess.run([sys.executable, "-m", module, "--version"], cwd=ROOT, capture_output=True, text=True, check=True)
        assert done.stdout.startswith("linkeddata ")


# ---- streams


def long_release(paragraphs: int) -> bytes:
    """Return a release whose evidence is larger than a pipe holds."""
    body = "\n\n".join(
        f"On {n % 27 + 1} May Ms Keller visited the Lindo Ferry Office in Porto Lindo again." for n in range(paragraphs)
    )
    return (RELEASE + "\n" + body + "\n").encode()


@pytest.mark.parametrize(("arguments", "data"), [(["convert", "-", "--to", "trig"], long_release(120)), (["vocab"], b"")])
def test_a_reader_that_leaves_is_no_error(arguments: list[str], data: bytes) -> None:
    with subprocess.Popen(
        [*COMMAND, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        child.stdin.write(data)
        child.stdin.close()
        said = child.stderr.read().decode()
        assert child.wait(timeout=120) == 141
    assert "Traceback" not in said
    assert "Broken" not in said


def shell(line: str, cwd: Path, **variables: str) -> tuple[int, str, str]:
    command = line.replace("linkeddata", f'{sys.executable} -c "{COMMAND[2]}"')
    done = subprocess.run(
        ["sh", "-c", command], cwd=cwd, env=environment(**variables), capture_output=True, timeout=120, check=False
    )
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("linkeddata convert terminal.txt >&-", 4, "standard output: error: could not be written"),
        ("linkeddata convert - <&-", 3, "standard input is closed"),
        ("linkeddata convert terminal.txt > /dev/full", 4, "no space left"),
        ("linkeddata --help > /dev/full", 4, "no space left"),
        ("linkeddata vocab > /dev/full", 4, "no space left"),
        ("linkeddata convert none.txt 2>&-", 3, ""),
        ("linkeddata convert none.txt 2>/dev/full", 3, ""),
        ("linkeddata convert terminal.txt -o out.ttl <&- >&- 2>&-", 0, ""),
    ],
)
def test_closed_and_full_streams(folder: Path, line: str, code: int, says: str) -> None:
    done = shell(line, folder)
    assert done[:2] == (code, "")
    assert says in done[2]
    assert "Traceback" not in done[2]
    assert "Exception ignored" not in done[2]


def test_an_ascii_terminal_still_gets_utf_8(folder: Path) -> None:
    (folder / "café.txt").write_text(RELEASE.replace("Anna Keller", "Zoë Kellerová"), "utf-8")
    for variables in ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "ascii"}):
        code, out, err = shell("linkeddata convert café.txt", folder, **variables)
        assert (code, err) == (0, "")
        assert "Zoë Kellerová" in out
        code, out, err = shell("linkeddata describe café.txt", folder, **variables)
        assert (code, err) == (0, "")
        assert "Zoë Kellerová" in out
        code, out, err = shell("linkeddata convert naïve.txt", folder, **variables)
        assert (code, out) == (3, "")
        assert "no such file" in err


# ---- signals


@pytest.mark.rows(94)
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("delay", [0.2, 2.0])
def test_signals_leave_the_earlier_output_whole(folder: Path, number: int, code: int, delay: float) -> None:
    (folder / "long.txt").write_bytes(long_release(1500))
    (folder / "out").mkdir()
    (folder / "out" / "long.jsonld").write_text("earlier", "utf-8")
    with subprocess.Popen(
        [sys.executable, "-c", ANNOUNCED, "convert", "long.txt", "-o", "out/long.jsonld"],
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),  # noqa: PLW1509 – a shell has its background jobs ignore SIGINT
    ) as child:
        assert child.stderr is not None
        assert child.stderr.readline() == b"begun\n"
        time.sleep(delay)
        child.send_signal(number)
        said = child.stderr.read().decode()
        assert child.wait(timeout=60) == code
    assert "Traceback" not in said
    assert [p.name for p in (folder / "out").iterdir()] == ["long.jsonld"]
    assert (folder / "out" / "long.jsonld").read_text("utf-8") == "earlier"


# ---- the same bytes


@pytest.mark.parametrize(("to", "how_many"), [("trig", 8), ("jsonld", 3), ("turtle", 3)])
def test_the_same_bytes_whatever_the_surroundings(folder: Path, to: str, how_many: int) -> None:
    (folder / "elsewhere").mkdir()
    path = folder / "terminal.txt"
    surroundings = [
        *({"PYTHONHASHSEED": str(seed)} for seed in (0, 1)),
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "2"},
        *({"PYTHONHASHSEED": str(seed)} for seed in (42, 4_294_967_295)),
        {"TZ": "America/Adak", "LC_ALL": "C"},
        {"SOURCE_DATE_EPOCH": "1", "COLUMNS": "20"},
        {},
    ][:how_many]
    seen = {process("convert", path, "--to", to, cwd=folder, env=environment(**s)).out for s in surroundings}
    seen.add(process("convert", "../terminal.txt", "--to", to, cwd=folder / "elsewhere").out)
    assert len(surroundings) == how_many
    assert len(seen) == 1
    assert str(folder).encode() not in (found := seen.pop())
    assert len(found) > 1000


def test_the_order_of_files_changes_nothing(folder: Path) -> None:
    names = ["terminal.txt", "second.md", "third.txt", "third.md"]
    for name in names[1:]:
        (folder / name).write_text(RELEASE.replace("Anna", name.title().replace(".", "")), "utf-8")
    made = []
    for number, order in enumerate((names, names[::-1])):
        out = folder / f"out{number}"
        assert process("convert", *order, "-o", out, cwd=folder).code == 0
        made.append({p.name: p.read_bytes() for p in out.iterdir()})
    assert made[0] == made[1]
    assert len(made[0]) == 4
