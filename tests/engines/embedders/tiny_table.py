"""A model2vec table and a Unigram tokenizer small enough to make up."""

import json
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.engines.embedders.tiny_bert import VOCABULARY

DIM = 16
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789.,%-"
_WORDS = ("river", "boat", "storm", "bridge", "ship", "نهر", "川")
UNIGRAMS = [
    ("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("\u2581", -3.0),
    *((letter, -6.0) for letter in _LETTERS), *((f"\u2581{word}", -4.0) for word in _WORDS),
]  # fmt: skip


def word_piece_tokenizer(*, lowercase: bool = True) -> dict[str, Any]:
    """Give a tokenizer.json of the WordPiece kind."""
    return {
        "normalizer": {"type": "BertNormalizer", "lowercase": lowercase},
        "model": {"type": "WordPiece", "vocab": {p: n for n, p in enumerate(VOCABULARY)}},
    }


def unigram_tokenizer() -> dict[str, Any]:
    """Give a tokenizer.json of the Unigram kind."""
    return {
        "normalizer": {"type": "Sequence", "normalizers": [{"type": "Lowercase"}]},
        "model": {"type": "Unigram", "unk_id": 3, "vocab": [list(pair) for pair in UNIGRAMS]},
    }


def write_tensors(path: Path, tensors: Mapping[str, NDArray[np.float32]]) -> None:
    """Write a safetensors file."""
    header: dict[str, object] = {}
    body = b""
    for name, tensor in tensors.items():
        span = [len(body), len(body) + tensor.nbytes]
        header[name] = {"dtype": "F32", "shape": tensor.shape, "data_offsets": span}
        body += tensor.tobytes()
    head = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(head)) + head + body)


def write_table(folder: Path, tokenizer: dict[str, Any], *, card: str = "") -> Path:
    """Write a made-up table as model2vec does, and give its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    n_rows = len(tokenizer["model"]["vocab"])
    rows = np.random.default_rng(3).standard_normal((n_rows, DIM)).astype(np.float32)
    write_tensors(folder / "model.safetensors", {"embeddings": rows})
    (folder / "config.json").write_text(json.dumps({"model_type": "model2vec"}))
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer), "utf-8")
    if card:
        (folder / "README.md").write_text(card, "utf-8")
    return folder
