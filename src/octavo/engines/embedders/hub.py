"""Sentence vectors by any small model somebody names: a folder, or a name on the model hub.

Two kinds are known: BERT encoders of sentence-transformers with mean pooling, and the tables of
model2vec. Weights are read from safetensors alone: no file is ever run.
"""

import hashlib
import importlib
import json
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from octavo.engines.embedders.minilm import MiniLmEmbedder
from octavo.engines.embedders.safetensors import read_tensors
from octavo.engines.embedders.tokenizer import Pieces, read_tokenizer
from octavo.lib.vectors import normalise
from octavo.news.errors import SettingError, UnreachableError
from octavo.news.ports import Embedder

_WEIGHTS = "model.safetensors"
_TABLES = ("embeddings", "embedding.weight")  # as model2vec and sentence-transformers name it
_LIMIT = 48  # pieces read of title and lead, as of MiniLM
_KNOWN_MODULES = frozenset({"Transformer", "Pooling", "Normalize", "StaticEmbedding"})
_WANTED = ("*.json", "vocab.txt", "README.md", _WEIGHTS, "1_Pooling/*")


class HubEmbedder:
    """Embeds with a model of the reader's choice.

    `languages` are those given, else those its card names, else empty: then it is taken to know
    every language.
    """

    def __init__(self, model: str, *, model_dir: Path, languages: Collection[str] = ()) -> None:
        """Open a model.

        Args:
            model: a folder, else the name of a model on the hub, which is downloaded once.
            model_dir: where models built on this machine are kept.
            languages: the ISO 639-1 codes it is meant for.

        Raises:
            SettingError: it is of a kind not known here, or something is not installed.
            SourceError: it could not be downloaded.
        """
        folder = _find_folder(model)
        try:
            self._inner = _open(folder, model_dir)
        except (OSError, ValueError) as error:
            raise SettingError("embedder", f"hub:{model} cannot be used: {error}") from error
        self.name = f"hub-{folder.name if Path(model).is_dir() else model}-{_digest(folder)}"
        self.dim = self._inner.dim
        self.languages = frozenset(languages) or languages_of(folder / "README.md")

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed texts: shape (len(texts), dim), float32, unit rows; no usable word, a zero row."""
        return self._inner.embed(texts)


class TableEmbedder:
    """Embeds with a table of one vector a piece, as model2vec makes them."""

    languages: frozenset[str] = frozenset()

    def __init__(self, folder: Path) -> None:
        """Read the table.

        Raises:
            ValueError: a file of the folder is not what it should be.
        """
        tensors = read_tensors(folder / _WEIGHTS)
        name = next((name for name in _TABLES if name in tensors), None)
        if name is None or tensors[name].ndim != 2:
            raise ValueError(f"{_WEIGHTS} holds no table, only {', '.join(sorted(tensors))}")
        table = tensors[name].astype(np.float32)
        if "mapping" in tensors:  # pieces share rows
            table = table[tensors["mapping"].astype(np.int64)]
        if "weights" in tensors:
            table = table * tensors["weights"].astype(np.float32)[: len(table), None]
        self._table = table
        self._pieces: Pieces = read_tokenizer(folder)
        self.dim = int(table.shape[1])
        self.name = f"table-{_digest(folder)}"

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed texts: shape (len(texts), dim), float32, unit rows; no usable word, a zero row."""
        vectors = np.zeros((len(texts), self.dim), np.float32)
        for row, text in enumerate(texts):
            if ids := self._known(text):
                vectors[row] = self._table[ids].mean(axis=0)
        return normalise(vectors)

    def _known(self, text: str) -> list[int]:
        """Give the rows of a text, those of unknown pieces only where there is no other."""
        found = self._pieces.encode(text, _LIMIT + 2)[1:-1]
        rows = [number for number in found if number < len(self._table)]
        return [number for number in rows if number != self._pieces.unknown] or rows


def languages_of(card: Path) -> frozenset[str]:
    """Read the languages a model's card names at its top; empty where it names none, or many."""
    if not card.is_file():
        return frozenset()
    lines = iter(card.read_text("utf-8", "replace").splitlines())
    if next(lines, "").strip() != "---":
        return frozenset()
    named: list[str] = []
    is_list = False
    for line in lines:
        if line.strip() == "---" or (is_list and not line.lstrip().startswith("-")):
            break
        if is_list:
            named.append(line.strip(" -'\""))
        elif line.startswith("language:"):
            value = line.removeprefix("language:").strip(" []")
            named = [part.strip(" '\"") for part in value.split(",") if part.strip()]
            is_list = not named
    codes = frozenset(code for code in named if len(code) == 2)
    return frozenset() if "multilingual" in named else codes


def _open(folder: Path, model_dir: Path) -> Embedder:
    config = json.loads((folder / "config.json").read_bytes())
    if not isinstance(config, dict):
        raise ValueError("config.json is no object")
    kind = config.get("model_type")
    if kind == "model2vec" or (kind is None and "architectures" not in config):
        return TableEmbedder(folder)
    if kind != "bert":
        raise ValueError(f"a model of type {kind!r}, only bert and model2vec are known")
    _check_modules(folder)
    return MiniLmEmbedder(model_dir=model_dir, weights=folder, pieces=read_tokenizer(folder))


def _check_modules(folder: Path) -> None:
    """Raise ValueError where something but the mean of the tokens makes the vector."""
    modules = _read_json(folder / "modules.json", [])
    unknown = {str(one.get("type", "")).rsplit(".", 1)[-1] for one in modules} - _KNOWN_MODULES
    if unknown:
        raise ValueError(f"it has layers not known here: {', '.join(sorted(unknown))}")
    pooling = _read_json(folder / "1_Pooling" / "config.json", {})
    if not pooling.get("pooling_mode_mean_tokens", True):
        raise ValueError("it does not take the mean of the tokens, the only pooling known here")


def _read_json(path: Path, default: Any) -> Any:
    return json.loads(path.read_bytes()) if path.is_file() else default


def _find_folder(model: str) -> Path:
    folder = Path(model).expanduser()
    if folder.is_dir():
        return folder
    try:
        hub = importlib.import_module("huggingface_hub")
    except ImportError as error:
        raise SettingError(
            "embedder",
            f"there is no folder {model}; to fetch it from the hub: pip install 'octavo[hub]'",
        ) from error
    failures = (hub.errors.HfHubHTTPError, OSError, ValueError)
    try:
        return Path(hub.snapshot_download(model, allow_patterns=list(_WANTED)))
    except failures as error:
        raise UnreachableError(f"hub:{model}", str(error)) from error


def _digest(folder: Path) -> str:
    with (folder / _WEIGHTS).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:12]
