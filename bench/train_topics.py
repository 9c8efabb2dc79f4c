"""Learn what words say about topics from the sections publishers file their articles under.

FOLDER has the stream: *.jsonl.gz with title, summary, link, source, category, seen. The folders of
an article's address, else the stream's category, give the topics it may be about
(`octavo/stages/topic/sections.txt`); which of those it is, nobody says. So learning goes in
rounds: the hand-written words (`lexicon.txt`) share an article out over the topics its section
allows, a softmax regression over hashed words learns that, and shares it out anew.

With --held-out, one publisher in four (in turn) and all that was seen since --since are kept from
learning and then asked for: no publisher and no day is in both. Without it, all is learnt from and
the weights are written beside the stage.
"""

import argparse
import gzip
import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from octavo.engines.embedders.static import StaticEmbedder, read_weights
from octavo.lib import languages
from octavo.lib.text import words
from octavo.lib.vectors import normalise
from octavo.news.topics import top_of, topics
from octavo.stages import topic as stage
from octavo.stages.topic import sections
from octavo.stages.topic.learnt import N_ROWS, TopicWeights, rows_of
from octavo.stages.topic.words import forms, told

WEIGHTS = Path(stage.__file__).parent / "weights.npz"
N_FOLDS = 4
# Of a topic the section may hold beside its own: at .2 two in five of a financial paper's pages
# pass for politics or war, which they may be, but not by its own word.
WIDER_SHARE = 0.07
HEAD_EPOCHS = 6
EPOCHS = 4
SPREAD = 1.0
MOST_SAID = 14.0
BATCH = 256
RATE = 0.4
DECAY = 1e-5
COMMON = 0.7  # of the mean vector, which is in every text and tells nothing
EVENING = 0.5
LIKENESS = 15.0  # of the embedder's likeness to a topic's words, beside a word of the lead at 1
# What a stream's category may hold beyond its own name. A technology magazine prints shopping,
# streaming and puzzles under it as well, an entertainment one its celebrities.
WIDER = {
    "technology": ("01000000", "04000000", "07000000", "10000000"),
    "science": ("06000000", "07000000"),
    "business": ("09000000",),
    "finance": ("09000000", "11000000", "16000000"),
    "world": ("04000000", "05000000", "06000000", "07000000", "08000000", "09000000"),
    "entertainment": ("08000000",),
}

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Example:
    """An article and the topics of level one or two its publisher's section allows.

    `strict` are the topics the section's own name says, `allowed` what may stand in it.
    """

    title: str
    lead: str
    source: str
    seen: str
    category: str
    strict: frozenset[str]
    allowed: frozenset[str]


def _lines_of(folder: Path) -> Iterator[dict[str, str]]:
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def read_examples(folder: Path) -> Iterator[Example]:
    """Give the articles of a stream whose section says something, each wording once."""
    told_once: set[str] = set()
    for one in _lines_of(folder):
        if one["title"] not in told_once and (made := _example(one)):
            told_once.add(one["title"])
            yield made


def _example(one: dict[str, str]) -> Example | None:
    if languages.detect(one["title"], hint="en") != "en":
        return None
    by_url = sections.topics_of_url(one["link"])
    by_category = sections.topics_of_section(one["category"])
    is_place = len(by_url) > 1
    is_told = bool(by_url) and not is_place
    strict = by_url if is_told else by_category
    if is_told and len(by_category) == 1:
        strict |= by_category
    if not strict:
        return None
    wider = () if is_told else WIDER.get(one["category"], ())
    allowed = strict | {"medtop:" + number for number in wider}
    return Example(
        title=one["title"],
        lead=one.get("summary") or "",
        source=one["source"],
        seen=one["seen"],
        category=one["category"],
        strict=frozenset(map(top_of, strict)),
        allowed=frozenset(allowed),
    )


def _lines() -> Iterator[tuple[str, list[str]]]:
    lexicon = (Path(stage.__file__).parent / "lexicon.txt").read_text(encoding="utf-8")
    for line in lexicon.splitlines():
        number, language, words = line.split(" ", 2)
        if language == "en" and number != "#":
            yield "medtop:" + number, words.replace("_", " ").split()


def words_of(topic: str) -> list[str]:
    """Give the first hand-written English words of a topic."""
    return [word for name, words in _lines() if name == topic for word in words][:40]


def columns() -> tuple[str, ...]:
    """Give the topics that are learnt: those of level two the lexicon has English words of."""
    return tuple(dict.fromkeys(name for name, _ in _lines()))


