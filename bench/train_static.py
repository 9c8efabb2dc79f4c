"""Learn the static embedder from a stream of headlines, with MiniLM as its teacher.

    python bench/train_static.py FILE... --held-out FILE [--out FILE]

Each FILE holds a JSON object a line (.jsonl or .jsonl.gz) with title and summary. The student
learns to give each title, and each title with its summary, the teacher's vector, turned so that
the first coordinates hold most, and cut to --dim. Its vocabulary is the teacher's pieces that
occur, and the most frequent whole words. It starts from the teacher's vector of each piece by
itself, and takes steps by Adam on 1 - cosine. The same input, seed and machine give the same file.

With --out the weights are written there, and beside them a .json that tells what they were learnt
from. The last line is JSON: the mean cosine to the teacher's whole vector and to its cut one, and
the share of the teacher's ten nearest that are also the student's, over the file held out.
"""

import argparse
import gzip
import hashlib
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from octavo.engines.embedders import MiniLmEmbedder, StaticEmbedder
from octavo.engines.embedders.minilm import WEIGHTS_PACKAGE, find_weights
from octavo.engines.embedders.static import N_PLACES, StaticWeights, cut
from octavo.engines.embedders.wordpiece import WordPieces, basic_words, read_vocabulary
from octavo.lib import clock
from octavo.lib.vectors import normalise
from octavo.news.ports import Embedder

MARKS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
_SUMMARY_CHARS = 600  # as bench/eval_stories.py and the desk give an embedder
_LEAST_WORD = 3  # occurrences: a whole word met less often learns nothing but its texts
_LEAST_PIECE = 2
_BATCH = 512
_N_NEAREST = 10
_BLOCK = 32
_ASIDE = 20  # one block of so many is not learnt from: on it the likeness is set
_SPREADS = tuple(n / 10 for n in range(13))
_DECIDING = (0.3, 0.7)  # likeness where it is open whether two texts are of one event
_N_COMPARED = 4000  # texts held out for the neighbours: a matrix of 64 MB

Matrix = NDArray[np.float32]
Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Plan:
    """How to learn."""

    dim: int = 256
    n_words: int = 13_000
    epochs: int = 6
    rate: float = 0.001
    width: int = 128
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Lessons:
    """Texts cut into pieces, end to end, and the vectors to give them.

    Attributes:
        ids: the pieces of all texts, shape (n,).
        starts: where each text begins, and the end; shape (texts + 1,).
        targets: unit rows, shape (texts, dim).
    """

    ids: Ids
    starts: Ids
    targets: Matrix

    def deal(self, rows: Ids) -> tuple[Ids, Ids, Ids]:
        """Give the pieces of some texts, which of the texts each is in, and its place there."""
        lengths = self.starts[rows + 1] - self.starts[rows]
        texts = np.repeat(np.arange(len(rows)), lengths)
        before = np.cumsum(lengths) - lengths
        places = np.arange(lengths.sum()) - before[texts]
        return self.ids[places + self.starts[rows][texts]], texts, places


@dataclass(slots=True)
class Student:
    """What is being learnt; `logs` and `place_logs` are the logarithms of weights."""

    vectors: Matrix
    logs: Matrix
    place_logs: Matrix
    head_in: Matrix
    head_bias: Matrix
    head_out: Matrix

    @classmethod
    def begin(cls, vectors: Matrix, counts: Ids, plan: Plan) -> "Student":
        """Begin from a vector for each piece; a frequent piece weighs less (Arora et al. 2017)."""
        drawn = np.random.default_rng(plan.seed)
        dim = vectors.shape[1]
        share = counts / max(1, counts.sum())
        head_in = drawn.standard_normal((dim, plan.width)) / np.sqrt(dim)
        return cls(
            vectors=vectors,
            logs=np.log(1e-3 / (1e-3 + share)).astype(np.float32),
            place_logs=np.zeros(N_PLACES, np.float32),
            head_in=head_in.astype(np.float32),
            head_bias=np.zeros(plan.width, np.float32),
            head_out=np.zeros((plan.width, dim), np.float32),
        )

    def spread(self, share: float, seed: int) -> "Student":
        """Give each piece a direction of its own beside what was learnt, `share` times as long.

        What a table cannot know of a text it leaves out, and so makes texts more alike than the
        teacher does. A part that only the same words share takes the place of the unknown.
        """
        own = np.random.default_rng(seed).standard_normal(self.vectors.shape).astype(np.float32)
        lengths = np.linalg.norm(self.vectors, axis=1, keepdims=True)
        return replace(self, vectors=self.vectors + share * lengths * _unit(own)[0])

    def weights(self, vocabulary: Sequence[str]) -> StaticWeights:
        """Give what has been learnt so far, in eight bits."""
        return StaticWeights.quantise(
            vocabulary,
            self.vectors * np.exp(self.logs)[:, None],
            places=np.exp(self.place_logs),
            head_in=self.head_in,
            head_bias=self.head_bias,
            head_out=self.head_out,
        )


