"""Do an editor's corrections make the rest of a desk better?

    python bench/eval_corrections.py FILE [--noise FILE --n N] [--corrections N] [--runs N]

The stories of a labelled set are dealt into two halves. One half is folded and corrected: a reader
opens articles at random; what is foreign in a story is split off, and what is missing is merged
with it. After every five corrections the bars move by what was said so far, and the half is folded
anew. The other half, of which nobody said anything, is folded with the bars as they were and as
they have become. Both ways round, several runs each. The last line is JSON: `b3_f` and
`b3_f_after` of the other half on average, `worst` the least gained in a run, `shift` on average.
"""

import argparse
import json
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from statistics import fmean

from eval_stories import MERGE_EVERY, Labelled, b_cubed, deal_in, read_set

from octavo.engines import embedders
from octavo.lib.vectors import Matrix
from octavo.news.correction import Judgement
from octavo.news.ports import Embedder
from octavo.news.story import Evidence, Join, Report
from octavo.stages.cluster import ClusterSettings, Stories
from octavo.stages.tune import shift_of

_AT_ONCE = 5  # corrections between two looks of the worker
_LEAD_CHARS = 600


@dataclass(frozen=True, slots=True)
class Folded:
    """A half as it was folded: the story of each article, and why it joined."""

    stories: Stories
    found: list[int]
    evidence: dict[int, Evidence]
    shift: float


class Half:
    """Half of a set; folded once for each shift of the bars."""

    def __init__(self, articles: Sequence[Labelled], embedder: Embedder) -> None:
        self.gold = [one.story for one in articles]
        self._articles = articles
        texts = [f"{one.title}\n{one.text[:_LEAD_CHARS]}" for one in articles]
        self._vectors: Matrix = embedder.embed(texts)
        self._model = embedder.name
        self._folded: dict[float, Folded] = {}

    def fold(self, shift: float) -> Folded:
        """Fold it with the bars moved."""
        if shift not in self._folded:
            self._folded[shift] = self._fold(shift)
        return self._folded[shift]

    def _fold(self, shift: float) -> Folded:
        stories = Stories(ClusterSettings(shift=shift), model=self._model)
        alias: dict[int, int] = {}
        first_ids, evidence = [], {}
        for number, (one, vector) in enumerate(zip(self._articles, self._vectors, strict=True)):
            report = Report(
                number, one.title, one.text, one.at, one.publisher, one.language, vector
            )
            decision = stories.add(report)
            first_ids.append(decision.story_id)
            if isinstance(decision, Join):
                evidence[number] = decision.evidence
            if (number + 1) % MERGE_EVERY == 0 or number + 1 == len(self._articles):
                alias.update((merge.merged_id, merge.kept_id) for merge in stories.merge())
        found = [_kept(story_id, alias) for story_id in first_ids]
        return Folded(stories, found, evidence, shift)

    def b3_f(self, shift: float) -> float:
        """Give B-cubed F with the bars moved."""
        return b_cubed(self.fold(shift).found, self.gold).f


def _kept(story_id: int, alias: dict[int, int]) -> int:
    while story_id in alias:
        story_id = alias[story_id]
    return story_id


def judgements(
    half: Half, folded: Folded, drawn: random.Random, known: set[frozenset[int]]
) -> Iterator[Judgement]:
    """Give what an editor would say, article by article as he happens to open them.

    What is in `known` was said before; it holds, so that nobody says it again.
    """
    members: dict[int, list[int]] = defaultdict(list)
    for number, story_id in enumerate(folded.found):
        members[story_id].append(number)
    about = {
        story_id: Counter(half.gold[n] for n in numbers).most_common(1)[0][0]
        for story_id, numbers in members.items()
    }
    for number in drawn.sample(range(len(half.gold)), len(half.gold)):
        story_id, label = folded.found[number], half.gold[number]
        foreign = [n for n in members[story_id] if half.gold[n] != about[story_id]]
        others = [s for s, a in about.items() if a == label == about[story_id] and s != story_id]
        if foreign:
            out = drawn.choice(foreign)
            said, why = frozenset({out}), folded.evidence.get(out)
        elif others:
            other = drawn.choice(others)
            said = frozenset({members[story_id][0], members[other][0]})
            why = folded.stories.likeness_of(story_id, other)
        else:
            continue
        if said not in known and why is not None and why.bar:
            known.add(said)
            yield Judgement(why.similarity - (why.bar - folded.shift), is_one=not foreign)


def correct(half: Half, *, n: int, seed: int) -> float:
    """Give the shift after so many corrections of a half."""
    drawn = random.Random(seed)
    said: list[Judgement] = []
    known: set[frozenset[int]] = set()
    while len(said) < n:
        folded = half.fold(shift_of(said))
        some = list(islice(judgements(half, folded, drawn, known), _AT_ONCE))
        if not some:
            break
        said += some
    return shift_of(said)


def measure(halves: Sequence[Half], *, n: int, n_runs: int) -> dict[str, float]:
    """Correct each half and give how the other fares."""
    before, after, shifts = [], [], []
    for half, other in (halves, halves[::-1]):
        for seed in range(n_runs):
            shift = correct(half, n=n, seed=seed)
            shifts.append(shift)
            before.append(other.b3_f(0.0))
            after.append(other.b3_f(shift))
    return {
        "b3_f": round(fmean(before), 4),
        "b3_f_after": round(fmean(after), 4),
        "worst": round(min(a - b for a, b in zip(after, before, strict=True)), 4),
        "shift": round(fmean(shifts), 4),
        "corrections": n,
    }


def deal(articles: Sequence[Labelled]) -> tuple[list[Labelled], list[Labelled]]:
    """Deal stories into two halves, always the same."""
    halves: tuple[list[Labelled], list[Labelled]] = [], []
    for one in articles:
        halves[sha256(one.story.encode()).digest()[0] & 1].append(one)
    return halves


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="the labelled set")
    parser.add_argument("--noise", type=Path, metavar="FILE", help="unrelated articles to deal in")
    parser.add_argument("--n", type=int, default=2000, help="how many in each half (default 2000)")
    parser.add_argument("--corrections", type=int, default=20, help="in a run (default 20)")
    parser.add_argument("--runs", type=int, default=5, help="each way round (default 5)")
    parser.add_argument("--embedder", default="static", help=", ".join(embedders.NAMES))
    parser.add_argument(
        "--model-dir",
        type=Path,
        default=Path(tempfile.gettempdir()) / "octavo-bench-models",
        help="where a model once built is kept (default: %(default)s)",
    )
    return parser.parse_args()


def main() -> None:
    """Measure the set that was asked for."""
    given = _arguments()
    embedder = embedders.load(given.embedder, model_dir=given.model_dir)
    halves = [
        Half(deal_in(half, given.noise, n=given.n, seed=seed) if given.noise else half, embedder)
        for seed, half in enumerate(deal(read_set(given.file)))
    ]
    figures = measure(halves, n=given.corrections, n_runs=given.runs)
    print(
        f"{figures['corrections']} corrections of one half move the bars by {figures['shift']:+} "
        f"and B-cubed F of the other from {figures['b3_f']} to {figures['b3_f_after']} "
        f"(worst run {figures['worst']:+})"
    )
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
