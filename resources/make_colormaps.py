"""Write ``colormaps.json``: the colormaps that we offer, in groups, with swatch colours.

Run it with ``python resources/make_colormaps.py`` where ``rio-tiler`` is installed; it knows the
names. The result is the same on every run.
"""

from __future__ import annotations

import json
from pathlib import Path

from rio_tiler.colormap import cmap

SWATCHES = 16
CATEGORICAL_LIMIT = 32

GROUPS: dict[str, dict[str, str]] = {
    "sequential": {
        "viridis": "Viridis", "plasma": "Plasma", "inferno": "Inferno", "magma": "Magma",
        "cividis": "Cividis (colour-blind safe)", "greys": "White to black",
        "gray": "Black to white",
        "blues": "Blues", "greens": "Greens", "oranges": "Oranges", "purples": "Purples",
        "reds": "Reds", "bupu": "Blue to purple", "gnbu": "Green to blue", "orrd": "Orange to red",
        "pubu": "Purple to blue", "pubugn": "Purple, blue, green", "purd": "Purple to red",
        "rdpu": "Red to purple", "ylgnbu": "Yellow, green, blue", "ylorbr": "Yellow, orange, brown",
        "ylorrd": "Yellow, orange, red", "cubehelix": "Cubehelix", "hot": "Hot", "copper": "Copper",
    },
    "vegetation": {
        "rdylgn": "Red, yellow, green", "ylgn": "Yellow to green", "bugn": "Blue to green",
        "summer": "Summer", "algae": "Algae", "speed": "Speed (yellow to dark green)",
        "cfastie": "NDVI by Chris Fastie", "rplumbo": "NDVI by Ryan Plumbo",
    },
    "diverging": {
        "rdbu": "Red to blue", "rdylbu": "Red, yellow, blue", "brbg": "Brown to blue-green",
        "piyg": "Pink to yellow-green", "prgn": "Purple to green", "puor": "Purple to orange",
        "rdgy": "Red to grey", "spectral": "Spectral", "coolwarm": "Cool to warm",
        "bwr": "Blue, white, red", "seismic": "Seismic", "balance": "Balance", "delta": "Delta",
        "curl": "Curl", "diff": "Difference", "tarn": "Tarn",
    },
    "elevation": {
        "terrain": "Terrain", "gist_earth": "Earth", "topo": "Land and sea",
        "schwarzwald": "Schwarzwald", "turbid": "Turbid", "matter": "Matter",
        "ocean": "Ocean floor",
    },
    "ocean": {
        "deep": "Depth", "haline": "Salinity", "thermal": "Temperature", "ice": "Sea ice",
        "dense": "Density", "oxy": "Oxygen", "amp": "Amplitude", "tempo": "Tempo", "rain": "Rain",
        "solar": "Solar",
    },
    "cyclic": {
        "twilight": "Twilight", "twilight_shifted": "Twilight, shifted", "phase": "Phase",
        "hsv": "Hue",
    },
    "categorical": {
        "tab10": "Ten colours", "tab20": "Twenty colours", "tab20b": "Twenty colours, muted",
        "tab20c": "Twenty colours, shaded", "set1": "Set 1", "set2": "Set 2", "set3": "Set 3",
        "paired": "Paired", "accent": "Accent", "dark2": "Dark", "pastel1": "Pastel 1",
        "pastel2": "Pastel 2",
    },
    "misc": {
        "turbo": "Turbo", "jet": "Jet", "rainbow": "Rainbow", "nipy_spectral": "Spectral bands",
        "gnuplot2": "Gnuplot", "cmrmap": "CMR (prints in grey)", "bone": "Bone", "pink": "Pink",
        "cool": "Cool", "spring": "Spring", "autumn": "Autumn", "winter": "Winter",
        "wistia": "Wistia",
    },
}  # fmt: skip


def swatch(name: str, categorical: bool) -> list[str]:
    """Return the colours of a rio-tiler colormap: an even sample, or the distinct ones."""
    table = cmap.get(name)
    colors = [f"#{r:02x}{g:02x}{b:02x}" for r, g, b, _ in (table[i] for i in sorted(table))]
    if categorical:
        return list(dict.fromkeys(colors))[:CATEGORICAL_LIMIT]
    last = len(colors) - 1
    return [colors[round(i * last / (SWATCHES - 1))] for i in range(SWATCHES)]


def make_colormaps() -> dict[str, list[dict[str, object]]]:
    """Return the groups in the order in which a client should show them."""
    return {
        group: [
            {"name": name, "title": title, "colors": swatch(name, group == "categorical")}
            for name, title in members.items()
        ]
        for group, members in GROUPS.items()
    }


def main() -> None:
    """Write the file beside this script and say what is in it."""
    groups = make_colormaps()
    path = Path(__file__).with_name("colormaps.json")
    lines = []
    for group, members in groups.items():
        rows = ",\n".join("    " + json.dumps(member) for member in members)
        lines.append(f"  {json.dumps(group)}: [\n{rows}\n  ]")
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"{sum(map(len, groups.values()))} colormaps in {len(groups)} groups in {path.name}.")


if __name__ == "__main__":
    main()
