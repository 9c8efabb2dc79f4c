"""Laws of the auditor: what a partition of the whole says against the stories."""

from datetime import UTC, datetime, timedelta

from octavo.news.ports import Edge
from octavo.stages import audit
from octavo.stages.audit import AuditInput

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
FERRY = "Ferry Calypso runs aground off Marnholm harbour"
CHOIR = "Choir of four hundred sings in the rain at Oldbury"


def _input(number: int, story_id: int, title: str, *, hours: float = 0) -> AuditInput:
    at = NOON + timedelta(hours=hours)
    return AuditInput(number, story_id, title, "", "en", at)


def _joined(*pairs: tuple[int, int], weight: float = 0.6) -> tuple[Edge, ...]:
    return tuple(Edge(one, other, weight) for one, other in pairs)


def test_what_is_alike_is_joined_and_what_is_not_is_not():
    """An edge leads to an article of the same words, none to one without any of them."""
    articles = [_input(1, 1, FERRY), _input(2, 2, FERRY), _input(3, 3, CHOIR)]

    found = {(edge.one, edge.other) for edge in audit.edges(articles)}

    assert found == {(0, 1)}


def test_time_between_weakens_an_edge():
    """The same headline a fortnight later is hardly joined."""
    now = [_input(1, 1, FERRY), _input(2, 2, FERRY), _input(3, 3, CHOIR)]
    later = [now[0], _input(2, 2, FERRY, hours=336), now[2]]

    (near,), (far,) = audit.edges(now), audit.edges(later)

    assert far.weight < 0.01 * near.weight


def test_two_stories_in_one_group_may_be_one():
    """Stories whose articles lie in one group, much alike, are advised to be merged."""
    articles = [_input(n, 1 if n < 3 else 2, FERRY) for n in range(4)]
    joined = _joined((0, 1), (0, 2), (1, 2), (0, 3), (1, 3), (2, 3))

    (advice,) = audit.advise(articles, joined, coarse=[0] * 4, fine=[0] * 4)

    assert (advice.kind, advice.story_id, advice.other_id) == ("merge", 1, 2)
    assert advice.likeness > audit.COARSE


def test_a_story_in_two_groups_may_be_two():
    """Articles in a group of their own, alike within and not to the rest, may be split off."""
    articles = [_input(n, 1, FERRY if n < 3 else CHOIR) for n in range(5)]
    joined = _joined((0, 1), (0, 2), (1, 2), (3, 4))

    (advice,) = audit.advise(articles, joined, coarse=[0, 0, 0, 1, 1], fine=[0, 0, 0, 1, 1])

    assert (advice.kind, advice.article_ids) == ("split", (3, 4))
    assert advice.likeness > audit.FINE > advice.against


def test_an_article_among_another_storys_may_be_moved():
    """One article of a story in a group that is another's is advised to be moved there."""
    articles = [_input(n, 1 if n < 3 else 2, FERRY) for n in range(6)]
    joined = _joined((0, 1), (0, 2), (1, 2), (0, 5), (1, 5), (2, 5), (3, 4))
    groups = [0, 0, 0, 1, 1, 0]

    (advice,) = audit.advise(articles, joined, coarse=groups, fine=groups)

    assert (advice.kind, advice.story_id, advice.other_id) == ("move", 2, 1)
    assert advice.article_ids == (5,)


def test_stories_as_the_groups_are_want_no_advice():
    """Where the partition agrees with the stories nothing is advised."""
    articles = [_input(0, 1, FERRY), _input(1, 1, FERRY), _input(2, 2, CHOIR)]

    assert audit.advise(articles, _joined((0, 1)), coarse=[0, 0, 1], fine=[0, 0, 1]) == ()


def test_reasons_are_in_words():
    """A reason gives what speaks for it as a share."""
    advice = audit.Advice("split", 1, None, (4, 5), 0.52, 0.117)

    assert audit.reason(advice) == (
        "These 2 reports are 52% alike, but only 12% to the rest of the story."
    )
