"""Serve the demo and clip one scene over HTTP, as any script could: ``make run``."""

from __future__ import annotations

import argparse
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from geopera_plugin.client import Client, ClientError
from geopera_plugin.client.models import Job, JobStatus, Scene

CHECKOUT = Path(__file__).resolve().parents[1]
PREFERRED_PORT = 8765
_START_S = 60
_CLIP_S = 120
_CLEAR_PERCENT = 10.0


def server_command(*arguments: str) -> list[str]:
    """Return the command line of ``geopera-server`` in this environment."""
    return [sys.executable, "-m", "geopera_server", *arguments]


def choose_port(preferred: int) -> int:
    """Return the preferred port, or 0 (any free one) when somebody else listens there."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", preferred))
        except OSError:
            return 0
    return preferred


@contextmanager
def serving(home: Path, port: int) -> Iterator[tuple[subprocess.Popen[bytes], dict[str, Any]]]:
    """Run the server on ``home``; yield its process and what it wrote into ``server.json``.

    Raises:
        SystemExit: it ended, or did not answer in time; its log is in ``home/server.log``.
    """
    announcement = home / "server.json"
    announcement.unlink(missing_ok=True)
    log = home / "server.log"
    with log.open("wb") as sink:
        process = subprocess.Popen(
            server_command("serve", "--home", str(home), "--port", str(port)),
            stdout=sink,
            stderr=subprocess.STDOUT,
        )
        try:
            deadline = time.monotonic() + _START_S
            while not announcement.exists():
                if process.poll() is not None:
                    raise SystemExit(f"The server ended with {process.returncode}; see {log}")
                if time.monotonic() > deadline:
                    raise SystemExit(f"The server did not answer within {_START_S} s; see {log}")
                time.sleep(0.1)
            yield process, json.loads(announcement.read_text(encoding="utf-8"))
        finally:
            process.terminate()
            process.wait(timeout=30)


def newest_clear_scene(client: Client) -> Scene:
    """Return the newest scene with several bands that shows the ground.

    Raises:
        SystemExit: there is none.
    """
    scenes = [
        scene
        for project in client.projects()
        for scene in client.scenes(project.id)
        if scene.date and scene.rasters and len(scene.rasters[0].bands) >= 4
    ]
    if not scenes:
        raise SystemExit("The demo has no scene; remove its folder and run again.")
    clear = [s for s in scenes if s.cloud_cover is None or s.cloud_cover <= _CLEAR_PERCENT]
    return max(clear or scenes, key=lambda scene: scene.date or "")


def middle_of(scene: Scene) -> dict[str, Any]:
    """Return a hexagon over the middle third of a scene (GeoJSON, EPSG:4326)."""
    if scene.bbox is None:
        raise SystemExit(f"The scene {scene.title} has no place on the map.")
    west, south, east, north = scene.bbox
    x, y, dx, dy = (west + east) / 2, (south + north) / 2, (east - west) / 6, (north - south) / 6
    corners = [(-1.0, 0.0), (-0.5, -1.0), (0.5, -1.0), (1.0, 0.0), (0.5, 1.0), (-0.5, 1.0)]
    ring = [[x + a * dx, y + b * dy] for a, b in [*corners, corners[0]]]
    return {"type": "Polygon", "coordinates": [ring]}


def clip(client: Client, scene: Scene, folder: Path) -> tuple[Job, list[Path]]:
    """Clip a scene to its middle, download the result and return the job and its files.

    Raises:
        SystemExit: the job did not complete.
    """
    job = client.create_clip(
        scene.id, scene.project_id, middle_of(scene), name=f"demo_{scene.date}", aoi_name="Middle"
    )
    deadline = time.monotonic() + _CLIP_S
    while not job.status.is_final and time.monotonic() < deadline:
        time.sleep(0.2)
        job = client.job(job.id)
    if job.status is not JobStatus.COMPLETED:
        raise SystemExit(f"The clip job {job.id} is {job.status.value}: {job.error or 'no error'}")
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for output in job.outputs:
        path = folder / output.filename
        body = {"job_id": job.id, "mosaic_type": output.mosaic_type}
        client.download("clip.job.download", body, path)
        files.append(path)
    return job, files


def xyz_template(client: Client, scene: Scene) -> str:
    """Return an address that any map client can draw the scene's vegetation from."""
    token = client.tile_token().token
    href = scene.rasters[0].href
    return (
        f"{client.base_url}/tiles/{{z}}/{{x}}/{{y}}.png?url={href}"
        f"&expression=(nir-red)/(nir%2Bred)&rescale=-0.1,0.9&colormap=rdylgn&token={token}"
    )


def describe(client: Client, scene: Scene, job: Job, files: list[Path], home: Path) -> str:
    """Return what to open now, in words."""
    cloud = "" if scene.cloud_cover is None else f", {scene.cloud_cover:.0f} % cloud"
    clips = "\n".join(f"                {path}" for path in files).lstrip()
    return f"""
Geopera is serving {scene.title} ({scene.date}{cloud}) and more.

  Server        {client.base_url}
  Documentation {client.base_url}/docs
  Key           in {home / "server.json"}
  Clip          job {job.id} {job.status.value}
                {clips}
  Map clients   XYZ layer, in QGIS: Layer > Add Layer > Add XYZ Layer
                {xyz_template(client, scene)}
  QGIS          make qgis
"""


def main() -> int:
    """Make the demo if need be, serve it, run the session, and serve on until Ctrl-C."""
    parser = argparse.ArgumentParser(description="Serve the demo and clip one scene over HTTP.")
    parser.add_argument("--home", type=Path, default=CHECKOUT / ".demo")
    parser.add_argument("--port", type=int, default=PREFERRED_PORT)
    parser.add_argument("--once", action="store_true", help="end after the clip")
    arguments = parser.parse_args()
    home = arguments.home.absolute()
    home.mkdir(parents=True, exist_ok=True)
    made = subprocess.run(server_command("demo", "--home", str(home)), check=False)
    if made.returncode:
        return made.returncode
    with serving(home, choose_port(arguments.port)) as (process, announced):
        client = Client(announced["url"], announced["key"])
        try:
            scene = newest_clear_scene(client)
            job, files = clip(client, scene, home / "clips")
            print(describe(client, scene, job, files, home), flush=True)
        except ClientError as error:
            print(f"The server did not do it: {error}", file=sys.stderr)
            return 1
        finally:
            client.close()
        if arguments.once:
            return 0
        print("Stop it with Ctrl-C.", flush=True)
        try:
            return process.wait()
        except KeyboardInterrupt:
            print("\nStopping.")
            return 0


if __name__ == "__main__":
    sys.exit(main())