@dataclass(slots=True)
class Adam:
    """Steps for one array; of a table only the rows that were used move (Kingma, Ba 2015)."""

    value: Matrix
    first: Matrix = field(init=False)
    second: Matrix = field(init=False)

    def __post_init__(self) -> None:
        """Begin with no memory of earlier steps."""
        self.first = np.zeros_like(self.value)
        self.second = np.zeros_like(self.value)

    def step(self, slope: Matrix, *, rate: float, n: int, rows: Ids | None = None) -> None:
        """Take step number `n` (from 1) down the slope."""
        at: Any = slice(None) if rows is None else rows
        self.first[at] = 0.9 * self.first[at] + 0.1 * slope
        self.second[at] = 0.999 * self.second[at] + 0.001 * slope * slope
        mean = self.first[at] / (1 - 0.9**n)
        spread = np.sqrt(self.second[at] / (1 - 0.999**n))
        self.value[at] -= rate * mean / (spread + 1e-8)


class Course:
    """Teaches a student, batch by batch."""

    def __init__(self, student: Student, lessons: Lessons, plan: Plan) -> None:
        self._student = student
        self._lessons = lessons
        self._plan = plan
        self._drawn = np.random.default_rng(plan.seed)
        self._n = 0
        self._total = plan.epochs * -(-len(lessons.targets) // _BATCH)
        names = ("vectors", "logs", "place_logs", "head_in", "head_bias", "head_out")
        self._adams = {name: Adam(getattr(student, name)) for name in names}

    def run(self) -> Iterator[float]:
        """Give the mean loss of each epoch as it ends."""
        for _ in range(self._plan.epochs):
            order = self._drawn.permutation(len(self._lessons.targets))
            batches = [order[at : at + _BATCH] for at in range(0, len(order), _BATCH)]
            yield float(np.mean([self._teach(rows) for rows in batches]))

    def _teach(self, rows: Ids) -> float:
        student, targets = self._student, self._lessons.targets[rows]
        ids, texts, places = self._lessons.deal(rows)
        weights = np.exp(student.logs[ids] + student.place_logs[places])[:, None]
        pieces = student.vectors[ids]
        starts = np.flatnonzero(places == 0)
        sums, sum_lengths = _unit(np.add.reduceat(weights * pieces, starts, axis=0))
        bent = np.tanh(sums @ student.head_in + student.head_bias)
        given, lengths = _unit(sums + bent @ student.head_out)
        near = (given * targets).sum(axis=1, keepdims=True)

        slope = (near * given - targets) / lengths / len(rows)
        bend = slope @ student.head_out.T * (1 - bent * bent)
        back = slope + bend @ student.head_in.T
        back = (back - (back * sums).sum(axis=1, keepdims=True) * sums) / sum_lengths
        slopes = {
            "head_in": sums.T @ bend,
            "head_bias": bend.sum(axis=0),
            "head_out": bent.T @ slope,
        }
        spread = weights * back[texts]
        pulls = (spread * pieces).sum(axis=1)
        slopes["place_logs"] = np.bincount(places, pulls, N_PLACES).astype(np.float32)
        self._step(slopes, ids, spread, pulls)
        return float(1 - near.mean())

    def _step(self, slopes: dict[str, Matrix], ids: Ids, spread: Matrix, pulls: Matrix) -> None:
        self._n += 1
        rate = self._plan.rate * (1 - (self._n - 1) / self._total)
        for name, slope in slopes.items():
            self._adams[name].step(slope, rate=rate, n=self._n)
        order = np.argsort(ids, kind="stable")
        used, starts = np.unique(ids[order], return_index=True)
        table = np.add.reduceat(spread[order], starts, axis=0)
        logs = np.add.reduceat(pulls[order], starts)
        self._adams["vectors"].step(table, rate=rate, n=self._n, rows=used)
        self._adams["logs"].step(logs, rate=rate, n=self._n, rows=used)


def _unit(rows: Matrix) -> tuple[Matrix, Matrix]:
    lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    return rows / lengths, lengths


def read_texts(paths: Sequence[Path]) -> list[str]:
    """Read the titles, and the titles with their summaries, each once."""
    texts: dict[str, None] = {}
    for path in paths:
        content = path.read_bytes()
        content = gzip.decompress(content) if path.suffix == ".gz" else content
        for line in filter(str.strip, content.decode("utf-8").split("\n")):
            article = json.loads(line)
            title, summary = ((article.get(key) or "").strip() for key in ("title", "summary"))
            whole = f"{title}\n{summary[:_SUMMARY_CHARS]}".strip()
            texts |= {text: None for text in (title, whole) if any(map(str.isalnum, text))}
    return list(texts)


def choose_vocabulary(texts: Sequence[str], known: Sequence[str], n_words: int) -> list[str]:
    """Choose the marks, the known pieces that texts need, and their most frequent whole words."""
    pieces = WordPieces(known)
    counts = Counter(word for text in texts for word in basic_words(text))
    used: Counter[str] = Counter()
    for word, n in counts.items():
        for number in pieces.encode(word, 100)[1:-1]:
            used[known[number]] += n
    short = [piece for piece in known if len(piece.removeprefix("##")) == 1]
    kept = {piece for piece, n in used.items() if n >= _LEAST_PIECE} | set(short)
    whole = [word for word, n in counts.most_common() if n >= _LEAST_WORD and word.isalnum()]
    words = [word for word in whole if word not in kept][:n_words]
    return [*MARKS, *(piece for piece in known if piece in kept and piece not in MARKS), *words]


def teach_vectors(texts: Sequence[str], teacher: Embedder, cache: Path | None) -> Matrix:
    """Give the teacher's vectors, kept in a folder where one is named."""
    key = hashlib.sha256("\0".join([teacher.name, *texts]).encode("utf-8")).hexdigest()[:16]
    path = cache / f"teacher-{key}.npy" if cache else None
    if path and path.is_file():
        kept: Matrix = np.load(path).astype(np.float32)
        return kept
    vectors = teacher.embed(texts).astype(np.float16)  # so kept, so used: a cache changes nothing
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        np.save(path, vectors)
    return vectors.astype(np.float32)


def turn(vectors: Matrix, dim: int) -> Matrix:
    """Give the directions that hold most of some vectors, not centred: shape (width, dim)."""
    _, directions = np.linalg.eigh(vectors.T @ vectors)
    turned: Matrix = directions[:, ::-1][:, :dim].astype(np.float32)
    return turned


def make_lessons(texts: Sequence[str], targets: Matrix, vocabulary: Sequence[str]) -> Lessons:
    """Cut texts into pieces and put their targets beside them; every text needs a word."""
    pieces = WordPieces(vocabulary)
    encoded = [cut(pieces, text) for text in texts]
    return Lessons(
        ids=np.concatenate([np.asarray(ids, np.int64) for ids in encoded]),
        starts=np.cumsum([0, *map(len, encoded)]),
        targets=targets,
    )


def learn(
    texts: Sequence[str], teacher: Embedder, known: Sequence[str], plan: Plan, cache: Path | None
) -> tuple[StaticWeights, Matrix, list[float]]:
    """Learn from texts; give the weights, the turn of the teacher's vectors, and the losses."""
    vectors = teach_vectors(texts, teacher, cache)
    # In blocks: a title and the same with its summary are neighbours.
    is_aside = np.arange(len(texts)) // _BLOCK % _ASIDE == _ASIDE - 1
    aside = [text for text, kept in zip(texts, is_aside, strict=True) if kept]
    texts = [text for text, kept in zip(texts, is_aside, strict=True) if not kept]
    vocabulary = choose_vocabulary(texts, known, plan.n_words)
    turned = turn(vectors[~is_aside], plan.dim)
    lessons = make_lessons(texts, normalise(vectors[~is_aside] @ turned), vocabulary)
    spelt = [piece.removeprefix("##") for piece in vocabulary]
    alone = normalise(teach_vectors(spelt, teacher, cache) @ turned)
    middle = normalise(lessons.targets.mean(axis=0))
    alone[~alone.any(axis=1)] = middle  # signs: no vector alone, but somewhere to start from
    counts = np.bincount(lessons.ids, minlength=len(vocabulary))
    student = Student.begin(alone, counts, plan)
    losses = []
    for number, loss in enumerate(Course(student, lessons, plan).run(), start=1):
        print(f"  epoch {number:>3}  loss {loss:.4f}", flush=True)
        losses.append(loss)
    share = choose_spread(student, vocabulary, aside, vectors[is_aside], plan.seed)
    print(f"  own directions {share:g}", flush=True)
    return student.spread(share, plan.seed).weights(vocabulary), turned, losses


def choose_spread(
    student: Student, vocabulary: Sequence[str], texts: Sequence[str], teacher: Matrix, seed: int
) -> float:
    """Choose how long the pieces' own directions are: so that texts are as alike as they should be.

    Likeness is compared where it decides, on texts not learnt from; 0 where there are none.
    """
    leads = [number for number, text in enumerate(texts) if "\n" in text]
    texts, teacher = [texts[number] for number in leads], teacher[leads]
    likeness = teacher @ teacher.T
    deciding = (likeness >= _DECIDING[0]) & (likeness < _DECIDING[1])
    if not deciding.any():
        return 0.0
    wanted = float(likeness[deciding].mean())

    def miss(share: float) -> float:
        given = StaticEmbedder(student.spread(share, seed).weights(vocabulary)).embed(texts)
        return abs(float((given @ given.T)[deciding].mean()) - wanted)

    return min(_SPREADS, key=miss)


def agreement(
    texts: Sequence[str], student: Embedder, teacher: Matrix, turned: Matrix
) -> dict[str, float]:
    """Compare a student with its teacher's vectors of texts it has not seen."""
    given = student.embed(texts)
    near = (given * normalise(teacher @ turned)).sum(axis=1)
    whole = (given @ turned.T * teacher).sum(axis=1)
    n = min(_N_COMPARED, len(texts))
    pairs = zip(_nearest(given[:n]), _nearest(teacher[:n]), strict=True)
    shared = [len(set(ours) & set(theirs)) / max(1, len(theirs)) for ours, theirs in pairs]
    return {
        "cosine": round(float(whole.mean()), 4),
        "cosine_cut": round(float(near.mean()), 4),
        "top10_overlap": round(float(np.mean(shared)), 4),
    }


def _nearest(vectors: Matrix) -> list[list[int]]:
    likeness = vectors @ vectors.T
    np.fill_diagonal(likeness, -2)
    k = min(_N_NEAREST, len(vectors) - 1)
    nearest: list[list[int]] = np.argpartition(-likeness, k - 1, axis=1)[:, :k].tolist()
    return nearest


def speed(texts: Sequence[str], embedder: Embedder) -> float:
    """Give headlines a second, by a new embedder, to which every word is new."""
    titles = [text for text in texts if "\n" not in text]
    started_s = clock.ticks_s()
    embedder.embed(titles)
    return len(titles) / (clock.ticks_s() - started_s)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    plan = Plan()
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="what to learn from")
    parser.add_argument("--held-out", type=Path, required=True, metavar="FILE")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the weights here (.npz)")
    parser.add_argument("--cache", type=Path, help="folder to keep the teacher's vectors in")
    parser.add_argument("--dim", type=int, default=plan.dim)
    parser.add_argument("--words", type=int, default=plan.n_words)
    parser.add_argument("--epochs", type=int, default=plan.epochs)
    parser.add_argument("--rate", type=float, default=plan.rate)
    parser.add_argument("--width", type=int, default=plan.width, help="of the residual head")
    parser.add_argument("--seed", type=int, default=plan.seed)
    parser.add_argument(
        "--model-dir",
        type=Path,
        default=Path(tempfile.gettempdir()) / "octavo-bench-models",
        help="where the teacher once built is kept (default: %(default)s)",
    )
    return parser.parse_args()


