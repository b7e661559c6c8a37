"""Write and read model files: docs/formats/model.md, version 1.

    write_model("standard.hmodel", config={"model.kind": "encoder", "encoder.width": 384, ...},
                card="# standard ...", vocabulary=["[PAD]", ...],
                heads=[Head("tags", 0, 256, {"upos": [...], "xpos": [...]}), ...],
                tensors={"encoder.norm.weight": array_f32,          # kept as f32
                         "encoder.word.weight": int8_rows(array)})  # per-row symmetric int8

Needs the standard library and numpy only.
"""
import hashlib
import os
import struct
from dataclasses import dataclass, field

import numpy as np

MAGIC = b"hearsay model\r\n\x1a"
VERSION = 1
SECTIONS = ["config", "card", "vocabulary", "heads", "tensors", "data"]
F32, I8 = 1, 2


@dataclass
class Head:
    """Reads columns [first, first + width) of the shared hidden layer."""
    name: str
    first: int
    width: int
    labels: dict = field(default_factory=dict)  # name of the set -> labels, in the order of the rows


@dataclass
class Int8Rows:
    """values[i, j] * scales[i] is the weight."""
    values: np.ndarray  # int8 [rows, columns]
    scales: np.ndarray  # float32 [rows]

    def dequantised(self):
        return self.values.astype(np.float32) * self.scales[:, None]


def int8_rows(weight) -> Int8Rows:
    """Symmetric, one scale a row, values within +-127."""
    w = np.asarray(weight, np.float32)
    scales = np.abs(w).max(axis=1) / np.float32(127)
    safe = np.where(scales > 0, scales, np.float32(1))
    q = np.clip(np.rint(w / safe[:, None]), -127, 127).astype(np.int8)
    return Int8Rows(q, safe.astype(np.float32))


def _text(s: str) -> bytes:
    b = s.encode("utf-8")
    return struct.pack("<I", len(b)) + b


def _pad(b: bytes) -> bytes:
    return b + bytes(-len(b) % 64)


def _config(config: dict) -> bytes:
    out = [struct.pack("<I", len(config))]
    for key, value in config.items():
        if isinstance(value, bool) or not isinstance(value, (int, float, str)):
            raise TypeError(f"config {key}: {type(value).__name__} is no int, float or str")
        kind, raw = ((1, struct.pack("<q", value)) if isinstance(value, int) else
                     (2, struct.pack("<d", value)) if isinstance(value, float) else (3, _text(value)))
        out.append(_text(key) + bytes([kind]) + raw)
    return b"".join(out)


def _vocabulary(pieces: list) -> bytes:
    raw = [p.encode("utf-8") for p in pieces]
    offsets = np.zeros(len(raw) + 1, "<u4")
    np.cumsum([len(r) for r in raw], out=offsets[1:])
    return struct.pack("<I", len(raw)) + offsets.tobytes() + b"".join(raw)


def _heads(heads: list) -> bytes:
    out = [struct.pack("<I", len(heads))]
    for h in heads:
        out.append(_text(h.name) + struct.pack("<III", h.first, h.width, len(h.labels)))
        for name, labels in h.labels.items():
            out.append(_text(name) + struct.pack("<I", len(labels)) + b"".join(map(_text, labels)))
    return b"".join(out)


def _tensors(tensors: dict):
    table, data, at = [struct.pack("<I", len(tensors))], [], 0

    def put(raw: bytes) -> int:
        nonlocal at
        begin, padded = at, _pad(raw)
        data.append(padded)
        at += len(padded)
        return begin

    for name, t in tensors.items():
        if isinstance(t, Int8Rows):
            dtype, shape, values = I8, t.values.shape, np.ascontiguousarray(t.values, np.int8)
            if len(shape) != 2 or t.scales.shape != (shape[0],):
                raise ValueError(f"{name}: int8 needs [rows, columns] and one scale a row")
        else:
            values = np.ascontiguousarray(t, "<f4")
            dtype, shape = F32, values.shape
            if not np.isfinite(values).all():
                raise ValueError(f"{name}: not finite")
        entry = _text(name) + struct.pack(f"<BB{len(shape)}I", dtype, len(shape), *shape)
        entry += struct.pack("<Q", put(values.tobytes()))
        if dtype == I8:
            entry += struct.pack("<Q", put(np.ascontiguousarray(t.scales, "<f4").tobytes()))
        table.append(entry)
    return b"".join(table), b"".join(data)


