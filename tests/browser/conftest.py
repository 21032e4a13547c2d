"""Debian's Chromium, headless, driven by Playwright, for the tests that look at pages; axe-core for what a screen reader needs.

Where there is no Chromium the tests here are not run, and the closing lines say how many; in CI (`CI` is set) they fail instead.
Screenshots go to the folder that `LINKEDDATA_SCREENSHOTS` names, else to `.build/screenshots`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HERE = Path(__file__).resolve().parent
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
NOT_RUN = "not run: needs chromium"
ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--force-color-profile=srgb"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # no host but this machine can be reached
)

_left_out: list[str] = []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the tests of this folder out where there is no browser."""
    if CHROMIUM or os.environ.get("CI"):
        return
    for item in items:
        if HERE in item.path.parents:
            _left_out.append(item.nodeid)
            item.add_marker(pytest.mark.skip(reason=NOT_RUN))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests were left out."""
    if _left_out:
        terminalreporter.write_line(f"{NOT_RUN} ({len(_left_out)} tests): apt-get install chromium", yellow=True)


@dataclass
class Opened:
    """A page in a tab of its own, with all that it said, asked for and complained of."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def go(self, url: str) -> None:
        """Open another page in the same tab; what was heard of the one before is forgotten."""
        for heard in (self.complaints, self.requests, self.failures, self.dialogs):
            heard.clear()
        self.page.goto(url)

    def listen(self) -> None:
        """Note what happens from now on."""
        self.page.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("requestfailed", lambda request: self.failures.append(f"{request.url}: {request.failure}"))
        self.page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))

    def axe(self) -> list[str]:
        """Return what axe-core finds that is serious or critical, every fold of the page opened."""
        from axe_playwright_python.sync_playwright import Axe

        self.page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
        found = Axe().run(self.page, options={"resultTypes": ["violations"]}).response["violations"]
        return [
            f"{v['id']} ({v['impact']}): {v['help']}: {v['nodes'][0]['html'][:200]}"
            for v in found
            if v["impact"] in ("serious", "critical")
        ]


class Viewer:
    """Opens pages in Chromium."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser

    @contextmanager
    def open(self, path: Path | None = None, *, width: int = 1280, scheme: str = "light", **more: Any) -> Iterator[Opened]:
        """Open a file in a fresh context, as a person with that screen would.

        Args:
            path: of the page; none: an empty one.
            width: of the window, pixels.
            scheme: `light` or `dark`, as the system asks for.
            more: arguments of Playwright's `new_context`.
        """
        context = self.browser.new_context(
            viewport={"width": width, "height": 844 if width < 600 else 900},
            color_scheme=scheme,  # type: ignore[arg-type]
            reduced_motion="reduce",
            **more,
        )
        try:
            opened = Opened(context.new_page())
            opened.listen()
            opened.go(path.resolve().as_uri() if path else "about:blank")
            yield opened
        finally:
            context.close()


@pytest.fixture(scope="session")
def viewer() -> Iterator[Viewer]:
    """A Chromium with a fresh profile for all tests."""
    assert CHROMIUM, "Chromium is missing: apt-get install chromium"
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield Viewer(browser)
        browser.close()


@pytest.fixture(scope="session")
def screenshots() -> Path:
    """The folder that screenshots go to."""
    folder = Path(os.environ.get("LINKEDDATA_SCREENSHOTS") or HERE.parent.parent / ".build" / "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
