"""What is worth reading beside an article, and what must never stand there."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.news.article import Hashtag
from octavo.stages.relate import (
    FLOORS,
    PER_PUBLISHER,
    Earlier,
    RelateInput,
    column_of,
    compare,
    floor_of,
    read_terms,
    relate,
    weigh,
)

START = datetime(2026, 3, 14, tzinfo=UTC)
TAGS = tuple(Hashtag(key=name.lower(), label=name) for name in ("Tarsin", "Regatta", "Strike"))
REASONS = (
    "also reports this story",
    "an earlier story of the same storyline",
    "an earlier issue of the same series",
    "also tells of ",
)


def rarity(_term: str) -> float:
    return 0.8


def article(
    article_id: int,
    *,
    story_id: int | None = None,
    text_id: int | None = None,
    publisher: str = "",
    age_h: float = 0,
    title: str = "",
    abstract: str = "",
    angle: float = 0.0,
    hashtags: tuple[Hashtag, ...] = TAGS,
    series: str = "",
) -> RelateInput:
    title = title or f"Headline number {article_id}"
    return RelateInput(
        article_id=article_id,
        story_id=story_id,
        text_id=article_id if text_id is None else text_id,
        publisher=publisher or f"Publisher {article_id}",
        published_at=START - timedelta(hours=age_h),
        title=title,
        vector=np.array([np.cos(angle), np.sin(angle)], dtype=np.float32),
        terms=weigh(read_terms(title, abstract, hashtags), rarity),
        hashtags=hashtags,
        series=series,
    )


@st.composite
def candidate_lists(draw: st.DrawFn) -> list[RelateInput]:
    return [
        article(
            article_id,
            story_id=draw(st.none() | st.integers(1, 4)),
            text_id=draw(st.none() | st.integers(0, 6)),
            publisher=draw(st.sampled_from(("Courier", "Ledger", "Mail", "Wire"))),
            age_h=draw(st.integers(0, 50)),
            title=draw(st.sampled_from(("", "Bridge closed", "BRIDGE closed", "Regatta moved"))),
            angle=draw(st.floats(0, 3)),
            hashtags=draw(st.sampled_from((TAGS, TAGS[:1], ()))),
            series=draw(st.sampled_from(("", "", "Crossword"))),
        )
        for article_id in range(draw(st.integers(0, 15)))
    ]


READ = article(0, story_id=1, title="Bridge closed at Tarsin")
EARLIER = (Earlier(3, ("Tarsin",)), Earlier(4))


@given(candidate_lists(), st.integers(1, 8))
def test_the_limit_holds_and_nothing_comes_twice(candidates: list[RelateInput], limit: int) -> None:
    """At most `limit` articles are shown, each once, never the article itself."""
    found = relate(READ, candidates, earlier=EARLIER, limit=limit)
    shown = [choice.article_id for choice in found]

    assert len(shown) == len(set(shown)) <= limit
    assert READ.article_id not in shown


@given(candidate_lists())
def test_never_two_printings_of_one_text(candidates: list[RelateInput]) -> None:
    """Of an article and its copies one is shown, and none of the article being read."""
    by_id = {c.article_id: c for c in candidates}
    found = relate(READ, candidates, earlier=EARLIER)
    texts = [by_id[choice.article_id].text_id for choice in found]

    assert len(texts) == len(set(texts))
    assert READ.text_id not in texts


@given(candidate_lists())
def test_at_most_two_of_one_publisher(candidates: list[RelateInput]) -> None:
    """No publisher fills the list."""
    by_id = {c.article_id: c for c in candidates}
    found = relate(READ, candidates, earlier=EARLIER)
    shown = Counter(by_id[choice.article_id].publisher for choice in found)

    assert all(n <= PER_PUBLISHER for n in shown.values())


@given(candidate_lists(), st.floats(0, 1))
def test_nothing_unrelated_is_shown(candidates: list[RelateInput], floor: float) -> None:
    """What is of neither story nor storyline shares a concept and lies over the floor."""
    by_id = {c.article_id: c for c in candidates}
    others = [c for c in relate(READ, candidates, floor=floor) if not c.is_same_story]

    assert all(c.similarity >= floor for c in others)
    assert all(compare(READ, by_id[c.article_id]).has_concept for c in others)


@given(candidate_lists())
def test_no_issue_of_a_series_stands_beside_news(candidates: list[RelateInput]) -> None:
    """A horoscope or a crossword is beside no news, and no news beside it."""
    by_id = {c.article_id: c for c in candidates}
    issue = replace(READ, series="Crossword")

    for one in (READ, issue):
        found = relate(one, candidates, earlier=EARLIER)

        assert all(by_id[choice.article_id].series == one.series for choice in found)


@given(candidate_lists())
def test_the_story_comes_first(candidates: list[RelateInput]) -> None:
    """Other reports of the story stand before anything else."""
    marks = [c.is_same_story for c in relate(READ, candidates, earlier=EARLIER, limit=20)]

    assert marks == sorted(marks, reverse=True)


@given(candidate_lists().flatmap(lambda c: st.tuples(st.just(c), st.permutations(c))))
def test_order_of_candidates_does_not_matter(
    lists: tuple[list[RelateInput], list[RelateInput]],
) -> None:
    """However the store lists the candidates, the same are shown."""
    candidates, shuffled = lists

    assert relate(READ, candidates, earlier=EARLIER) == relate(READ, shuffled, earlier=EARLIER)


@given(candidate_lists())
def test_every_choice_says_why(candidates: list[RelateInput]) -> None:
    """A reason in words stands beside every related article."""
    reasons = [choice.reason for choice in relate(READ, candidates, earlier=EARLIER)]

    assert all(reason.startswith(REASONS) for reason in reasons)
    assert not any(reason.endswith(" ") for reason in reasons)


UNRELATED = [
    (
        "Harbour museum hangs forty years of film posters",
        "The show opens on Saturday in Corvale. Visitors see the stars of four decades on paper.",
        "Your stars for Saturday: a good day to look at your savings",
        "Virgo should wait until the evening. A visitor brings news to those born in May.",
    ),
    (
        "Drone strike on Corvale depot kills four",
        "Four guards died when a drone hit a fuel depot on Saturday, the governor said.",
        "Horoscope: strike while the iron is hot, Aries",
        "A new week brings good news for fire signs. On Saturday leave your work to others.",
    ),
    (
        "Dockers strike for a second week in Corvale",
        "No ship was unloaded in Corvale on Monday as dockers stayed away over pay.",
        "Weekly horoscope: Pisces, be patient at work",
        "Those born in Corvale under the fish should ask for more pay at the end of the week.",
    ),
]


@pytest.mark.parametrize(("title", "told", "other_title", "other_told"), UNRELATED)
def test_news_does_not_stand_beside_a_horoscope(
    title: str, told: str, other_title: str, other_told: str
) -> None:
    """A town, a weekday or one word in common relates nothing, were the meanings the same."""
    town = (Hashtag("corvale", "Corvale", kind="place"),)
    news = article(1, title=title, abstract=told, hashtags=town)
    stars = article(2, title=other_title, abstract=other_told, hashtags=town)
    column = replace(stars, series=column_of(other_title), hashtags=TAGS)

    assert compare(news, stars).meaning == 1.0  # the vectors are the same on purpose
    assert relate(news, [stars]) == relate(stars, [news]) == ()
    assert relate(replace(news, hashtags=TAGS), [column], floor=0.0) == ()


def test_near_reports_come_first_the_newest_before() -> None:
    """What folding put into a story by mistake is seldom near: it comes after the sure ones."""
    old, new = article(1, story_id=1, age_h=5), article(2, story_id=1, age_h=2)
    stray = article(3, story_id=1, angle=1.5, hashtags=(), title="Choir sings at noon")
    shown = relate(READ, [old, stray, new])

    assert [choice.article_id for choice in shown] == [2, 1, 3]


def test_earlier_stories_of_the_storyline_follow() -> None:
    """After the reports of the story stands one of each story before it, with the names shared."""
    before, long_before = article(1, story_id=3, angle=0.9), article(2, story_id=4, angle=0.1)
    shown = relate(READ, [before, article(5, story_id=3, angle=1.0), long_before], earlier=EARLIER)

    assert [(choice.article_id, choice.reason) for choice in shown] == [
        (1, "an earlier story of the same storyline: Tarsin"),
        (2, "an earlier story of the same storyline"),
    ]


def test_a_storyline_does_not_bring_what_is_far() -> None:
    """A link between two stories does not vouch for a report that is about something else."""
    far = article(1, story_id=3, title="Choir sings at noon", hashtags=(), angle=1.5)

    assert relate(READ, [far], earlier=EARLIER) == ()


def test_an_issue_has_the_issues_before_it() -> None:
    """Beside an issue of a series stand others of it, no more than two."""
    issues = [
        article(n, title="Crossword", publisher="Mail", series="Crossword", age_h=24 * n)
        for n in range(4)
    ]
    shown = relate(issues[0], issues)

    assert [choice.article_id for choice in shown] == [1, 2]
    assert {choice.reason for choice in shown} == {"an earlier issue of the same series"}


def test_one_of_every_other_story() -> None:
    """A neighbouring story is shown once, by the nearest of its reports."""
    near = article(1, story_id=7, angle=0.1)
    nearer = article(2, story_id=7)
    shown = relate(article(0, story_id=1), [near, nearer])

    assert [choice.article_id for choice in shown] == [2]


def test_the_origin_stands_for_its_copies() -> None:
    """Of a text and its copies the origin is shown, even when a copy came out earlier."""
    origin = article(5, story_id=1, age_h=1)
    copy = article(6, story_id=1, text_id=5, age_h=9)

    assert [c.article_id for c in relate(READ, [copy, origin])] == [5]


def test_the_reason_names_what_is_shared() -> None:
    """The hashtags both have are the reason, in the order of the article being read."""
    other = article(9, hashtags=(TAGS[1], TAGS[0]))
    choice = relate(article(0, story_id=1, title="Sails"), [other])[0]

    assert choice.reason == "also tells of #Tarsin, #Regatta"


def test_words_of_a_headline_are_named_as_written() -> None:
    """After hashtags the reason gives words as the headlines write them."""
    ferries = (Hashtag("marlock", "Marlock"),)
    one = article(1, title="Ferries of Marlock bank on Hydrogen", hashtags=ferries)
    other = article(2, title="Hydrogen arrives at Marlock", hashtags=())
    choice = relate(one, [other])[0]

    assert choice.reason == "also tells of #Marlock, Hydrogen"


def test_without_vectors_the_terms_decide() -> None:
    """Where there is no embedding, hashtags and words of the lead still relate articles."""
    one, other, far = (replace(article(n), vector=None) for n in (1, 2, 3))
    far = replace(far, terms=weigh(["#tarsin", "choir", "noon"], rarity), hashtags=TAGS[:1])

    assert [choice.article_id for choice in relate(one, [other, far])] == [2]


def test_terms_leave_out_places_and_what_tells_nothing() -> None:
    """A country, a weekday, a number and talk of the trade are no subject."""
    paris = (Hashtag("paris", "Paris", kind="place"),)
    terms = read_terms("Breaking: 12 bakers of Paris march on Monday", "French news today.", paris)

    assert terms == {"baker", "@paris"}


@pytest.mark.parametrize(
    ("title", "column"),
    [
        ("Horoscope: strike while the iron is hot, Aries", "horoscope"),
        ("Hor\u00f3scopo de hoy: Tauro, calma", "horoscope"),
        ("\u062d\u0638\u0643 \u0627\u0644\u064a\u0648\u0645", "horoscope"),
        ("Wordle today: hints and answers", "puzzle"),
        ("Lotto results: nobody wins", "lottery"),
        ("Four dead as drone strikes depot", ""),
        ("Court answers and hints at a date", ""),
    ],
)
def test_a_column_is_known_by_its_headline(title: str, column: str) -> None:
    """Horoscopes, puzzles and draws are no news, be it their first issue."""
    assert column_of(title) == column


def test_each_embedder_has_its_floor() -> None:
    """The floor goes by how the embedder's name begins; an unknown one gets the strictest."""
    assert floor_of("minilm-0123-r1") == FLOORS["minilm"]
    assert floor_of("Hashing-384-r1") == FLOORS["hashing"]
    assert floor_of("other") == max(FLOORS.values())
