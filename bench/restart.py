"""Fold many stories, keep them after every batch, and start again from what was kept.

    python bench/restart.py FOLDER [--live 50000] [--batches 10] [--n 500] [--embedder NAME]

FOLDER is as for `speed_stories.py`, and so are the stories. Once so many live, the next batches of
200 are folded and kept in the database of a fresh desk, as the flow does. Then a second memory is
read from that database, and both decide over the next N articles: what differs is counted, evidence
included. Times are of the processor, and by the wall. The last line is JSON: `start_s` is the wall
time from the query to stories that can go on, `keeping_share` what keeping costs of folding.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from speed_stories import Desk, Line, filling, read_folder, resident_mb

from octavo.engines import embedders
from octavo.lib.clock import ticks_s
from octavo.news.memory import Remembered
from octavo.stages.cluster import Stories

_BATCH = 200


def prepare(home: Path) -> None:
    """Make the database of a fresh desk."""
    os.environ["OCTAVO_HOME"] = str(home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "octavo.settings"
    import django

    django.setup()
    from octavo.store import upkeep

    upkeep.prepare()


def keep(remembered: Remembered) -> None:
    """Keep what changed, as the flow does."""
    from octavo.store import memory

    memory.save(remembered, model="bench")


def start() -> Stories:
    """Take up what was kept."""
    from octavo.store import memory

    kept = memory.load(model="bench")
    if kept is None:
        raise SystemExit("nothing was kept")
    return Stories.load(kept.stories, kept.states)


def timed_keeping(desk: Desk, lines: Sequence[Line]) -> tuple[float, float]:
    """Fold lines in batches, each kept: seconds of folding, and of keeping."""
    folding_s = keeping_s = 0.0
    for begin in range(0, len(lines), _BATCH):
        started_s = time.process_time()
        desk.fold(lines[begin : begin + _BATCH])
        folded_s = time.process_time()
        keep(desk.stories.dump())
        folding_s += folded_s - started_s
        keeping_s += time.process_time() - folded_s
    return folding_s, keeping_s


def run(arguments: argparse.Namespace) -> dict[str, float]:
    """Measure."""
    from octavo.store import upkeep

    lines = read_folder(arguments.folder)
    n_timed = arguments.batches * _BATCH
    rest, kept = lines[: -n_timed - arguments.n], lines[-n_timed - arguments.n :]
    embedder = embedders.load(arguments.embedder, model_dir=arguments.model_dir)
    desk = Desk(embedder, n_expected=len(lines) + arguments.live)
    desk.fill(filling(rest), arguments.live)
    first_s = time.process_time()
    keep(desk.stories.dump())
    first_s = time.process_time() - first_s
    folding_s, keeping_s = timed_keeping(desk, kept[:n_timed])
    upkeep.close()
    before_mb, started_s, cpu_s = resident_mb(), ticks_s(), time.process_time()
    again = Desk(embedder, n_expected=len(lines) + arguments.live)
    again.stories, again.n_folded = start(), desk.n_folded
    start_s, start_cpu_s = ticks_s() - started_s, time.process_time() - cpu_s
    held_mb = resident_mb() - before_mb
    desk.decisions, again.decisions = [], []
    desk.fold(kept[n_timed:])
    again.fold(kept[n_timed:])
    pairs = zip(desk.decisions, again.decisions, strict=True)
    return {
        "live": len(desk.stories),
        "start_s": round(start_s, 2),
        "start_cpu_s": round(start_cpu_s, 2),
        "first_keeping_s": round(first_s, 2),
        "keeping_ms_a_batch": round(keeping_s / arguments.batches * 1000, 1),
        "keeping_share": round(keeping_s / folding_s, 4),
        "held_mb": round(held_mb, 1),
        "differ": sum(one != other for one, other in pairs),
        "n": len(desk.decisions),
    }


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="lines in the stream's format")
    parser.add_argument("--live", type=int, default=50_000, help="stories (default 50000)")
    parser.add_argument("--batches", type=int, default=10, help="kept and timed (default 10)")
    parser.add_argument("--n", type=int, default=500, help="articles decided by both (default 500)")
    parser.add_argument("--embedder", default="static", help=", ".join(embedders.NAMES))
    parser.add_argument(
        "--model-dir",
        type=Path,
        default=Path(tempfile.gettempdir()) / "octavo-bench-models",
        help="where a model once built is kept (default: %(default)s)",
    )
    return parser.parse_args()


def main() -> int:
    """Run the bench; the exit code is 0 if both memories decide alike."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as home:
        prepare(Path(home))
        figures = run(arguments)
    for name, figure in figures.items():
        print(f"  {name:<20}{figure:>12}")
    print(json.dumps(figures))
    return 1 if figures["differ"] else 0


if __name__ == "__main__":
    sys.exit(main())
