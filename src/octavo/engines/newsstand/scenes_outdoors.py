"""Scenes under the open sky: bridges, fields, weather, sport."""

from collections.abc import Callable, Mapping

from octavo.engines.newsstand.shapes import (
    HEIGHT,
    HORIZON,
    WIDTH,
    Palette,
    disc,
    hills,
    line,
    night,
    oval,
    path,
    rect,
    sea,
    sky,
    town,
)


def _bridge(p: Palette) -> list[str]:
    cables = "".join(f"M330 190L{x} 400M870 190L{x + 540} 400" for x in range(90, 600, 80))
    return [
        *sea(p),
        disc(930, 170, 70, p.accent),
        line(cables, p.far, 4),
        rect(0, 396, WIDTH, 22, p.near),
        rect(314, 180, 32, 340, p.near),
        rect(854, 180, 32, 340, p.near),
        path("M540 520h250l-40 70H580Z", p.accent),
        rect(600, 470, 60, 50, p.near),
        rect(690, 486, 74, 34, p.glow),
    ]


def _ship(p: Palette) -> list[str]:
    boxes = (
        rect(430 + 70 * i, 410 - 44 * (i % 3), 64, 44 * (1 + i % 3), colour)
        for i, colour in enumerate((p.far, p.accent, p.far, p.glow, p.accent, p.far))
    )
    return [
        *sea(p),
        disc(240, 190, 70, p.glow),
        *boxes,
        path("M280 454H960l-70 120H360Z", p.near),
        rect(860, 330, 70, 124, p.middle),
        rect(872, 346, 46, 22, p.glow),
        rect(280, 540, 640, 14, p.accent),
    ]


def _fire(p: Palette) -> list[str]:
    return [
        *sky(p),
        *town(p, p.far),
        path("M420 320q60 -220 170 -260q-30 90 60 150q10 -50 50 -70q20 110 80 190Z", p.accent),
        path("M500 330q40 -120 100 -150q0 60 60 90q30 20 20 70Z", p.glow),
        path("M380 330L600 240L820 330V560H380Z", p.near),
        *(rect(x, 380, 60, 60, p.accent) for x in (430, 530, 630, 720)),
        rect(540, 470, 120, 90, p.middle),
        rect(0, 560, WIDTH, 115, p.middle),
        rect(880, 500, 190, 70, p.accent),
        rect(1010, 470, 60, 40, p.near),
        disc(930, 575, 24, p.near),
        disc(1030, 575, 24, p.near),
        line("M900 495L760 400", p.glow, 10),
    ]


def _oil(p: Palette) -> list[str]:
    return [
        *hills(p),
        disc(240, 180, 70, p.accent),
        path("M500 560L590 330L680 560H650L590 400L530 560Z", p.near),
        line("M360 300L840 370", p.near, 26),
        path("M800 320q90 40 40 130l-50 -20Z", p.near),
        line("M816 440V560", p.near, 8),
        rect(760, 556, 120, 24, p.near),
        disc(370, 330, 56, p.accent),
        *(rect(x, 450, 90, 110, p.far) for x in (960, 1070)),
    ]


def _moon(p: Palette) -> list[str]:
    return [
        *night(p),
        disc(930, 170, 80, p.accent),
        path("M0 520Q320 430 640 500T1200 450V675H0Z", p.far),
        oval(300, 590, 130, 30, p.middle),
        oval(860, 560, 90, 20, p.middle),
        path("M520 380h160l30 70H490Z", p.glow),
        rect(550, 340, 100, 40, p.accent),
        line("M510 450L450 530M690 450L750 530M600 450V520", p.glow, 8),
        line("M600 340V270M580 270h40", p.glow, 6),
        oval(600, 536, 190, 14, p.middle),
    ]


def _sun(p: Palette) -> list[str]:
    return [
        rect(0, 0, WIDTH, HEIGHT, p.glow),
        disc(600, 300, 230, p.sky),
        disc(600, 300, 160, p.accent),
        path("M0 500Q300 420 620 500T1200 470V675H0Z", p.far),
        path("M0 580Q420 500 760 580T1200 560V675H0Z", p.middle),
        line(
            "M930 570V430M930 430q-60 -30 -90 20M930 430q60 -30 90 20M930 430q0 -60 60 -70", p.near
        ),
    ]


def _rowing(p: Palette) -> list[str]:
    crew = [
        shape
        for x in range(380, 860, 90)
        for shape in (
            disc(x, 416, 20, p.near),
            path(f"M{x - 22} 486q6 -54 30 -50t20 50Z", p.accent),
            line(f"M{x + 10} 470L{x - 70} 560", p.glow, 6),
        )
    ]
    return [
        *sea(p),
        disc(180, 170, 70, p.accent),
        *town(p, p.far),
        *crew,
        path("M220 486H1010L900 520H310Z", p.near),
        line("M240 600H560M700 600H1000", p.sky, 5),
    ]


