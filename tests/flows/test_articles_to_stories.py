"""From articles to stories: copies under their origin, whole batches or none."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from octavo.engines.embedders import HashingEmbedder
from octavo.flows import memory
from octavo.flows.articles_to_stories import fold_articles
from octavo.news.article import Article
from octavo.news.memory import Remembered
from octavo.store import articles, entries, feeds, hashtags, stories, upkeep
from octavo.store import memory as memory_store
from tests.flows.newspapers import BUDGET, FERRY, NOON
from tests.store.made import a_feed, an_article, an_entry

pytestmark = pytest.mark.django_db
FERRY_AGAIN = (
    "All 140 people were taken off the ferry Maribel, which ran onto the Gannet sandbank at dawn. "
    "The harbour master of Tarsin praised the crews of the rescue boats for their quick work. "
    "Divers found no crack in the hull of the Maribel, and a tug will pull at high water."
)
PUZZLE = (
    "Here are the answers to the puzzle of the day, with three hints for those who would rather "
    "find the last words themselves before they look."
)


class English(HashingEmbedder):
    """Knows English alone."""

    languages = frozenset({"en"})


class Failing(HashingEmbedder):
    """Breaks down when asked."""

    def embed(self, texts):
        """Fail as a model does whose file is gone."""
        raise OSError("the model's file is gone")


def _restored(embedder=None):
    return memory.restore(embedder=embedder or HashingEmbedder(), now=NOON)


def _fold(remembered=None, embedder=None):
    embedder = embedder or HashingEmbedder()
    remembered = remembered or _restored(embedder)
    return fold_articles(remembered, embedder=embedder, clock=lambda: NOON)


def _placed() -> dict[int, int]:
    placed = articles.list_placed_since(NOON - timedelta(days=400))
    return {one.article.card.id: one.story_id for one in placed}


def _ferry_and_budget() -> tuple[int, int, int]:
    herald, post = a_feed("herald.example"), a_feed("post.example")
    return (
        an_article(herald, 1, title="Ferry Maribel aground on Gannet bank", text=FERRY, hours=9),
        an_article(post, 2, title="Ferry Maribel aground: all 140 saved", text=FERRY_AGAIN),
        an_article(herald, 3, title="Harrowmouth council passes budget", text=BUDGET),
    )


def _revise(article_id: int, *, title: str, text: str) -> None:
    """Bring a new wording of an article the way a changed entry does."""
    old = articles.get_article(article_id)
    feed = next(feed for feed in feeds.list_feeds() if feed.id == old.feed_id)
    n = int(old.card.url.rsplit("/", 1)[-1])
    entries.keep(feed.id, [an_entry(n, title=title, link=old.card.url)], now=NOON)
    (waiting,) = entries.list_waiting(NOON)
    changed: Article = replace(old, card=replace(old.card, title=title), text=text)
    assert articles.save(changed, entry_id=waiting.id, now=NOON).is_revised


def test_one_event_is_one_story():
    """Two accounts of one event share a story; another event has its own."""
    first, second, other = _ferry_and_budget()
    count = _fold()
    story_of = _placed()

    assert story_of[first] == story_of[second] != story_of[other]
    assert (count.n_placed, count.n_opened) == (3, 2)
    assert articles.count_unplaced() == 0


def test_copies_stand_under_the_agency():
    """Of one text printed by several, the agency's is the origin, whoever came first."""
    paper = a_feed("herald.example")
    agency = a_feed("wire.example", publisher="Northern Wire", kind="agency")
    early = an_article(paper, 1, title="Ferry aground", text=FERRY, hours=5)
    wired = an_article(agency, 2, title="Ferry aground", text=FERRY, hours=4)
    _fold()
    by_id = {card.id: card for card in articles.list_cards([early, wired])}

    assert by_id[early].copy_of_id == wired
    assert by_id[wired].copy_of_id is None


LONGER = (
    " The mayor of Tarsin, Ada Hollis, told this paper that the bank has to be marked with lights "
    "at last. Her council asked for them in March and in June, and was told each time that there "
    "was no money for it before the spring. Fishermen at the quay said that two boats of theirs "
    "had touched the same bank since August, both at night and in good weather. The company that "
    "runs the Maribel has cancelled its crossings until Sunday and pays back every ticket; those "
    "who have to be in Tarsin sooner are taken round the bay by bus, which takes four hours."
)


