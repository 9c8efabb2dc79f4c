"""What turns texts into vectors: a shipped table, MiniLM, hashed words, or a model one names."""

from collections.abc import Collection
from pathlib import Path

from octavo.engines.embedders.hashing import HashingEmbedder
from octavo.engines.embedders.hub import HubEmbedder
from octavo.engines.embedders.minilm import MiniLmEmbedder, missing_parts
from octavo.engines.embedders.remote import RemoteEmbedder, RemoteModel
from octavo.engines.embedders.static import StaticEmbedder
from octavo.news.errors import SettingError
from octavo.news.ports import Embedder

__all__ = [
    "NAMES",
    "HashingEmbedder",
    "HubEmbedder",
    "MiniLmEmbedder",
    "RemoteEmbedder",
    "RemoteModel",
    "StaticEmbedder",
    "load",
]

NAMES = ("auto", "static", "minilm", "hashing", "remote", "hub:NAME")
_HUB = "hub:"


def load(
    name: str,
    *,
    model_dir: Path,
    languages: Collection[str] = (),
    remote: RemoteModel | None = None,
) -> Embedder:
    """Open an embedder by name; "auto" is MiniLM if it is installed, else static.

    Args:
        name: one of NAMES; after `hub:` a folder, or the name of a model on the hub.
        model_dir: where models built on this machine are kept.
        languages: the ISO 639-1 codes a remote or a hub model is meant for; empty, every one.
        remote: the server and model of "remote".

    Raises:
        SettingError: there is no such embedder, or it is not installed: the message says how to.
        SourceError: a model from the hub could not be downloaded.
    """
    if name.startswith(_HUB) and name != _HUB:
        return HubEmbedder(name.removeprefix(_HUB), model_dir=model_dir, languages=languages)
    match name:
        case "static":
            return StaticEmbedder()
        case "hashing":
            return HashingEmbedder()
        case "minilm":
            return MiniLmEmbedder(model_dir=model_dir)
        case "remote":
            return RemoteEmbedder(remote or RemoteModel("", ""), languages=languages)
        case "auto":
            return StaticEmbedder() if missing_parts() else MiniLmEmbedder(model_dir=model_dir)
    raise SettingError("embedder", f"{name!r} is none of {', '.join(NAMES)}")
