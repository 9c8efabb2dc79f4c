"""The pictures."""

from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.engines.newsstand.drawings import (
    SCENE_BY_STORY,
    SCENES,
    draw,
    palette_of,
    scene_of,
)
from octavo.engines.newsstand.shapes import mix

PALETTE = palette_of("#102030", "#c04020", "#f0f0e0")
colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_is_a_picture(scene):
    """Each scene is well-formed SVG of 1200 by 675 with several shapes and no script."""
    svg = fromstring(draw(scene, PALETTE, key="gazette"))

    assert (svg.get("width"), svg.get("height")) == ("1200", "675")
    assert len(list(svg.iter())) > 6
    assert not [element for element in svg.iter() if element.tag.endswith("script")]


def test_publishers_see_a_scene_from_two_sides():
    """Among some publishers a scene looks both ways."""
    pictures = {draw("bridge", PALETTE, key=key) for key in "abcdefgh"}

    assert len(pictures) == 2


def test_stories_without_a_drawing_fall_back_on_their_subject():
    """A drawing that is named comes first, then the story's, then none."""
    assert scene_of("ship", "aldane-bridge") == "ship"
    assert scene_of("no such drawing", "aldane-bridge") == "bridge"
    assert scene_of(None, "letters-page") is None
    assert set(SCENE_BY_STORY.values()) <= set(SCENES)


@given(colours, colours, st.floats(0, 1))
def test_a_mix_lies_between_its_colours(first, second, share):
    """Each channel of a mix lies between the two it is mixed from."""
    channels = zip(
        *(bytes.fromhex(c[1:]) for c in (first, mix(first, second, share), second)), strict=True
    )

    assert all(min(a, b) <= middle <= max(a, b) for a, middle, b in channels)
