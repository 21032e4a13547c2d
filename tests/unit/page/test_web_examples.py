"""The web examples: the tag comes through templates as it is, and pages that are built bear it."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from pathlib import Path
from types import ModuleType

import html5lib
import pytest

from linkeddata.page import remove, script_tag

WEB = Path(__file__).resolve().parents[3] / "examples" / "web"


def loaded(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"web_{name}", WEB / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)  # Flask looks there for its templates
    spec.loader.exec_module(module)
    return module


def data_of(page: bytes) -> dict[str, object]:
    (script,) = html5lib.parse(page, namespaceHTMLElements=False).iter("script")
    return dict(json.loads(script.text))


def test_flask_serves_pages_with_their_data() -> None:
    pytest.importorskip("flask")
    app = loaded("app")
    client = app.app.test_client()
    page = client.get("/news/phone-call")
    assert page.status_code == 200
    assert str(script_tag(app.RELEASES["phone-call"])).encode() in page.data
    data = data_of(page.data)
    assert data["@type"] == "NewsArticle"
    assert f"<h1>{data['headline']}</h1>" in re.sub(r"\s+", " ", page.text.replace("&#39;", "'"))
    assert client.get("/news/../app").status_code == 404
    assert client.get("/news/none").status_code == 404


def test_jinja_escapes_all_but_the_tag() -> None:
    jinja2 = pytest.importorskip("jinja2")
    template = jinja2.Environment(autoescape=True).from_string("{{ text }}{{ tag }}")
    tag = script_tag(WEB.parent / "phone-call.txt")
    assert template.render(text="<b>", tag=tag) == f"&lt;b&gt;{tag}"


def test_the_static_site_is_built(tmp_path: Path) -> None:
    site = loaded("site")
    site.build(tmp_path)
    assert len(site.RELEASES) == 4
    for path in site.RELEASES:
        page = (tmp_path / f"{path.stem}.html").read_bytes()
        assert data_of(page)["@type"] == "NewsArticle"
        assert b"script" not in remove(page)
