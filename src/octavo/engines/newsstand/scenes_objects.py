"""Scenes of rooms and things: a bank, a ballot box, a chip, a shelf of books."""

from collections.abc import Callable, Mapping

from octavo.engines.newsstand.shapes import (
    HEIGHT,
    WIDTH,
    Palette,
    disc,
    floor,
    line,
    oval,
    path,
    rect,
    sky,
    town,
)


def _bank(p: Palette) -> list[str]:
    return [
        *sky(p),
        disc(970, 160, 80, p.accent),
        *town(p, p.far),
        path("M300 270L600 130L900 270Z", p.near),
        rect(320, 282, 560, 34, p.near),
        *(rect(x, 330, 46, 190, p.middle) for x in range(350, 850, 112)),
        rect(300, 520, 600, 30, p.near),
        rect(260, 550, 680, 34, p.near),
        rect(0, 584, WIDTH, 91, p.far),
        disc(600, 218, 32, p.accent),
    ]


def _chip(p: Palette) -> list[str]:
    legs = "".join(
        f"M{x} 150V100M{x} 510V560M400 {x - 270}H340M800 {x - 270}H860" for x in range(450, 780, 50)
    )
    return [
        rect(0, 0, WIDTH, HEIGHT, p.glow),
        line("M0 200H340M0 330H200V430H340M860 260H1000V120H1200M860 420H1200", p.far, 8),
        line(legs, p.middle, 12),
        rect(400, 140, 400, 380, p.near),
        rect(500, 240, 200, 180, p.accent),
        disc(440, 180, 14, p.far),
        line("M530 300H670M530 360H670", p.glow, 6),
    ]


def _mosquito(p: Palette) -> list[str]:
    return [
        rect(0, 0, WIDTH, HEIGHT, p.glow),
        disc(600, 330, 270, p.sky),
        path("M590 290Q420 120 330 170T590 320Z", p.far),
        path("M610 290Q780 120 870 170T610 320Z", p.far),
        path("M600 300Q720 420 760 540Q620 470 580 340Z", p.accent),
        oval(596, 300, 54, 44, p.near),
        disc(548, 262, 30, p.near),
        line("M530 280L440 400", p.near, 7),
        line("M590 340L500 420L470 540M620 340L590 450L600 570M640 320L760 380L800 500", p.near, 7),
    ]


def _books(p: Palette) -> list[str]:
    heights = (220, 260, 200, 250, 230, 270, 210, 245)
    fills = (p.near, p.accent, p.middle, p.near, p.far, p.accent, p.near, p.middle)
    spines = [
        shape
        for i, (height, fill) in enumerate(zip(heights, fills, strict=True))
        for shape in (
            rect(290 + 68 * i, 470 - height, 62, height, fill),
            rect(300 + 68 * i, 500 - height, 42, 10, p.glow),
        )
    ]
    return [
        *floor(p),
        *spines,
        path("M846 470L900 240l58 14L904 484Z", p.accent),
        rect(200, 470, 800, 26, p.near),
        rect(240, 496, 24, 179, p.near),
        rect(936, 496, 24, 179, p.near),
    ]


def _padlock(p: Palette) -> list[str]:
    return [
        rect(0, 0, WIDTH, HEIGHT, p.glow),
        *(rect(80 + 130 * i, 90, 100, 495, p.sky) for i in range(9)),
        line("M490 320V230a110 110 0 0 1 220 0V320", p.middle, 44),
        rect(420, 310, 360, 260, p.near),
        disc(600, 410, 36, p.accent),
        rect(584, 420, 32, 90, p.accent),
    ]


def _posters(p: Palette) -> list[str]:
    return [
        *floor(p),
        rect(180, 110, 240, 330, p.near),
        disc(300, 240, 80, p.accent),
        rect(210, 370, 180, 20, p.glow),
        rect(480, 90, 240, 350, p.accent),
        path("M520 330L600 150L680 330Z", p.glow),
        rect(510, 370, 180, 20, p.near),
        rect(780, 110, 240, 330, p.middle),
        line("M820 180H980M820 230H980M820 280H920", p.glow, 14),
        rect(810, 370, 180, 20, p.accent),
        disc(560, 470, 26, p.near),
        path("M520 640q0 -140 40 -140t40 140Z", p.near),
    ]


def _court(p: Palette) -> list[str]:
    return [
        *floor(p),
        rect(588, 150, 24, 370, p.near),
        line("M340 210H860", p.near, 18),
        disc(600, 150, 30, p.accent),
        line("M340 210L270 380M340 210L410 380M860 210L790 380M860 210L930 380", p.middle, 5),
        path("M250 380h180q-20 70 -90 70t-90 -70Z", p.accent),
        path("M770 380h180q-20 70 -90 70t-90 -70Z", p.accent),
        rect(480, 520, 240, 34, p.near),
        rect(430, 554, 340, 30, p.near),
    ]


