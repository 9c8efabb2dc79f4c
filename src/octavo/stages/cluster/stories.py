"""The live stories: reports come in one by one, decisions come out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import numpy as np

from octavo.news.memory import Remembered
from octavo.news.story import Evidence, Join, Merge, Open, Report
from octavo.stages.cluster.crossings import code_of
from octavo.stages.cluster.facts import keys_of
from octavo.stages.cluster.keeping import (
    State,
    pack_state,
    pack_story,
    restore_shelf,
    states_of,
)
from octavo.stages.cluster.likeness import Match
from octavo.stages.cluster.matching import SHOWN_TERMS, Among, Matcher, record_side, report_side
from octavo.stages.cluster.packed import Floats, Ints, unpack
from octavo.stages.cluster.reading import Reading, read
from octavo.stages.cluster.record import Record
from octavo.stages.cluster.settings import BARE, ClusterSettings
from octavo.stages.cluster.shelf import Shelf
from octavo.stages.cluster.silence import Silence
from octavo.stages.cluster.whitening import shipped_whitening

_WHOLE_EVERY = 60  # dumps; 200 articles each touch 2,000 terms of 60,000
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_MERGE_ROUNDS = 3  # of one pass; what is left over has changed, and comes up in the next


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two records whose stories may be one, and why."""

    record: Record
    match: Match

    @property
    def key(self) -> tuple[int, int]:
        """The ids of the stories, the lower first."""
        ids = self.record.story_id, self.match.record.story_id
        return min(ids), max(ids)

    @property
    def order(self) -> tuple[float, tuple[int, int], int]:
        """The likeliest first; ties go to the lower ids."""
        return -self.match.evidence.similarity, self.key, self.record.id


@dataclass
class _Diary:
    """What happened since it was last dumped; `turn` counts the dumps."""

    changed: set[int] = field(default_factory=set)
    turn: int = 0
    n_since_whole: int = 0
    n_measured: int = 0
    n_faded: int = 0

    @classmethod
    def after(cls, turn: int, shelf: Shelf, *, n_since_whole: int) -> "_Diary":
        """Begin after a turn."""
        return cls(set(), turn + 1, n_since_whole, shelf.n_measured, shelf.n_faded)

    def is_due(self, shelf: Shelf) -> bool:
        """Say whether the state is to be kept whole."""
        is_first = self.turn == 0
        return is_first or self.n_faded != shelf.n_faded or self.n_since_whole >= _WHOLE_EVERY

    def turn_over(self, shelf: Shelf, *, is_whole: bool) -> None:
        """Begin anew, after a dump."""
        self.changed = set()
        self.turn += 1
        self.n_since_whole = 1 if is_whole else self.n_since_whole + 1
        self.n_measured, self.n_faded = shelf.n_measured, shelf.n_faded


