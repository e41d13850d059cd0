"""Stage the plugin and zip it: ``python -m scripts.package``.

The staged folder is what QGIS loads from a profile, what the zip holds, and what the end-to-end
tests run: the plugin's code with ``metadata.txt``, ``LICENSE``, ``resources/`` and
``geopera_server/`` in it, and its translations compiled. Compiled dependencies are never part of
it.
"""

from __future__ import annotations

import argparse
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

from scripts.translate import FOLDER as TRANSLATIONS
from scripts.translate import compile_all

CHECKOUT = Path(__file__).resolve().parents[1]
PLUGIN = "geopera_plugin"
# The oldest time a zip can hold: the same sources give the same zip, byte for byte.
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_IGNORED = {"__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".DS_Store"}
_IGNORED_SUFFIXES = {".pyc", ".pyo", ".orig", ".rej", ".swp", ".ts"}


def read_version() -> str:
    """Return the version written in ``metadata.txt``."""
    found = re.search(r"(?m)^version=(\S+)$", (CHECKOUT / "metadata.txt").read_text("utf-8"))
    if found is None:
        raise SystemExit("metadata.txt has no line version=...")
    return found[1]


def parts() -> Iterator[tuple[Path, str]]:
    """Yield each file or folder that the plugin consists of, and its place in it."""
    for path in sorted((CHECKOUT / PLUGIN).iterdir()):
        if not _is_ignored(path):
            yield path, path.name
    for name in ("metadata.txt", "LICENSE", "CHANGELOG.md"):
        yield CHECKOUT / name, name
    for path in sorted((CHECKOUT / "resources").iterdir()):
        # The scripts that make the data files stay at home.
        if path.suffix != ".py" and not _is_ignored(path):
            yield path, f"resources/{path.name}"
    for name in ("qgis.txt", "server.txt"):  # what the plugin installs when it is asked to
        yield CHECKOUT / "requirements" / name, f"requirements/{name}"
    yield CHECKOUT / "server" / "geopera_server", "geopera_server"


def stage(folder: Path, *, link: bool = False) -> Path:
    """Make ``folder/geopera_plugin`` anew and return it.

    Args:
        folder: such as the ``python/plugins`` folder of a QGIS profile.
        link: link to the checkout instead of copying, so that edits take effect.
    """
    target = folder / PLUGIN
    if target.is_dir():
        shutil.rmtree(target)
    target.mkdir(parents=True)
    if link:
        compile_all(TRANSLATIONS)  # beside their sources, where the link leads
    for source, place in parts():
        destination = target / place
        destination.parent.mkdir(parents=True, exist_ok=True)
        if link:
            destination.symlink_to(source)
        elif source.is_dir():
            shutil.copytree(source, destination, ignore=_ignore)
        else:
            shutil.copyfile(source, destination)
    if not link:
        compile_all(target / TRANSLATIONS.name)
    return target


def write_zip(staged: Path, archive: Path) -> Path:
    """Zip a staged plugin; the same files always give the same bytes."""
    archive.parent.mkdir(parents=True, exist_ok=True)
    part = archive.with_suffix(".part")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as bundle:
        for path in sorted(staged.rglob("*")):
            if path.is_file():
                name = path.relative_to(staged.parent).as_posix()
                entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 3
                entry.external_attr = 0o644 << 16
                bundle.writestr(entry, path.read_bytes())
    return part.replace(archive)


def build(build_folder: Path, dist_folder: Path) -> Path:
    """Stage and zip the plugin, and return the zip."""
    staged = stage(build_folder)
    return write_zip(staged, dist_folder / f"{PLUGIN}-{read_version()}.zip")


def _is_ignored(path: Path) -> bool:
    return path.name in _IGNORED or path.suffix in _IGNORED_SUFFIXES


def _ignore(folder: str, names: list[str]) -> set[str]:
    return {name for name in names if _is_ignored(Path(folder, name))}


def main() -> None:
    """Build the zip and say where it is."""
    parser = argparse.ArgumentParser(description="Stage the plugin and zip it.")
    parser.add_argument("--build", type=Path, default=CHECKOUT / "build")
    parser.add_argument("--dist", type=Path, default=CHECKOUT / "dist")
    arguments = parser.parse_args()
    archive = build(arguments.build, arguments.dist)
    print(f"{archive} ({archive.stat().st_size / 1024:.0f} KiB)")


if __name__ == "__main__":
    main()
