"""Which stories make the edition, in which order, and why."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.stages.rank import RankInput, publisher_weight, rank

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)
PUBLISHERS = ("Courier", "Ledger", "Mail", "Post", "Wire", "Herald")


def story(
    story_id: int,
    *,
    publishers: tuple[str, ...] = ("Courier",),
    age_h: float = 3,
    n_copies: int = 0,
    section: str = "",
    lead: str = "",
) -> RankInput:
    at = NOW - timedelta(hours=age_h)
    return RankInput(
        story_id,
        first_at=at,
        last_at=at,
        publishers=publishers,
        reported_at=(at,) * len(publishers),
        n_copies=n_copies,
        section=section,
        lead_publisher=lead or (publishers[0] if publishers else ""),
    )


@st.composite
def story_lists(draw: st.DrawFn) -> list[RankInput]:
    n = draw(st.integers(0, 30))
    return [
        replace(
            story(
                story_id,
                publishers=tuple(
                    draw(st.lists(st.sampled_from(PUBLISHERS), min_size=1, max_size=5))
                ),
                age_h=draw(st.floats(-2, 60)),
                n_copies=draw(st.integers(0, 9)),
                section=draw(st.sampled_from(("", "world", "sport", "business"))),
            ),
            countries=draw(st.frozensets(st.sampled_from(("FR", "EG", "JP")))),
        )
        for story_id in range(n)
    ]


@given(story_lists(), st.integers(1, 10))
def test_the_edition_is_as_long_as_it_can_be(stories: list[RankInput], size: int) -> None:
    """An edition has `size` stories, or all there are, each once."""
    chosen = [placed.story_id for placed in rank(stories, now=NOW, size=size)]

    assert len(chosen) == len(set(chosen)) == min(size, len(stories))


@given(story_lists().flatmap(lambda s: st.tuples(st.just(s), st.permutations(s))))
def test_order_of_input_does_not_matter(
    lists: tuple[list[RankInput], list[RankInput]],
) -> None:
    """However the store lists the stories, the edition is the same, to the last digit."""
    stories, shuffled = lists

    assert rank(stories, now=NOW) == rank(shuffled, now=NOW)


@given(st.permutations(range(40)))
def test_quotas_hold_where_there_is_choice(order: list[int]) -> None:
    """With enough publishers and sections, none has more than its quota."""
    sections = ("world", "sport", "business", "science")
    stories = [
        story(i, publishers=(f"P{i % 8}",), age_h=order[i], section=sections[i % 4])
        for i in range(40)
    ]
    by_id = {s.story_id: s for s in stories}
    chosen = [by_id[placed.story_id] for placed in rank(stories, now=NOW)]

    assert max(Counter(s.lead_publisher for s in chosen).values()) <= 2
    assert max(Counter(s.section for s in chosen).values()) <= 3


def test_quotas_give_way_before_the_edition_is_short() -> None:
    """With one publisher only, the edition is full all the same."""
    stories = [story(i, section="world") for i in range(12)]

    assert len(rank(stories, now=NOW)) == 8


def test_stories_without_a_section_are_not_one_section() -> None:
    """Not knowing the section keeps no story out."""
    stories = [story(i, publishers=(f"P{i}",), age_h=i) for i in range(12)]

    assert [placed.story_id for placed in rank(stories, now=NOW)] == list(range(8))


@given(st.integers(0, 10_000), st.integers(1, 20))
def test_copies_never_outweigh_one_more_report(n_copies: int, n_reports: int) -> None:
    """A text printed ten thousand times stands below one more independent report."""
    names = tuple(f"P{i}" for i in range(n_reports + 1))
    copied = story(1, publishers=names[:-1], n_copies=n_copies)
    reported = story(2, publishers=names)

    assert rank([copied, reported], now=NOW)[0].story_id == 2


@given(story_lists(), st.integers(0, 9))
def test_an_older_copy_lifts_no_story_over_a_fresher_rival(
    stories: list[RankInput], n_copies: int
) -> None:
    """A copy changes neither when a story was last reported nor its score by a report's worth."""
    for one in stories:
        more = replace(one, n_copies=one.n_copies + n_copies)
        another = replace(one, publishers=(*one.publishers, "Newcomer"), story_id=-1)

        assert rank([more, another], now=NOW, size=1)[0].story_id == -1


def test_a_silent_story_sinks() -> None:
    """Of two stories with the same coverage the one last reported comes first."""
    assert rank([story(1, age_h=30), story(2, age_h=1)], now=NOW)[0].story_id == 2


def test_a_late_copy_makes_no_story_newer() -> None:
    """Freshness goes by the last independent report, not by the last time it was printed."""
    old = story(1, age_h=30)
    reprinted = replace(old, last_at=NOW, n_copies=1)

    assert rank([reprinted, story(2, age_h=1)], now=NOW)[0].story_id == 2


def test_the_loud_do_not_drown_the_quiet() -> None:
    """One report of a quiet source stands above one of a source that prints everything."""
    stories = [story(1, publishers=("Wire",)), story(2, publishers=("Field",))]
    first = rank(stories, now=NOW, rates={"Wire": 400.0, "Field": 1.0})[0]

    assert first.story_id == 2
    assert first.reason.startswith("the only report, from a quiet source: Field")


@given(st.floats(0, 1e6))
def test_a_report_weighs_something_and_at_most_one(rate: float) -> None:
    """However much a publisher prints, its report is worth between nothing and one."""
    assert 0 < publisher_weight(rate) <= 1


def test_the_reason_counts_outlets_and_reports() -> None:
    """Copies count as outlets and not as reports, and the reason says so in words."""
    names = tuple(f"P{i}" for i in range(5))
    placed = rank([story(1, publishers=names, n_copies=7, age_h=1)], now=NOW)[0]

    assert placed.reason == "12 outlets, 5 independent reports in the last 6 hours"


def test_the_reason_for_an_old_story_tells_its_age() -> None:
    """A story without recent reports says when the last came, and from how far apart."""
    spread = replace(
        story(1, publishers=("A", "B"), age_h=9),
        countries=frozenset({"FR", "EG"}),
        languages=frozenset({"fr", "ar"}),
    )

    assert rank([spread], now=NOW)[0].reason == (
        "2 outlets, 2 independent reports, the last 9 hours ago, from 2 countries, in 2 languages"
    )


@settings(max_examples=50)
@given(story_lists())
def test_the_edition_is_ordered_by_score(stories: list[RankInput]) -> None:
    """Quotas choose who is in; the score alone orders them."""
    scores = [placed.score for placed in rank(stories, now=NOW)]

    assert scores == sorted(scores, reverse=True)