def model_bytes(*, config: dict, card: str, vocabulary: list, heads: list, tensors: dict) -> bytes:
    table, data = _tensors(tensors)
    sections = [_config(config), card.encode("utf-8"), _vocabulary(vocabulary), _heads(heads), table, data]
    at = 64 + 64 * len(SECTIONS)
    entries = []
    for name, raw in zip(SECTIONS, sections):
        entries.append(name.encode().ljust(16, b"\0") + struct.pack("<QQ", at, len(raw)) + hashlib.sha256(raw).digest())
        size = at + len(raw)
        at = size + -size % 64
    start = MAGIC + struct.pack("<IIQ", VERSION, len(SECTIONS), size)
    entries = b"".join(entries)
    head = start + hashlib.sha256(start + entries).digest() + entries
    return (_pad(head) + b"".join(map(_pad, sections)))[:size]


def write_model(path: str, **parts) -> str:
    """Writes the file (whole or not at all); gives its fingerprint, 64 hexadecimal digits."""
    raw = model_bytes(**parts)
    with open(path + ".part", "wb") as f:
        f.write(raw)
        f.flush()
        os.fsync(f.fileno())
    os.replace(path + ".part", path)
    return raw[32:64].hex()


def read_model(path: str) -> dict:
    """The parts as given to write_model, and "fingerprint". For checking exports; trusts the file."""
    raw = open(path, "rb").read()
    if raw[:16] != MAGIC or struct.unpack_from("<I", raw, 16)[0] != VERSION:
        raise ValueError(f"{path}: no hearsay model of version {VERSION}")
    section = {}
    for i, name in enumerate(SECTIONS):
        offset, size = struct.unpack_from("<QQ", raw, 64 + 64 * i + 16)
        section[name] = raw[offset:offset + size]
    at = 0

    def take(fmt):
        nonlocal at
        v = struct.unpack_from("<" + fmt, src, at)
        at += struct.calcsize("<" + fmt)
        return v[0] if len(v) == 1 else v

    def text():
        nonlocal at
        n = take("I")
        at += n
        return src[at - n:at].decode("utf-8")

    src, at, config = section["config"], 0, {}
    for _ in range(take("I")):
        key = text()
        kind = take("B")
        config[key] = text() if kind == 3 else take("q" if kind == 1 else "d")
    src, at = section["vocabulary"], 0
    n = take("I")
    offsets = np.frombuffer(src, "<u4", n + 1, 4)
    words = src[4 + 4 * (n + 1):]
    vocabulary = [words[a:b].decode("utf-8") for a, b in zip(offsets[:-1], offsets[1:])]
    src, at, heads = section["heads"], 0, []
    for _ in range(take("I")):
        name, (first, width, sets) = text(), take("III")
        labels = {}
        for _ in range(sets):
            key = text()
            labels[key] = [text() for _ in range(take("I"))]
        heads.append(Head(name, first, width, labels))
    src, at, tensors, data = section["tensors"], 0, {}, section["data"]
    for _ in range(take("I")):
        name, (dtype, rank) = text(), take("BB")
        shape = take("I" * rank)
        shape = (shape,) if rank == 1 else shape
        offset, count = take("Q"), int(np.prod(shape))
        if dtype == F32:
            tensors[name] = np.frombuffer(data, "<f4", count, offset).reshape(shape)
        else:
            scales = np.frombuffer(data, "<f4", shape[0], take("Q"))
            tensors[name] = Int8Rows(np.frombuffer(data, np.int8, count, offset).reshape(shape), scales)
    return {"config": config, "card": section["card"].decode("utf-8"), "vocabulary": vocabulary,
            "heads": heads, "tensors": tensors, "fingerprint": raw[32:64].hex()}
