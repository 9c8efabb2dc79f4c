"""Anchors: sentences of a text found again in its HTML."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.faces.web.anchors import with_anchors
from octavo.lib.text import sentences
from tests.faces import desk as values

ANCHOR = re.compile(r'<span id="s\d+">|</span>')

words = st.text("abcé漢ب .!?&<>\"'\n", max_size=80)


def test_each_sentence_has_its_anchor() -> None:
    """A sentence is wrapped from its first letter to its first inline tag."""
    html = with_anchors(values.HTML, values.TEXT, sentences(values.TEXT))

    assert '<span id="s0">The night </span><b>ferry</b> turned back' in html
    assert '<span id="s50">All 212 passengers are </span><a href' in html
    assert '<p><span id="s86">The company says it will sail again at noon.</span></p>' in html


def test_sentence_that_is_not_there_leads_to_the_body() -> None:
    """A sentence the HTML does not hold has an empty anchor before it."""
    html = with_anchors("<p>Rain fell.</p>", "Snow fell. Rain fell.", [(0, 10), (11, 21)])

    assert html == '<span id="s0"></span><p><span id="s11">Rain fell.</span></p>'


def test_repeated_sentences_are_told_apart() -> None:
    """A sentence that occurs twice is anchored twice, in order."""
    html = with_anchors(
        "<p>Why? No one knew. Why?</p>", "Why? No one knew. Why?", [(0, 4), (18, 22)]
    )

    assert html == '<p><span id="s0">Why?</span> No one knew. <span id="s18">Why?</span></p>'


def test_brackets_inside_attributes_are_no_tags() -> None:
    """A tag ends where its quotes allow."""
    html = with_anchors('<p title="a>b">Rain fell.</p>', "Rain fell.", [(0, 10)])

    assert html == '<p title="a>b"><span id="s0">Rain fell.</span></p>'


def test_a_short_sentence_is_not_taken_for_a_far_one() -> None:
    """A lost sentence does not claim its like at the far end of a page."""
    far = "<p>" + "x" * 3_000 + " Why?</p>"
    html = with_anchors(far, "Why?", [(0, 4)])

    assert html == '<span id="s0"></span>' + far


@settings(deadline=None)
@given(words, st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=6), words)
def test_nothing_but_anchors_is_added(
    text: str, spans: list[tuple[int, int]], fragment: str
) -> None:
    """Whatever the HTML, taking the anchors out again gives it back."""
    html = with_anchors(fragment, text, spans)

    assert ANCHOR.sub("", html) == fragment


@settings(deadline=None)
@given(st.text("abé漢ب.!? \n", max_size=80))
def test_every_start_gets_one_anchor(text: str) -> None:
    """Each sentence has exactly one anchor, found or not."""
    spans = sentences(text)
    html = with_anchors(f"<p>{text}</p>", text, spans)

    assert sorted(re.findall(r'id="s(\d+)"', html)) == sorted(str(start) for start, _ in spans)


@pytest.mark.parametrize("piece", ["<", "<a ", '<a "', "<'\"", "&", "&a", "&#", "< ", "\u00a0"])
def test_broken_markup_takes_no_time(piece: str) -> None:
    """A long run of anything but markup is read once, not again from every character."""
    html = piece * (200_000 // len(piece))
    started = time.process_time()

    assert with_anchors(html, "Rain.", [(0, 5)]).endswith(html)
    assert time.process_time() - started < 5
