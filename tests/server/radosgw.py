"""A real S3: the radosgw of Debian, run by an ordinary user on the loopback."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import requests
from minio import Minio

from .postgres import as_ordinary_user, ordinary_user

_PROGRAMS = ("ceph", "ceph-mon", "ceph-osd", "monmaptool", "radosgw", "radosgw-admin")
BUCKET = "geopera"
_MEMORY = 2 * 2**30  # what the objects may take; they are held in memory
_CONFIGURATION = """
[global]
fsid = {fsid}
run dir = {folder}
log file = {folder}/$name.log
pid file =
admin socket =
mon host = {mon}
public addr = 127.0.0.1
cluster addr = 127.0.0.1
auth cluster required = none
auth service required = none
auth client required = none
ms mon client mode = crc
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon initial members = a
mon data = {folder}/mon
mon data avail crit = 1
mon data avail warn = 1
mon allow pool size one = true
mon max pg per osd = 10000
paxos propose interval = 0.05
osd data = {folder}/osd
osd objectstore = memstore
memstore device bytes = {memory}
rgw data = {folder}/rgw
rgw frontends = beast endpoint=127.0.0.1:{port}
rgw run sync thread = false
rgw enable gc threads = false
rgw enable lc threads = false
"""


def missing() -> str | None:
    """Return why radosgw cannot be started here, or None."""
    absent = [name for name in _PROGRAMS if shutil.which(name) is None]
    if absent:
        return f"{', '.join(absent)} not installed (apt-get install radosgw ceph-mon ceph-osd)"
    return None


class Radosgw:
    """An S3 with one user. Its gateway can be stopped and started; the objects stay."""

    region = "us-east-1"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.access_key_id = f"AK{secrets.token_hex(8).upper()}"
        self.secret_access_key = secrets.token_hex(20)
        port, mon_port, mon_port_v1 = _free_ports(3)
        self.endpoint = f"http://127.0.0.1:{port}"
        self._mon = f"[v2:127.0.0.1:{mon_port},v1:127.0.0.1:{mon_port_v1}]"
        self._fsid = str(uuid.uuid4())
        (folder / "ceph.conf").write_text(
            _CONFIGURATION.format(
                fsid=self._fsid, folder=folder, mon=self._mon, port=port, memory=_MEMORY
            )
        )
        self._servers: list[subprocess.Popen[bytes]] = []
        self._gateway: subprocess.Popen[bytes] | None = None

    def start_cluster(self) -> None:
        """Start what holds the objects, make the user, and start the gateway."""
        for name in ("mon", "osd", "rgw"):
            (self._folder / name).mkdir()
        user = ordinary_user()
        if user is not None:
            for path in (self._folder, *self._folder.iterdir()):
                os.chown(path, user.pw_uid, user.pw_gid)
        osd = str(uuid.uuid4())
        monmap = ("--fsid", self._fsid, "--addv", "a", self._mon, str(self._folder / "monmap"))
        self._run("monmaptool", "--create", *monmap)
        self._run("ceph-mon", *self._at, "--mkfs", "-i", "a", "--monmap", "monmap")
        self._servers.append(self._spawn("ceph-mon", "-i", "a"))
        self._run("ceph-osd", *self._at, "-i", "0", "--mkfs", "--osd-uuid", osd)
        self._run("/usr/bin/ceph", *self._at, "osd", "new", osd)
        self._servers.append(self._spawn("ceph-osd", "-i", "0"))
        self._run(
            *("radosgw-admin", *self._at, "user", "create", "--uid=tests", "--display-name=Tests"),
            *(f"--access-key={self.access_key_id}", f"--secret={self.secret_access_key}"),
        )
        self.start()

    def start(self) -> None:
        """Start the gateway and wait until it answers."""
        self._gateway = self._spawn("radosgw", "-n", "client.rgw")
        deadline = time.monotonic() + 30
        while True:
            with contextlib.suppress(requests.ConnectionError):
                requests.get(self.endpoint, timeout=5)
                return
            assert self._gateway.poll() is None, "radosgw ended; its log is beside ceph.conf"
            assert time.monotonic() < deadline, "radosgw did not start in time"
            time.sleep(0.05)

    def stop(self) -> None:
        """Stop the gateway at once."""
        if self._gateway is not None:
            _kill(self._gateway)
            self._gateway = None

    def stop_cluster(self) -> None:
        """Stop everything; the objects are gone."""
        self.stop()
        while self._servers:
            _kill(self._servers.pop())

    def settings(self, prefix: str) -> dict[str, object]:
        """Return the settings of a server that stores below a prefix of the bucket."""
        return {
            "storage": f"s3://{BUCKET}/{prefix}",
            "s3_endpoint": self.endpoint,
            "s3_region": self.region,
            "s3_access_key_id": self.access_key_id,
            "s3_secret_access_key": self.secret_access_key,
        }

    @property
    def client(self) -> Minio:
        """A client of the whole S3."""
        return Minio(
            self.endpoint.removeprefix("http://"),
            self.access_key_id,
            self.secret_access_key,
            secure=False,
            region=self.region,
        )

    @property
    def _at(self) -> tuple[str, str]:
        return ("-c", str(self._folder / "ceph.conf"))

    def _run(self, *command: str) -> None:
        done = subprocess.run(
            [*as_ordinary_user(), *command],
            capture_output=True,
            check=False,
            cwd=self._folder,
            text=True,
            timeout=60,
        )
        assert done.returncode == 0, f"{command[0]}: {done.stderr}"

    def _spawn(self, program: str, *options: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [*as_ordinary_user("--pdeathsig", "KILL"), program, *self._at, "-f", *options],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self._folder,
        )


@contextlib.contextmanager
def radosgw() -> Iterator[Radosgw]:
    """Run an S3 with an empty bucket for the time of the context; nothing of it stays."""
    folder = Path(tempfile.mkdtemp(prefix="geopera-s3-"))
    try:
        server = Radosgw(folder)
        try:
            server.start_cluster()
            server.client.make_bucket(BUCKET)
            yield server
        finally:
            server.stop_cluster()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _kill(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait(30)


def _free_ports(count: int) -> list[int]:
    with contextlib.ExitStack() as stack:
        listeners = [stack.enter_context(socket.socket()) for _ in range(count)]
        for listener in listeners:
            listener.bind(("127.0.0.1", 0))
        return [listener.getsockname()[1] for listener in listeners]
