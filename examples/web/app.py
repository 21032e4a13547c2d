"""Press releases on a web site, each page with its data. Run it: flask --app examples/web/app run."""

from functools import cache
from pathlib import Path

from flask import Flask, abort, render_template

from linkeddata.page import script_tag

RELEASES = {path.stem: path for path in (Path(__file__).resolve().parent.parent).glob("*.txt")}
app = Flask(__name__, template_folder=".")
tag = cache(script_tag)  # reading takes some tenths of a second, and is done once a release


@app.get("/news/<name>")
def news(name: str) -> str:
    """Return the page of one release."""
    path = RELEASES.get(name) or abort(404)
    title, *parts = path.read_text("utf-8").strip().split("\n\n")
    return render_template("news.html", title=title, parts=parts, tag=tag(path))
