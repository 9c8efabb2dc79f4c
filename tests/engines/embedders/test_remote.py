"""The remote embedder: bounded, patient only so long, and discreet about its key."""

import json
import socket
from collections.abc import Sequence

import numpy as np
import pytest

from octavo.engines.embedders import RemoteEmbedder, RemoteModel
from octavo.news.errors import (
    AnswerError,
    DeadlineError,
    PageTooLargeError,
    SettingError,
    SourceError,
    StatusError,
    UnreachableError,
)
from tests.engines.embedders.embedding_server import serve_embeddings

KEY = "sk-never-to-be-seen"


def _embedder(url: str, **settings: float) -> RemoteEmbedder:
    return RemoteEmbedder(RemoteModel(url, "tiny", KEY), **settings)


def test_model_key_and_texts_are_sent() -> None:
    """The server is told the model and the texts, and given the key."""
    with serve_embeddings() as server:
        _embedder(server.url).embed(["river", "boat"])
    asked = server.asked[-1]

    assert asked.path == "/v1/embeddings"
    assert asked.question["model"] == "tiny"
    assert asked.question["input"] == ["river", "boat"]
    assert asked.headers["authorization"] == f"Bearer {KEY}"


def test_many_texts_go_in_several_requests() -> None:
    """However many texts there are, a request holds at most 64, each of bounded length."""
    with serve_embeddings() as server:
        vectors = _embedder(server.url).embed(["river " * 5000] * 130)
    sent = [asked.question["input"] for asked in server.asked[1:]]  # the first asks for the width

    assert [len(texts) for texts in sent] == [64, 64, 2]
    assert max(map(len, sent[0])) <= 2000
    assert vectors.shape == (130, 48)


def test_nothing_is_sent_for_texts_without_words() -> None:
    """A text without a word is not sent."""
    with serve_embeddings() as server:
        embedder = _embedder(server.url)
        _ = embedder.dim
        embedder.embed(["", "?!"])

    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"<html>",
        b"[]",
        b"{}",
        b'{"data": []}',
        b'{"data": [{"index": 0}]}',
        b'{"data": [{"index": 0, "embedding": []}]}',
        b'{"data": [{"index": 0, "embedding": "AAAA"}]}',
        b'{"data": [{"index": 0, "embedding": [1, null]}]}',
        b'{"data": [{"index": 0, "embedding": [1, NaN]}]}',
        b'{"data": [{"index": 0, "embedding": [[1, 2]]}]}',
        b'{"data": [{"index": 7, "embedding": [1, 2]}]}',
        b'{"data": [{"index": 1e999, "embedding": [1, 2]}]}',
        b"[" * 100_000,
    ],
)
def test_an_answer_without_vectors_is_told(answer: bytes) -> None:
    """Whatever else the server sends is an error that names it, without the key."""
    with serve_embeddings(lambda _: (200, answer)) as server:
        with pytest.raises(AnswerError, match="127.0.0.1") as caught:
            _embedder(server.url).embed(["river"])

    assert KEY not in str(caught.value)


def test_a_model_that_changes_its_width_is_told() -> None:
    """Vectors of another length than the first are refused."""

    def widening(texts: Sequence[str]) -> tuple[int, bytes]:
        width = 4 if texts == ["a"] else 5
        entries = [{"index": n, "embedding": [1.0] * width} for n in range(len(texts))]
        return 200, json.dumps({"data": entries}).encode()

    with serve_embeddings(widening) as server, pytest.raises(AnswerError, match="5 numbers"):
        _embedder(server.url).embed(["river"])


@pytest.mark.parametrize("status", [302, 401, 429, 500])
def test_a_status_other_than_200_is_told(status: int) -> None:
    """A refusal carries its status; a redirect is not followed with the key in hand."""
    with serve_embeddings(lambda _: (status, b"no")) as server:
        with pytest.raises(StatusError) as caught:
            _embedder(server.url).embed(["river"])

    assert caught.value.status == status
    assert KEY not in str(caught.value)


def test_an_answer_that_is_too_long_is_cut_off() -> None:
    """No answer is read beyond what its texts can need."""
    with serve_embeddings(lambda _: (200, b" " * 3_000_000)) as server:
        with pytest.raises(PageTooLargeError):
            _embedder(server.url).embed(["river"])


def test_a_silent_server_is_given_up() -> None:
    """A server that takes the question and says nothing is left after the time given."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/v1"
        with pytest.raises(DeadlineError):
            _embedder(url, timeout_s=0.2).embed(["river"])


def test_no_server_is_told() -> None:
    """Where nothing listens, the address is named."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

    with pytest.raises(UnreachableError, match=str(port)) as caught:
        _embedder(f"http://127.0.0.1:{port}").embed(["river"])
    assert isinstance(caught.value, SourceError)


@pytest.mark.parametrize(
    ("remote", "setting"),
    [
        (RemoteModel("", "tiny"), "embedder_url"),
        (RemoteModel("ftp://host/v1", "tiny"), "embedder_url"),
        (RemoteModel("http://[::1/v1", "tiny"), "embedder_url"),
        (RemoteModel("http://host:99999/v1", "tiny"), "embedder_url"),
        (RemoteModel("http://host/v 1", "tiny"), "embedder_url"),
        (RemoteModel("http://me:word@host/v1", "tiny"), "embedder_url"),
        (RemoteModel("http://host/v1", ""), "embedder_model"),
        (RemoteModel("http://host/v1", "tiny", f"{KEY}\r\nX: y"), "embedder_key"),
        (RemoteModel("http://host/v1", "tiny", f"{KEY}\u00e9"), "embedder_key"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(remote: RemoteModel, setting: str) -> None:
    """An address, model or key that cannot be sent is refused by its name, the key untold."""
    with pytest.raises(SettingError, match=setting) as caught:
        RemoteEmbedder(remote)

    assert KEY not in str(caught.value)


def test_the_key_is_not_shown() -> None:
    """What is printed of a remote model leaves the key out."""
    assert KEY not in repr(RemoteModel("http://host/v1", "tiny", KEY))


def test_another_server_has_other_vectors() -> None:
    """The same model's name at another address is another model."""
    names = {_embedder(url).name for url in ("http://one/v1", "http://two/v1", "http://one/v1/")}

    assert len(names) == 2
    assert np.all(["tiny" in name for name in names])
