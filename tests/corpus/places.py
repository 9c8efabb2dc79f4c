"""Where recorded input lies; tests that need it skip with a clear reason where it is absent."""

import os
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
_SHARED = PROJECT.parent / "shared"


def _folder(path: Path) -> Path | None:
    return path if path.is_dir() else None


CORPUS = _folder(Path(os.environ.get("OCTAVO_CORPUS", _SHARED / "corpus")))
TOOLS = _folder(Path(os.environ.get("OCTAVO_TOOLS", _SHARED / "tools")))

needs_corpus = pytest.mark.skipif(
    CORPUS is None, reason="no recorded input: set OCTAVO_CORPUS to its folder"
)
needs_tools = pytest.mark.skipif(
    TOOLS is None, reason="no servers of hard input: set OCTAVO_TOOLS to their folder"
)
