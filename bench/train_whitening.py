"""Learn the whitening of an embedder's vectors from a stream of headlines.

    python bench/train_whitening.py FILE... --embedder NAME [--dim N] [--power P] [--out FILE]

Each FILE holds a JSON object a line (.jsonl or .jsonl.gz) with title and summary. Of --n lines,
evenly spaced over the files, the title and the title with its summary are embedded; their mean and
spread are what is learnt (see octavo/stages/cluster/whitening.py). With --out it is written
there, and beside it a .json that tells what it was learnt from. The last line is JSON: how many
texts, the share of the spread that is kept, and the mean cosine of two random texts of the stream,
before and after.
"""

import argparse
import gzip
import hashlib
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from octavo.engines import embedders
from octavo.lib import clock
from octavo.stages.cluster.whitening import Whitening

_SUMMARY_CHARS = 600  # as the desk gives an embedder
_N_COMPARED = 2_000

Matrix = NDArray[np.float32]


def read_texts(paths: Sequence[Path], n: int) -> list[str]:
    """Read `n` articles evenly spaced: of each its title, and its title with its summary."""
    lines = []
    for path in paths:
        content = path.read_bytes()
        content = gzip.decompress(content) if path.suffix == ".gz" else content
        lines += [line for line in content.decode("utf-8").split("\n") if line.strip()]
    texts: dict[str, None] = {}
    for number in range(min(n, len(lines))):
        article = json.loads(lines[number * len(lines) // min(n, len(lines))])
        title, summary = ((article.get(key) or "").strip() for key in ("title", "summary"))
        texts |= {f"{title}\n": None, f"{title}\n{summary[:_SUMMARY_CHARS]}": None}
    return list(texts)


def likeness_by_chance(vectors: Matrix) -> float:
    """Give the mean cosine of two texts that have nothing to do with each other."""
    compared = vectors[:: max(1, len(vectors) // _N_COMPARED)]
    total = compared.sum(axis=0)
    n = len(compared)
    return float((total @ total - n) / (n * (n - 1)))


def compare(vectors: Matrix, whitening: Whitening) -> dict[str, Any]:
    """Tell what a whitening keeps and what it changes."""
    whitened = np.array([whitening.apply(vector) for vector in vectors])
    centred = vectors - vectors.mean(axis=0)
    directions = np.linalg.qr(whitening.turn.astype(np.float64))[0]
    kept = ((centred @ directions) ** 2).sum() / (centred**2).sum()
    return {
        "n_texts": len(vectors),
        "dim": whitening.dim,
        "spread_kept": round(float(kept), 4),
        "cosine_before": round(likeness_by_chance(vectors), 4),
        "cosine_after": round(likeness_by_chance(whitened), 4),
        "bytes": len(whitening.pack()),
    }


def write(path: Path, whitening: Whitening, told: dict[str, Any]) -> None:
    """Write a whitening, and beside it what is told of it and of these bytes."""
    packed = whitening.pack()
    told = {"sha256": hashlib.sha256(packed).hexdigest(), **told}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(packed)
    path.with_suffix(".json").write_text(json.dumps(told, indent=2) + "\n", "utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="what to learn from")
    parser.add_argument("--embedder", choices=["minilm", "static"], required=True)
    parser.add_argument("--n", type=int, default=10_000, help="articles (default %(default)s)")
    parser.add_argument("--dim", type=int, default=256, help="directions kept")
    parser.add_argument("--power", type=float, default=0.5, help="of the spread, divided by")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the whitening here (.npz)")
    parser.add_argument(
        "--model-dir",
        type=Path,
        default=Path(tempfile.gettempdir()) / "octavo-bench-models",
        help="where a model once built is kept (default: %(default)s)",
    )
    return parser.parse_args()


def main() -> int:
    """Learn, compare, write; the exit code is 0."""
    arguments = _arguments()
    embedder = embedders.load(arguments.embedder, model_dir=arguments.model_dir)
    texts = read_texts(arguments.files, arguments.n)
    print(f"{len(texts)} texts, embedder {embedder.name}")
    vectors = np.asarray(embedder.embed(texts))
    whitening = Whitening.learn(embedder.name, vectors, dim=arguments.dim, power=arguments.power)
    figures = compare(vectors, whitening)
    if arguments.out:
        digests = {
            one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in arguments.files
        }
        told = {
            "made_on": clock.now().date().isoformat(),
            "script": "bench/train_whitening.py",
            "model": embedder.name,
            "power": arguments.power,
            "learnt_from": digests,
            "what_was_learnt_from": "titles and summaries of a public news stream; no text is kept",
            "licence": "Apache-2.0",
        }
        write(arguments.out, whitening, told | figures)
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
