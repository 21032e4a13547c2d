"""SPARQL over result files, answered by a child process that can be stopped and can open nothing."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linkeddata.errors import RefusedError, UsageError
from linkeddata.query.results import Cell, Result, render
from linkeddata.rdf import parse
from linkeddata.values.namespaces import PREFIXES

if TYPE_CHECKING:
    import rdflib

__all__ = ["PREFIXES", "Cell", "Result", "check", "render", "select"]

#: Longest query, code points, and deepest nesting of brackets in it (pyoxigraph dies of 5,000 parentheses).
MAX_LENGTH = 100_000
MAX_DEPTH = 64
#: Address space of the child, bytes; pyoxigraph itself needs about 0.2 GB of it.
MAX_MEMORY = 2 * 1024**3
#: Rows returned at most.
MAX_ROWS = 100_000

# The tokens of SPARQL 1.1 in which a keyword does not count (19.8: strings, IRIs, comments, variables, prefixed names, labels).
_TOKENS = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+"""|'
    r"'''(?:[^'\\]++|\\.|'(?!''))*+'''|"
    r'"(?:[^"\\\n\r]++|\\.)*+"|'
    r"'(?:[^'\\\n\r]++|\\.)*+'|"
    r'<[^<>"{}|^`\\\x00-\x20]*+>|'
    r"#[^\n\r]*+|"
    r"[?$@]\w[\w-]*+|_:[\w.-]++|"
    r"(?:[^\W\d_](?:[\w.-]*+))?:(?:[\w.:%-]|\\[_~.\-!$&'()*+,;=/?#@%])*+|"
    r"\w++|\S",
    re.DOTALL,
)
_OPEN, _CLOSE = frozenset("({["), frozenset(")}]")
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD"})
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})


def check(sparql: str) -> None:
    r"""Refuse a query that reaches out or is made to break a parser; its syntax is left to the engine.

    Raises:
        RefusedError: it contains SERVICE or FROM, is too long or nested too deep.
        UsageError: it is an update, or hides keywords in \u escapes.
    """
    if len(sparql) > MAX_LENGTH:
        raise RefusedError(f"the query is longer than {MAX_LENGTH} characters", "shorten it")
    depth, form = 0, ""
    for token in _keywords(sparql):
        if token in _OPEN:
            depth += 1
            if depth > MAX_DEPTH:
                raise RefusedError(f"the query is nested deeper than {MAX_DEPTH} brackets", "simplify it")
        elif token in _CLOSE:
            depth -= 1
        elif token.endswith("SERVICE"):  # also "1SERVICE": the engine's grammar needs no space there
            raise RefusedError("SERVICE would send the query to another machine", "query files instead")
        elif token.endswith("FROM"):
            raise RefusedError("FROM would read data from an address", "name the files on the command line")
        elif token == "\\":
            raise UsageError("a backslash outside strings and IRIs", "write keywords without escapes")
        elif token in _UPDATES and not form:
            raise UsageError(f"{token} would change data; only queries are answered", f"use {', '.join(sorted(_FORMS))}")
        elif token in _FORMS:
            form = form or token


def _keywords(sparql: str) -> Iterator[str]:
    """Yield the bare words, in capitals, and the marks of a query; strings, IRIs, names and comments are passed over.

    Of a prefixed name whose prefix is a keyword (`service:x`) the prefix counts: the engine would take it for the keyword.
    """
    for match in _TOKENS.finditer(sparql):
        word, colon, _ = match.group().upper().partition(":")
        bare = word in {"SERVICE", "FROM", "TRUESERVICE", "FALSESERVICE"} if colon else len(word) == 1 or word[:1].isalnum()
        if bare:
            yield word


def undeclared(sparql: str) -> tuple[str, int] | None:
    """Return the first prefix of a query that neither it nor `PREFIXES` declares, with its offset; None if there is none.

    >>> undeclared("SELECT * { ?s foaf:name ?o }"), undeclared("PREFIX f: <http://f.example/> SELECT * { ?s f:name ?o }")
    (('foaf', 14), None)
    """
    declared, before = set(PREFIXES), ""
    for match in _TOKENS.finditer(sparql):
        token = match.group()
        prefix, colon, _ = token.partition(":")
        if colon and token[0] not in "\"'<#?$@_" and (not prefix or prefix[0].isalpha()):
            if before.upper() == "PREFIX":
                declared.add(prefix)
            elif prefix not in declared:
                return prefix, match.start()
        before = token
    return None


