"""A BERT small enough to make up, and its forward pass in plain numpy."""

import json
import math
import struct
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

HIDDEN, LAYERS, HEADS, WIDE, PLACES = 32, 2, 4, 64, 64
CONFIG = {
    "hidden_act": "gelu",
    "num_hidden_layers": LAYERS,
    "num_attention_heads": HEADS,
    "hidden_size": HIDDEN,
    "layer_norm_eps": 1e-12,
}
_WORDS = "the river rose over its banks at night and boats were moored storm 1 2 3 . , ##s ##ed"
VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *"abcdefghijklmnopqrstuvwxyz"]
VOCABULARY += [f"##{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"] + _WORDS.split()

Tensors = dict[str, NDArray[np.float32]]


def make_tensors(seed: int = 7) -> Tensors:
    """Make random weights of the tiny shape."""
    numbers = np.random.default_rng(seed)

    def some(*shape: int) -> NDArray[np.float32]:
        return (numbers.standard_normal(shape) / math.sqrt(shape[-1])).astype(np.float32)

    tensors = {
        "embeddings.word_embeddings.weight": some(len(VOCABULARY), HIDDEN),
        "embeddings.position_embeddings.weight": some(PLACES, HIDDEN),
        "embeddings.token_type_embeddings.weight": some(2, HIDDEN),
    }
    norms = ["embeddings.LayerNorm"]
    for layer in range(LAYERS):
        name = f"encoder.layer.{layer}"
        dense = {f"attention.self.{part}": (HIDDEN, HIDDEN) for part in ("query", "key", "value")}
        dense |= {"attention.output.dense": (HIDDEN, HIDDEN)}
        dense |= {"intermediate.dense": (WIDE, HIDDEN), "output.dense": (HIDDEN, WIDE)}
        for part, shape in dense.items():
            tensors[f"{name}.{part}.weight"] = some(*shape)
            tensors[f"{name}.{part}.bias"] = some(shape[0])
        norms += [f"{name}.attention.output.LayerNorm", f"{name}.output.LayerNorm"]
    for name in norms:
        tensors[f"{name}.weight"] = 1 + some(HIDDEN)
        tensors[f"{name}.bias"] = some(HIDDEN)
    return tensors


def write_weights(folder: Path) -> Path:
    """Write the tiny model as a folder of weights, and give the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(json.dumps(CONFIG))
    (folder / "vocab.txt").write_text("\n".join(VOCABULARY) + "\n")
    header: dict[str, object] = {"__metadata__": {"format": "pt"}}
    body = b""
    for name, tensor in make_tensors().items():
        span = [len(body), len(body) + tensor.nbytes]
        header[name] = {"dtype": "F32", "shape": tensor.shape, "data_offsets": span}
        body += tensor.tobytes()
    head = json.dumps(header).encode()
    (folder / "model.safetensors").write_bytes(struct.pack("<Q", len(head)) + head + body)
    return folder


def forward(tensors: Mapping[str, NDArray[np.float32]], ids: list[int]) -> NDArray[np.float32]:
    """Give the unit mean of the last layer for one text, computed without any graph."""

    def dense(x: NDArray[np.float32], name: str) -> NDArray[np.float32]:
        return x @ tensors[f"{name}.weight"].T + tensors[f"{name}.bias"]

    def norm(x: NDArray[np.float32], name: str) -> NDArray[np.float32]:
        centred = x - x.mean(-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12)
        normed: NDArray[np.float32] = scaled * tensors[f"{name}.weight"] + tensors[f"{name}.bias"]
        return normed

    def heads(x: NDArray[np.float32]) -> NDArray[np.float32]:
        return x.reshape(len(ids), HEADS, HIDDEN // HEADS).transpose(1, 0, 2)

    gelu = np.vectorize(lambda z: z * 0.5 * (1 + math.erf(z / math.sqrt(2))))
    x = tensors["embeddings.word_embeddings.weight"][ids]
    x = x + tensors["embeddings.position_embeddings.weight"][: len(ids)]
    x = norm(x + tensors["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
    for layer in range(LAYERS):
        name = f"encoder.layer.{layer}"
        query, key, value = (
            heads(dense(x, f"{name}.attention.self.{part}")) for part in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 2, 1) / math.sqrt(HIDDEN // HEADS)
        weights = np.exp(scores - scores.max(-1, keepdims=True))
        weights /= weights.sum(-1, keepdims=True)
        mixed = (weights @ value).transpose(1, 0, 2).reshape(len(ids), HIDDEN)
        attended = dense(mixed, f"{name}.attention.output.dense")
        x = norm(x + attended, f"{name}.attention.output.LayerNorm")
        wide = gelu(dense(x, f"{name}.intermediate.dense"))
        x = norm(x + dense(wide, f"{name}.output.dense"), f"{name}.output.LayerNorm")
    mean = x.mean(0)
    unit: NDArray[np.float32] = mean / np.linalg.norm(mean)
    return unit