def _ballot(p: Palette) -> list[str]:
    return [
        *floor(p),
        path("M470 90h260v230H470Z", p.sky),
        line("M520 160h160M520 210h110", p.far, 10),
        line("M520 268l26 26l50 -58", p.accent, 14),
        rect(340, 320, 520, 260, p.near),
        rect(440, 310, 320, 22, p.middle),
        rect(340, 400, 520, 70, p.accent),
    ]


def _microphone(p: Palette) -> list[str]:
    rings = (line(f"M{600 - r} 260a{r} {r} 0 0 0 {2 * r} 0", p.far, 10) for r in (220, 300))
    return [
        *floor(p),
        *rings,
        f'<rect x="510" y="90" width="180" height="300" rx="90" fill="{p.near}"/>',
        line("M530 190h140M530 240h140M530 290h140", p.accent, 10),
        line("M460 270a140 140 0 0 0 280 0M600 410V520M500 560h200", p.middle, 18),
    ]


def _camera(p: Palette) -> list[str]:
    return [
        *floor(p),
        path("M760 260L960 170V450L760 360Z", p.middle),
        f'<rect x="300" y="190" width="480" height="260" rx="28" fill="{p.near}"/>',
        disc(430, 150, 80, p.accent),
        disc(640, 150, 80, p.accent),
        disc(430, 150, 26, p.glow),
        disc(640, 150, 26, p.glow),
        line("M540 450L430 640M540 450L650 640M540 450V640", p.near, 14),
    ]


def _phone(p: Palette) -> list[str]:
    return [
        *floor(p),
        f'<rect x="430" y="70" width="260" height="480" rx="34" fill="{p.near}"/>',
        rect(452, 120, 216, 370, p.sky),
        line("M500 200L560 260L530 320L620 400", p.accent, 8),
        disc(560, 522, 14, p.far),
        line("M760 520L930 240", p.middle, 26),
        path("M905 250a60 60 0 1 1 90 20l-40 -50l-36 22Z", p.accent),
    ]


def _chalkboard(p: Palette) -> list[str]:
    desks = (rect(x, 560, 170, 22, p.middle) for x in (200, 520, 840))
    return [
        *floor(p),
        rect(240, 90, 720, 340, p.middle),
        rect(260, 110, 680, 300, p.near),
        line("M320 190H620M320 250H540M320 310H580", p.glow, 9),
        line("M720 330L790 180L860 330M745 280h90", p.accent, 10),
        *desks,
    ]


def _window(p: Palette) -> list[str]:
    return [
        rect(0, 0, WIDTH, HEIGHT, p.middle),
        rect(700, 80, 340, 300, p.near),
        disc(900, 190, 60, p.glow),
        disc(926, 176, 54, p.near),
        line("M870 80V380M700 230H1040", p.far, 12),
        rect(120, 470, 800, 90, p.glow),
        path("M420 470q120 -90 500 0Z", p.accent),
        oval(250, 450, 110, 40, p.sky),
        rect(120, 380, 26, 240, p.near),
        rect(920, 440, 26, 180, p.near),
    ]


def _hall(p: Palette) -> list[str]:
    return [
        *sky(p),
        *town(p, p.far),
        rect(340, 300, 520, 260, p.near),
        rect(550, 150, 100, 150, p.near),
        path("M535 150L600 70L665 150Z", p.accent),
        disc(600, 210, 32, p.glow),
        line("M600 210V190M600 210H616", p.near, 5),
        *(rect(380 + 100 * i, 350, 50, 80, p.glow) for i in range(5)),
        rect(560, 470, 80, 90, p.accent),
        rect(0, 560, WIDTH, 115, p.middle),
    ]


def _kitchen(p: Palette) -> list[str]:
    return [
        *floor(p),
        path("M360 330H840L800 500H400Z", p.near),
        oval(600, 330, 240, 46, p.accent),
        line("M340 380H280M860 380H920", p.near, 20),
        line(
            "M500 240q-40 -50 0 -90t0 -90M600 240q-40 -50 0 -90t0 -90M700 240q-40 -50 0 -90t0 -90",
            p.far,
            10,
        ),
        *(disc(x, 326, 24, p.glow) for x in (500, 580, 680)),
    ]


def _grid(p: Palette) -> list[str]:
    cells = (
        rect(330 + 60 * column, 68 + 60 * row, 54, 54, p.near if (row * column) % 4 == 3 else p.sky)
        for row in range(9)
        for column in range(9)
    )
    return [
        rect(0, 0, WIDTH, HEIGHT, p.glow),
        rect(320, 58, 554, 554, p.far),
        *cells,
        line("M930 560L1080 190", p.accent, 26),
    ]


OBJECTS: Mapping[str, Callable[[Palette], list[str]]] = {
    "ballot": _ballot,
    "bank": _bank,
    "books": _books,
    "camera": _camera,
    "chalkboard": _chalkboard,
    "chip": _chip,
    "court": _court,
    "grid": _grid,
    "hall": _hall,
    "kitchen": _kitchen,
    "microphone": _microphone,
    "mosquito": _mosquito,
    "padlock": _padlock,
    "phone": _phone,
    "posters": _posters,
    "window": _window,
}