def test_a_text_with_much_added_builds_on_the_other():
    """An outlet that adds paragraphs of its own to a wire text is no copy, nor a report apart."""
    agency = a_feed("wire.example", publisher="Northern Wire", kind="agency")
    wired = an_article(agency, 1, title="Ferry Maribel aground", text=FERRY, hours=5)
    paper = a_feed("post.example")
    longer = an_article(paper, 2, title="Ferry aground: mayor speaks", text=FERRY + LONGER, hours=3)
    _fold()
    card = articles.get_article(longer).card

    assert (card.copy_of_id, card.builds_on_id) == (None, wired)
    assert stories.get_story(_placed()[longer]).n_reports == 1


def test_an_issue_of_a_series_joins_nothing():
    """What a publisher prints every day by one template has a story of its own from its third."""
    paper, other = a_feed("herald.example"), a_feed("post.example")
    days = [
        an_article(paper, n, title=f"Gridlock answers for puzzle number {400 - n}", text=PUZZLE,
                   hours=24 * n)
        for n in (4, 3, 2, 1)
    ]  # fmt: skip
    last = an_article(other, 9, title="Gridlock answers for puzzle number 399", text=PUZZLE)
    _fold()
    story_of = _placed()

    assert articles.get_article(days[-1]).card.series
    assert not articles.get_article(last).card.series
    assert story_of[days[-1]] not in {story_of[days[-2]], story_of[last]}


def test_the_agency_that_is_not_here_is_named():
    """Copies of a wire text whose agency is not followed still say whose text it is."""
    papers = [a_feed(f"{name}.example") for name in ("herald", "post")]
    ids = [
        an_article(paper, n, title="Ferry aground", text=f"TARSIN (AFP) - {FERRY}", hours=5 - n)
        for n, paper in enumerate(papers, start=1)
    ]
    _fold()

    assert {articles.get_article(one).card.agency for one in ids} == {"AFP"}


def test_a_story_counts_copies_apart():
    """A story says how many articles it has, and how many of them are reports of their own."""
    _ferry_and_budget()
    third = an_article(a_feed("echo.example"), 4, title="Ferry Maribel aground", text=FERRY)
    _fold()
    story = stories.get_story(_placed()[third])

    assert (story.n_articles, story.n_reports, story.n_publishers) == (3, 2, 3)


def test_a_new_wording_that_tells_the_same_keeps_its_story():
    """A revised article stays where it was; its hashtags and its vector are those of the new."""
    first, second, _ = _ferry_and_budget()
    remembered = _restored()
    _fold(remembered)
    before, name = _placed(), HashingEmbedder().name
    old_vector = articles.load_vectors([first], model=name)[first]
    old_hashtags = articles.get_article(first).card.hashtags
    _revise(first, title="Ferry Maribel of Tarsin aground on Gannet bank", text=FERRY_AGAIN)
    count = _fold(remembered)
    new_vector = articles.load_vectors([first], model=name)[first]

    assert _placed() == before
    assert before[first] == before[second]
    assert (count.n_placed, count.n_opened) == (1, 0)
    assert not np.allclose(old_vector, new_vector)
    assert articles.get_article(first).card.hashtags != old_hashtags


def test_a_new_wording_that_tells_another_event_moves():
    """A revised article ends where it would be had the old wording never been."""
    first, second, budget = _ferry_and_budget()
    remembered = _restored()
    _fold(remembered)
    _revise(first, title="Harrowmouth council passes budget", text=BUDGET)
    _fold(remembered)
    story_of = _placed()

    assert story_of[first] == story_of[budget] != story_of[second]
    assert stories.get_story(story_of[second]).n_articles == 1
    assert articles.get_article(first).card.copy_of_id in {None, budget}


def test_a_lone_article_takes_its_story_with_it():
    """A story of one article that now tells another's event becomes one with that."""
    first, second, budget = _ferry_and_budget()
    remembered = _restored()
    _fold(remembered)
    old_story = _placed()[budget]
    _revise(budget, title="Ferry Maribel aground: all 140 saved by boats", text=FERRY_AGAIN)
    _fold(remembered)
    story_of = _placed()

    assert story_of[budget] == story_of[first] == story_of[second]
    assert stories.get_story(old_story).id == story_of[first]


def test_the_old_wording_is_no_copy_any_more():
    """A copy that is written anew stands alone, and the group it left has an origin."""
    feed, other, third = (a_feed(f"{name}.example") for name in ("herald", "post", "echo"))
    first = an_article(feed, 1, title="Ferry aground", text=FERRY, hours=5)
    rest = [
        an_article(paper, n, title="Ferry aground", text=FERRY, hours=5 - n)
        for n, paper in ((2, other), (3, third))
    ]
    remembered = _restored()
    _fold(remembered)
    _revise(first, title="Harrowmouth council passes budget", text=BUDGET)
    _fold(remembered)

    assert articles.list_copy_group(first) == (first,)
    assert articles.list_copy_group(rest[1]) == tuple(rest)


