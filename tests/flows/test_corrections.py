"""From corrections to stories: what an editor says holds, in the store and in the worker."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.engines.embedders import HashingEmbedder
from octavo.flows import corrections, memory
from octavo.flows.articles_to_stories import fold_articles
from octavo.news.correction import Said
from octavo.news.errors import ContradictionError, CorrectedMeanwhileError, NotFoundError
from octavo.news.story import Evidence, Join, Merge, Open
from octavo.store import articles, entries, feeds, stories
from octavo.store import corrections as correction_store
from tests.flows.newspapers import BUDGET, FERRY, NOON
from tests.store.made import a_feed, an_article, an_entry

pytestmark = pytest.mark.django_db
EMBEDDER = HashingEmbedder()
FERRY_AGAIN = (
    "All 140 people were taken off the ferry Maribel, which ran onto the Gannet sandbank at dawn. "
    "The harbour master of Tarsin praised the crews of the rescue boats for their quick work."
)
CHOIR = "A choir of 400 sang in the rain at Oldbury for the hospital's new wing on Sunday."


def _restored() -> memory.Memory:
    remembered = memory.restore(embedder=EMBEDDER, now=NOON)
    corrections.apply_new(remembered, embedder=EMBEDDER)
    corrections.stand(remembered)
    return remembered


def _fold(remembered: memory.Memory) -> None:
    corrections.apply_new(remembered, embedder=EMBEDDER)
    fold_articles(remembered, embedder=EMBEDDER, clock=lambda: NOON)


def _grouping() -> dict[int, int]:
    placed = articles.list_placed_since(NOON - timedelta(days=400))
    return {one.article.card.id: one.story_id for one in placed}


def _say(kind: str, story_id: int = 0, other_id: int = 0, chosen: tuple[int, ...] = ()) -> int:
    said = Said(kind, story_id, other_id, chosen)
    return corrections.correct(said, by=None, now=NOON)


def _told() -> dict[int, int]:
    """How many articles each story says it has."""
    return {card.id: card.n_articles for card in stories.list_stories(limit=100)}


@pytest.fixture
def ferry() -> tuple[int, int, int]:
    """Fold three reports of one event into story 1 and one of another into story 2."""
    first = an_article(a_feed("herald.example"), 1, title="Ferry Maribel aground", text=FERRY)
    second = an_article(a_feed("post.example"), 2, title="Maribel: 140 saved", text=FERRY_AGAIN)
    third = an_article(a_feed("echo.example"), 3, title="Harrowmouth budget passes", text=BUDGET)
    choir = an_article(a_feed("bell.example"), 4, title="Choir sings in the rain", text=CHOIR)
    why = Evidence(0.5, words=0.4, shared_terms=("ferry",), bar=0.46)
    stories.apply(
        [Open(first, 1), Join(second, 1, why), Join(third, 1, why), Open(choir, 2)], now=NOON
    )
    stories.recount([1, 2])
    return first, second, third


def test_articles_split_off_have_a_story_of_their_own(ferry):
    """What is split off has a new story with its own account; the old one keeps its id."""
    first, second, third = ferry
    _say("split", 1, chosen=(third,))
    grouping = _grouping()

    assert grouping[first] == grouping[second] == 1
    assert grouping[third] not in {1, 2}
    assert _told() == {1: 2, 2: 1, grouping[third]: 1}
    assert stories.get_story(grouping[third]).title == "Harrowmouth budget passes"


def test_what_is_split_off_is_never_merged_back(ferry):
    """The algorithm does not join again what an editor took apart, however alike."""
    remembered = _restored()
    _say("split", 1, chosen=ferry[1:2])
    before = _grouping()
    an_article(a_feed("bell.example"), 9, title="Ferry Maribel aground: 140 saved", text=FERRY)
    _fold(remembered)

    assert {a: s for a, s in _grouping().items() if a in before} == before


def test_a_restart_knows_what_stays_apart(ferry):
    """A memory restored from the store holds to the corrections that stand."""
    _say("split", 1, chosen=ferry[1:2])
    before = _grouping()
    an_article(a_feed("bell.example"), 9, title="Ferry Maribel aground: 140 saved", text=FERRY)
    fold_articles(_restored(), embedder=EMBEDDER, clock=lambda: NOON)

    assert {a: s for a, s in _grouping().items() if a in before} == before


def test_new_reports_join_what_was_split_off(ferry):
    """The worker knows the new story at its next batch, and what it is about."""
    remembered = _restored()
    _say("split", 1, chosen=ferry[2:])
    new = an_article(
        a_feed("bell.example"), 9, title="Harrowmouth council passes its budget", text=BUDGET
    )
    _fold(remembered)
    grouping = _grouping()

    assert grouping[new] == grouping[ferry[2]] != 1


def test_a_merged_id_leads_to_the_other(ferry):
    """Two stories an editor makes one are told as one, and the later id leads to the earlier."""
    _say("merge", 2, 1)

    assert set(_grouping().values()) == {1}
    assert stories.get_story(2).id == 1
    assert _told() == {1: 4}


def test_new_reports_join_the_merged_story(ferry):
    """A report that would have joined the merged story joins the one it became part of."""
    remembered = _restored()
    _say("merge", 1, 2)
    new = an_article(a_feed("bell.example"), 9, title="Choir of 400 sings in rain", text=CHOIR)
    _fold(remembered)

    assert _grouping()[new] == 1


def test_moved_articles_are_pinned_in_their_new_story(ferry):
    """A new wording of a moved article changes nothing about where it is."""
    remembered = _restored()
    _say("move", 0, 2, (ferry[2],))
    _revise(ferry[2], title="Ferry Maribel aground", text=FERRY)
    _fold(remembered)

    assert _grouping()[ferry[2]] == 2
    assert [m.is_pinned for m in stories.list_memberships(2)].count(True) == 1


def test_what_was_left_behind_stays_too(ferry):
    """A new wording does not let an article follow what was split off from it."""
    remembered = _restored()
    _say("split", 1, chosen=ferry[2:])
    _revise(ferry[0], title="Harrowmouth budget passes", text=BUDGET)
    _fold(remembered)

    assert _grouping()[ferry[0]] == 1


def _revise(article_id: int, *, title: str, text: str) -> None:
    old = articles.get_article(article_id)
    feed = next(feed for feed in feeds.list_feeds() if feed.id == old.feed_id)
    n = int(old.card.url.rsplit("/", 1)[-1])
    entries.keep(feed.id, [an_entry(n, title=title, link=old.card.url)], now=NOON)
    (waiting,) = entries.list_waiting(NOON)
    changed = replace(old, card=replace(old.card, title=title), text=text)
    assert articles.save(changed, entry_id=waiting.id, now=NOON).is_revised


def test_copies_go_where_their_text_goes(ferry):
    """Who splits off a report splits off the outlets that print its text."""
    copy = an_article(a_feed("bell.example"), 5, title="Budget passes", text=BUDGET)
    stories.apply([Join(copy, 1, Evidence(0.9))], now=NOON)
    articles.set_origin([copy, ferry[2]], ferry[2])
    _say("split", 1, chosen=(ferry[2],))
    grouping = _grouping()

    assert grouping[copy] == grouping[ferry[2]] != 1


def test_merging_what_was_kept_apart_undoes_that(ferry):
    """An editor may change his mind: a merge lifts what kept the two apart, and no more is said."""
    _say("apart", 1, 2)
    _say("merge", 1, 2)

    assert correction_store.list_aparts() == ()


def test_undoing_that_merge_keeps_them_apart_again(ferry):
    """What a merge lifted holds again once the merge is undone."""
    apart = _say("apart", 1, 2)
    corrections.undo(_say("merge", 1, 2), now=NOON)

    assert [one.correction_id for one in correction_store.list_aparts()] == [apart]
    assert sorted(_told().items()) == [(1, 3), (2, 1)]


def test_an_article_does_not_move_to_what_it_was_split_from(ferry):
    """A move against a correction is refused, with what to do."""
    _say("split", 1, chosen=ferry[2:])

    with pytest.raises(ContradictionError, match="undo that one first"):
        _say("move", 0, 1, (ferry[2],))


def test_nothing_is_undone_twice(ferry):
    """What was undone is not undone again."""
    said = _say("apart", 1, 2)
    corrections.undo(said, now=NOON)

    with pytest.raises(ContradictionError, match="before"):
        corrections.undo(said, now=NOON)


@pytest.mark.parametrize("said", [Said("merge", 1, 99), Said("split", 99, 0, (1,))])
def test_a_story_that_is_not_there_is_an_error(ferry, said):
    """A correction of a story nobody knows is refused."""
    with pytest.raises(NotFoundError):
        corrections.correct(said, by=None, now=NOON)


@pytest.mark.parametrize("kind", ["merge", "apart", "move"])
def test_the_other_story_has_to_be_named(ferry, kind):
    """What takes two stories says so when one is missing."""
    with pytest.raises(ContradictionError, match="name the other"):
        _say(kind, 1, chosen=(ferry[0],))


def test_an_article_without_a_story_has_to_wait():
    """An article the worker has not placed yet cannot be moved."""
    waiting = an_article(a_feed(), 1)

    with pytest.raises(ContradictionError, match="wait until"):
        _say("split", chosen=(waiting,))


def test_undoing_a_merge_brings_redirects_back(ferry):
    """What led to a merged story leads there again once the merge is undone."""
    old = an_article(a_feed("bell.example"), 5, title="Choir", text=CHOIR)
    stories.apply([Open(old, 3), Merge(2, 3, Evidence(0.6))], now=NOON)
    corrections.undo(_say("merge", 1, 2), now=NOON)

    assert stories.get_story(3).id == 2
    assert _grouping()[old] == 2


def test_the_worker_forgets_what_was_undone(ferry):
    """Once a split is undone, the worker folds as if it had never been."""
    remembered = _restored()
    said = _say("split", 1, chosen=ferry[1:])
    corrections.apply_new(remembered, embedder=EMBEDDER)
    corrections.undo(said, now=NOON)
    new = an_article(a_feed("bell.example"), 9, title="Maribel: 140 saved", text=FERRY_AGAIN)
    _fold(remembered)

    assert _grouping()[new] == 1


def test_an_id_used_by_an_editor_is_not_used_again(ferry):
    """A split that was undone before the worker looked does not lend its id to a new story."""
    remembered = _restored()
    corrections.undo(_say("split", 1, chosen=ferry[2:]), now=NOON)
    new = an_article(a_feed("moon.example"), 9, title="Comet seen over Tarsin", text="A comet.")
    _fold(remembered)

    assert _grouping()[new] == 4


def test_a_batch_decided_before_a_correction_is_refused(ferry):
    """What an editor said while a batch was being decided on is not overrun by it."""
    remembered = _restored()
    corrections.refuse_if_corrected()
    _say("merge", 1, 2)
    with pytest.raises(CorrectedMeanwhileError):
        corrections.refuse_if_corrected()
    touched = corrections.apply_new(remembered, embedder=EMBEDDER)
    corrections.refuse_if_corrected()

    assert touched == {1, 2}


def test_a_split_judges_the_weakest_join(ferry):
    """What is split off speaks for a higher bar by the join nearest to failing."""
    _say("split", 1, chosen=ferry[1:])
    (judgement,) = correction_store.list_judgements()

    assert judgement.margin == pytest.approx(0.04)
    assert not judgement.is_one


def test_a_merge_is_judged_by_the_worker(ferry):
    """How alike two merged stories were is measured while both are still remembered."""
    remembered = _restored()
    _say("merge", 1, 2)
    corrections.apply_new(remembered, embedder=EMBEDDER)
    (judgement,) = correction_store.list_judgements()

    assert judgement.is_one
    assert judgement.margin < 0


def test_a_reset_lets_earlier_judgements_go_until_it_is_undone(ferry):
    """After a reset nothing said before moves the bar; the reset can be undone."""
    _say("split", 1, chosen=ferry[1:])
    reset = _say("reset")
    after = correction_store.list_judgements()
    corrections.undo(reset, now=NOON)

    assert after == ()
    assert len(correction_store.list_judgements()) == 1


_ACTS = st.lists(
    st.tuples(
        st.sampled_from(["merge", "split", "move", "apart", "undo", "article"]),
        st.integers(0, 5),
        st.integers(0, 5),
        st.sets(st.integers(0, 5), max_size=3),
    ),
    max_size=8,
)
_TITLES = ("Ferry Maribel aground", "Maribel ferry: 140 saved", "Choir sings", "Budget passes")


class _RollBackError(Exception):
    """Takes an example's rows back."""


