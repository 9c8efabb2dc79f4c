"""Laws of the style sheet."""

import re
from importlib.resources import files

import pytest

CSS = files("octavo.faces.web").joinpath("static/octavo.css").read_text("utf-8")
THEMES = ["light", "dark"]
# WCAG 2.2, success criterion 1.4.3, level AA, text of ordinary size.
AA = 4.5

PHYSICAL = re.compile(
    r"(?:margin|padding|border|inset)-(?:left|right|top|bottom)"
    r"|(?:^|[\s;{])(?:left|right|float)\s*:"
    r"|text-align:\s*(?:left|right)",
    re.MULTILINE,
)


def colours(theme: str) -> dict[str, str]:
    """Give the six-digit colours of a theme by token."""
    light, _, dark = CSS.partition("@media (prefers-color-scheme: dark)")
    block = light if theme == "light" else dark.partition("@layer base")[0]
    return dict(re.findall(r"--([a-z]+): #([0-9a-f]{6});", block))


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_knows_no_left_or_right() -> None:
    """Logical properties only, so that the page reads from either side."""
    assert PHYSICAL.search(CSS) is None


def test_loads_nothing() -> None:
    """The style sheet asks for no file."""
    assert "url(" not in CSS
    assert "@import" not in CSS


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ink", ["ink", "soft", "accent"])
@pytest.mark.parametrize("ground", ["paper", "raised"])
def test_text_can_be_read(theme: str, ink: str, ground: str) -> None:
    """Every colour of text has contrast AA on every ground it stands on, in both themes."""
    found = colours(theme)

    assert contrast(found[ink], found[ground]) >= AA


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["mark", "gone", "new"])
def test_marked_text_can_be_read(theme: str, ground: str) -> None:
    """Marked, removed and added words have contrast AA."""
    found = colours(theme)

    assert contrast(found["ink"], found[ground]) >= AA


def test_motion_is_asked_for() -> None:
    """Nothing moves unless the reader has not asked for less motion."""
    moving = re.compile(r"(?:animation|transition|scroll-behavior)\s*:")
    allowed = CSS.index("prefers-reduced-motion: no-preference")

    assert all(match.start() > allowed for match in moving.finditer(CSS))
    assert len(moving.findall(CSS)) == 1