def main() -> int:
    """Learn, compare, write; the exit code is 0."""
    arguments = _arguments()
    started_s = clock.ticks_s()
    plan = Plan(
        dim=arguments.dim,
        n_words=arguments.words,
        epochs=arguments.epochs,
        rate=arguments.rate,
        width=arguments.width,
        seed=arguments.seed,
    )
    teacher = MiniLmEmbedder(model_dir=arguments.model_dir)
    folder = find_weights()
    assert folder is not None  # the teacher has been opened
    texts = read_texts(arguments.files)
    print(f"{len(texts)} texts, teacher {teacher.name}")
    known = read_vocabulary(folder / "vocab.txt")
    weights, turned, losses = learn(texts, teacher, known, plan, arguments.cache)
    held_out = read_texts([arguments.held_out])
    taught = teach_vectors(held_out, teacher, arguments.cache)
    figures: dict[str, Any] = agreement(held_out, StaticEmbedder(weights), taught, turned)
    figures |= {
        "loss": round(losses[-1], 4),
        "n_texts": len(texts),
        "n_held_out": len(held_out),
        "vocabulary": len(weights.vocabulary),
        "bytes": len(weights.pack()),
        "headlines_per_s": round(speed(held_out, StaticEmbedder(weights))),
        "took_s": round(clock.ticks_s() - started_s, 1),
    }
    if arguments.out:
        write(arguments.out, weights, _provenance(arguments, plan, teacher.name, figures))
    for name, figure in figures.items():
        print(f"  {name:<16}{figure:>12}")
    print(json.dumps(figures))
    return 0