@given(_ACTS)
@settings(deadline=None, max_examples=25)
def test_whatever_is_said_between_articles_nothing_is_lost_or_joined_that_is_apart(acts):
    """Corrections and folding together keep every article, and apart what is to stay apart."""
    with pytest.raises(_RollBackError), transaction.atomic():
        _live_through(acts)
        raise _RollBackError


def _live_through(acts) -> None:
    papers = [a_feed(f"paper{n}.example") for n in range(3)]
    remembered, said, n = _restored(), [], 0
    for n, title in enumerate(_TITLES, start=1):
        an_article(papers[n % 3], n, title=title, text=f"{title} {FERRY if n < 3 else BUDGET}")
    _fold(remembered)
    for kind, one, other, chosen in acts:
        n += 1
        if kind == "article":
            title = _TITLES[one % len(_TITLES)]
            an_article(papers[other % 3], n, title=f"{title} {n}", text=f"{title}. {FERRY_AGAIN}")
            _fold(remembered)
        elif kind != "undo":
            _try(kind, one, other, chosen, said)
        elif said:
            last, before = said.pop()
            corrections.undo(last, now=NOON)
            came_later = _grouping().keys() - before.keys()
            assert {a: s for a, s in _grouping().items() if a not in came_later} == before
        _check()


def _try(kind, one, other, chosen, said) -> None:
    grouping = _grouping()
    ids, homes = sorted(grouping), sorted(set(grouping.values()))
    try:
        made = _say(
            kind,
            homes[one % len(homes)],
            homes[other % len(homes)],
            tuple(ids[c % len(ids)] for c in sorted(chosen)),
        )
    except ContradictionError:
        return
    said.append((made, grouping))