def select(
    data: str | os.PathLike[str] | Iterable[str | os.PathLike[str]] | rdflib.Graph,
    sparql: str,
    *,
    timeout: float = 10.0,
    max_rows: int = MAX_ROWS,
    base: str | None = None,
) -> Result:
    """Answer a SPARQL 1.1 query.

    Args:
        data: an RDF file, several, or a graph. Named graphs can be asked for by GRAPH; without it all statements of all files are asked.
        sparql: SELECT, ASK, CONSTRUCT or DESCRIBE. The prefixes of `PREFIXES` need no declaration.
        timeout: seconds after which the query is stopped.
        max_rows: rows after which the answer is cut.
        base: IRI that relative IRIs in the files are resolved against.

    Returns:
        the answer; rows are sorted if the query has no ORDER BY.

    Raises:
        UsageError: a query that cannot be parsed, or an update.
        RefusedError: SERVICE, FROM, too deep or too long, out of time or memory.
        UnreadableError: a file that cannot be read.
    """
    check(sparql)
    if isinstance(data, str | os.PathLike):
        data = [data]
    answer = _run(_nquads(data, base), sparql, timeout, max_rows)
    if "boolean" in answer:
        return Result((), (), bool(answer["boolean"]))
    rows = [tuple(Cell(*cell) if cell else None for cell in row) for row in answer["rows"]]
    if "ORDER" not in _keywords(sparql):
        rows.sort(key=lambda row: [(cell is not None, cell or Cell("", "")) for cell in row])
    return Result(tuple(answer["variables"]), tuple(rows), None, bool(answer["truncated"]))


def _nquads(data: Iterable[str | os.PathLike[str]] | rdflib.Graph, base: str | None) -> bytes:
    if hasattr(data, "serialize"):
        lines = data.serialize(format="nt", encoding="utf-8")
        return lines if isinstance(lines, bytes) else str(lines).encode()
    import pyoxigraph

    quads = [quad for path in data for quad in parse.read(path, base=base).quads]
    made = pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.N_QUADS)
    return made or b""


def _run(data: bytes, sparql: str, timeout: float, max_rows: int) -> dict[str, Any]:
    """Run the query in a child process; raise if it gives no answer."""
    header = {"query": sparql, "prefixes": PREFIXES, "timeout": timeout, "memory": MAX_MEMORY, "max_rows": max_rows}
    package = str(Path(__file__).resolve().parents[2])
    paths = [package, *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "RAYON_NUM_THREADS": "1"}
    worker = Path(__file__).with_name("worker.py")  # as a file: `-m` would load this package first, for nothing
    command = [sys.executable, "-P", str(worker)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as child:
        try:
            out, _ = child.communicate(json.dumps(header).encode() + b"\n" + data, timeout=timeout)
        except subprocess.TimeoutExpired:
            raise RefusedError(f"the query took longer than {timeout:g} seconds and was stopped", "make it narrower") from None
        finally:
            child.kill()
    try:
        answer = json.loads(out)
    except ValueError:
        raise RefusedError("the query needed more memory or time than allowed and was stopped", "make it narrower") from None
    if "syntax" in answer:
        raise _syntax_error(answer["syntax"], sparql)
    if "failed" in answer:
        raise RefusedError(f"the query failed: {answer['failed']}", "make it simpler")
    return dict(answer)


def _syntax_error(message: str, sparql: str) -> UsageError:
    unknown = undeclared(sparql)
    if unknown:
        return _undeclared_error(*unknown, sparql)
    found = re.match(r"error at (\d+):(\d+): (.*)", message, re.DOTALL)
    line, column, reason = (int(found[1]), int(found[2]), found[3]) if found else (None, None, message)
    reason = " ".join(reason.split())
    if len(reason) > 100:
        reason = "something else is expected here"
    return UsageError(f"not SPARQL: {reason}", "correct the query", source="query", line=line, column=column)


def _undeclared_error(prefix: str, at: int, sparql: str) -> UsageError:
    line, column = sparql.count("\n", 0, at) + 1, at - sparql.rfind("\n", 0, at)
    todo = f"begin the query with PREFIX {prefix}: <ADDRESS>; these need no declaration: {', '.join(PREFIXES)}"
    return UsageError(f"the prefix {prefix}: is not declared", todo, source="query", line=line, column=column)
