"""The films of the video channel: a sun that crosses a still landscape, made in code.

An MP4 file with H.264 pictures whose blocks are stored as they are (I_PCM), so that no encoder is
needed and any player can show it.

Source: ITU-T H.264 (08/2021), 7.3 and 7.4.9; ISO/IEC 14496-12 and 14496-15 for the boxes.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from struct import pack
from zlib import crc32

# In blocks of 16 x 16 pixels: small, for each block stored as it is takes 384 bytes.
COLUMNS, ROWS = 12, 7
WIDTH_PX, HEIGHT_PX = COLUMNS * 16, ROWS * 16
PICTURE_S = 1
BLOCK_SIZE, CHROMA_SIZE = 16, 8
HORIZON_PX = 76
SUN_RADIUS_PX = 15
# Luma, blue and red difference; all at 16 or more, as the standard wants of video.
SKY, LAND, SUN = (190, 120, 140), (60, 118, 130), (225, 60, 165)
_NO_MATRIX = pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)


@lru_cache(maxsize=8)
def film(name: str, duration_s: int) -> bytes:
    """Give an MP4 file of one picture a second; the name chooses the colours."""
    n_pictures = max(duration_s // PICTURE_S, 1)
    tint = crc32(name.encode()) % 40
    samples = [
        _sample(_picture(number, n_pictures, tint), idr_id=number % 2)
        for number in range(n_pictures)
    ]
    type_box = _box(b"ftyp", b"isom", pack(">I", 0x200), b"isomavc1mp41")
    # The boxes say where the pictures lie; their own size does not depend on what they say.
    n_before = len(type_box) + len(_movie(samples, 0)) + 8
    return type_box + _movie(samples, n_before) + _box(b"mdat", *samples)


# Pictures -----------------------------------------------------------------------------------------


def _picture(number: int, n_pictures: int, tint: int) -> Iterator[bytes]:
    """Give the blocks of one picture, each 256 bytes of luma and twice 64 of chroma."""
    share = number / n_pictures
    sun_x = share * WIDTH_PX
    sun_y = 60 - 160 * share * (1 - share)
    for row in range(ROWS):
        for column in range(COLUMNS):
            yield _block(column * BLOCK_SIZE, row * BLOCK_SIZE, (sun_x, sun_y), tint)


def _block(left: int, top: int, sun: tuple[float, float], tint: int) -> bytes:
    luma = bytes(
        _colour(left + x, top + y, sun, tint)[0]
        for y in range(BLOCK_SIZE)
        for x in range(BLOCK_SIZE)
    )
    chroma = [
        _colour(left + 2 * x, top + 2 * y, sun, tint)
        for y in range(CHROMA_SIZE)
        for x in range(CHROMA_SIZE)
    ]
    return luma + bytes(c[1] for c in chroma) + bytes(c[2] for c in chroma)


def _colour(x: int, y: int, sun: tuple[float, float], tint: int) -> tuple[int, int, int]:
    if y >= HORIZON_PX + (x % 64) // 8:
        return LAND
    if (x - sun[0]) ** 2 + (y - sun[1]) ** 2 <= SUN_RADIUS_PX**2:
        return SUN
    luma, blue, red = SKY
    return luma - y // 2, blue + tint, red - tint // 2


# H.264 --------------------------------------------------------------------------------------------


class _Bits:
    """A row of bits that is filled from the left."""

    def __init__(self) -> None:
        self._bits: list[str] = []

    def fixed(self, value: int, width: int) -> "_Bits":
        """Append a number of a given width."""
        self._bits.append(f"{value:0{width}b}")
        return self

    def golomb(self, *values: int) -> "_Bits":
        """Append unsigned Exp-Golomb codes, ue(v)."""
        for value in values:
            code = f"{value + 1:b}"
            self._bits.append("0" * (len(code) - 1) + code)
        return self

    def aligned(self) -> bytes:
        """Give the bytes, filled up with zeros."""
        bits = "".join(self._bits)
        bits += "0" * (-len(bits) % 8)
        return int(bits, 2).to_bytes(len(bits) // 8, "big")


_BASELINE, _CONSTRAINED, _LEVEL = 66, 0xC0, 30
_I_SLICE, _I_PCM = 7, 25


def _unit(head: int, payload: bytes) -> bytes:
    """Give a NAL unit; 03 is put where two zero bytes would look like a start code."""
    return bytes([head]) + re.sub(rb"\x00\x00(?=[\x00-\x03])", b"\x00\x00\x03", payload)


def _sequence() -> bytes:
    bits = _Bits().golomb(0, 0, 2, 1).fixed(0, 1)  # frame numbers of 4 bits, order as stored
    bits.golomb(COLUMNS - 1, ROWS - 1).fixed(0b1100, 4).fixed(1, 1)  # whole frames; no more; stop
    return _unit(0x67, bytes([_BASELINE, _CONSTRAINED, _LEVEL]) + bits.aligned())


def _picture_set() -> bytes:
    bits = _Bits().golomb(0, 0).fixed(0, 2).golomb(0, 0, 0).fixed(0, 3)
    return _unit(0x68, bits.golomb(0, 0, 0).fixed(0b1001, 4).aligned())


def _sample(blocks: Iterator[bytes], idr_id: int) -> bytes:
    """Give one picture as a slice of I_PCM blocks, with its length before it."""
    bits = _Bits().golomb(0, _I_SLICE, 0).fixed(0, 4).golomb(idr_id).fixed(0, 2)
    bits.golomb(0, 1)  # the step of quantisation as it is; no deblocking
    payload = bits.golomb(_I_PCM).aligned() + next(blocks)
    between = _Bits().golomb(_I_PCM).aligned()
    payload += b"".join(between + block for block in blocks) + b"\x80"
    unit = _unit(0x65, payload)
    return pack(">I", len(unit)) + unit


# Boxes --------------------------------------------------------------------------------------------


def _box(kind: bytes, *contents: bytes) -> bytes:
    content = b"".join(contents)
    return pack(">I4s", len(content) + 8, kind) + content


def _movie(samples: list[bytes], first_at: int) -> bytes:
    n = len(samples)
    header = _box(
        b"mvhd",
        pack(">IIIII", 0, 0, 0, 1, n * PICTURE_S),
        pack(">IHHII", 0x10000, 0x100, 0, 0, 0),
        _NO_MATRIX,
        bytes(24),
        pack(">I", 2),
    )
    track_header = _box(
        b"tkhd",
        pack(">IIIIII", 3, 0, 0, 1, 0, n * PICTURE_S),
        bytes(16),
        _NO_MATRIX,
        pack(">II", WIDTH_PX << 16, HEIGHT_PX << 16),
    )
    media = _box(
        b"mdia",
        _box(b"mdhd", pack(">IIIIIHH", 0, 0, 0, 1, n * PICTURE_S, 0x55C4, 0)),
        _box(b"hdlr", bytes(8), b"vide", bytes(12), b"film\0"),
        _box(
            b"minf",
            _box(b"vmhd", pack(">I", 1), bytes(8)),
            _references(),
            _table(samples, first_at),
        ),
    )
    return _box(b"moov", header, _box(b"trak", track_header, media))


def _references() -> bytes:
    return _box(b"dinf", _box(b"dref", pack(">II", 0, 1), _box(b"url ", pack(">I", 1))))


def _table(samples: list[bytes], first_at: int) -> bytes:
    """Give the table of samples: their kind, length in time, size and place."""
    sizes = pack(f">{len(samples)}I", *map(len, samples))
    return _box(
        b"stbl",
        _box(b"stsd", pack(">II", 0, 1), _kind_of_sample()),
        _box(b"stts", pack(">IIII", 0, 1, len(samples), PICTURE_S)),
        _box(b"stsc", pack(">IIIII", 0, 1, 1, len(samples), 1)),
        _box(b"stsz", pack(">III", 0, 0, len(samples)), sizes),
        _box(b"stco", pack(">III", 0, 1, first_at)),
    )


def _kind_of_sample() -> bytes:
    sequence, picture_set = _sequence(), _picture_set()
    configuration = _box(
        b"avcC",
        bytes([1, _BASELINE, _CONSTRAINED, _LEVEL, 0xFF, 0xE1]),
        pack(">H", len(sequence)) + sequence,
        pack(">BH", 1, len(picture_set)) + picture_set,
    )
    return _box(
        b"avc1",
        bytes(6) + pack(">H", 1) + bytes(16),
        pack(">HHIIIH", WIDTH_PX, HEIGHT_PX, 0x480000, 0x480000, 0, 1),
        bytes(32) + pack(">Hh", 24, -1),
        configuration,
    )
