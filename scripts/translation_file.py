"""Read, write and compile Qt's translations: `.ts` for people, `.qm` for QTranslator."""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from xml.sax.saxutils import escape

CONTEXT = "Geopera"
_MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_HASHES, _MESSAGES = 0x42, 0x69  # sections of a .qm
_END, _TRANSLATION, _SOURCE, _CONTEXT, _COMMENT = 1, 3, 6, 7, 8  # tags of a message


def read_ts(path: Path) -> dict[str, str]:
    """Return source text -> translation, empty where it is still to be made."""
    if not path.exists():
        return {}
    # the file is one of this checkout
    tree = ElementTree.parse(path)
    found = {}
    for message in tree.iter("message"):
        found[message.findtext("source") or ""] = message.findtext("translation") or ""
    return found


def write_ts(path: Path, language: str, words: dict[str, str]) -> None:
    """Write translations in the order of their source texts, one message a block."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{language}" sourcelanguage="en">',
        "<context>",
        f"    <name>{CONTEXT}</name>",
    ]
    for source in sorted(words):
        mark = "" if words[source] else ' type="unfinished"'
        lines += [
            "    <message>",
            f"        <source>{escape(source)}</source>",
            f"        <translation{mark}>{escape(words[source])}</translation>",
            "    </message>",
        ]
    lines += ["</context>", "</TS>", ""]
    path.write_text("\n".join(lines), encoding="utf-8")


def compile_qm(words: dict[str, str]) -> bytes:
    """Return the `.qm` of the finished translations, as lrelease makes it."""
    messages = bytearray()
    offsets = []
    for source in sorted(words):
        if not words[source]:
            continue
        text = source.encode("utf-8")
        offsets.append((_hash(text), len(messages)))
        translation = words[source].encode("utf-16-be")
        messages += struct.pack(">BI", _TRANSLATION, len(translation)) + translation
        for tag, value in ((_COMMENT, b""), (_SOURCE, text), (_CONTEXT, CONTEXT.encode())):
            messages += struct.pack(">BI", tag, len(value)) + value
        messages += struct.pack(">B", _END)
    hashes = b"".join(struct.pack(">II", *pair) for pair in sorted(offsets))
    sections = ((_HASHES, hashes), (_MESSAGES, bytes(messages)))
    return _MAGIC + b"".join(struct.pack(">BI", tag, len(data)) + data for tag, data in sections)


def _hash(text: bytes) -> int:
    """Return the ELF hash by which QTranslator looks a text up."""
    value = 0
    for byte in text:
        value = (value << 4) + byte
        high = value & 0xF0000000
        value ^= high >> 24
        value &= ~high & 0xFFFFFFFF
    return value or 1