def write(path: Path, weights: StaticWeights, told: dict[str, Any]) -> None:
    """Write weights, and beside them what is told of them and of these bytes."""
    packed = weights.pack()
    told = {"sha256": hashlib.sha256(packed).hexdigest(), "bytes": len(packed), **told}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(packed)
    path.with_suffix(".json").write_text(json.dumps(told, indent=2) + "\n", "utf-8")


def _provenance(
    arguments: argparse.Namespace, plan: Plan, teacher: str, figures: dict[str, Any]
) -> dict[str, Any]:
    files = [*arguments.files, arguments.held_out]
    digests = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    names = ("cosine", "cosine_cut", "top10_overlap", "n_held_out")
    return {
        "made_on": clock.now().date().isoformat(),
        "script": "bench/train_static.py",
        "plan": asdict(plan),
        "learnt_from": {path.name: digests[path.name] for path in arguments.files},
        "n_texts": figures["n_texts"],
        "what_was_learnt_from": "titles and summaries of a public news stream; no text is kept",
        "teacher": teacher,
        "teacher_weights": f"{WEIGHTS_PACKAGE} (all-MiniLM-L6-v2, Apache-2.0), int8, 48 tokens",
        "vocabulary": "pieces of the teacher's vocabulary and frequent words of the stream",
        "held_out": {arguments.held_out.name: digests[arguments.held_out.name]},
        "agreement": {name: figures[name] for name in names},
        "licence": "Apache-2.0",
    }


if __name__ == "__main__":
    sys.exit(main())
