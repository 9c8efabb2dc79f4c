"""Shapes, colours and backgrounds the pictures are made of."""

from collections.abc import Iterable
from dataclasses import dataclass

WIDTH, HEIGHT = 1200, 675
HORIZON = 460


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a scene, from the far sky to what stands nearest."""

    sky: str
    glow: str
    far: str
    middle: str
    near: str
    accent: str


def mix(first: str, second: str, share: float) -> str:
    """Blend two #rrggbb colours; `share` is how much of the second."""
    pairs = zip(bytes.fromhex(first[1:]), bytes.fromhex(second[1:]), strict=True)
    return "#" + bytes(round(a + (b - a) * share) for a, b in pairs).hex()


def rect(x: float, y: float, width: float, height: float, fill: str) -> str:
    """Give a rectangle."""
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{fill}"/>'


def disc(x: float, y: float, radius: float, fill: str) -> str:
    """Give a disc."""
    return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="{fill}"/>'


def oval(x: float, y: float, rx: float, ry: float, fill: str) -> str:
    """Give an ellipse."""
    return f'<ellipse cx="{x:g}" cy="{y:g}" rx="{rx:g}" ry="{ry:g}" fill="{fill}"/>'


def path(line: str, fill: str) -> str:
    """Give a filled shape from SVG path commands."""
    return f'<path d="{line}" fill="{fill}"/>'


def line(line: str, stroke: str, width: float = 8) -> str:
    """Give a stroke along SVG path commands."""
    return (
        f'<path d="{line}" fill="none" stroke="{stroke}" stroke-width="{width:g}" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )


def sky(p: Palette) -> list[str]:
    """Give a sky with the glow of a low sun."""
    return [rect(0, 0, WIDTH, HEIGHT, p.sky), rect(0, 250, WIDTH, HORIZON - 250, p.glow)]


def sea(p: Palette) -> list[str]:
    """Give a sky over water."""
    waves = (
        line(f"M{x} {y}q30 -14 60 0t60 0", p.sky, 4)
        for x, y in ((120, 520), (520, 560), (900, 530), (300, 620), (760, 630))
    )
    return [*sky(p), rect(0, HORIZON, WIDTH, HEIGHT - HORIZON, p.middle), *waves]


def hills(p: Palette) -> list[str]:
    """Give a sky over two ranges of hills."""
    return [
        *sky(p),
        path("M0 460Q240 300 520 420T1200 360V675H0Z", p.far),
        path("M0 540Q360 430 700 520T1200 480V675H0Z", p.middle),
    ]


def floor(p: Palette) -> list[str]:
    """Give a plain wall and floor."""
    return [rect(0, 0, WIDTH, HEIGHT, p.glow), rect(0, 520, WIDTH, 155, p.far)]


def night(p: Palette) -> list[str]:
    """Give a sky with stars."""
    stars = ((140, 90), (310, 180), (520, 70), (700, 150), (960, 90), (1090, 230), (420, 300))
    return [rect(0, 0, WIDTH, HEIGHT, p.near), *(disc(x, y, 4, p.glow) for x, y in stars)]


def town(p: Palette, fill: str) -> Iterable[str]:
    """Give the outline of a town on the horizon."""
    blocks = ((0, 150, 190), (140, 110, 120), (260, 170, 150), (760, 140, 170), (900, 120, 110))
    towers = [rect(x, HORIZON - height, width, height, fill) for x, width, height in blocks]
    return [*towers, rect(1030, HORIZON - 140, 170, 140, fill)]
