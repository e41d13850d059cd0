"""What holds when all jobs have ended, whatever happened on the way."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from sqlalchemy import select

from geopera_server.context import Context
from geopera_server.db.models import ComputeCharge, Job
from geopera_server.jobs import ledger
from geopera_server.storage.local import LocalStorage
from geopera_server.storage.s3 import S3Storage


def check_all_ended_once(context: Context, homes: list[Path]) -> dict[str, str]:
    """Check every job, charge and file of a server, and return the status of each job.

    Every job ended; it was charged once if it completed and not at all if it did not; the storage
    holds the files of completed jobs, with their checksums, and nothing else; no worker's folder
    holds a file.
    """
    with context.database.reading() as session:
        jobs = list(session.scalars(select(Job)))
        charges = {each.job_id: each for each in session.scalars(select(ComputeCharge))}
        balance = ledger.balance(session, context.organization_id)
    assert [job.id for job in jobs if job.status == "running"] == []
    assert set(charges) == {job.id for job in jobs}
    used = 0
    keys: dict[str, str] = {}
    for job in jobs:
        charge = charges[job.id]
        if job.status != "completed":
            assert (charge.state, charge.used) == ("released", 0), (job.status, job.error)
            continue
        result: dict[str, Any] = job.result or {}
        assert (charge.state, charge.used) == ("settled", result["compute_units"])
        used += charge.used
        for clip in result["clips"]:
            keys[clip["gcs_path"]] = result["report"][clip["mosaic_type"]]["sha256"]
    assert (balance.used, balance.reserved) == (used, 0)
    assert sorted(stored(context)) == sorted(keys)
    for key, checksum in keys.items():
        file = context.storage.open(key)
        content = b"".join(file.read(0, file.size))
        assert hashlib.sha256(content).hexdigest() == checksum
    left = [file for home in homes for file in (home / "work").rglob("*")]
    assert left == []
    return {job.id: job.status for job in jobs}


def stored(context: Context) -> list[str]:
    """Return the keys of all files in the storage, finished or not."""
    storage = context.storage
    if isinstance(storage, LocalStorage):
        root = storage.root
        return [str(file.relative_to(root)) for file in root.rglob("*") if file.is_file()]
    assert isinstance(storage, S3Storage)
    prefix = f"{storage.prefix}/"
    found = storage._client.list_objects(storage.bucket, prefix=prefix, recursive=True)
    broken = storage._client._list_multipart_uploads(storage.bucket, prefix=prefix)
    assert [upload.object_name for upload in broken.uploads] == []
    return [each.object_name.removeprefix(prefix) for each in found]


def is_swept(context: Context) -> bool:
    """Tell whether the storage holds as many files as the jobs that completed."""
    with context.database.reading() as session:
        results = session.scalars(select(Job.result).where(Job.status == "completed"))
        files = sum(len((result or {})["clips"]) for result in results)
    return len(stored(context)) == files
