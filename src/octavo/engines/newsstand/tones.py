"""The signature tunes of the podcast and the films: a few soft notes, made in code."""

import io
import math
import wave
from functools import lru_cache
from zlib import crc32

RATE_HZ = 8_000
NOTE_S = 0.5
# A pentatonic scale: any order of its notes sounds at ease.
SCALE_HZ = (261.6, 293.7, 329.6, 392.0, 440.0, 523.3)
MIDDLE, LOUDNESS = 128, 80
_HEADER_BYTES = 44


def recording_bytes(duration_s: int) -> int:
    """Give the size of a recording without making it."""
    return _HEADER_BYTES + RATE_HZ * duration_s


@lru_cache(maxsize=16)
def recording(name: str, duration_s: int) -> bytes:
    """Give a WAV file, 8-bit mono; the name chooses the tune."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(RATE_HZ)
        sound.writeframes(_samples(name, RATE_HZ * duration_s))
    return file.getvalue()


def _samples(name: str, n_samples: int) -> bytes:
    n_note = int(RATE_HZ * NOTE_S)
    notes = [_note(pitch_hz, n_note) for pitch_hz in SCALE_HZ]
    n_notes = math.ceil(n_samples / n_note)
    tune = (notes[crc32(f"{name} {place}".encode()) % len(notes)] for place in range(n_notes))
    return b"".join(tune)[:n_samples]


def _note(pitch_hz: float, n_samples: int) -> bytes:
    """Give one note that fades like a struck bell."""
    return bytes(
        MIDDLE
        + round(
            LOUDNESS * math.exp(-5 * i / n_samples) * math.sin(math.tau * pitch_hz * i / RATE_HZ)
        )
        for i in range(n_samples)
    )
