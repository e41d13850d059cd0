from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from geopera_plugin.core import records
from geopera_plugin.core.jobs.memory import JobMemory
from geopera_plugin.core.layers.spec import LayerSpec
from geopera_plugin.core.records import flush_records, records_folder
from geopera_plugin.core.settings import PluginSettings
from tests.plugin.other_window import other_window

LOOK = LayerSpec("geopera://items/i/data", "fields", expression="nir/red", rescale="0,2")


def test_what_was_ordered_is_known_after_a_restart(
    settings: PluginSettings, tmp_path: Path
) -> None:
    path = tmp_path / "clip.tif"
    path.write_bytes(b"tif")
    memory = JobMemory()
    memory.keep("job-1", {"data": LOOK}, 1234)
    memory.keep_files("job-1", [path, tmp_path / "gone.tif"])
    record = JobMemory().record("job-1")
    assert record is not None
    assert record.specs() == {"data": LOOK}
    assert (record.bytes, record.is_offered) == (1234, True)
    assert record.files() == [path], "what was deleted since is not among them"
    memory.keep_as("job-2", "job-1")
    copy = JobMemory().record("job-2")
    assert copy is not None
    assert (copy.specs(), copy.files(), copy.is_offered) == ({"data": LOOK}, [], False)
    memory.forget("job-1")
    assert JobMemory().record("job-1") is None


def test_what_is_no_id_or_cannot_be_read_does_no_harm(settings: PluginSettings) -> None:
    memory = JobMemory()
    memory.keep("../proxy/enabled", {}, 1)
    memory.keep_files("x" * 65, [])
    assert JobMemory().record("../proxy/enabled") is None
    assert flush_records()
    folder = records_folder() / "jobs"
    assert not folder.exists()
    folder.mkdir(parents=True)
    (folder / "_job-3.json").write_text("{broken")
    (folder / "_job-4.json").write_text('{"looks": {"data": "no spec"}, "bytes": "x"}')
    (folder / "_job-5.json").write_text('{"looks": {"data": "no spec"}}')
    (folder / "_job-6.json").write_bytes(b"\xff\xfe")
    (folder / "_job-7.json").write_text("[" * 2_000_000)
    (folder / "_job-8.json").mkdir()
    (folder / "_job-9.json").write_text("[" * 900_000)
    (folder / "_job-10.json").write_text('{"bytes": Infinity}')
    assert {f"job-{number}" for number in (6, 7, 8)}.isdisjoint(JobMemory()._all())
    for name in ("job-3", "job-4", "job-5", "job-9", "job-10"):
        record = JobMemory().record(name)
        assert record is not None
        assert record.specs() == {}


def test_only_the_newest_jobs_are_kept(settings: PluginSettings) -> None:
    memory = JobMemory()
    for number in range(205):
        memory.keep(f"job-{number}", {}, number)
    kept = JobMemory()
    assert kept.record("job-4") is None
    assert kept.record("job-5") is not None
    assert kept.record("job-204") is not None
    assert flush_records()
    assert len(list((records_folder() / "jobs").iterdir())) == 200


def test_a_thousand_jobs_do_not_hold_up_the_window(settings: PluginSettings) -> None:
    """In QGIS's settings each took 15 ms of the window's thread."""
    memory = JobMemory()
    memory.record("job-0")
    begun = time.thread_time()
    for number in range(1_000):
        memory.keep(f"job-{number}", {"data": LOOK}, number)
    assert time.thread_time() - begun < 1.0, "1 ms each"
    assert flush_records(30)
    assert JobMemory().record("job-999") is not None


def test_two_windows_keep_their_jobs_side_by_side(settings: PluginSettings) -> None:
    one, other = JobMemory(), JobMemory()
    one.keep("job-1", {}, 1)
    other.keep("job-2", {}, 2)
    one.keep("job-1", {}, 3)
    assert flush_records()
    kept = JobMemory()
    found = [kept.record(name) for name in ("job-1", "job-2")]
    assert [record.bytes for record in found if record] == [3, 2]
    assert not list(records_folder().rglob("*.part"))


def test_a_folder_that_cannot_be_written_is_told_once(
    settings: PluginSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(records, "log_warning", told.append)
    monkeypatch.setattr(records, "_WRITER", records._Writer())
    records_folder().parent.mkdir(parents=True, exist_ok=True)
    records_folder().write_text("a file where the folder should be")
    try:
        memory = JobMemory()
        memory.keep("job-1", {}, 1)
        memory.keep("job-2", {}, 2)
        memory.forget("job-1")
        assert flush_records()
        assert memory.record("job-2") is not None, "for this session"
        assert len(told) == 1
        assert "cannot be kept" in told[0]
    finally:
        records_folder().unlink()


def test_a_job_of_another_window_is_its_business(settings: PluginSettings) -> None:
    memory = JobMemory()
    memory.keep("job-1", {}, 1)
    assert not memory.is_elsewhere("job-1")
    with other_window() as window:
        text = json.dumps({"looks": {}, "window": window})
        records.Records("jobs").write("job-2", text)
        records.Records("jobs").write("job-3", json.dumps({"window": "../../etc/passwd"}))
        fresh = JobMemory()
        assert fresh.is_elsewhere("job-2")
        assert not fresh.is_elsewhere("job-1")
        assert not fresh.is_elsewhere("job-3")
    assert not fresh.is_elsewhere("job-2"), "it was closed: who opens QGIS again gets its results"
