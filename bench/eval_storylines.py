"""Link the stories of a labelled set into storylines, and compare with the sagas they are of.

    python bench/eval_storylines.py FILE [--background FILE | --no-background] [--embedder NAME]

FILE holds a JSON object a line (.jsonl or .jsonl.gz) with title, text, published and story; a
story's name is `kind:place:day`, and stories of one kind and place are one saga. Each story is
compared with all that began before it. --background names a file of the same format whose articles
only tell how common words are, as the archive of a desk would: noise.jsonl.gz beside FILE, where
there is one, unless --no-background says that the set alone should.

`right` is the share of stories with one of their saga before them for which a link leads to one of
it; `best_right` the same where the likest story counts, however little it is like; `begun` the
share of the stories that begin a saga which are linked to none.
"""

import argparse
import gzip
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from octavo.engines import embedders
from octavo.news.ports import Embedder
from octavo.news.storyline import Profile
from octavo.stages.chain import Background, Told, background_of, follow, read, score, weigh

_LEAD_CHARS = 600  # read by the embedder, as in flows/articles_to_vectors
_LEAST_LETTERS = 4  # of a place's name, to be found in another's


@dataclass(frozen=True, slots=True, eq=False)
class Event:
    """A story of the set: its name, the saga it is of, and what is compared."""

    name: str
    title: str
    profile: Profile

    @property
    def saga(self) -> str:
        """The kind and place."""
        return self.name.rsplit(":", 1)[0]


def is_one_saga(one: Event, other: Event) -> bool:
    """Whether two stories are of one kind and place; a place may be spelled in several ways."""
    (kind, _, places), (other_kind, _, others) = one.saga.partition(":"), other.saga.partition(":")
    if kind != other_kind:
        return False
    return places == others or _names_within(places, others) or _names_within(others, places)


def _names_within(places: str, others: str) -> bool:
    names = [name for name in places.split("|") if len(name) >= _LEAST_LETTERS and name.isalpha()]
    return any(name in others for name in names)


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Read a file of JSON lines, compressed or not."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in content.decode("utf-8").split("\n") if line.strip()]


def read_events(path: Path, background: Path | None, embedder: Embedder) -> list[Event]:
    """Read the stories of a set, oldest first."""
    by_story: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in read_lines(path):
        by_story[line["story"]].append(line)
    told = {name: read([_text(line) for line in own], "en") for name, own in by_story.items()}
    archive = [read([_text(line)], "en") for line in read_lines(background)] if background else []
    known = background_of(one.counts for one in (*told.values(), *archive))
    events = [
        Event(name, own[0]["title"], _profile(number, own, told[name], known, embedder))
        for number, (name, own) in enumerate(by_story.items(), start=1)
    ]
    return sorted(events, key=lambda event: event.profile.first_at)


def _profile(
    number: int, own: Sequence[dict[str, Any]], told: Told, known: Background, embedder: Embedder
) -> Profile:
    texts = [f"{line['title']}\n{(line.get('text') or '')[:_LEAD_CHARS]}" for line in own]
    vectors = embedder.embed(texts) if embedder.languages else None
    return weigh(
        told,
        known,
        story_id=number,
        first_at=min(datetime.fromisoformat(line["published"]) for line in own),
        language="en",
        vector=None if vectors is None else vectors.mean(axis=0),
    )


def _text(line: dict[str, Any]) -> str:
    return f"{line['title']}\n{line.get('text') or ''}"


def measure(events: Sequence[Event], *, is_listed: bool = False) -> dict[str, float]:
    """Link each story to one before it and count."""
    by_id = {event.profile.story_id: event for event in events}
    n_before = n_right = n_best_right = n_begin = n_begun = 0
    for place, event in enumerate(events):
        earlier = events[:place]
        link = follow(event.profile, [one.profile for one in earlier])
        found = by_id[link.earlier_id] if link else None
        if any(is_one_saga(event, one) for one in earlier):
            n_before += 1
            n_right += found is not None and is_one_saga(event, found)
            likest = max(earlier, key=lambda one: score(event.profile, one.profile))
            n_best_right += is_one_saga(event, likest)
            is_right = found is not None and is_one_saga(event, found)
        else:
            n_begin += 1
            n_begun += found is None
            is_right = found is None
        if is_listed:
            print(f"{'  ' if is_right else 'X '}{event.title[:70]} <- {found and found.title[:70]}")
            if link:
                print(f"     {link.likeness:.2f} of {link.bar:.2f}: {', '.join(link.shared_terms)}")
    return {
        "right": round(n_right / max(1, n_before), 4),
        "best_right": round(n_best_right / max(1, n_before), 4),
        "begun": round(n_begun / max(1, n_begin), 4),
        "n_before": n_before,
        "n_begin": n_begin,
        "n": len(events),
    }


def main() -> int:
    """Run the bench; the exit code is 0."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="the labelled set")
    parser.add_argument("--background", type=Path, metavar="FILE", help="the archive of a desk")
    parser.add_argument("--no-background", action="store_true", help="a desk without an archive")
    parser.add_argument("--embedder", default="auto", help=", ".join(embedders.NAMES))
    parser.add_argument("--list", action="store_true", help="print every link")
    parser.add_argument(
        "--model-dir",
        type=Path,
        default=Path(tempfile.gettempdir()) / "octavo-bench-models",
        help="where a model once built is kept (default: %(default)s)",
    )
    arguments = parser.parse_args()
    embedder = embedders.load(arguments.embedder, model_dir=arguments.model_dir)
    beside = arguments.file.with_name("noise.jsonl.gz")
    background = arguments.background or (beside if beside.exists() else None)
    events = read_events(arguments.file, None if arguments.no_background else background, embedder)
    print(f"{arguments.file.name}: {len(events)} stories, embedder {embedder.name}")
    figures = measure(events, is_listed=arguments.list)
    for name, figure in figures.items():
        print(f"  {name:<12}{figure:>10}")
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
