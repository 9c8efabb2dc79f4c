"""The graph built from weights computes what BERT computes."""

import numpy as np
import pytest
from numpy.typing import NDArray

from octavo.engines.embedders import bert_graph
from tests.engines.embedders import tiny_bert

onnxruntime = pytest.importorskip("onnxruntime", reason="needs the minilm extra")

TEXTS = [[2, 60, 61, 62, 3], [2, 70, 71, 3], [2, 5, 40, 41, 42, 43, 66, 67, 3]]


def _run(texts: list[list[int]], *, quantised: bool) -> NDArray[np.float32]:
    config = bert_graph.BertConfig.read(tiny_bert.CONFIG)
    model = bert_graph.build(tiny_bert.make_tensors(), config, quantised=quantised)
    session = onnxruntime.InferenceSession(
        model.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    longest = max(map(len, texts))
    ids = np.array([text + [0] * (longest - len(text)) for text in texts])
    mask = np.array([[1] * len(text) + [0] * (longest - len(text)) for text in texts])
    vectors: NDArray[np.float32] = session.run(None, {"ids": ids, "mask": mask})[0]
    return vectors


def test_the_float_graph_is_bert() -> None:
    """The graph gives what a forward pass written out in numpy gives, padded or not."""
    expected = [tiny_bert.forward(tiny_bert.make_tensors(), text) for text in TEXTS]

    np.testing.assert_allclose(_run(TEXTS, quantised=False), expected, atol=1e-5)


def test_eight_bits_stay_near() -> None:
    """Quantised, the vectors keep a mean cosine of .98 to the float ones."""
    cosines = (_run(TEXTS, quantised=True) * _run(TEXTS, quantised=False)).sum(axis=1)

    assert cosines.mean() >= 0.98


def test_quantised_vectors_do_not_depend_on_company() -> None:
    """A text has the same eight-bit vector alone and beside longer texts."""
    alone = np.concatenate([_run([text], quantised=True) for text in TEXTS])

    np.testing.assert_allclose(_run(TEXTS, quantised=True), alone, atol=1e-5)


def test_another_activation_is_refused() -> None:
    """A model with an activation not built here is refused by name."""
    with pytest.raises(ValueError, match="relu"):
        bert_graph.BertConfig.read({**tiny_bert.CONFIG, "hidden_act": "relu"})


def test_a_missing_tensor_is_named() -> None:
    """Weights that lack a tensor are refused, and it is named."""
    tensors = tiny_bert.make_tensors()
    del tensors["encoder.layer.1.output.dense.bias"]
    config = bert_graph.BertConfig.read(tiny_bert.CONFIG)

    with pytest.raises(ValueError, match=r"layer\.1\.output"):
        bert_graph.build(tensors, config, quantised=True)
