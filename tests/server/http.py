"""A server on a real socket, in a thread, and a client for it."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import uvicorn

from geopera_server.app import create_app
from geopera_server.context import Context

FINAL = ("completed", "failed", "cancelled")


class Api:
    """Calls operations of a running server, by default with all scopes."""

    def __init__(self, url: str, key: str, context: Context) -> None:
        self.url = url
        self.key = key
        self.context = context
        # no certificates are needed, and to load them takes longer than most tests
        self.http = httpx.Client(base_url=url, timeout=60, verify=False)

    def post(
        self, path: str, body: Any = None, key: str | None = None, **headers: str
    ) -> httpx.Response:
        sent = {"Authorization": f"Bearer {key or self.key}", **headers}
        return self.http.post(path, json={} if body is None else body, headers=sent)

    def op(self, operation: str, body: Any = None, status: int = 200, **headers: str) -> Any:
        response = self.post(f"/v1/op/{operation}", body, **headers)
        assert response.status_code == status, response.text
        is_json = "json" in response.headers["content-type"]
        return response.json() if is_json else response.content

    def spend(self, operation: str, body: Any, status: int = 200) -> Any:
        return self.op(operation, body, status, **{"Idempotency-Key": str(uuid.uuid4())})

    def wait(self, job_id: str, timeout_s: float = 30.0) -> Any:
        deadline = time.monotonic() + timeout_s
        while time.monotonic() < deadline:
            job = self.op("clip.job.get", {"job_id": job_id})
            if job["status"] in FINAL:
                return job
            time.sleep(0.05)
        raise AssertionError(f"the job did not end in time: {job}")


class Server(uvicorn.Server):
    """Uvicorn looks ten times a second whether it shall end; this one is told, and ends at once."""

    async def main_loop(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._told = asyncio.Event()
        await self.on_tick(0)
        if not self.should_exit:
            await self._told.wait()

    def end(self) -> None:
        self.should_exit = True
        if self.started:
            self._loop.call_soon_threadsafe(self._told.set)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        while self.server_state.connections or self.server_state.tasks:
            await asyncio.sleep(0.002)
        await self.lifespan.shutdown()


@contextmanager
def running(context: Context) -> Iterator[Api]:
    """Serve a context on a free port of the loopback."""
    config = uvicorn.Config(create_app(context.settings, context), log_config=None)
    server = Server(config)
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive(), "the server did not start"
            time.sleep(0.002)
        api = Api(f"http://127.0.0.1:{listener.getsockname()[1]}", context.session_key(), context)
        with api.http:
            yield api
    finally:
        server.end()
        thread.join(20)
        listener.close()
        assert not thread.is_alive()
