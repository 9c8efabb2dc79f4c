"""Would the auditor's advice make stories better?

    python bench/eval_audit.py FILE [--noise FILE --n N] [--embedder NAME]

A labelled set is folded as in `eval_stories.py`; then each piece of advice is followed alone, and
B-cubed against the set's own stories tells whether it helped. The last line is JSON: how many
pieces of each kind, `right` the share that raised B-cubed F, `b3_f` before, `b3_f_all` after
following all, and `b3_f_leiden` of the coarse partition itself.
"""

import argparse
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

from eval_stories import Labelled, b_cubed, deal_in, fold, read_set

from octavo.engines import embedders
from octavo.engines.partitions import LeidenPartitioner
from octavo.stages import audit
from octavo.stages.audit import Advice, AuditInput


def follow(found: Sequence[int], advice: Advice) -> list[int]:
    """Give the stories after following one piece of advice."""
    named = set(advice.article_ids)
    if advice.kind == "merge":
        return [advice.story_id if story == advice.other_id else story for story in found]
    to = advice.other_id if advice.other_id is not None else -1 - min(named)
    return [to if number in named else story for number, story in enumerate(found)]


def measure(
    articles: Sequence[Labelled], *, fold_embedder: embedders.Embedder, embedder: embedders.Embedder
) -> dict[str, object]:
    """Fold a set, audit it, and judge the advice."""
    found = fold(articles, fold_embedder)
    vectors = embedder.embed([f"{one.title}\n{one.text[:600]}" for one in articles])
    inputs = [
        AuditInput(number, story, one.title, one.text, one.language, one.at, vector)
        for number, (one, story, vector) in enumerate(zip(articles, found, vectors, strict=True))
    ]
    joined = audit.edges(inputs)
    parts = LeidenPartitioner()
    coarse = parts.part(len(inputs), joined, resolution=audit.COARSE)
    fine = parts.part(len(inputs), joined, resolution=audit.FINE)
    gold = [one.story for one in articles]
    before = b_cubed(found, gold).f
    figures: dict[str, object] = {"b3_f": round(before, 4)}
    figures["b3_f_leiden"] = round(b_cubed(coarse, gold).f, 4)
    given = audit.advise(inputs, joined, coarse=coarse, fine=fine)
    for kind in ("merge", "split", "move"):
        own = [advice for advice in given if advice.kind == kind]
        right = sum(b_cubed(follow(found, advice), gold).f > before for advice in own)
        figures[kind] = len(own)
        figures[f"{kind}_right"] = round(right / len(own), 3) if own else None
    after = list(found)
    for advice in given:
        after = follow(after, advice)
    figures["b3_f_all"] = round(b_cubed(after, gold).f, 4)
    return figures


def main() -> None:
    """Run the bench."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--noise", type=Path)
    parser.add_argument("--n", type=int, default=5000)
    parser.add_argument("--folding", default="static")
    parser.add_argument("--embedder", default="auto")
    models = Path(tempfile.gettempdir()) / "octavo-bench-models"
    parser.add_argument("--model-dir", type=Path, default=models)
    options = parser.parse_args()
    articles = read_set(options.file)
    if options.noise:
        articles = deal_in(articles, options.noise, n=options.n, seed=0)
    figures = measure(
        articles,
        fold_embedder=embedders.load(options.folding, model_dir=options.model_dir),
        embedder=embedders.load(options.embedder, model_dir=options.model_dir),
    )
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