class Stories:
    """The live stories and what is known of them.

    The same reports in the same order, with the same calls between, give the same decisions.
    """

    def __init__(
        self, settings: ClusterSettings | None = None, *, model: str = "", next_id: int = 1
    ) -> None:
        """Begin without any story.

        Args:
            settings: by default those found for the model.
            model: the name of what makes the reports' vectors; "" where there are none.
        """
        self._next_id = next_id
        self._whitening = shipped_whitening(model)
        is_bare = bool(model) and self._whitening is None
        self._settings = settings or (BARE if is_bare else ClusterSettings())
        self._shelf = Shelf()
        self._matcher = Matcher(self._shelf, self._settings)
        self._silence = Silence()
        self._changed: set[int] = set()  # since the last merge pass
        # Of those the ones opened and not joined yet, and how like what there was then.
        self._fresh: dict[int, float] = {}
        self._apart: dict[int, frozenset[int]] = {}  # stories an editor keeps from each other
        self._diary = _Diary()

    def __len__(self) -> int:
        return len(self._shelf)

    def __contains__(self, story_id: int) -> bool:
        return bool(self._shelf.of_story(story_id))

    def add(self, report: Report | Reading) -> Open | Join:
        """Decide which story a report belongs to, and remember it there.

        A report without a vector, or with one of zeros, is judged by its words alone.

        Args:
            report: or what `read` gave of it, in this process or another.

        Raises:
            ValueError: its vector has another length than those before.
        """
        reading = self._known(report)
        terms, weights = self._numbered(reading)
        side = report_side(reading, self._shelf, terms, weights)
        found = self._matcher.match(side, avoiding=reading.apart)
        match = found.match
        story_id = match.record.story_id if match else self._next_id
        record = match.record if match and not match.facts else None
        self._absorb(story_id, reading, record, (terms, weights))
        self._changed.add(story_id)
        self._fresh.pop(story_id, None)
        self._diary.changed.add(story_id)
        if match is None:
            self._fresh[story_id] = found.likeness
            return Open(reading.article_id, story_id)
        return Join(reading.article_id, story_id, _told(match, reading.written))

    def set_aside(self, article_id: int) -> Open:
        """Give an article a story of its own that nothing joins: an issue of a series."""
        story_id = self._next_id
        self._next_id += 1
        return Open(article_id, story_id)

    def restore(
        self, story_id: int, reports: Iterable[Report | Reading], *, is_changed: bool = False
    ) -> None:
        """Take up a story as it was decided before, with its reports.

        With `is_changed` the next merge pass asks whether it is one with another.

        Raises:
            ValueError: the story is here already, or a vector has another length.
        """
        if story_id in self:
            raise ValueError(f"story {story_id} is here already")
        self._next_id = max(self._next_id, story_id + 1)
        for report in reports:
            reading = self._known(report)
            self._absorb(story_id, reading, None, self._numbered(reading))
        self._diary.changed.add(story_id)
        if is_changed and story_id in self:
            self._changed.add(story_id)

    def forget(self, story_id: int) -> None:
        """Take a story out of memory, as if it were closed; one that is not here is passed over."""
        self._changed.discard(story_id)
        self._fresh.pop(story_id, None)
        self._diary.changed.add(story_id)
        for record in tuple(self._shelf.of_story(story_id)):
            self._shelf.forget(record)

    def keep_apart(self, story_id: int, other_id: int) -> None:
        """Never merge two stories, nor what they are merged into; an editor said so."""
        for one, other in ((story_id, other_id), (other_id, story_id)):
            self._apart[one] = self._apart.get(one, frozenset()) | {other}

    def keep_only_apart(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Keep these stories apart, and none that were kept apart before."""
        self._apart = {}
        for story_id, other_id in sorted(pairs):
            self.keep_apart(story_id, other_id)

    def shift_bar(self, shift: float) -> None:
        """Ask so much more likeness than by default, from now on; less where it is negative."""
        self._settings = replace(self._settings, shift=shift)
        self._matcher = Matcher(self._shelf, self._settings)

    def likeness_of(self, story_id: int, other_id: int) -> Evidence | None:
        """Tell how alike two stories are and what they would need, terms left out.

        None where one is not here, or they share no language.
        """
        found = [
            self._matcher.compare(record_side(record, self._shelf), other)
            for record in self._shelf.of_story(story_id)
            for other in self._shelf.of_story(other_id)
            if other.language == record.language
        ]
        return max(found, key=lambda why: why.similarity - why.bar, default=None)

    def merge(self) -> tuple[Merge, ...]:
        """Find which stories turned out to be one, among those changed since the last pass.

        The one with the lower id stays.
        """
        merges: list[Merge] = []
        changed = sorted(self._changed)
        for _ in range(_MERGE_ROUNDS):
            made = self._merge_round(changed)
            merges += made
            changed = sorted({merge.kept_id for merge in made})
            if not changed:
                break
        self._changed, self._fresh = set(changed), {}
        return tuple(merges)

    def close(self, before: datetime) -> tuple[int, ...]:
        """Forget the stories silent since before an instant, and give their ids."""
        silent = self._silence.since(before, self._last_at)
        for story_id in silent:
            self.forget(story_id)
        return tuple(silent)

    # --- keeping ------------------------------------------------------------------------------

    def dump(self) -> Remembered:
        """Give what is to be kept so that `load` gives these stories back: what changed since.

        The first time, and now and then, the state of all of them is given whole.
        """
        diary, shelf = self._diary, self._shelf
        is_whole = diary.is_due(shelf)
        if diary.n_faded != shelf.n_faded:  # every story names terms by numbers that changed
            diary.changed |= {record.story_id for record in shelf.records}
        live = sorted(story_id for story_id in diary.changed if story_id in self)
        remembered = Remembered(
            stories={id_: pack_story(shelf.of_story(id_), shelf, turn=diary.turn) for id_ in live},
            gone=tuple(sorted(diary.changed.difference(live))),
            state=pack_state(self._state(is_whole=is_whole)),
            is_whole=is_whole,
            is_first=diary.turn == 0,
        )
        diary.turn_over(shelf, is_whole=is_whole)
        return remembered

    @classmethod
    def load(
        cls,
        stories: Iterable[tuple[int, bytes]],
        states: Iterable[bytes],
        settings: ClusterSettings | None = None,
        *,
        model: str = "",
    ) -> "Stories":
        """Give back what was dumped: from now on the same reports give the same decisions.

        Args:
            stories: what was kept last of each story that is not gone, in any order.
            states: what was kept of the whole, from the last whole one on.
            settings, model: those it was dumped with.

        Raises:
            ValueError: it was kept in another format, or does not fit together: restore from
                the reports.
        """
        chain = states_of(states)
        loaded, last = cls(settings, model=model, next_id=chain[-1].next_id), chain[-1]
        for story_id in restore_shelf(stories, chain, loaded._shelf):
            loaded._silence.watch(story_id, loaded._last_at(story_id) or _NEVER)
        loaded._changed = set(last.changed)
        loaded._fresh = dict(last.fresh)
        loaded._apart = {one: frozenset(others) for one, others in last.apart}
        loaded._diary = _Diary.after(last.turn, loaded._shelf, n_since_whole=len(chain))
        return loaded

    def _state(self, *, is_whole: bool) -> State:
        shelf, diary = self._shelf, self._diary
        touched = shelf.vocabulary.touched()
        terms = list(range(len(shelf.vocabulary))) if is_whole else touched
        is_measured = is_whole or diary.n_measured != shelf.n_measured
        records = shelf.records if is_measured else []
        return State(
            turn=diary.turn,
            is_whole=is_whole,
            n_live=len(self),
            next_id=self._next_id,
            next_record=shelf.next_record,
            n_stories=shelf.vocabulary.n_stories,
            n_stories_measured=shelf.n_stories_measured,
            changed=sorted(self._changed),
            fresh=sorted(self._fresh.items()),
            apart=sorted((one, sorted(others)) for one, others in self._apart.items()),
            term_ids=np.array(terms, np.int64),
            term_rows=[shelf.vocabulary.row(id_) for id_ in terms],
            counts=shelf.vocabulary.counts(terms),
            record_ids=np.array([record.id for record in records], np.int64),
            lengths=np.array([record.length for record in records]),
        )

    def _last_at(self, story_id: int) -> datetime | None:
        records = self._shelf.of_story(story_id)
        return max((record.last_at for record in records), default=None)

    def _known(self, report: Report | Reading) -> Reading:
        """Give what is read of a report."""
        if isinstance(report, Report):
            report = read(report)
        if report.vector is not None and self._whitening:
            report = replace(report, vector=self._whitening.apply(report.vector))
        if report.vector is not None:
            self._shelf.meanings.check(report.vector)
        return report

    def _numbered(self, reading: Reading) -> tuple[Ints, Floats]:
        """Give a report's terms by number, ascending, and their weights."""
        self._shelf.fade_if_full()
        ids = np.array(self._shelf.vocabulary.hear(reading.terms), np.int64)
        order = np.argsort(ids)
        return ids[order], reading.weights[order]

    def _absorb(
        self,
        story_id: int,
        reading: Reading,
        record: Record | None,
        numbered: tuple[Ints, Floats],
    ) -> None:
        """Add a report to a story: to the record its words are near, else to its language's."""
        self._next_id = max(self._next_id, story_id + 1)
        if story_id not in self:
            self._silence.watch(story_id, reading.at)
        record = record or self._shelf.find(story_id, reading.language)
        record = record or self._shelf.open(story_id, reading.language, reading.at)
        self._shelf.absorb(record, reading, *numbered)

    def _merge_round(self, changed: Sequence[int]) -> list[Merge]:
        """Merge pairs of likely stories, the likeliest first, no story twice in a round."""
        records = [record for story_id in changed for record in self._shelf.of_story(story_id)]
        all_changed = frozenset(self._changed)
        matches = [(record, self._match(record, all_changed)) for record in records]
        pairs = [_Pair(record, match) for record, match in matches if match]
        taken: set[int] = set()
        merges = []
        for pair in sorted(pairs, key=lambda pair: pair.order):
            kept_id, merged_id = pair.key
            if taken.isdisjoint(pair.key):
                taken |= {kept_id, merged_id}
                merges.append(self._unite(pair, kept_id, merged_id))
        return merges

    def _match(self, record: Record, changed: frozenset[int]) -> Match | None:
        """Find what a record may be one with.

        One that is as it was when it was opened was like nothing there was then: it is asked about
        what has changed only, which is half of the cost of a pass.
        """
        is_fresh = record.story_id in self._fresh
        found = self._matcher.match(
            record_side(record, self._shelf),
            avoiding=self._strangers(record),
            among=Among(changed, self._fresh[record.story_id]) if is_fresh else None,
        )
        return found.match

    def _strangers(self, record: Record) -> frozenset[int]:
        """Give the stories a record cannot be merged into: its own, and those kept apart."""
        return self._apart.get(record.story_id, frozenset()) | {record.story_id}

    def _unite(self, pair: _Pair, kept_id: int, merged_id: int) -> Merge:
        record, other = pair.record, pair.match.record
        evidence = _told(pair.match, self._written(record) if pair.match.facts else {})
        if not pair.match.facts:
            kept, merged = (record, other) if record.story_id == kept_id else (other, record)
            self._shelf.unite(kept, merged)
        self._shelf.gather(kept_id, merged_id)
        self._diary.changed |= {kept_id, merged_id}
        for other_id in self._apart.pop(merged_id, frozenset()):
            self.keep_apart(kept_id, other_id)
        return Merge(kept_id, merged_id, evidence)

    def _written(self, record: Record) -> dict[int, str]:
        """Give how a record's facts are written, by its words: facts are too many to keep it."""
        # Days of the year ("/3-9") lead too, but are no facts that join languages.
        told = {code_of(figure): figure[1:] for figure in record.figures if figure[0] != "/"}
        terms = (unpack(record.terms) >> 32).tolist()
        for form in self._shelf.vocabulary.written(terms):
            told |= {code_of(key): form for key in keys_of(form)}
        return told


def _told(match: Match, written: Mapping[int, str]) -> Evidence:
    """Give a match's evidence; facts that joined across languages as they are written."""
    if not match.facts:
        return match.evidence
    shown = tuple(dict.fromkeys(written[fact] for fact in match.facts if fact in written))
    return replace(match.evidence, shared_terms=shown[:SHOWN_TERMS])
