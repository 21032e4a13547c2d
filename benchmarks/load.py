"""Load the N-Quads of a release into Oxigraph and Virtuoso, and compare what they hold with what the file says.

    python benchmarks/load.py RELEASE/data.nq.gz

Prints the number of quads and graphs of the file and of each store, the graphs whose numbers differ, and the literals that Virtuoso gives
back otherwise than they are written. Virtuoso 7 (Debian: virtuoso-opensource-7-bin) runs in a temporary folder on free ports, for the time
of the script; without it that part is passed over, with a line that says so. Exit status 1 if a number differs.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph

SERVER, CLIENT = "virtuoso-t", "isql-vt"
_BY_GRAPH = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
_CONFIG = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
MaxCheckpointRemap = 2000
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
MaxCheckpointRemap = 2000
[Parameters]
ServerPort = 127.0.0.1:{port}
DirsAllowed = {allowed}
NumberOfBuffers = 40000
MaxDirtyBuffers = 30000
[HTTPServer]
ServerPort = 127.0.0.1:{web}
ServerRoot = {folder}
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 1000000
MaxQueryExecutionTime = 600
"""


def told(file: Path) -> Counter[str]:
    """Return the number of distinct quads of each graph, as the lines of a sorted file have them."""
    found, last = Counter[str](), b""
    with gzip.open(file) as lines:
        for line in lines:
            if line != last:
                found[line[line.rindex(b" <") + 2 : line.rindex(b">")].decode()] += 1
                last = line
    return found


def oxigraph(file: Path, folder: Path) -> Counter[str]:
    """Load a file into a store on the disk, and return the number of quads of each graph."""
    store = pyoxigraph.Store(folder)
    with gzip.open(file) as quads:
        store.bulk_load(quads, format=pyoxigraph.RdfFormat.N_QUADS)
    return Counter({row[0].value: int(row[1].value) for row in store.query(_BY_GRAPH)})


