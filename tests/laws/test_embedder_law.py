"""The laws of embedders: shape, unit length, and one text, one vector."""

from collections.abc import Generator
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.engines.embedders import (
    HashingEmbedder,
    HubEmbedder,
    MiniLmEmbedder,
    RemoteEmbedder,
    RemoteModel,
    StaticEmbedder,
)
from octavo.engines.embedders.minilm import missing_parts
from octavo.news.ports import Embedder
from tests.engines.embedders.embedding_server import serve_embeddings
from tests.engines.embedders.tiny_bert import write_weights
from tests.engines.embedders.tiny_table import (
    unigram_tokenizer,
    word_piece_tokenizer,
    write_table,
)

NAMES = ("hashing", "static", "word-piece-table", "unigram-table", "remote", "tiny", "minilm")
TOKENIZERS = {"word-piece-table": word_piece_tokenizer, "unigram-table": unigram_tokenizer}
KNOWS_NO_MEANING = frozenset({"tiny", *TOKENIZERS})
TEXTS = (
    "River rises over its banks at night",
    "Boats were moored before the storm",
    "a",
    "ارتفع منسوب النهر ليلا",
    "川の水位が夜に上がる",
    "3.75 % held, 5-2",
)


URL: list[str] = []


@pytest.fixture(scope="module", autouse=True)
def server() -> Generator[None]:
    """Run a server of embeddings beside the laws."""
    with serve_embeddings() as running:
        URL.append(running.url)
        yield
        URL.clear()
        _embedder.cache_clear()


@cache
def _embedder(name: str) -> Embedder:
    if name == "remote":
        return RemoteEmbedder(RemoteModel(URL[0], "hashed"))
    if name in TOKENIZERS:
        folder = Path(mkdtemp(prefix="octavo-embedders-"))
        return HubEmbedder(str(write_table(folder, TOKENIZERS[name]())), model_dir=folder)
    if name in {"hashing", "static"}:
        return HashingEmbedder() if name == "hashing" else StaticEmbedder()
    return _onnx_embedder(name)


def _onnx_embedder(name: str) -> Embedder:
    pytest.importorskip("onnxruntime", reason="needs the minilm extra")
    folder = Path(mkdtemp(prefix="octavo-embedders-"))
    if name == "tiny":
        return MiniLmEmbedder(model_dir=folder, weights=write_weights(folder / "weights"))
    if missing_parts():
        pytest.skip(f"minilm is not installed: {missing_parts()}")
    return MiniLmEmbedder(model_dir=folder)


pytestmark = pytest.mark.parametrize("name", NAMES)


def test_vectors_have_the_promised_shape(name: str) -> None:
    """One row a text, of the promised length, float32."""
    embedder = _embedder(name)
    vectors = embedder.embed(TEXTS)

    assert vectors.shape == (len(TEXTS), embedder.dim)
    assert vectors.dtype == np.float32


def test_no_texts_give_no_rows(name: str) -> None:
    """An empty list gives an empty matrix of the right width."""
    embedder = _embedder(name)

    assert embedder.embed([]).shape == (0, embedder.dim)


def test_vectors_have_unit_length(name: str) -> None:
    """Every text with a word has a vector of length one."""
    lengths = np.linalg.norm(_embedder(name).embed(TEXTS), axis=1)

    np.testing.assert_allclose(lengths, 1, atol=1e-4)


@pytest.mark.parametrize("text", ["", "   \n", "!?… —", "\x00\u200b"])
def test_a_text_without_words_is_zero(name: str, text: str) -> None:
    """A text without a word is a zero row, and does not disturb its neighbours."""
    embedder = _embedder(name)
    zero, other = embedder.embed([text, TEXTS[0]])

    assert not zero.any()
    np.testing.assert_allclose(other, embedder.embed([TEXTS[0]])[0], atol=1e-5)


def test_company_and_order_do_not_matter(name: str) -> None:
    """A text has one vector: alone, in a batch, in any order."""
    embedder = _embedder(name)
    together = embedder.embed(TEXTS)
    alone = np.concatenate([embedder.embed([text]) for text in TEXTS])
    backwards = embedder.embed(TEXTS[::-1])[::-1]

    np.testing.assert_allclose(together, alone, atol=1e-5)
    np.testing.assert_allclose(together, backwards, atol=1e-5)


def test_the_same_call_gives_the_same_bits(name: str) -> None:
    """Embedding is deterministic."""
    embedder = _embedder(name)

    assert embedder.embed(TEXTS).tobytes() == embedder.embed(TEXTS).tobytes()


@settings(deadline=None, max_examples=40)
@given(text=st.text(max_size=400))
def test_any_text_is_unit_or_zero(name: str, text: str) -> None:
    """No text, however strange, gives anything but a unit vector or zero."""
    (vector,) = _embedder(name).embed([text])

    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-3) or not vector.any()


def test_likeness_of_wording_shows(name: str) -> None:
    """A text is nearer to itself with one word changed than to another text."""
    if name in KNOWS_NO_MEANING:
        pytest.skip("random weights know no meaning")
    first, changed, other = _embedder(name).embed([
        "Harbour bridge closed after ship strikes pier",
        "Harbour bridge shut after ship strikes pier",
        "Striker scores twice in the cup semi-final",
    ])

    assert first @ changed > first @ other + 0.2
