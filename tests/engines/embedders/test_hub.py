"""Models somebody names: from a folder, or fetched when the setting says so."""

import importlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from octavo.engines import embedders
from octavo.engines.embedders import HubEmbedder, MiniLmEmbedder
from octavo.engines.embedders.hub import TableEmbedder, languages_of
from octavo.news.errors import SettingError, SourceError
from tests.engines.embedders.tiny_bert import write_weights
from tests.engines.embedders.tiny_table import (
    unigram_tokenizer,
    word_piece_tokenizer,
    write_table,
    write_tensors,
)


def test_a_folder_is_opened_by_its_path(tmp_path: Path) -> None:
    """`hub:` and a folder open the model in it, named after the folder and its weights."""
    folder = write_table(tmp_path / "tiny-table", unigram_tokenizer())
    embedder = embedders.load(f"hub:{folder}", model_dir=tmp_path)

    assert embedder.name.startswith("hub-tiny-table-")
    assert embedder.dim == 16


def test_a_bert_is_opened_as_minilm_is(tmp_path: Path) -> None:
    """A BERT of one's own gives the vectors MiniLM's engine gives with its weights."""
    pytest.importorskip("onnxruntime", reason="needs the minilm extra")
    folder = write_weights(tmp_path / "bert")
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps({**config, "model_type": "bert"}))
    ours = HubEmbedder(str(folder), model_dir=tmp_path).embed(["the river rose"])
    theirs = MiniLmEmbedder(model_dir=tmp_path, weights=folder).embed(["the river rose"])

    np.testing.assert_array_equal(ours, theirs)


def test_other_weights_have_another_name(tmp_path: Path) -> None:
    """Two models never share a name, so that their vectors never mix."""
    one = write_table(tmp_path / "one" / "same", word_piece_tokenizer())
    other = write_table(tmp_path / "other" / "same", unigram_tokenizer())
    names = {HubEmbedder(str(folder), model_dir=tmp_path).name for folder in (one, other)}

    assert len(names) == 2


def test_pieces_may_share_rows_and_weigh(tmp_path: Path) -> None:
    """A table with a mapping and weights is the table they make."""
    folder = write_table(tmp_path / "plain", unigram_tokenizer())
    n_pieces = len(unigram_tokenizer()["model"]["vocab"])
    rows = np.eye(2, 4, dtype=np.float32)
    tensors = {"embeddings": rows, "mapping": np.ones(n_pieces, np.float32)}
    write_tensors(folder / "model.safetensors", tensors)
    vectors = TableEmbedder(folder).embed(["river boat"])

    np.testing.assert_allclose(vectors, [[0, 1, 0, 0]])


@pytest.mark.parametrize(
    ("card", "languages"),
    [
        ("---\nlanguage: en\nlicense: mit\n---\n", {"en"}),
        ("---\nlicense: mit\nlanguage:\n- en\n- 'ar'\ntags:\n- de\n---\n", {"en", "ar"}),
        ("---\nlanguage: [fr, es]\n---\n", {"fr", "es"}),
        ("---\nlanguage:\n- multilingual\n- ar\n---\n", set()),
        ("---\nlicense: mit\n---\nlanguage: en\n", set()),
        ("A card without a head.\nlanguage: en\n", set()),
        ("", set()),
    ],
)
def test_languages_come_from_the_card(tmp_path: Path, card: str, languages: set[str]) -> None:
    """The languages at the head of the card are those of the model; none, or many: every one."""
    (tmp_path / "README.md").write_text(card)

    assert languages_of(tmp_path / "README.md") == languages


def test_given_languages_go_before_the_card(tmp_path: Path) -> None:
    """What the operator says the model is for stands over its card."""
    card = "---\nlanguage: en\n---\n"
    folder = write_table(tmp_path / "table", unigram_tokenizer(), card=card)
    embedder = HubEmbedder(str(folder), model_dir=tmp_path, languages=["ar"])

    assert embedder.languages == {"ar"}


def _write(folder: Path, name: str, content: Any) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content))


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("config.json", {"model_type": "xlm-roberta"}, "xlm-roberta"),
        ("config.json", "{", "config|Expecting"),
        ("config.json", "[]", "no object"),
        ("model.safetensors", "nothing", "safetensors"),
        ("tokenizer.json", {"model": {"type": "BPE", "vocab": {}}}, "BPE"),
    ],
)
def test_a_model_of_another_kind_is_refused(
    tmp_path: Path, name: str, content: Any, reason: str
) -> None:
    """What cannot be used is refused with the model's name and the reason."""
    folder = write_table(tmp_path / "table", unigram_tokenizer())
    _write(folder, name, content)

    with pytest.raises(SettingError, match=reason):
        HubEmbedder(str(folder), model_dir=tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("modules.json", [{"type": "sentence_transformers.models.Dense"}], "Dense"),
        ("1_Pooling/config.json", {"pooling_mode_mean_tokens": False}, "mean"),
    ],
)
def test_a_vector_made_otherwise_is_refused(
    tmp_path: Path, name: str, content: Any, reason: str
) -> None:
    """A BERT whose vector is not the mean of its tokens would give wrong vectors: refused."""
    folder = write_weights(tmp_path / "bert")
    _write(folder, "config.json", {"model_type": "bert"})
    _write(folder, name, content)

    with pytest.raises(SettingError, match=reason):
        HubEmbedder(str(folder), model_dir=tmp_path)


def test_without_the_hub_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that is no folder needs the hub's own client."""
    monkeypatch.setitem(sys.modules, "huggingface_hub", None)

    with pytest.raises(SettingError, match=r"octavo\[hub\]"):
        HubEmbedder("someone/something", model_dir=tmp_path)


class _HubError(Exception):
    """The hub's client's own."""


def _hub(fetch: Callable[..., str]) -> ModuleType:
    hub = ModuleType("huggingface_hub")
    hub.snapshot_download = fetch
    hub.errors = ModuleType("huggingface_hub.errors")
    hub.errors.HfHubHTTPError = _HubError
    return hub


def test_a_name_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is no folder is fetched by the hub's client, weights that run left behind."""
    folder = write_table(tmp_path / "fetched", unigram_tokenizer())
    asked: dict[str, Any] = {}

    def fetch(name: str, *, allow_patterns: list[str]) -> str:
        asked.update(name=name, patterns=allow_patterns)
        return str(folder)

    monkeypatch.setitem(sys.modules, "huggingface_hub", _hub(fetch))
    embedder = HubEmbedder("someone/something", model_dir=tmp_path)

    assert embedder.name.startswith("hub-someone/something-")
    assert asked["name"] == "someone/something"
    assert not any(pattern.endswith((".bin", ".py", ".pkl")) for pattern in asked["patterns"])


@pytest.mark.parametrize("error", [_HubError("404"), OSError("no route"), ValueError("bad name")])
def test_a_failed_fetch_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """A model that cannot be fetched is an error of the source, naming it."""

    def fetch(*_: object, **__: object) -> str:
        raise error

    monkeypatch.setitem(sys.modules, "huggingface_hub", _hub(fetch))

    with pytest.raises(SourceError, match="someone/something"):
        HubEmbedder("someone/something", model_dir=tmp_path)


def test_nothing_is_fetched_by_importing() -> None:
    """Loading the embedders does not load the hub's client."""
    importlib.import_module("octavo.engines.embedders.hub")

    assert "huggingface_hub" not in sys.modules