class Virtuoso:
    """A server that runs.

    Args:
        port, web: of its own protocol, and of HTTP.
    """

    def __init__(self, port: int, web: int) -> None:
        self.port, self.web = port, web

    def run(self, statement: str, check: bool = True) -> str:
        """Run a statement of SQL."""
        command = [CLIENT, f"127.0.0.1:{self.port}", "dba", "dba", "VERBOSE=OFF", "BANNER=OFF", f"EXEC={statement}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if check and (done.returncode or "*** Error" in done.stdout + done.stderr):
            raise SystemExit(f"virtuoso: {statement}: {done.stdout}{done.stderr}")
        return done.stdout

    def ask(self, query: str, form: str) -> bytes:
        """Return the answer to a query of SPARQL."""
        address = urllib.parse.urlencode({"query": query, "format": form})
        with urllib.request.urlopen(f"http://127.0.0.1:{self.web}/sparql?{address}", timeout=600) as answer:
            return bytes(answer.read())


@contextmanager
def virtuoso(folder: Path, allowed: Path) -> Iterator[Virtuoso]:
    """Run a server with an empty store."""
    port, web = _free(), _free()
    config = folder / "virtuoso.ini"
    config.write_text(_CONFIG.format(folder=folder, port=port, web=web, allowed=allowed))
    with subprocess.Popen(
        [SERVER, "+foreground", "+configfile", str(config)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder
    ) as server:
        try:
            found = Virtuoso(port, web)
            for _ in range(120):
                if "1" in found.run("SELECT 1;", check=False) or server.poll() is not None:
                    break
                time.sleep(0.5)
            yield found
        finally:
            server.terminate()


def _free() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def load(server: Virtuoso, file: Path) -> Counter[str]:
    """Load a file into Virtuoso with its bulk loader, and return the number of quads of each graph."""
    server.run(f"ld_dir('{file.parent}', '{file.name}', 'urn:x:no-graph');")
    server.run("rdf_loader_run();")
    failed = server.run("SELECT ll_file, ll_error FROM DB.DBA.load_list WHERE ll_error IS NOT NULL;")
    if file.name in failed:
        print(f"    virtuoso says: {' '.join(failed.split())}")
    rows = server.ask(_BY_GRAPH, "text/tab-separated-values").decode().splitlines()[1:]
    pairs = (row.split("\t") for row in rows)
    counts = Counter({graph.strip('"<>'): int(number) for graph, number in pairs})
    own = {graph: n for graph, n in counts.items() if graph.startswith("urn:sha256:") or graph.endswith("#identity")}
    return Counter(own)


def changed(server: Virtuoso, file: Path, graphs: int) -> Iterator[str]:
    """Yield the literals that Virtuoso gives back otherwise, by datatype, of some graphs."""
    wanted: dict[str, set[str]] = {}
    with gzip.open(file) as quads:
        for quad in pyoxigraph.parse(quads, pyoxigraph.RdfFormat.N_QUADS):
            graph = quad.graph_name.value
            if len(wanted) < graphs or graph in wanted:
                wanted.setdefault(graph, set()).add(str(quad.triple))
    seen, examples = Counter[str](), dict[str, str]()
    for graph, triples in wanted.items():
        answer = server.ask(f"CONSTRUCT {{ ?s ?p ?o }} FROM <{graph}> {{ ?s ?p ?o }}", "text/plain")
        found = {str(quad.triple) for quad in pyoxigraph.parse(answer, pyoxigraph.RdfFormat.N_TRIPLES)}
        others = {triple.rsplit("> ", 1)[0]: triple for triple in found - triples}
        for lost in sorted(triples - found):
            subject, predicate, value = lost.split(" ", 2)
            kind = value.rpartition("^^")[2] if "^^" in value else "text" if value[0] == '"' else "IRI"
            instead = next((o for o in others.values() if o.startswith(f"{subject} {predicate} ")), "nothing")
            seen[kind] += 1
            examples.setdefault(kind, f"{value} became {instead.removeprefix(f'{subject} {predicate} ')}")
    yield f"    {sum(map(len, wanted.values())):,} quads of {len(wanted)} graphs compared: {sum(seen.values())} given back otherwise"
    yield from (f"    {number} of {kind}: {examples[kind]}" for kind, number in sorted(seen.items()))


def report(name: str, work: Callable[[], Counter[str]], wanted: Counter[str]) -> bool:
    """Print what a store holds; return whether that is what was wanted."""
    began = time.perf_counter()
    found = work()
    print(f"{name}: {found.total():,} quads in {len(found):,} graphs, {time.perf_counter() - began:.1f} s")
    different = sorted(graph for graph in found.keys() | wanted.keys() if found[graph] != wanted[graph])
    for graph in different[:5]:
        print(f"    {graph}: {found[graph]} and not {wanted[graph]}")
    print(f"    {len(different)} graphs differ" if different else "    the same for every graph")
    return not different


def main() -> int:
    """Read the command line and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, help="the data.nq.gz of a release")
    parser.add_argument("--compare", type=int, default=100, metavar="N", help="graphs whose literals are compared")
    asked = parser.parse_args()
    file = asked.file.resolve()
    wanted = told(file)
    print(f"{file.name}: {wanted.total():,} quads in {len(wanted):,} graphs")
    with tempfile.TemporaryDirectory() as name:
        fine = report("oxigraph", lambda: oxigraph(file, Path(name) / "oxigraph"), wanted)
        if shutil.which(SERVER) is None or shutil.which(CLIENT) is None:
            print("virtuoso: passed over, since it is not installed (Debian: apt-get install virtuoso-opensource-7-bin)")
            return int(not fine)
        place = Path(name) / "virtuoso"
        place.mkdir()
        with virtuoso(place, file.parent) as server:
            fine &= report("virtuoso", lambda: load(server, file), wanted)
            print("\n".join(changed(server, file, asked.compare)))
    return int(not fine)


if __name__ == "__main__":
    sys.exit(main())
