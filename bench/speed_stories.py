"""Fold a stream among more and more live stories, and say how fast and how large that is.

    python bench/speed_stories.py FOLDER [--live 1000 10000 50000] [--n 2000] [--embedder NAME]

FOLDER holds .jsonl or .jsonl.gz files of lines with title and summary, taken in the order of their
names. Lines are folded until so many stories live; where they run out, more are made of them: their
words shuffled, under made-up names, so that they stay apart. The last lines are kept back: at each
size the next N of them are timed, embedding and merge passes included, on one core. The times of
the lines are dealt out evenly over five days, so that none is closed by silence.

A loaded machine lies. All times are of the processor, of one thread, and beside each stands its
multiple of a fixed piece of pure Python (`loops`), measured just before and after, which tells of
the machine's state. The rate by the clock on the wall is given too. `two_cores_per_s` is what two
idle cores would do with reading and embedding in a second process, handing over included: the rate
of the busier one. The last line is JSON.
"""

import argparse
import json
import os
import pickle
import random
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before numpy is loaded: one core is one core

import numpy as np
from eval_stories import MERGE_EVERY, read_lines

from octavo.engines import embedders
from octavo.lib.clock import ticks_s
from octavo.news.ports import Embedder
from octavo.news.story import Decision, Report
from octavo.stages.cluster import Stories, read
from octavo.stages.cluster.facts import read_facts
from octavo.stages.cluster.terms import read_terms

_FIRST_AT = datetime(2026, 1, 1, tzinfo=UTC)
_SPAN = timedelta(days=5)
_EMBEDDED = 64  # reports embedded at once; the flow has batches of 200
_N_NAMES = 20_000  # made up; new ones without end would fill the vocabulary as no news does
_SYLLABLES = "ba ce di fo gu ha ki lo mu na pe ri so tu va we xi yo za bre cli dra fle gri".split()


@dataclass(frozen=True, slots=True)
class Line:
    """A headline and its summary."""

    title: str
    text: str
    language: str


@dataclass
class Tally:
    """Seconds by part of the work."""

    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Give a function that counts its time under a name."""

        def counted(*args: Any, **named: Any) -> Any:
            started_s = time.process_time()
            result = function(*args, **named)
            self.seconds[name] += time.process_time() - started_s
            return result

        return counted


def read_folder(folder: Path) -> list[Line]:
    """Read all lines of a folder."""
    paths = sorted(path for path in folder.iterdir() if ".jsonl" in path.name)
    return [
        Line(line.get("title") or "", line.get("summary") or "", line.get("language") or "en")
        for path in paths
        for line in read_lines(path)
    ]


def filling(lines: Sequence[Line]) -> Iterator[Line]:
    """Give the lines, and then lines made of them without end."""
    yield from lines
    drawn = random.Random(0)
    names = [_name(drawn) for _ in range(_N_NAMES)]
    while True:
        words = [word for line in drawn.sample(lines, 2) for word in _words(line)]
        drawn.shuffle(words)
        words[::4] = drawn.choices(names, k=len(words[::4]))
        cut = min(10, len(words) // 2)
        yield Line(" ".join(words[:cut]), " ".join(words[cut : cut + 25]), "en")


def _words(line: Line) -> list[str]:
    return f"{line.title} {line.text}".split()[:20]


def _name(drawn: random.Random) -> str:
    return "".join(drawn.choices(_SYLLABLES, k=drawn.randint(2, 4))).capitalize()


class Desk:
    """Stories being folded from lines, with their embedder and a clock of their own."""

    def __init__(self, embedder: Embedder, *, n_expected: int) -> None:
        self.stories = Stories(model=embedder.name)
        self.tally = Tally()
        self._embedder = embedder
        self._step = _SPAN / n_expected
        self.n_folded = 0
        self.decisions: list[Decision] | None = None  # kept where somebody asks for them

    def fold(self, lines: Sequence[Line]) -> None:
        """Fold a batch of lines."""
        texts = [f"{line.title}\n{line.text}" for line in lines]
        vectors = self.tally.timed("embedding", self._embedder.embed)(texts)
        for line, vector in zip(lines, vectors, strict=True):
            self.n_folded += 1
            report = Report(
                self.n_folded,
                line.title,
                line.text,
                _FIRST_AT + self.n_folded * self._step,
                language=line.language,
                vector=vector if line.language in self._embedder.languages else None,
            )
            reading = self.tally.timed("reading", read)(report)
            decided = [self.tally.timed("adding", self.stories.add)(reading)]
            if self.n_folded % MERGE_EVERY == 0:
                decided += self.tally.timed("merging", self.stories.merge)()
            if self.decisions is not None:
                self.decisions += decided

    def fill(self, lines: Iterator[Line], n_live: int) -> None:
        """Fold lines until so many stories live."""
        while len(self.stories) < n_live:
            self.fold([next(lines) for _ in range(min(_EMBEDDED, n_live - len(self.stories)))])

    def measure(self, lines: Sequence[Line]) -> dict[str, float]:
        """Fold lines and give microseconds an article, in all and by part."""
        self.tally = Tally()
        started_s, cpu_started_s = ticks_s(), time.process_time()
        for start in range(0, len(lines), _EMBEDDED):
            self.fold(lines[start : start + _EMBEDDED])
        self.tally.seconds["all"] = time.process_time() - cpu_started_s
        self.tally.seconds["by the wall"] = ticks_s() - started_s
        self._split(lines)
        return {name: s / len(lines) * 1e6 for name, s in sorted(self.tally.seconds.items())}

    def _split(self, lines: Sequence[Line]) -> None:
        """Time the two halves of reading by themselves, and handing readings over."""
        readings = []
        for line in lines:
            asked = (line.title, line.text, line.language)
            self.tally.timed("reading: terms", read_terms)(*asked)
            self.tally.timed("reading: facts", read_facts)(*asked)
            vector = np.zeros(self._embedder.dim, np.float32) + 1
            readings.append(read(Report(0, line.title, line.text, _FIRST_AT, vector=vector)))
        for start in range(0, len(lines), _EMBEDDED):
            batch = self.tally.timed("giving", pickle.dumps)(readings[start : start + _EMBEDDED])
            self.tally.timed("taking", pickle.loads)(batch)


def loop_us() -> float:
    """Give microseconds that 200 rounds of a fixed piece of pure Python take now."""
    started_s = time.process_time()
    counts: dict[int, int] = {}
    for number in range(200_000):
        counts[number % 1000] = counts.get(number % 1000, 0) + number
    return (time.process_time() - started_s) / 1000 * 1e6


def resident_mb() -> float:
    """Give the memory the process has now; where that is not told, the most it ever had."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return _peak_mb()
    return pages * resource.getpagesize() / 2**20