@dataclass(slots=True)
class Learner:
    """Softmax regression over hashed words, by Adagrad, each batch over the rows it has."""

    weights: Floats
    bias: Floats
    squares: Floats

    @classmethod
    def new(cls, n_topics: int, n_rows: int) -> "Learner":
        """Begin with nothing learnt."""
        empty = np.zeros((n_rows, n_topics), np.float32)
        return cls(empty, np.zeros(n_topics, np.float32), np.full_like(empty, 1e-3))

    def chances(self, matrix: Floats, rows: NDArray[np.int64]) -> Floats:
        """Give each text's chances of each topic."""
        logits = matrix @ self.weights[rows] + self.bias
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        chances: Floats = odds / odds.sum(axis=1, keepdims=True)
        return chances

    def step(
        self, matrix: Floats, rows: NDArray[np.int64], goal: Floats, confidence: Floats
    ) -> None:
        """Learn one batch; `goal` are chances, `confidence` what each text counts for."""
        miss = (self.chances(matrix, rows) - goal) * confidence[:, None]
        slope = matrix.T @ miss + DECAY * len(matrix) * self.weights[rows]
        self.squares[rows] += slope**2
        self.weights[rows] -= RATE * slope / np.sqrt(self.squares[rows])
        self.bias -= 0.02 * miss.mean(axis=0)


def dense(batch: Sequence[tuple[NDArray[np.int64], Floats]]) -> tuple[Floats, NDArray[np.int64]]:
    """Give a batch as a matrix over the rows that occur in it, and those rows."""
    rows, places = np.unique(np.concatenate([one for one, _ in batch]), return_inverse=True)
    matrix = np.zeros((len(batch), len(rows)), np.float32)
    of_text = np.repeat(np.arange(len(batch)), [len(one) for one, _ in batch])
    matrix[of_text, places] = np.concatenate([weights for _, weights in batch])
    return matrix, rows


def likeness(examples: Sequence[Example], names: Sequence[str]) -> tuple[Floats, Floats]:
    """Give the articles' vectors, and their cosines with the topics' labels and words."""
    embedder = StaticEmbedder()
    topic_vectors = embedder.embed([
        f"{topics()[n].label()} {' '.join(words_of(n))}" for n in names
    ])
    vectors = embedder.embed([f"{e.title}. {e.lead}" for e in examples])
    common = COMMON * vectors.mean(axis=0)
    vectors = normalise(vectors - common)
    return vectors, vectors @ normalise(topic_vectors - common).T


def shared_out(examples: Sequence[Example], names: Sequence[str]) -> tuple[Floats, Floats]:
    """Give what the hand-written words say within what the section allows, and the mask."""
    place = {name: at for at, name in enumerate(names)}
    said = np.zeros((len(examples), len(names)), np.float32)
    mask = np.zeros((len(examples), len(names)), np.float32)
    below: dict[str, list[int]] = {}
    for name in names:
        below.setdefault(top_of(name), []).append(place[name])
        below[name] = [place[name]]
    for at, one in enumerate(examples):
        mask[at, [column for topic in one.allowed for column in below.get(topic, [])]] = WIDER_SHARE
        mask[at, [column for topic in one.strict for column in below.get(topic, [])]] = 1
        for name, score in told(one.title, one.lead, "en").items():
            said[at, place[name]] += score
    return said, mask


def shared_anew(base: Floats, chances: Floats | None) -> Floats:
    """Give what each text is to be: the hand-written words' word, then with what is learnt."""
    goal = base if chances is None else base**0.5 * chances
    goal = goal + 1e-9 * (base > 0)
    shares: Floats = goal / goal.sum(axis=1, keepdims=True)
    return shares


def head_of(
    vectors: Floats, base: Floats, weight: Floats, generator: np.random.Generator
) -> Floats:
    """Learn topics from the embedder's vectors alone; shape (dim, n topics)."""
    learner = Learner.new(base.shape[1], vectors.shape[1])
    rows = np.arange(vectors.shape[1])
    for nth in range(HEAD_EPOCHS):
        order = generator.permutation(len(vectors))
        for start in range(0, len(order), BATCH):
            at = order[start : start + BATCH]
            known = learner.chances(vectors[at], rows) if nth else None
            learner.step(vectors[at], rows, shared_anew(base[at], known), weight[at])
    return learner.weights


def spread(head: Floats, examples: Sequence[Example]) -> Floats:
    """Give every word the weights its own vector has: what a publisher unheard of may write."""
    embedder = StaticEmbedder()
    listed = {word for e in examples for word in words(f"{e.title} {e.lead}")}
    listed |= {word for word in read_weights().vocabulary if word.isalpha() and len(word) > 2}
    spoken = sorted(word for word in listed if word.isalpha())
    vectors = embedder.embed(spoken)
    said = (vectors - vectors.mean(axis=0)) @ head
    weights = np.zeros((N_ROWS, head.shape[1]), np.float32)
    counts = np.zeros(N_ROWS, np.float32)
    for word, of_word in zip(spoken, said, strict=True):
        rows, _ = rows_of(forms(word, "en"), ())
        weights[rows] += of_word
        counts[rows] += 1
    return (SPREAD * weights / np.maximum(counts, 1)[:, None]).astype(np.float32)


