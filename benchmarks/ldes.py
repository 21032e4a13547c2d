"""Follow the event stream of a release with another's client, over HTTP: `ldes-client` of npm.

    npm install --prefix .ldes ldes-client@0.3.0
    python benchmarks/ldes.py PUBLIC/current .ldes

serves the folder, starts the client at `changes/index.ttl` in its ways, and compares what it gives with the data: the newest member of each
thing must hold all statements of `data.nt.gz`, and no more. Ends with 1 if something differs. Node 18 or later; not in CI.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pyoxigraph as ox

DCT = "http://purl.org/dc/terms/"
DELETE = "https://www.w3.org/ns/activitystreams#Delete"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
#: Options of the client → whether it shall give members in order of time. Version 0.3.0 keeps the order only if it fetches one page at
#: a time (3 of 8 runs were wrong otherwise), and not at all with --last-version-only.
WAYS = {
    (): False,
    ("--ordered", "ascending", "--concurrent", "1"): True,
    ("--ordered", "descending", "--concurrent", "1"): False,
    ("--last-version-only",): False,
    ("--last-version-only", "--ordered", "ascending"): False,
}


class Server(http.server.SimpleHTTPRequestHandler):
    """Serves the folder with the media types of a release, and says that pages of a release never change."""

    extensions_map: ClassVar = {".ttl": "text/turtle", ".trig": "application/trig", "": "application/octet-stream"}

    def end_headers(self) -> None:
        """Add what the pages of one release deserve."""
        if self.path.endswith(".trig"):
            self.send_header("Cache-Control", "public, max-age=31536000, immutable")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def members(address: str, client: Path, options: tuple[str, ...], zone: str) -> Iterator[list[ox.Quad]]:
    """Yield the members that the client prints, each as quads."""
    script = client / "node_modules" / "ldes-client" / "dist" / "bin" / "cli.js"
    done = subprocess.run(
        ["node", script, address, *options],
        capture_output=True,
        text=True,
        timeout=600,
        check=True,
        env={**os.environ, "TZ": zone},
    )
    for block in done.stdout.split("\n\n"):
        quads = list(ox.parse(block, ox.RdfFormat.N_QUADS))
        if quads:
            yield quads


def held(found: list[list[ox.Quad]]) -> tuple[set[str], list[str]]:
    """Return the statements of the newest members, and the times of all members as they came."""
    newest: dict[str, tuple[str, set[str]]] = {}
    times = []
    for quads in found:
        plain = {quad.predicate.value: quad.object.value for quad in quads if quad.graph_name == ox.DefaultGraph()}
        entity, time = plain[f"{DCT}isVersionOf"], plain[f"{DCT}modified"]
        times.append(time)
        statements = {f"{quad.triple} ." for quad in quads if quad.graph_name != ox.DefaultGraph()}
        if entity not in newest or time > newest[entity][0]:
            newest[entity] = (time, set() if plain[TYPE] == DELETE else statements)
    return {statement for _, statements in newest.values() for statement in statements}, times


def main(release: Path, client: Path) -> int:
    """Try each way, in two time zones; print a line for each, and return the exit code."""
    data = {
        str(quad.triple) + " ."
        for quad in ox.parse(gzip.decompress((release / "data.nt.gz").read_bytes()), ox.RdfFormat.N_TRIPLES)
    }
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Server, directory=os.fspath(release)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address, failed = f"http://127.0.0.1:{server.server_port}/changes/index.ttl", False
    for options, ordered in WAYS.items():
        for zone in ("UTC", "America/New_York"):
            found = list(members(address, client, options, zone))
            statements, times = held(found)
            right = statements == data and (times == sorted(times) or not ordered)
            failed |= not right
            order = "ascending" if times == sorted(times) else "descending" if times == sorted(times, reverse=True) else "mixed"
            print(
                f"{' '.join(options) or 'plain':50} TZ={zone:17} {len(found):6} members, {order:10} {'ok' if right else 'WRONG'}"
            )
    server.shutdown()
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:3])))