def _peak_mb() -> float:
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def run(arguments: argparse.Namespace) -> dict[str, float]:
    """Measure at each size."""
    lines = read_folder(arguments.folder)
    n_kept = arguments.n * len(arguments.live)
    rest, kept = lines[:-n_kept], lines[-n_kept:]
    embedder = embedders.load(arguments.embedder, model_dir=arguments.model_dir)
    desk = Desk(embedder, n_expected=len(lines) + max(arguments.live))
    before_mb, more = resident_mb(), filling(rest)
    figures: dict[str, float] = {"before_mb": round(before_mb, 1)}
    for place, n_live in enumerate(sorted(arguments.live)):
        desk.fill(more, n_live)
        held_mb = resident_mb()
        loop = loop_us()
        parts = desk.measure(kept[place * arguments.n : (place + 1) * arguments.n])
        loop = (loop + loop_us()) / 2
        size = f"live_{n_live}"
        print(f"{n_live} live stories: {1e6 / parts['all']:.0f} articles/s, of one core")
        for name, us in parts.items():
            print(f"  {name:<16}{us:>9.0f} us {us / loop:>8.2f} loops")
        print(f"  {'memory':<16}{held_mb:>9.0f} MB, {before_mb:.0f} of it before the first article")
        figures[f"{size}_per_s"] = round(1e6 / parts["all"], 1)
        deciding = parts["adding"] + parts["merging"] + parts["taking"]
        preparing = parts["embedding"] + parts["reading"] + parts["giving"]
        figures[f"{size}_two_cores_per_s"] = round(1e6 / max(deciding, preparing), 1)
        figures[f"{size}_wall_per_s"] = round(1e6 / parts["by the wall"], 1)
        figures[f"{size}_loops"] = round(parts["all"] / loop, 3)
        figures[f"{size}_mb"] = round(held_mb, 1)
        figures[f"{size}_bytes_a_story"] = round((held_mb - before_mb) * 2**20 / n_live)
    figures["peak_mb"] = round(_peak_mb(), 1)
    return figures


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="lines in the stream's format")
    parser.add_argument("--live", type=int, nargs="+", default=[1000, 10_000, 50_000])
    parser.add_argument("--n", type=int, default=2000, help="articles timed (default 2000)")
    parser.add_argument("--embedder", default="static", help=", ".join(embedders.NAMES))
    parser.add_argument(
        "--model-dir",
        type=Path,
        default=Path(tempfile.gettempdir()) / "octavo-bench-models",
        help="where a model once built is kept (default: %(default)s)",
    )
    return parser.parse_args()


def main() -> int:
    """Run the bench; the exit code is 0."""
    print(json.dumps(run(_arguments())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
