"""From stories to storylines: which story follows which, and the chains they make."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from octavo.flows.counts import OnDone, unwatched
from octavo.news.story import Link
from octavo.news.storyline import Profile
from octavo.stages import chain
from octavo.stages.chain import Told
from octavo.store import articles as article_store
from octavo.store import profiles as profile_store
from octavo.store import storylines as storyline_store
from octavo.store import upkeep
from octavo.store.profiles import StoryTexts

_BATCH = 100  # stories
# Of a story with one report there is too little to go by: most of what it is like is chance.
LEAST_REPORTS = 2
# A story is linked anew when its reports are so many times those it was linked by, or fewer.
_GROWN = 1.5
_N_TEXTS = 40  # of a story that are read
# By so many of a story's heaviest terms others are looked up, and so many of them compared. On two
# months of a stream they find the same 190 links as 40 terms and 400 compared, at a fifth of the
# time.
_N_TERMS = 12
_N_COMPARED = 40
# Later stories that may follow one that came late; the rest find it when they change.
_N_LATER = 5


def link_waiting(*, model: str, on_done: OnDone = unwatched) -> int:
    """Link the stories that changed since they were last linked; gives how many moved.

    Args:
        model: the name of the embedder whose vectors are compared.
    """
    n_moved = 0
    while story_ids := storyline_store.list_to_link(limit=_BATCH):
        n_moved += link_stories(story_ids, model=model)
        on_done(len(story_ids))
    return n_moved


def link_stories(story_ids: Iterable[int], *, model: str) -> int:
    """Find the stories before some that changed, and settle their storylines; gives how many moved.

    Costs next to nothing for a story that has not changed much since it was last linked.
    """
    wanted = sorted(set(story_ids))
    with upkeep.one_transaction():
        kept_by_merged = storyline_store.pass_on(wanted)
        profile_store.forget(kept_by_merged)
        changed, lost = _sort_out(wanted, anew=set(kept_by_merged.values()))
        profile_store.forget(lost)
        profiles = _profile(changed, model=model)
        moved = {story_id for story_id in lost if storyline_store.set_earlier(story_id, None)}
        followers = storyline_store.list_followers(profiles)
        for own in _by_story(one for found in profiles.values() for one in found):
            moved |= _link(own, followers.get(own[0].story_id, ()), model=model)
        _settle({*wanted, *moved})
        storyline_store.mark_linked(wanted)
    return len(moved)


def _sort_out(story_ids: Iterable[int], *, anew: Container[int]) -> tuple[list[int], list[int]]:
    """Give the stories to be linked anew, and those that have become too small."""
    counts = profile_store.count_reports(story_ids)
    lost = [one for one, (now, then) in counts.items() if then and now < LEAST_REPORTS]
    changed = [
        one
        for one, (now, then) in counts.items()
        if now >= LEAST_REPORTS and (now >= _GROWN * then or now < then or one in anew)
    ]
    return changed, lost


def _profile(story_ids: Sequence[int], *, model: str) -> dict[int, list[Profile]]:
    """Read stories anew, in each language that has reports enough, and keep what is compared."""
    texts = _chosen(profile_store.list_texts(story_ids, n_texts=_N_TEXTS))
    told = {one: chain.read(one.texts, one.language) for one in texts}
    new = {one for one, (_, then) in profile_store.count_reports(story_ids).items() if not then}
    vectors = article_store.load_vectors([i for one in texts for i in one.article_ids], model=model)
    profiles: dict[int, list[Profile]] = defaultdict(list)
    by_language: dict[str, list[StoryTexts]] = defaultdict(list)
    for one in texts:
        by_language[one.language].append(one)
    for language, own in sorted(by_language.items()):
        profile_store.learn_words(language, [told[o].counts for o in own if o.story_id in new])
        background = _background(language, [told[o] for o in own])
        for one in own:
            profile = _weigh(one, told[one], background, vectors)
            profiles[one.story_id].append(profile)
    profile_store.save_profiles(
        [
            (profile, chain.heaviest(profile, _N_TERMS))
            for story_id in sorted(profiles)
            for profile in profiles[story_id]
        ],
        n_reports={one.story_id: one.n_reports for one in texts},
        model=model,
    )
    return profiles


def _chosen(texts: Iterable[StoryTexts]) -> list[StoryTexts]:
    """Choose the languages a story is read in: those of two reports, else the one of most."""
    by_story: dict[int, list[StoryTexts]] = defaultdict(list)
    for one in texts:
        by_story[one.story_id].append(one)
    chosen: list[StoryTexts] = []
    for own in by_story.values():
        told_twice = [one for one in own if len(one.texts) >= LEAST_REPORTS]
        chosen += told_twice or [max(own, key=lambda one: (len(one.texts), one.language))]
    return chosen


def _background(language: str, told: Iterable[Told]) -> chain.Background:
    n_stories, counts = profile_store.load_words(
        language, {word for one in told for word in one.shares}
    )
    return chain.Background(n_stories, counts)


def _weigh(
    one: StoryTexts, told: Told, background: chain.Background, vectors: Mapping[int, Any]
) -> Profile:
    own = [vectors[article_id] for article_id in one.article_ids if article_id in vectors]
    return chain.weigh(
        # A story of one report a language is told by all of them: it needs as much as others do.
        replace(told, n_texts=one.n_reports),
        background,
        story_id=one.story_id,
        first_at=one.first_at,
        language=one.language,
        vector=np.mean(own, axis=0) if own else None,
    )


def _link(profiles: Sequence[Profile], followers: Iterable[int], *, model: str) -> set[int]:
    """Link a story to the one before it, and those after it that may now follow it or another."""
    story_id = profiles[0].story_id
    like = {profile: _like(profile, model=model) for profile in profiles}
    moved = set()
    if storyline_store.set_earlier(story_id, _best(like)):
        moved.add(story_id)
    if later := _later(like).union(followers):
        for own in _by_story(profile_store.load_profiles(later, model=model)):
            link = _best({profile: _like(profile, model=model) for profile in own})
            if storyline_store.set_earlier(own[0].story_id, link):
                moved.add(own[0].story_id)
    return moved


def _like(profile: Profile, *, model: str) -> list[Profile]:
    terms = chain.heaviest(profile, _N_TERMS)
    return profile_store.find_like(profile, terms, model=model, limit=_N_COMPARED)


def _best(like: Mapping[Profile, Sequence[Profile]]) -> Link | None:
    """Find the story before one, in whichever of its languages the link is the strongest."""
    links = [link for profile, others in like.items() if (link := chain.follow(profile, others))]
    return max(links, key=lambda link: (link.likeness, -link.earlier_id), default=None)


def _later(like: Mapping[Profile, Sequence[Profile]]) -> set[int]:
    """Name the first stories after one that are like it: one that came late may stand between."""
    later = {
        (other.first_at, other.story_id)
        for profile, others in like.items()
        for other in others
        if other.first_at > profile.first_at and chain.is_alike(other, profile)
    }
    return {story_id for _, story_id in sorted(later)[:_N_LATER]}


def _by_story(profiles: Iterable[Profile]) -> list[list[Profile]]:
    by_story: dict[int, list[Profile]] = defaultdict(list)
    for profile in profiles:
        by_story[profile.story_id].append(profile)
    return sorted(by_story.values(), key=lambda own: (own[0].first_at, own[0].story_id))


def _settle(story_ids: Iterable[int]) -> None:
    """Keep as storylines what hangs together now with some stories."""
    members = {member.story_id: member for member in storyline_store.list_chained(story_ids)}
    before = {member.storyline_id for member in members.values() if member.storyline_id}
    for one in chain.settle(list(members.values())):
        if len(one.story_ids) == 1 and members[one.story_ids[0]].storyline_id is None:
            continue
        storyline_id = storyline_store.keep_chain(one)
        if storyline_id is not None:
            links = storyline_store.list_links(one.story_ids)
            storyline_store.set_title(storyline_id, title=chain.title_of(links.values()))
    storyline_store.delete_empty(before)
