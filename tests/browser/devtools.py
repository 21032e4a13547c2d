"""Debian's Chromium, headless, asked over a pipe (Chrome DevTools Protocol): a page is opened, and an expression evaluated in it.

No package is needed and no port is opened; no host can be reached, but for addresses of this machine.
"""

from __future__ import annotations

import fcntl
import json
import os
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ARGUMENTS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-dev-shm-usage"),
    *("--remote-debugging-pipe", "--disable-background-networking", "--allow-file-access-from-files"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
# Becomes Chromium, with the two ends of the pipes where it looks for them.
_START = "import os, sys; [os.dup2(int(end), n) for end, n in zip(sys.argv[1:3], (3, 4))]; os.execv(sys.argv[3], sys.argv[3:])"
_LONGEST = 60.0  # seconds to wait for an answer


def found() -> str | None:
    """Return the path of Chromium, or None."""
    return shutil.which("chromium")


class Browser:
    """One running browser with one tab.

    Attributes:
        events: methods of the events that came since the last page was opened, with their parameters.
    """

    def __init__(self, folder: Path) -> None:
        to_read, self._write = os.pipe()
        self._read, to_write = os.pipe()
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD, 20) for end in (to_read, to_write)]
        command = [sys.executable, "-c", _START, *map(str, ends), found() or "chromium", *ARGUMENTS]
        command += [f"--user-data-dir={folder}", "about:blank"]
        self._process = subprocess.Popen(command, pass_fds=ends, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for end in (*ends, to_read, to_write):
            os.close(end)
        self._number, self._buffer, self._session = 0, b"", ""
        self.events: list[tuple[str, dict[str, Any]]] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Audits"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Call a method of the protocol and return its result."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while (answer := self._next()).get("id") != self._number:
            self._event(answer)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        return dict(answer["result"])

    def _event(self, message: dict[str, Any]) -> None:
        self.events.append((message.get("method", ""), message.get("params", {})))
        if message.get("method") == "Page.javascriptDialogOpening":
            self._number += 1
            close = {"id": self._number, "method": "Page.handleJavaScriptDialog", "params": {"accept": False}}
            os.write(self._write, json.dumps({**close, "sessionId": self._session}).encode() + b"\0")
            self._number += 1  # so that no answer of it is taken for that of the call that waits

    def _next(self) -> dict[str, Any]:
        end = time.monotonic() + _LONGEST
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._read], [], [], max(0.0, end - time.monotonic()))
            part = os.read(self._read, 1 << 20) if ready else b""
            if not part:
                raise TimeoutError("Chromium does not answer")
            self._buffer += part
        text, _, self._buffer = self._buffer.partition(b"\0")
        return dict(json.loads(text))

    def open(self, url: str) -> None:
        """Open a page and wait until it is loaded."""
        self.events.clear()
        self.call("Page.navigate", url=url)
        while not any(method == "Page.loadEventFired" for method, _ in self.events):
            self._event(self._next())

    def ask(self, expression: str) -> Any:
        """Return the value of an expression of JavaScript, which must be one of JSON."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(str(answer["exceptionDetails"])[:500])
        return answer["result"].get("value")

    @property
    def dialogs(self) -> list[str]:
        """What the page has said in dialogs since it was opened."""
        return [given["message"] for method, given in self.events if method == "Page.javascriptDialogOpening"]

    def close(self) -> None:
        """End the browser."""
        try:
            self.call("Browser.close")
        except (OSError, RuntimeError, TimeoutError):
            self._process.kill()
        self._process.wait(30)
        os.close(self._read)
        os.close(self._write)
