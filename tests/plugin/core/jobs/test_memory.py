from __future__ import annotations

from pathlib import Path

from qgis.core import QgsSettings

from geopera_plugin.core.jobs.memory import JobMemory
from geopera_plugin.core.layers.spec import LayerSpec
from geopera_plugin.core.settings import PluginSettings

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
    assert QgsSettings().allKeys() == [
        key for key in QgsSettings().allKeys() if "proxy/enabled" not in key
    ]
    QgsSettings().setValue("geopera/jobs/job-3", "{broken")
    QgsSettings().setValue("geopera/jobs/job-4", '{"looks": {"data": "no spec"}, "bytes": "x"}')
    QgsSettings().setValue("geopera/jobs/job-5", '{"looks": {"data": "no spec"}}')
    for name in ("job-3", "job-4", "job-5"):
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
