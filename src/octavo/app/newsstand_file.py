"""Where a desk's newsstand stands, kept in its folder."""

import json
import logging
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from octavo.config import Config

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Place:
    """Address of the newsstand, and the instant it was first set up."""

    host: str
    port: int
    anchor: datetime


def _path(config: Config) -> Path:
    return config.home / "newsstand.json"


def find(config: Config) -> Place | None:
    """Find where the newsstand of a desk stands; None when it has none."""
    path = _path(config)
    if not path.is_file():
        return None
    try:
        kept = json.loads(path.read_text("utf-8"))
        return Place(str(kept["host"]), int(kept["port"]), datetime.fromisoformat(kept["anchor"]))
    except (KeyError, TypeError, ValueError):  # the demonstration alone suffers; the desk goes on
        log.warning("newsstand file damaged path=%s remedy=restore it or delete it", path)
        return None


def keep(config: Config, place: Place) -> None:
    """Keep where the newsstand stands."""
    kept = {"host": place.host, "port": place.port, "anchor": place.anchor.isoformat()}
    path = _path(config)
    half_done = path.with_suffix(".new")  # then renamed: a crash leaves the old file or the new
    half_done.write_text(json.dumps(kept) + "\n", "utf-8")
    half_done.replace(path)


def forget(config: Config) -> None:
    """Let the newsstand go."""
    _path(config).unlink(missing_ok=True)


def newsstand_address(config: Config) -> tuple[str, int] | None:
    """Give the exact address and port the guard lets through for the newsstand, if there is one."""
    place = find(config)
    return (place.host, place.port) if place else None
