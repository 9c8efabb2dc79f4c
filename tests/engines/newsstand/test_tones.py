"""The signature tunes."""

import io
import wave

import pytest

from octavo.engines.newsstand.tones import RATE_HZ, recording, recording_bytes


@pytest.mark.parametrize("duration_s", [0, 1, 7, 20])
def test_a_recording_is_as_long_as_it_says(duration_s):
    """The file plays for its duration and has the size that feeds announce."""
    file = recording("episode", duration_s)

    with wave.open(io.BytesIO(file)) as sound:
        assert sound.getnframes() == RATE_HZ * duration_s
    assert len(file) == recording_bytes(duration_s)


def test_names_choose_the_tune():
    """The same name sounds the same each time, another one differently."""
    one, other = recording("first", 8), recording("second", 8)
    recording.cache_clear()

    assert recording("first", 8) == one != other
