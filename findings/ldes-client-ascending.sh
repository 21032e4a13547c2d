#!/usr/bin/env bash
# Expected: ldes-client gives the members of an event stream in order of time when it is called with `--ordered ascending`.
# Happens:  ldes-client 0.3.0 now and then gives a member of a later page before those of an earlier one (1 of 8 runs here, 3 of 8 of another
#           stream); with `--concurrent 1` it never did.
# Matters:  whoever replays a stream in the order in which it comes may apply an older version of a thing after a newer one.
# Version:  ldes-client 0.3.0 (npm), node 20. Source: its README, option --ordered. Tries 20 times at most (minutes); pass options, as --concurrent 1.
set -euo pipefail
work=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
npm install --silent --prefix "$work" ldes-client@0.3.0 >/dev/null
mkdir "$work/www"
prefixes='@prefix tree: <https://w3id.org/tree#> . @prefix ldes: <https://w3id.org/ldes#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .'
{
    echo "$prefixes <#s> a ldes:EventStream ; tree:view <> ; ldes:timestampPath dct:modified ; ldes:versionOfPath dct:isVersionOf ."
    for day in 1 2 3; do
        time="\"2026-01-0${day}T00:00:00Z\"^^xsd:dateTime"
        echo "<> tree:relation <#a$day>, <#b$day> ."
        echo "<#a$day> a tree:GreaterThanOrEqualToRelation ; tree:node <$day.ttl> ; tree:path dct:modified ; tree:value $time ."
        echo "<#b$day> a tree:LessThanOrEqualToRelation ; tree:node <$day.ttl> ; tree:path dct:modified ; tree:value $time ."
    done
} > "$work/www/index.ttl"
for day in 1 2 3; do
    {
        echo "$prefixes"
        for n in $(seq $((600 / day / day))); do
            echo "<index.ttl#s> tree:member <$day.ttl#$n> . <$day.ttl#$n> dct:isVersionOf <#e$day-$n> ; dct:modified \"2026-01-0${day}T00:00:00Z\"^^xsd:dateTime ."
        done
    } > "$work/www/$day.ttl"
done
python3 -c 'import functools, http.server as h, sys
class S(h.SimpleHTTPRequestHandler):
    extensions_map = {".ttl": "text/turtle"}
    def log_message(self, *a): pass
s = h.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(S, directory=sys.argv[1]))
open(sys.argv[2], "w").write(str(s.server_port)); s.serve_forever()' "$work/www" "$work/port" &
server=$!
until [ -s "$work/port" ]; do sleep 0.1; done
for _ in $(seq 20); do
    days=$(node "$work/node_modules/ldes-client/dist/bin/cli.js" "http://127.0.0.1:$(cat "$work/port")/index.ttl" --ordered ascending "$@" \
        2>/dev/null | grep -o '2026-01-0[123]T' | uniq -c | tr -s ' \n' ' ')
    echo "$days"
    [ "$(wc -w <<< "$days")" -eq 6 ] || exit 0
done
exit 1
