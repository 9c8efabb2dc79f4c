"""Undoing Content-Encoding within a bound."""

import gzip
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.engines.web.decode import Decoder, EncodingError, TooLargeError

LIMIT_BYTES = 100_000
TEXT = b"<rss>" + b"a line of the day's news\n" * 200 + b"</rss>"


def decode(encoding: str, body: bytes, *, step: int = 1_000) -> bytes:
    """Decode a body that comes in pieces."""
    decoder = Decoder(encoding, limit_bytes=LIMIT_BYTES)
    for i in range(0, len(body), step):
        decoder.feed(body[i : i + step])
    return decoder.finish()


def raw_deflate(body: bytes) -> bytes:
    """Deflate without any wrapping."""
    press = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return press.compress(body) + press.flush()


@settings(deadline=None)
@given(st.binary(max_size=5_000), st.integers(1, 700), st.sampled_from(["gzip", "deflate", "raw"]))
def test_what_was_compressed_comes_back(body: bytes, step: int, kind: str) -> None:
    """Whatever the bytes and wherever they are cut, decoding undoes encoding."""
    if kind == "gzip":
        packed = gzip.compress(body)
    else:
        packed = zlib.compress(body) if kind == "deflate" else raw_deflate(body)

    assert decode("gzip" if kind == "gzip" else "deflate", packed, step=step) == body


@settings(deadline=None)
@given(st.binary(max_size=3_000), st.sampled_from(["gzip", "deflate", "gzip, deflate", "br", "x"]))
def test_any_bytes_give_bytes_or_a_clear_error(body: bytes, encoding: str) -> None:
    """No body makes the decoder raise anything but its own errors."""
    try:
        assert isinstance(decode(encoding, body, step=7), bytes)
    except (EncodingError, TooLargeError) as error:
        assert not isinstance(error, zlib.error)


@pytest.mark.parametrize("encoding", ["", "identity", "UTF-8", "none", "binary"])
def test_plain_body_stays_as_it_is(encoding: str) -> None:
    """A body sent as it is stays as it is, also under a name that is no encoding."""
    assert decode(encoding, TEXT) == TEXT


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "deflate", "GZIP"])
def test_body_that_only_claims_to_be_compressed_is_plain(encoding: str) -> None:
    """A plain body under a false Content-Encoding is accepted as it came."""
    assert decode(encoding, TEXT) == TEXT


def test_single_byte_under_a_false_encoding_is_kept() -> None:
    """A body too short to tell what it is is kept."""
    assert decode("gzip", b"x") == b"x"


def test_empty_body_may_claim_any_encoding() -> None:
    """No bytes are no bytes."""
    assert decode("gzip", b"") == b""


def test_gzip_without_a_header_is_left_to_the_reader() -> None:
    """Compressed bytes under no Content-Encoding are a file, and stay one."""
    packed = gzip.compress(TEXT)

    assert decode("", packed) == packed


def test_members_are_joined() -> None:
    """A gzip body in several members is one body."""
    assert decode("gzip", gzip.compress(b"one ") + gzip.compress(b"two"), step=3) == b"one two"


def test_padding_after_the_last_member_is_dropped() -> None:
    """Bytes after the end are no part of the body."""
    assert decode("gzip", gzip.compress(TEXT) + b"\0" * 50 + b"x" * 50, step=9) == TEXT


def test_two_layers_are_undone_in_reverse() -> None:
    """Encodings are undone from the last to the first."""
    assert decode("deflate, gzip", gzip.compress(zlib.compress(TEXT))) == TEXT


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_cut_stream_is_told(encoding: str) -> None:
    """A stream that stops before its end is an error, not half a page."""
    packed = gzip.compress(TEXT) if encoding == "gzip" else zlib.compress(TEXT)

    with pytest.raises(EncodingError, match="cut short"):
        decode(encoding, packed[:-9])


def test_damaged_stream_is_told() -> None:
    """A stream with a flipped byte is an error."""
    packed = bytearray(gzip.compress(TEXT))
    packed[len(packed) // 2] ^= 0xFF

    with pytest.raises(EncodingError, match="damaged"):
        decode("gzip", bytes(packed))


def test_encoding_not_asked_for_is_named() -> None:
    """An answer in an encoding we did not offer says which."""
    with pytest.raises(EncodingError, match="br"):
        decode("br", TEXT)


def test_too_many_layers_are_refused() -> None:
    """Layer upon layer is an attack."""
    with pytest.raises(EncodingError, match="3 times"):
        decode("gzip, gzip, gzip", TEXT)


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "gzip, gzip"])
def test_bomb_is_stopped_at_the_limit(encoding: str) -> None:
    """Little that inflates to much ends at the limit."""
    bomb = (
        gzip.compress(bytes(5_000_000)) if "gzip" in encoding else zlib.compress(bytes(5_000_000))
    )
    if "," in encoding:
        bomb = gzip.compress(bomb)

    with pytest.raises(TooLargeError):
        decode(encoding, bomb)


def test_plain_bytes_over_the_limit_are_refused() -> None:
    """The limit holds for a body that is not compressed."""
    with pytest.raises(TooLargeError):
        decode("", b"x" * (LIMIT_BYTES + 1))


def test_endless_empty_blocks_are_stopped() -> None:
    """Bytes that decode to nothing count as well."""
    with pytest.raises(TooLargeError):
        decode("deflate", b"\x00\x00\x00\xff\xff" * LIMIT_BYTES)


def test_swarm_of_empty_members_is_stopped() -> None:
    """A body of thousands of empty members is refused before it costs seconds."""
    with pytest.raises(EncodingError, match="parts"):
        decode("gzip", gzip.compress(b"") * 4_000)


@given(st.integers(0, 3))
def test_limit_itself_is_not_over_it(n_less: int) -> None:
    """A body of exactly the limit passes."""
    body = b"x" * (LIMIT_BYTES - n_less)

    assert decode("", body) == body