def _football(p: Palette) -> list[str]:
    return [
        *sky(p),
        path("M0 300H1200V400H0Z", p.far),
        *(disc(40 + 56 * i, 330 + 24 * (i % 2), 15, p.middle) for i in range(21)),
        rect(0, 400, WIDTH, 275, p.middle),
        line("M0 470H1200M600 470V675", p.sky, 6),
        line("M760 470V270H1080V470", p.glow, 12),
        line(
            "M800 270V470M880 270V470M960 270V470M1040 270V470M760 340H1080M760 410H1080", p.glow, 2
        ),
        disc(420, 540, 70, p.glow),
        path("M420 500l38 28l-15 46h-46l-15 -46Z", p.near),
        line(
            "M420 500V470M458 528L488 520M443 574L462 600M397 574L378 600M382 528L352 520",
            p.near,
            6,
        ),
    ]


def _rain(p: Palette) -> list[str]:
    drops = "".join(f"M{x} {y}l-16 50" for x in range(120, 1200, 130) for y in (240, 350, 480))
    return [
        rect(0, 0, WIDTH, HEIGHT, p.sky),
        path("M0 520Q300 440 640 500T1200 470V675H0Z", p.far),
        path("M700 460L800 380L900 460V590H700Z", p.near),
        rect(770, 490, 50, 50, p.accent),
        path(
            "M0 570q60 -24 120 0t120 0t120 0t120 0t120 0t120 0t120 0t120 0t120 0t120 0V675H0Z",
            p.middle,
        ),
        *(disc(x, 130, radius, p.middle) for x, radius in ((300, 80), (410, 110), (540, 90))),
        rect(300, 130, 240, 80, p.middle),
        line(drops, p.accent, 6),
    ]


def _storm(p: Palette) -> list[str]:
    return [
        rect(0, 0, WIDTH, HEIGHT, p.middle),
        *town(p, p.near),
        rect(0, HORIZON, WIDTH, 215, p.near),
        line("M120 200H700q90 0 90 -70t-80 -60q-50 10 -50 50", p.glow, 22),
        line("M220 280H900q90 0 90 80t-80 70q-50 0 -56 -50", p.sky, 22),
        line("M80 360H520q60 0 60 60t-60 50", p.far, 18),
        path("M610 350l-70 130h50l-30 120l110 -160h-54l40 -90Z", p.accent),
    ]


def _bees(p: Palette) -> list[str]:
    petals = (disc(860 + dx, 400 + dy, 62, p.glow) for dx, dy in _ring(86))
    return [
        *hills(p),
        rect(852, 420, 16, 200, p.near),
        *petals,
        disc(860, 400, 56, p.accent),
        oval(420, 210, 70, 34, p.far),
        oval(500, 200, 70, 34, p.far),
        oval(450, 280, 110, 66, p.accent),
        rect(410, 222, 26, 118, p.near),
        rect(470, 220, 26, 120, p.near),
        disc(556, 270, 34, p.near),
        line("M320 330q-100 90 -220 50", p.near, 4),
    ]


def _ring(radius: float) -> list[tuple[float, float]]:
    steps = ((1, 0), (0.5, 0.87), (-0.5, 0.87), (-1, 0), (-0.5, -0.87), (0.5, -0.87))
    return [(radius * dx, radius * dy) for dx, dy in steps]


def _train(p: Palette) -> list[str]:
    return [
        *night(p),
        disc(990, 130, 60, p.accent),
        *town(p, p.middle),
        path("M160 330H860q140 10 180 170v60H160Z", p.glow),
        *(rect(200 + 120 * i, 380, 90, 70, p.accent) for i in range(5)),
        path("M830 380h60q60 10 90 70H830Z", p.near),
        rect(160, 500, 890, 20, p.accent),
        *(disc(x, 575, 26, p.far) for x in (260, 360, 760, 860)),
        rect(0, 600, WIDTH, 12, p.far),
    ]


def _tram(p: Palette) -> list[str]:
    return [
        *sky(p),
        *town(p, p.far),
        rect(0, 560, WIDTH, 115, p.middle),
        line("M0 130H1200M560 130L600 230L640 130", p.near, 5),
        rect(330, 230, 540, 310, p.accent),
        rect(330, 230, 540, 40, p.near),
        *(rect(370 + 125 * i, 300, 95, 100, p.glow) for i in range(4)),
        rect(330, 440, 540, 24, p.glow),
        *(disc(x, 552, 26, p.near) for x in (440, 760)),
        rect(0, 576, WIDTH, 10, p.near),
    ]


