"""One quote in several outlets."""

from hypothesis import given
from hypothesis import strategies as st

from octavo.news.quote import Difference, Place, Quote, Speaker
from octavo.stages.quote import alteration, fold_quotes, same_quote


def quote(text: str, speaker: str = "Amina Okoro") -> Quote:
    """Make a quote of one part."""
    place = Place(0, len(text))
    return Quote(text, "direct", Speaker(speaker, speaker), "said", (place,), place)


WORDS = "We looked at the bridge twice and found nothing at all"


def test_case_stops_and_ellipses_are_no_alteration() -> None:
    """How an editor sets a quote does not make it another."""
    one, other = quote(WORDS + "."), quote("we looked at the bridge … and found nothing at all")

    assert same_quote(one, other)
    assert alteration(one, other) == ()


def test_inserted_brackets_are_no_alteration() -> None:
    """Words in brackets are the editor's."""
    assert alteration(quote(WORDS), quote(WORDS.replace("bridge", "bridge [at Lund]"))) == ()


def test_cut_at_the_ends_is_no_alteration() -> None:
    """A shorter quotation of the same words is the same quote, unaltered."""
    one, other = quote(WORDS), quote("found nothing at all")

    assert same_quote(one, other)
    assert alteration(one, other) == ()


def test_changed_words_are_shown() -> None:
    """A word put for another, and a word left out without a sign, are alterations."""
    one = quote(WORDS)
    changed = quote("We looked at the tunnel twice and found nothing")
    cut = quote("We looked at the bridge and found nothing at all")

    assert alteration(one, changed) == (Difference("bridge", "tunnel"),)
    assert alteration(one, cut) == (Difference("twice", ""),)


def test_two_speakers_are_two_quotes() -> None:
    """The same words of two people are two quotes; an unknown speaker may be either."""
    assert not same_quote(quote(WORDS), quote(WORDS, "Paul Lind"))
    assert same_quote(quote(WORDS), quote(WORDS, "Okoro"))
    assert same_quote(quote(WORDS), quote(WORDS, ""))


def test_short_quotes_must_agree_whole() -> None:
    """Few words are said by many: they are one quote only word for word."""
    assert same_quote(quote("We are ready"), quote("we are ready!"))
    assert not same_quote(quote("We are ready"), quote("We are ready to go now"))


def test_quotes_of_a_story_are_folded() -> None:
    """Tellings of one quote stand together, the fullest first, alterations with them."""
    full, short = quote(WORDS), quote("looked at the tunnel twice and found nothing")
    other = quote("It will rain on us tomorrow")

    folded = fold_quotes([(1, short), (2, other), (3, full)])

    assert [len(shared.tellings) for shared in folded] == [2, 1]
    assert [telling.article_id for telling in folded[0].tellings] == [3, 1]
    assert folded[0].quote == full
    assert folded[0].tellings[1].differences == (Difference("bridge", "tunnel"),)


sentences = st.lists(st.sampled_from("we saw the red bridge fall on monday".split()), min_size=1)


@given(sentences, sentences)
def test_comparing_has_no_side(one: list[str], other: list[str]) -> None:
    """Which outlet is asked first makes no difference, and a quote is itself."""
    first, second = quote(" ".join(one)), quote(" ".join(other))

    assert same_quote(first, first)
    assert alteration(first, first) == ()
    assert same_quote(first, second) == same_quote(second, first)


@given(
    st.lists(
        st.lists(st.sampled_from("we the of ran far off no".split()), max_size=9).map(" ".join),
        max_size=12,
    )
)
def test_folding_finds_what_comparing_all_pairs_finds(texts: list[str]) -> None:
    """A quote joins the first group that holds the same one, though most pairs are not compared."""
    groups: list[list[int]] = []
    for n, text in enumerate(texts):
        near = (g for g in groups if any(same_quote(quote(texts[m]), quote(text)) for m in g))
        home = next(near, None)
        if home is None:
            groups.append([n])
        else:
            home.append(n)
    folded = fold_quotes([(n, quote(text)) for n, text in enumerate(texts)])

    assert [sorted(t.article_id for t in shared.tellings) for shared in folded] == groups
