"""What turns texts into vectors: MiniLM where it is installed, else hashed words."""

from pathlib import Path

from octavo.engines.embedders.hashing import HashingEmbedder
from octavo.engines.embedders.minilm import MiniLmEmbedder, missing_parts
from octavo.engines.embedders.static import StaticEmbedder
from octavo.news.errors import SettingError
from octavo.news.ports import Embedder

__all__ = ["NAMES", "HashingEmbedder", "MiniLmEmbedder", "StaticEmbedder", "load"]

NAMES = ("auto", "hashing", "minilm")


def load(name: str, *, model_dir: Path) -> Embedder:
    """Open an embedder by name; "auto" is MiniLM if it is installed, else hashing.

    Args:
        name: one of NAMES.
        model_dir: where models built on this machine are kept.

    Raises:
        SettingError: there is no such embedder, or it is not installed: the message says how to.
    """
    if name not in NAMES:
        raise SettingError("embedder", f"{name!r} is none of {', '.join(NAMES)}")
    if name == "hashing" or (name == "auto" and missing_parts()):
        return HashingEmbedder()
    return MiniLmEmbedder(model_dir=model_dir)