def _check() -> None:
    grouping = _grouping()
    told = _told()

    assert len(grouping) == articles.count_articles() - articles.count_unplaced()
    assert {s: list(grouping.values()).count(s) for s in grouping.values()} == told
    for apart in correction_store.list_aparts():
        left = {grouping[one] for one in apart.left}
        assert left.isdisjoint(grouping[one] for one in apart.right)


class _Interrupted(HashingEmbedder):
    """Lets an editor speak while a batch is being decided upon."""

    def __init__(self, say) -> None:
        super().__init__()
        self._say = say

    def embed(self, texts):
        """Embed, after the editor has spoken once."""
        say, self._say = self._say, lambda: None
        say()
        return super().embed(texts)


@pytest.mark.parametrize(
    ("kind", "chosen"), [("merge", ()), ("apart", ()), ("split", (0, 1)), ("move", (2,))]
)
def test_an_editor_may_speak_while_a_batch_is_decided_upon(ferry, kind, chosen):
    """A batch that a correction overtakes is decided upon anew, and nothing is lost."""
    remembered = _restored()
    new = an_article(a_feed("bell.example"), 9, title="Maribel: 140 saved", text=FERRY_AGAIN)
    chosen = tuple(ferry[n] for n in chosen)
    embedder = _Interrupted(lambda: _say(kind, 1, 0 if kind == "split" else 2, chosen))
    fold_articles(remembered, embedder=embedder, clock=lambda: NOON)

    assert set(_grouping()) == {*ferry, 4, new}
    assert sorted(_told().values()) == sorted(
        list(_grouping().values()).count(story) for story in set(_grouping().values())
    )
    assert not correction_store.has_new()


def test_the_worker_takes_corrections_up_by_itself(ferry):
    """Folding follows what editors said, without being told to."""
    remembered = _restored()
    _say("split", 1, chosen=ferry[2:])
    new = an_article(a_feed("bell.example"), 9, title="Harrowmouth council budget", text=BUDGET)
    fold_articles(remembered, embedder=EMBEDDER, clock=lambda: NOON)

    assert _grouping()[new] == _grouping()[ferry[2]] != 1