def _olive(p: Palette) -> list[str]:
    leaves = (
        path(f"M{x} {y}q60 -60 130 -30q-40 60 -130 30Z", p.middle)
        for x, y in ((300, 300), (440, 250), (600, 230), (740, 270), (500, 400), (680, 410))
    )
    return [
        *sky(p),
        disc(960, 150, 70, p.glow),
        line("M180 380Q520 260 1000 330", p.near, 14),
        *leaves,
        *(oval(x, y, 44, 56, p.accent) for x, y in ((420, 440), (590, 470), (790, 440))),
        *(oval(x - 12, y - 18, 8, 14, p.glow) for x, y in ((420, 440), (590, 470), (790, 440))),
        path("M0 600Q420 540 760 600T1200 580V675H0Z", p.far),
    ]


def _lighthouse(p: Palette) -> list[str]:
    return [
        *sea(p),
        path("M640 176L1200 60V290Z", p.glow),
        path("M380 675L450 470Q600 420 760 470L860 675Z", p.near),
        path("M550 230h100l40 230H510Z", p.sky),
        path("M543 280h114l8 50H534ZM527 380h146l9 50H518Z", p.accent),
        rect(556, 160, 88, 56, p.accent),
        path("M540 160L600 100L660 160Z", p.near),
        rect(536, 214, 128, 16, p.near),
    ]


def _wheat(p: Palette) -> list[str]:
    ears = [
        shape
        for x, top in ((420, 210), (600, 150), (780, 220))
        for shape in (
            line(f"M{x} 640V{top}", p.near, 8),
            *(oval(x - 30, top + dy, 20, 34, p.accent) for dy in (20, 90, 160)),
            *(oval(x + 30, top + dy, 20, 34, p.accent) for dy in (50, 120, 190)),
            oval(x, top - 30, 18, 38, p.accent),
        )
    ]
    return [*hills(p), disc(200, 170, 80, p.glow), *ears]


def _crossing(p: Palette) -> list[str]:
    buses = [
        shape
        for x, fill in ((160, p.accent), (800, p.near))
        for shape in (
            rect(x, 330, 240, 90, fill),
            *(rect(x + 18 + 56 * i, 348, 40, 34, p.glow) for i in range(4)),
            disc(x + 54, 424, 20, p.middle),
            disc(x + 186, 424, 20, p.middle),
        )
    ]
    walkers = (
        shape
        for x in (480, 540, 600, 660, 720)
        for shape in (disc(x, 366, 13, p.near), path(f"M{x - 14} 440q2 -56 14 -56t14 56Z", p.near))
    )
    return [
        *hills(p),
        disc(600, 160, 70, p.glow),
        path(
            "M0 440H1200V480H1120q-120 0 -120 120H800q0 -120 -120 -120H520q-120 0 -120 120H200"
            "q0 -120 -120 -120H0Z",
            p.near,
        ),
        *buses,
        *walkers,
    ]


def _water(p: Palette) -> list[str]:
    return [
        *sea(p),
        *(rect(x, 300, 150, 160, p.near) for x in (120, 300)),
        *(oval(x, 300, 75, 22, p.far) for x in (195, 375)),
        line("M450 380H700V430", p.near, 26),
        path("M860 150q110 150 110 220a110 110 0 0 1 -220 0q0 -70 110 -220Z", p.accent),
        path("M810 370a54 54 0 0 0 50 60", p.glow),
    ]


def _comet(p: Palette) -> list[str]:
    return [
        *night(p),
        path("M420 330L1080 60L520 420Z", p.far),
        path("M430 350L940 140L480 400Z", p.accent),
        disc(450, 380, 56, p.glow),
        path("M0 580Q300 500 620 570T1200 530V675H0Z", p.middle),
        path("M860 560L900 480L940 560Z", p.accent),
    ]


OUTDOORS: Mapping[str, Callable[[Palette], list[str]]] = {
    "bees": _bees,
    "bridge": _bridge,
    "comet": _comet,
    "crossing": _crossing,
    "fire": _fire,
    "football": _football,
    "lighthouse": _lighthouse,
    "moon": _moon,
    "oil": _oil,
    "olive": _olive,
    "rain": _rain,
    "rowing": _rowing,
    "ship": _ship,
    "storm": _storm,
    "sun": _sun,
    "train": _train,
    "tram": _tram,
    "water": _water,
    "wheat": _wheat,
}
