"""Undoing Content-Encoding with a bound on what comes out."""

import zlib

ACCEPTED = "gzip, deflate"

_GZIP_MAGIC = b"\x1f\x8b"
# Bytes made in one call. Swept 4 KB to 1 MB on 16 MB of zeros and of text: 16 to 256 KB take
# 35 and 19 ms; 4 KB takes a tenth more, 1 MB half as much again.
_STEP_BYTES = 65_536
# bgzip writes a member per 64 KB, so 16 MB need 250. Empty members cost without making a byte:
# 10 MB of them hold the loop for 0.7 s.
_MAX_MEMBERS = 1_000
_MAX_ENCODINGS = 2  # two are seen where a proxy compresses again; more is an attack
_COMPRESSED = frozenset({"gzip", "x-gzip", "deflate"})
_NOT_ASKED_FOR = frozenset({"br", "zstd", "compress", "x-compress", "dcb", "dcz"})


class EncodingError(Exception):
    """The bytes are damaged, cut short, or in an encoding not asked for."""


class TooLargeError(Exception):
    """More bytes came out than the limit."""


class Decoder:
    """Collects one body, undoing its encodings, in memory of about the limit."""

    def __init__(self, content_encoding: str, *, limit_bytes: int) -> None:
        """Prepare for a body whose Content-Encoding header is given, "" where there is none.

        Raises:
            EncodingError: it names an encoding not asked for, or too many.
        """
        self._limit_bytes = limit_bytes
        self._steps = [
            _Inflate(is_gzip=name != "deflate", limit_bytes=limit_bytes)
            for name in reversed(_encodings(content_encoding))
        ]
        self._n_raw = 0
        self._body = bytearray()

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes as sent.

        Raises:
            TooLargeError: the limit is passed.
            EncodingError: the bytes are damaged.
        """
        self._n_raw += len(chunk)
        for step in self._steps:
            chunk = step.feed(chunk)
        self._body += chunk
        # What was sent counts too: empty deflate blocks decode to nothing for ever.
        if max(self._n_raw, len(self._body)) > self._limit_bytes:
            raise TooLargeError

    def finish(self) -> bytes:
        """Give the whole body.

        Raises:
            EncodingError: a compressed stream stops before its end.
        """
        for i, step in enumerate(self._steps):
            left = step.finish()
            for later in self._steps[i + 1 :]:
                left = later.feed(left)
            self._body += left
        return bytes(self._body)


def _encodings(content_encoding: str) -> list[str]:
    names = [name.strip().lower() for name in content_encoding.split(",")]
    for name in names:
        if name in _NOT_ASKED_FOR:
            raise EncodingError(f"the answer is compressed with {name}, which was not asked for")
    # Any other name (identity, utf-8, binary) is seen on bodies sent as they are.
    compressed = [name for name in names if name in _COMPRESSED]
    if len(compressed) > _MAX_ENCODINGS:
        raise EncodingError(f"the answer is compressed {len(compressed)} times over")
    return compressed


class _Inflate:
    """Undoes gzip or deflate once; lets through a body that only claims to be compressed."""

    def __init__(self, *, is_gzip: bool, limit_bytes: int) -> None:
        self._is_gzip = is_gzip
        self._limit_bytes = limit_bytes
        self._head = b""  # too few bytes to tell what begins here
        self._stream: zlib._Decompress | None = None  # None between members
        self._n_members = 0
        self._n_out = 0
        self._is_plain = False
        self._is_over = False

    def feed(self, chunk: bytes) -> bytes:
        """Undo what can be undone so far."""
        if self._is_plain or self._is_over:
            return chunk if self._is_plain else b""
        chunk, self._head = self._head + chunk, b""
        out = bytearray()
        while chunk:
            if self._stream is None and len(chunk) < len(_GZIP_MAGIC):
                self._head = chunk
                break
            if self._stream is None and not self._begin(chunk):
                self._is_plain = self._n_members == 0
                self._is_over = not self._is_plain  # padding after the last member
                return bytes(out) + (chunk if self._is_plain else b"")
            chunk = self._inflate(chunk, out)
        return bytes(out)

    def finish(self) -> bytes:
        """Give what was held back; the stream must have come to its end."""
        if self._stream is not None:
            raise EncodingError("the compressed bytes are cut short")
        return self._head if self._n_members == 0 else b""

    def _begin(self, chunk: bytes) -> bool:
        """Open a stream if one begins here."""
        if self._is_gzip:
            if not chunk.startswith(_GZIP_MAGIC):
                return False
            window_bits = zlib.MAX_WBITS | 16
        else:
            window_bits = _deflate_window_bits(chunk)
            if self._n_members > 0 or not _inflates(chunk, window_bits):
                return False
        self._n_members += 1
        if self._n_members > _MAX_MEMBERS:
            raise EncodingError(f"more than {_MAX_MEMBERS} compressed parts")
        self._stream = zlib.decompressobj(window_bits)
        return True

    def _inflate(self, chunk: bytes, out: bytearray) -> bytes:
        """Inflate into `out`; give the bytes that follow the member if it ends."""
        assert self._stream is not None
        while True:
            try:
                part = self._stream.decompress(chunk, _STEP_BYTES)
            except zlib.error as error:
                raise EncodingError("the compressed bytes are damaged") from error
            out += part
            self._n_out += len(part)
            if self._n_out > self._limit_bytes:
                raise TooLargeError
            if self._stream.eof:
                rest, self._stream = self._stream.unused_data, None
                return rest
            chunk = self._stream.unconsumed_tail
            if not chunk and len(part) < _STEP_BYTES:
                return b""


def _deflate_window_bits(chunk: bytes) -> int:
    """Tell the two things called deflate apart: zlib's wrapping (RFC 1950), or none (RFC 1951)."""
    is_wrapped = chunk[0] & 0x0F == 8 and int.from_bytes(chunk[:2], "big") % 31 == 0
    return zlib.MAX_WBITS if is_wrapped else -zlib.MAX_WBITS


def _inflates(chunk: bytes, window_bits: int) -> bool:
    """Try whether deflated bytes begin here: they have no magic to tell them by."""
    try:
        zlib.decompressobj(window_bits).decompress(chunk, 1)
    except zlib.error:
        return False
    return True
