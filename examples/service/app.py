"""A service that converts releases, a few at a time. Run it: uvicorn --app-dir examples/service app:app.

    POST /releases?to=ics&url=…   the bytes of a release, with its Content-Type → 202, and the address of a job
    GET /jobs/ID                  202 while it waits or runs; 200 with the output; 422 with the reason if it cannot be converted

What comes in while all are at work waits in a queue. A full queue answers 503, so that memory is never used up. Jobs live in this
process: run one process, and put what must last elsewhere. The service does not ask who calls it: put it behind something that does.
"""

import asyncio
import secrets
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, get_args

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

import linkeddata

LARGEST = 1_000_000  # bytes of a release
MOST_WAITING = 20  # releases in the queue
MOST_DONE = 200  # jobs that are remembered
AT_WORK = 2  # releases at a time; each takes one core
OUTPUTS: tuple[linkeddata.OutputName, ...] = get_args(linkeddata.OutputName)


@dataclass
class Job:
    """One release, and what became of it."""

    data: bytes
    to: linkeddata.OutputName
    settings: linkeddata.Settings
    options: linkeddata.ReadOptions
    name: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    answer: tuple[int, dict[str, Any]] = (202, {"state": "waiting"})  # HTTP status and body, set at once

    def run(self) -> None:
        """Convert the release; this takes some tenths of a second."""
        self.answer = 202, {"state": "running"}
        try:
            done = linkeddata.convert(self.data, to=self.to, settings=self.settings, options=self.options)
        except linkeddata.LinkedDataError as error:
            self.answer = 422, {"error": str(error)}
        except Exception:  # a fault of ours must not end the worker
            self.answer = 500, {"error": "the release could not be converted"}
        else:
            findings = [{"severity": f.severity.value, "code": f.code, "message": f.message} for f in done.findings]
            self.answer = 200, {"output": done.text, "ok": done.ok, "findings": findings}
        self.data = b""


async def work(queue: asyncio.Queue[Job]) -> None:
    """Take one job after the other; `to_thread` keeps the event loop free meanwhile."""
    while True:
        job = await queue.get()
        await asyncio.to_thread(job.run)
        queue.task_done()


@asynccontextmanager
async def lifespan(app: Starlette) -> AsyncIterator[None]:
    """Begin with an empty queue, and end the workers with the service."""
    app.state.queue = asyncio.Queue(MOST_WAITING)
    app.state.jobs = OrderedDict()
    workers = [asyncio.create_task(work(app.state.queue)) for _ in range(AT_WORK)]
    yield
    for worker in workers:
        worker.cancel()
    await asyncio.gather(*workers, return_exceptions=True)


async def releases(request: Request) -> Response:
    """Put a release into the queue."""
    data = bytearray()
    async for part in request.stream():
        data += part
        if len(data) > LARGEST:
            return JSONResponse({"error": f"the release is larger than {LARGEST} bytes"}, 413)
    wanted = request.query_params.get("to", "jsonld")
    to = next((name for name in OUTPUTS if name == wanted), None)
    if to is None:
        return JSONResponse({"error": f"there is no output {wanted!r}; use one of {', '.join(OUTPUTS)}"}, 400)
    kind = request.headers.get("content-type", "").partition(";")[0].strip() or None
    try:
        settings = linkeddata.Settings(url=request.query_params.get("url"), published=request.query_params.get("published"))
    except linkeddata.UsageError as error:
        return JSONResponse({"error": str(error)}, 400)
    job = Job(bytes(data), to, settings, linkeddata.ReadOptions(media_type=kind))
    try:
        request.app.state.queue.put_nowait(job)
    except asyncio.QueueFull:
        return JSONResponse({"error": "too many releases are waiting; try again later"}, 503, {"Retry-After": "10"})
    jobs = request.app.state.jobs
    jobs[job.name] = job
    while len(jobs) > MOST_DONE + MOST_WAITING:
        jobs.popitem(last=False)
    return JSONResponse({"job": f"/jobs/{job.name}"}, 202, {"Location": f"/jobs/{job.name}"})


async def jobs(request: Request) -> Response:
    """Return what became of a release."""
    job = request.app.state.jobs.get(request.path_params["name"])
    status, answer = job.answer if job else (404, {"error": "there is no such job"})
    return JSONResponse(answer, status)


app = Starlette(
    routes=[Route("/releases", releases, methods=["POST"]), Route("/jobs/{name}", jobs)],
    lifespan=lifespan,
)
