"""From corrections to stories: what an editor says is kept, carried out, and gone by from then on.

An editor speaks in one process, the worker folds in another. What is said changes the store at
once; the worker's memory follows before its next batch (`apply_new`), and knows what stays apart
after a start (`stand`).
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from octavo.flows.memory import Memory, take_anew
from octavo.flows.telling import tell_stories
from octavo.news.correction import Apart, Said
from octavo.news.errors import ContradictionError, CorrectedMeanwhileError
from octavo.news.ports import Embedder
from octavo.news.story import Decision, Merge
from octavo.stages import regroup, tune
from octavo.stages.regroup import Regrouping
from octavo.store import corrections as correction_store
from octavo.store import stories as story_store
from octavo.store import upkeep
from octavo.store.corrections import Change, Kept


def correct(said: Said, *, by: int | None, now: datetime) -> int:
    """Keep what an editor says and carry it out; gives the id of the correction.

    Stories may be named by any id that leads to them. Copies go where the text they repeat goes.

    Args:
        by: the id of the editor; None for the command line.

    Raises:
        NotFoundError: there is no such story.
        ContradictionError: it cannot be as things stand; the message says what to do.
    """
    with upkeep.one_transaction():
        said = _resolved(said)
        likeness = correction_store.weakest_join(said.article_ids) if said.article_ids else None
        said, change = _decide(said, now=now)
        similarity, bar = likeness or (None, None)
        correction_id = correction_store.keep(
            said,
            change,
            by=by,
            now=now,
            similarity=similarity,
            bar=None if bar is None else bar - shift(),
        )
        _tell(said, change)
    return correction_id


def _resolved(said: Said) -> Said:
    """Name living stories, and with each article its copies."""
    if said.kind == "reset":
        return said
    other_id = correction_store.living(said.other_id) if said.other_id else 0
    if said.kind in {"merge", "apart"}:
        return Said(said.kind, correction_store.living(said.story_id), other_id)
    story_id = correction_store.living(said.story_id or _story_of(said.article_ids))
    chosen = correction_store.with_copies(story_id, said.article_ids)
    return Said(said.kind, story_id, other_id, tuple(sorted(chosen)))


def _story_of(article_ids: Sequence[int]) -> int:
    """Give the story of the first of some articles."""
    if not article_ids:
        raise ContradictionError("no article is named: say which")
    story_id = correction_store.story_of(article_ids[0])
    if story_id is None:
        raise ContradictionError(
            f"article {article_ids[0]} has no story yet: wait until the worker has placed it"
        )
    return story_id


def _decide(said: Said, *, now: datetime) -> tuple[Said, Change]:
    """Decide what a correction changes; a split is given the story that comes of it."""
    if said.kind == "reset":
        return said, Change({}, {})
    if said.kind != "split" and not said.other_id:
        raise ContradictionError(f"to {said.kind} takes two stories: name the other one")
    aparts = correction_store.list_aparts()
    grouping = correction_store.grouping_of({said.story_id, said.other_id}, _anchors(aparts))
    story_id, other_id, chosen = said.story_id, said.other_id, said.article_ids
    match said.kind:
        case "merge":
            made = regroup.merge(grouping, story_id, other_id, aparts)
        case "move":
            made = regroup.move(grouping, story_id, chosen, to=other_id, aparts=aparts)
        case "apart":
            made = regroup.keep_apart(grouping, story_id, other_id)
        case "split":
            other_id = story_store.next_id()
            made = regroup.split(grouping, story_id, chosen, new_id=other_id)
            correction_store.open_story(other_id, now=now)
    return Said(said.kind, story_id, other_id, chosen), _change(made)


def _change(made: Regrouping) -> Change:
    return Change(made.moves, made.leads_to, made.lifted, made.left, made.right)


def _tell(said: Said, change: Change) -> None:
    """Tell the stories whose articles changed anew."""
    if change.moves:
        tell_stories(
            {said.story_id, said.other_id, *change.moves.values()} - change.leads_to.keys()
        )


def undo(correction_id: int, *, now: datetime) -> None:
    """Take a correction back: its articles go where they were, unless they were moved again since.

    Raises:
        NotFoundError: there is none of this id.
        ContradictionError: it was undone before, or a later correction stands against it.
    """
    with upkeep.one_transaction():
        kept = correction_store.get_kept(correction_id)
        if kept.is_undone:
            raise ContradictionError(f"correction {correction_id} was undone before")
        change = _undoing(kept)
        left = set(correction_store.grouping_of((), change.moves).values())
        correction_store.keep_undone(correction_id, change, now=now)
        tell_stories((left | set(change.moves.values())) - change.leads_to.keys())


def _undoing(kept: Kept) -> Change:
    if not kept.homes:
        return Change({}, {})
    aparts = correction_store.list_aparts(but=kept.id)
    beside = [*kept.homes, *_anchors(aparts)]
    homes = _homes_now(kept)
    touched = {kept.put_into, *homes.values(), *correction_store.grouping_of((), homes).values()}
    grouping = correction_store.grouping_of(touched, beside)
    after = dict.fromkeys(homes, correction_store.find_living(kept.put_into) or 0)
    return _change(regroup.undo(grouping, homes, after, aparts))


def _homes_now(kept: Kept) -> dict[int, int]:
    """Tell where the articles of a correction belong without it; those whose story is gone stay.

    A story that the correction left empty comes back.
    """
    homes = {}
    for article_id, home in kept.homes.items():
        found = home if home in kept.emptied else correction_store.find_living(home)
        if found is not None:
            homes[article_id] = found
    return homes


def _anchors(aparts: Iterable[Apart]) -> list[int]:
    return [one for apart in aparts for one in apart.left | apart.right]


def take(suggestion_id: int, *, by: int | None, now: datetime) -> int:
    """Do what the auditor suggests; gives the id of the correction.

    Raises:
        NotFoundError: there is no such suggestion that is open, or a story of it is gone.
        ContradictionError: things have changed since; the message says how.
    """
    with upkeep.one_transaction():
        found = correction_store.get_suggestion(suggestion_id)
        said = Said(found.kind, found.story_id, found.other_id or 0, found.article_ids)
        correction_id = correct(said, by=by, now=now)
        correction_store.dismiss(suggestion_id, now=now)
    return correction_id


# --- the worker's side --------------------------------------------------------------------------


def shift() -> float:
    """Give how far corrections move the bar of this desk."""
    return tune.tuning_of(correction_store.list_judgements()).shift


def stand(memory: Memory) -> None:
    """Let a memory go by every correction that stands; for one that was just restored."""
    aparts = correction_store.list_aparts()
    grouping = correction_store.grouping_of((), _anchors(aparts))
    memory.stories.keep_only_apart(regroup.pairs_apart(grouping, aparts))
    memory.stories.shift_bar(shift())


def apply_new(memory: Memory, *, embedder: Embedder) -> frozenset[int]:
    """Let a memory follow the corrections made and undone since it last looked.

    Call it before each batch, and after `stand` at a start. Gives the stories that are other than
    they were, for those who keep something about them.
    """
    new = correction_store.list_new()
    if not new:
        return frozenset()
    for kept in new:
        _judge(kept, memory)
    touched = frozenset(story_id for kept in new for story_id in kept.story_ids)
    take_anew(memory, touched, embedder=embedder)
    stand(memory)
    correction_store.mark_taken_up(kept.id for kept in new)
    return touched


def refuse_if_corrected() -> None:
    """Refuse to keep a batch that was decided before the last correction.

    Call it within the transaction that keeps the batch.

    Raises:
        CorrectedMeanwhileError: an editor corrected something since: decide on the batch anew.
    """
    if correction_store.has_new():
        raise CorrectedMeanwhileError


def take_back(decisions: Iterable[Decision], memory: Memory, *, embedder: Embedder) -> None:
    """Let a memory forget a batch that was not kept: its stories are again as the store has them.

    The texts of the batch stay in the index of copies; whoever decides anew drops them first.
    """
    touched: set[int] = set()
    for decision in decisions:
        if isinstance(decision, Merge):
            touched |= {decision.kept_id, decision.merged_id}
        else:
            touched.add(decision.story_id)
    take_anew(memory, touched, embedder=embedder)


def _judge(kept: Kept, memory: Memory) -> None:
    """Keep how alike two stories are that an editor merged or keeps apart, while both are known."""
    if kept.kind not in {"merge", "apart"} or kept.is_undone or kept.similarity is not None:
        return
    if kept.story_id is None or kept.other_id is None:
        return
    found = memory.stories.likeness_of(kept.story_id, kept.other_id)
    if found is not None:
        bar = found.bar - shift()
        correction_store.set_likeness(kept.id, similarity=found.similarity, bar=bar)
