"""The client on the requests that QGIS brings: without any package of ours, and years older."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]
SCRIPT = """
import json, sys, tempfile
from pathlib import Path
from geopera_plugin.client import Client, ClientError
from geopera_plugin.client.route import Route, open_session
from tests.client.way import Proxy, https, make_certificate, public_part, running

def ask(url, route):
    try:
        return Client(url, "k", 5, open_session(route)).op("a.b")
    except ClientError as error:
        return error.title

folder = Path(tempfile.mkdtemp(dir=sys.argv[1]))
mine, other = (make_certificate(folder, name) for name in ("127.0.0.1", "elsewhere.example"))
good, bad = Route(trusted=public_part(mine)), Route(trusted=public_part(other))
found = []
with https(mine, b'{"fine": 1}') as url:
    found += [ask(url, good), ask(url, bad), ask(url, Route())]
    with running(Proxy(("127.0.0.1", int(url.rsplit(":", 1)[1])), "me:x")) as port:
        for word in "xy":
            found.append(ask(url, Route(f"http://me:{word}@127.0.0.1:{port}", good.trusted)))
with https(other) as url:
    found.append(ask(url, bad))
found.append(ask("http://nobody.invalid", Route()))
print(json.dumps(found))
"""


def test_proxies_and_certificates_are_minded_there_too(tmp_path: Path) -> None:
    python = getattr(sys, "_base_executable", None) or sys.executable
    answer = subprocess.run(
        [python, "-W", "ignore", "-c", SCRIPT, str(tmp_path)],
        env={"PYTHONPATH": str(CHECKOUT), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert answer.returncode == 0, answer.stderr[-2000:]
    assert json.loads(answer.stdout) == [
        {"fine": 1},
        "The certificate is not trusted",
        "The certificate is not trusted",
        {"fine": 1},
        "The proxy asks for a password",
        "The certificate is for another server",
        "The server's name is not known",
    ]