def learn(examples: Sequence[Example], *, seed: int = 0) -> TopicWeights:
    """Learn from examples, in rounds."""
    names = columns()
    generator = np.random.default_rng(seed)
    features = [rows_of(forms(e.title, "en"), forms(e.lead, "en")) for e in examples]
    vectors, cosines = likeness(examples, names)
    said, mask = shared_out(examples, names)
    sure = np.minimum(said + LIKENESS * cosines, MOST_SAID)
    base: Floats = (np.exp(sure) * mask).astype(np.float32)
    is_usable = np.array([len(rows) > 2 for rows, _ in features]) & (mask.sum(axis=1) > 0)
    per_source = Counter(e.source for e in examples)
    weight = np.array([per_source[e.source] ** -0.5 for e in examples], np.float32)
    weight /= np.float32(weight.mean())
    head = head_of(vectors[is_usable], base[is_usable], weight[is_usable], generator)
    learner = Learner.new(len(names), N_ROWS)
    learner.weights = spread(head, examples)
    for _ in range(EPOCHS):
        order = generator.permutation(np.flatnonzero(is_usable))
        for start in range(0, len(order), BATCH):
            at = order[start : start + BATCH]
            matrix, rows = dense([features[i] for i in at])
            goal = shared_anew(base[at], learner.chances(matrix, rows))
            learner.step(matrix, rows, goal, weight[at])
    learner.bias -= np.float32(EVENING) * np.log(usual(learner, features) + np.float32(1e-4))
    return TopicWeights.quantise(names, learner.weights, learner.bias)


def usual(learner: Learner, features: Sequence[tuple[NDArray[np.int64], Floats]]) -> Floats:
    """Give the mean chance of every topic over all texts."""
    total = np.zeros(len(learner.bias), np.float32)
    for start in range(0, len(features), BATCH):
        matrix, rows = dense(features[start : start + BATCH])
        total += learner.chances(matrix, rows).sum(axis=0)
    shares: Floats = total / total.sum()
    return shares


def folds(examples: Sequence[Example]) -> dict[str, int]:
    """Give the turn in which each publisher is kept from learning: a category's largest apart."""
    counted = Counter((e.source, e.category) for e in examples)
    main: dict[str, tuple[int, str]] = {}
    for (source, category), n in counted.items():
        main[source] = max(main.get(source, (0, "")), (n, category))
    found: dict[str, int] = {}
    for category in sorted({category for _, category in main.values()}):
        own = sorted((-n, source) for source, (n, of) in main.items() if of == category)
        first = zlib.crc32(category.encode())
        found |= {source: (first + nth) % N_FOLDS for nth, (_, source) in enumerate(own)}
    return found


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _write(learnt: TopicWeights, folder: Path, n_examples: int, until: str) -> None:
    content = learnt.pack()
    WEIGHTS.write_bytes(content)
    told_of = {
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
        "script": "bench/train_topics.py",
        "learnt_from": {path.name: _hash(path) for path in sorted(folder.glob("*.jsonl.gz"))},
        "seen_before": until,
        "n_texts": n_examples,
        "what_was_learnt_from": "titles and summaries of a public news stream; no text is kept",
        "licence": "Apache-2.0",
    }
    WEIGHTS.with_suffix(".json").write_text(json.dumps(told_of, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    """Learn, then write the weights or try them on what was kept from learning."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--since", default="2026-05", help="what was seen from here on is kept out")
    parser.add_argument("--n", type=int, default=40_000, help="most articles to learn from")
    parser.add_argument("--held-out", type=int, choices=range(N_FOLDS), help="publishers of a turn")
    asked = parser.parse_args()
    examples = list(read_examples(asked.folder))
    of_turn = folds(examples)
    learnt_from = [
        e for e in examples if e.seen < asked.since and of_turn[e.source] != asked.held_out
    ]
    np.random.default_rng(0).shuffle(learnt_from)
    learnt = learn(learnt_from[: asked.n])
    if asked.held_out is None:
        _write(learnt, asked.folder, min(asked.n, len(learnt_from)), asked.since)
    kept = [
        e
        for e in examples
        if e.seen >= asked.since and (asked.held_out is None or of_turn[e.source] == asked.held_out)
    ]
    right = Counter[str]()
    for one in kept:
        rows, weights = rows_of(forms(one.title, "en"), forms(one.lead, "en"))
        best = learnt.topics[int(learnt.logits(rows, weights).argmax())]
        right[one.category] += top_of(best) in one.strict
    n = Counter(e.category for e in kept)
    for category in sorted(n):
        print(f"{category:14} {n[category]:6} articles, {right[category] / n[category]:.3f} right")
    print(json.dumps({"n": len(kept), "right": round(sum(right.values()) / max(len(kept), 1), 4)}))


if __name__ == "__main__":
    main()
