"""Read weights from a safetensors file: eight bytes of header length, JSON, then the numbers."""

import json
import struct
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_DTYPES = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "I64": "<i8", "I32": "<i4", "I8": "|i1"}
_MAX_HEADER_BYTES = 100_000_000  # the format's own limit


def read_tensors(path: Path) -> dict[str, NDArray[np.generic]]:
    """Read every tensor of a file by name; the arrays are views on one read-only buffer.

    Raises:
        ValueError: the file is not in the format, or holds a type of number not known here.
    """
    content = path.read_bytes()
    try:
        (header_bytes,) = struct.unpack_from("<Q", content)
        if header_bytes > min(_MAX_HEADER_BYTES, len(content) - 8):
            raise ValueError("the header is longer than the file")
        header = json.loads(content[8 : 8 + header_bytes])
        header.pop("__metadata__", None)
        body = memoryview(content)[8 + header_bytes :]
        return {name: _tensor(body, entry) for name, entry in header.items()}
    except (struct.error, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a safetensors file that can be used: {path}: {error}") from error


def _tensor(body: memoryview, entry: dict[str, Any]) -> NDArray[np.generic]:
    start, end = entry["data_offsets"]
    flat: NDArray[np.generic] = np.frombuffer(body[start:end], dtype=_DTYPES[entry["dtype"]])
    return flat.reshape(entry["shape"])
