"""A worker process that pauses when its clip is made and stored, before it says so.

Started as ``python -m tests.server.jobs.slow_worker MARKS PAUSE_SECONDS``; what else it needs comes
from the settings in its environment. MARKS is a folder: a file ``<job>.<attempt>.<pid>`` in it says
that the attempt is in its pause. A worker whose lease is lost in the pause finds out at its end.
"""

from __future__ import annotations

import logging
import os
import resource
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Any

from geopera_server.context import Context
from geopera_server.jobs.run import JobRun
from geopera_server.operations.clip_run import CLIP_KIND, run_clip
from geopera_server.settings import Settings


def main(marks: Path, pause_s: float) -> None:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    largest = os.environ.get("TEST_LARGEST_FILE")
    if largest:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(largest), int(largest)))
    context = Context.open(Settings())

    def slow_clip(run: JobRun) -> dict[str, Any]:
        result = run_clip(context, run)
        (marks / f"{run.claim.job_id}.{run.claim.attempt}.{os.getpid()}").touch()
        time.sleep(pause_s)
        return result

    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    context.start_workers({CLIP_KIND: slow_clip})
    stop.wait()
    context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
