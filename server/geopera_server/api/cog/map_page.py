"""A page that shows the tiles of a TileJSON document; it needs nothing from other servers."""

from __future__ import annotations

import json
import re

from morecantile import TileMatrixSet

HTML = "text/html"
_PLACE = re.compile("__(DOCUMENT|PLACE|MATRICES)__")
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Map</title>
<style>
html, body, #map { height: 100%; margin: 0; }
#map { position: relative; overflow: hidden; background: #dde3e8; cursor: grab; }
#map img { position: absolute; user-select: none; }
#map p { position: absolute; z-index: 1; margin: 8px; font: 14px sans-serif; }
</style>
</head>
<body>
<div id="map"><p id="words"></p></div>
<script>
const DOCUMENT = __DOCUMENT__;
const MATRICES = __MATRICES__;
const view = document.getElementById("map");
const words = document.getElementById("words");
let tiles = "", zoom = 0, left = 0, top_ = 0, low = 0, high = 0;

function matrix() { return MATRICES[zoom]; }

function draw() {
  for (const image of view.querySelectorAll("img")) image.remove();
  const {side, columns, rows} = matrix();
  const firstX = Math.max(0, Math.floor(left / side));
  const firstY = Math.max(0, Math.floor(top_ / side));
  for (let y = firstY; y * side < top_ + view.clientHeight && y < rows; y++) {
    for (let x = firstX; x * side < left + view.clientWidth && x < columns; x++) {
      const image = new Image(side, side);
      image.draggable = false;
      image.style.left = x * side - left + "px";
      image.style.top = y * side - top_ + "px";
      image.onerror = () => image.remove();
      image.src = tiles.replace("{z}", zoom).replace("{x}", x).replace("{y}", y);
      view.append(image);
    }
  }
}

function zoomTo(next, x, y) {
  next = Math.min(Math.max(next, low), high);
  if (next === zoom || !MATRICES[next]) return;
  const scale = matrix().cell / MATRICES[next].cell;
  left = (left + x) * scale - x;
  top_ = (top_ + y) * scale - y;
  zoom = next;
  draw();
}

view.onwheel = event => {
  event.preventDefault();
  zoomTo(zoom + (event.deltaY < 0 ? 1 : -1), event.clientX, event.clientY);
};
view.onpointerdown = event => view.setPointerCapture(event.pointerId);
view.onpointermove = event => {
  if (!event.buttons) return;
  left -= event.movementX;
  top_ -= event.movementY;
  draw();
};
window.onresize = draw;

fetch(DOCUMENT).then(async answer => {
  const found = await answer.json();
  if (!answer.ok) throw new Error(found.detail || answer.statusText);
  tiles = found.tiles[0];
  low = found.minzoom;
  high = Math.min(found.maxzoom + 3, MATRICES.length - 1);
  zoom = Math.min(found.minzoom, MATRICES.length - 1);
  const point = await (await fetch(__PLACE__.replace("{z}", zoom) + location.search)).json();
  const limits = point.tileMatrixSetLimits[0], side = matrix().side;
  left = (limits.minTileCol + limits.maxTileCol + 1) / 2 * side - view.clientWidth / 2;
  top_ = (limits.minTileRow + limits.maxTileRow + 1) / 2 * side - view.clientHeight / 2;
  draw();
}).catch(error => { words.textContent = error.message; });
</script>
</body>
</html>
"""


def page(tms: TileMatrixSet, document: str) -> str:
    """Return the page; ``document`` is the address of the TileJSON."""
    matrices = [
        {
            "cell": matrix.cellSize,
            "side": matrix.tileWidth,
            "columns": matrix.matrixWidth,
            "rows": matrix.matrixHeight,
        }
        for matrix in tms
    ]
    values = {"DOCUMENT": document, "PLACE": f"../tiles/{tms.id}", "MATRICES": matrices}
    # all at once: an address may hold the name of another place
    return _PLACE.sub(lambda place: _script(values[place[1]]), _PAGE)


def _script(value: object) -> str:
    """Return JSON that cannot end the script it stands in."""
    return json.dumps(value).replace("<", "\\u003c").replace(">", "\\u003e")
