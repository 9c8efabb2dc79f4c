"""Reports folded into stories, for the tests of clustering."""

from collections.abc import Iterable, Sequence

from octavo.news.story import Decision, Merge, Report
from octavo.stages.cluster import Stories


def story_of_each(decisions: Iterable[Decision]) -> dict[int, int]:
    """Give the story each article ends in."""
    story_of: dict[int, int] = {}
    for decision in decisions:
        if isinstance(decision, Merge):
            kept, merged = decision.kept_id, decision.merged_id
            story_of = {a: kept if s == merged else s for a, s in story_of.items()}
        else:
            story_of[decision.article_id] = decision.story_id
    return story_of


def fold_all(reports: Sequence[Report], *, merge_every: int) -> list[Decision]:
    """Add reports in order, with a merge pass after so many and at the end."""
    stories = Stories()
    decisions: list[Decision] = []
    for number, report in enumerate(reports, start=1):
        decisions.append(stories.add(report))
        if number % merge_every == 0 or number == len(reports):
            decisions += stories.merge()
    return decisions