class _UndoError(Exception):
    """Takes back what was tried."""


def test_a_restart_decides_as_going_on_would():
    """What is restored from the store places the next articles as the memory that made it."""
    _ferry_and_budget()
    remembered = _restored()
    _fold(remembered)
    an_article(a_feed("echo.example"), 5, title="Maribel towed off bank", text=FERRY_AGAIN)
    an_article(a_feed("bell.example"), 6, title="Council cuts bath hours", text=BUDGET)
    with pytest.raises(_UndoError), upkeep.one_transaction():
        _fold(remembered)
        going_on = _placed()
        raise _UndoError
    _fold(_restored())

    assert _placed() == going_on
    assert len(going_on) == 5


@pytest.mark.parametrize("kept", ["nothing", "nonsense"])
def test_a_memory_that_cannot_be_read_is_made_anew(kept, caplog):
    """Without what was kept, or with what is no memory, stories are read from their articles."""
    first, second, _ = _ferry_and_budget()
    _fold(_restored())
    memory_store.forget()
    if kept == "nonsense":
        nonsense = Remembered({}, (), b"nonsense", is_whole=True, is_first=True)
        memory_store.save(nonsense, model=f"{HashingEmbedder().name}, not asked")
    later = an_article(a_feed("echo.example"), 5, title="Maribel towed off bank", text=FERRY_AGAIN)
    _fold(_restored())
    story_of = _placed()

    assert story_of[later] == story_of[first] == story_of[second]
    assert ("read from their articles" in caplog.text) == (kept == "nonsense")


def test_only_languages_the_model_knows_have_vectors():
    """A model of one language is not asked about another; the article is placed by its words."""
    _ferry_and_budget()
    texte = "Le ferry Maribel s'est échoué avant l'aube sur le banc de Gannet avec 140 passagers."
    french = an_article(a_feed("courrier.example"), 6, title="Échoué", text=texte, language="fr")
    embedder = English()
    _fold(embedder=embedder)
    with_vectors = articles.load_vectors(_placed(), model=embedder.name)

    assert len(with_vectors) == 3
    assert french in _placed()
    assert french not in with_vectors


def test_a_batch_that_fails_is_kept_not_at_all():
    """When the model breaks down nothing is placed; the next round places all, once."""
    _ferry_and_budget()
    with pytest.raises(OSError, match="file is gone"):
        _fold(embedder=Failing())
    n_before = articles.count_unplaced()
    _fold()

    assert n_before == 3
    assert len(_placed()) == 3
    assert stories.count_stories() == 2


def test_killed_while_keeping_nothing_is_kept(monkeypatch):
    """A batch that ends half way through its keeping leaves no trace, and comes again whole."""
    _ferry_and_budget()

    def cut_off(_tagged):
        raise KeyboardInterrupt

    with monkeypatch.context() as cut:
        cut.setattr(hashtags, "set_hashtags", cut_off)
        with pytest.raises(KeyboardInterrupt):
            _fold()
    left = (articles.count_unplaced(), stories.count_stories(), len(_placed()))
    _fold()

    assert left == (3, 0, 0)
    assert (stories.count_stories(), len(_placed())) == (2, 3)


def test_what_is_deleted_is_forgotten():
    """After unfollowing, a report of the same event opens a story of its own."""
    herald = a_feed("herald.example")
    an_article(herald, 1, title="Ferry Maribel aground on Gannet bank", text=FERRY)
    remembered = _restored()
    _fold(remembered)
    feeds.remove(herald.id)
    later = an_article(a_feed("post.example"), 2, title="Ferry Maribel aground", text=FERRY_AGAIN)
    count = _fold(remembered)

    assert count.n_opened == 1
    assert stories.get_story(_placed()[later]).n_articles == 1
    assert stories.list_touched() == ()


def test_copies_of_a_deleted_text_stay_together():
    """When the origin is deleted, the earliest of its copies takes its place."""
    herald, post, echo = (a_feed(f"{name}.example") for name in ("herald", "post", "echo"))
    an_article(herald, 1, title="Ferry aground", text=FERRY, hours=5)
    rest = [
        an_article(paper, n, title="Ferry aground", text=FERRY, hours=5 - n)
        for n, paper in ((2, post), (3, echo))
    ]
    _fold()
    feeds.remove(herald.id)
    story = stories.get_story(_placed()[rest[0]])

    assert articles.list_copy_group(rest[1]) == tuple(rest)
    assert (story.n_articles, story.n_reports) == (2, 1)


def test_nothing_waits_nothing_changes():
    """A round without new articles counts nothing."""
    _ferry_and_budget()
    _fold()

    assert _fold().n_placed == 0
