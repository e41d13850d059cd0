"""What the first tile would import is there before the server is ready."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from geopera_server.settings import Settings

_SERVER = """
import asyncio, json, sys
from pathlib import Path
from geopera_server.api import cog
from geopera_server.app import create_app
from geopera_server.context import Context
from geopera_server.settings import Settings

cog.FIRST_S = 600  # what is loaded in quiet is not what is looked at
home, sources, address = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
settings = Settings(home=home, allow_source=(sources,))
context = Context.open(settings)
app = create_app(settings, context)
key = context.session_key().encode()


async def ask(path, query):
    told = []

    async def receive():
        await asyncio.sleep(60)

    async def send(message):
        told.append(message)

    await app(
        {
            "type": "http", "method": "GET", "path": path, "query_string": query.encode(),
            "headers": [(b"host", b"127.0.0.1"), (b"x-api-key", key)], "client": None,
        },
        receive, send,
    )
    return told[0]["status"], len(told[1]["body"])


async def main():
    async with app.router.lifespan_context(app):
        there = set(sys.modules)
        status, size = await ask(*address.split("?"))
        new = sorted(set(sys.modules) - there)
        print(json.dumps({"status": status, "size": size, "new": new, "there": sorted(there)}))

asyncio.run(main())
context.close()
"""


def test_a_first_tile_imports_nothing(settings: Settings, scene_path: Path) -> None:
    query = f"url={scene_path}&expression=(b4-b1)/(b4%2Bb1)&rescale=-1,1&colormap=rdylgn"
    address = f"/tiles/14/8874/5387.png?{query}"
    command = [sys.executable, "-c", _SERVER, settings.home, scene_path.parent, address]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert (told["status"], told["new"]) == (200, [])
    assert told["size"] > 1500  # an empty tile has fewer bytes
    assert "rio_tiler" not in told["there"]  # a tenth of a second that no usual tile needs
    assert " 401" not in done.stderr
