"""Pictures for the demonstration edition: flat scenes of a few shapes, drawn in code as SVG.

A scene is drawn in a publisher's own colours, and turned round for every second publisher, so that
one event does not look the same on every front page.
"""

from collections.abc import Mapping
from zlib import crc32

from octavo.engines.newsstand.scenes_objects import OBJECTS
from octavo.engines.newsstand.scenes_outdoors import OUTDOORS
from octavo.engines.newsstand.shapes import HEIGHT, WIDTH, Palette, mix

SCENES = {**OUTDOORS, **OBJECTS}

# What illustrates a story whose article names no drawing of its own.
SCENE_BY_STORY: Mapping[str, str] = {
    "aldane-bridge": "bridge",
    "exchange-1": "crossing",
    "exchange-2": "crossing",
    "exchange-3": "crossing",
    "exchange-4": "crossing",
    "fire-harrowmouth": "fire",
    "fire-puerto-lirio": "fire",
    "rate-decision": "bank",
    "oil-price": "oil",
    "probe-lander": "moon",
    "chip-plant": "chip",
    "heatwave": "sun",
    "dengue": "mosquito",
    "regatta-final": "rowing",
    "cup-semi": "football",
    "library-hack": "books",
    "flood-north": "rain",
    "poster-museum": "posters",
    "comet": "comet",
    "phone-repair": "phone",
    "grain-deal": "wheat",
    "montclair-election": "ballot",
    "hanamori-typhoon": "storm",
    "desalination": "water",
    "book-prize": "books",
    "bees": "bees",
    "stadium-fraud-trial": "court",
    "metro-night": "train",
    "tram-hanamori": "tram",
    "olive-harvest": "olive",
    "lighthouse": "lighthouse",
}


def palette_of(ink: str, accent: str, paper: str) -> Palette:
    """Mix a scene's colours from a publisher's three."""
    return Palette(
        sky=mix(paper, ink, 0.16),
        glow=mix(paper, accent, 0.22),
        far=mix(paper, ink, 0.38),
        middle=mix(paper, ink, 0.66),
        near=ink,
        accent=accent,
    )


def scene_of(image: str | None, story: str) -> str | None:
    """Name the drawing for an article; None if there is none for it."""
    return image if image in SCENES else SCENE_BY_STORY.get(story)


def draw(scene: str, palette: Palette, *, key: str) -> str:
    """Draw a scene of SCENES; `key` is whose picture it is, and decides which way it looks.

    Raises:
        KeyError: there is no such scene.
    """
    shapes = SCENES[scene](palette)
    turned = ' transform="translate(1200 0) scale(-1 1)"' if crc32(key.encode()) % 2 else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" role="img"><g{turned}>{"".join(shapes)}</g></svg>'
    )
