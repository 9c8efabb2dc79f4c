"""Stories against those that people and rules made, above their pinned floors."""

from pathlib import Path

import pytest

from bench.eval_pairs import judge, read_pairs, score
from bench.eval_stories import deal_in, measure, read_set
from octavo.engines import embedders
from octavo.engines.embedders.minilm import missing_parts
from octavo.news.ports import Embedder
from tests.corpus.floors import floor
from tests.corpus.places import CORPUS, needs_corpus

SETS = Path(CORPUS or "") / "stories"
N_NOISE = 1000  # a fifth of what the bench deals in, to be done in seconds


@pytest.fixture(scope="module")
def minilm(tmp_path_factory: pytest.TempPathFactory) -> Embedder:
    """Open MiniLM, or skip with what is missing."""
    if missing_parts():
        pytest.skip(f"minilm is not installed: {missing_parts()}")
    return embedders.load("minilm", model_dir=tmp_path_factory.mktemp("models"))


@needs_corpus
@pytest.mark.parametrize("name", ["headlines-2014", "recurring", "articles-2013", "articles-2014"])
def test_stories_by_words_and_meaning(name: str, minilm: Embedder) -> None:
    """With MiniLM every set is folded at least as well as pinned."""
    figures = measure(read_set(SETS / f"{name}.jsonl.gz"), minilm)

    assert figures["b3_f"] >= floor(f"stories-{name}-minilm", "b3_f")


@needs_corpus
@pytest.mark.parametrize("name", ["headlines-2014", "recurring", "articles-2013", "articles-2014"])
def test_stories_by_words_and_the_shipped_table(name: str) -> None:
    """With the static embedder every set is folded at least as well as pinned."""
    figures = measure(read_set(SETS / f"{name}.jsonl.gz"), embedders.StaticEmbedder())

    assert figures["b3_f"] >= floor(f"stories-{name}-static", "b3_f")


@needs_corpus
@pytest.mark.parametrize("name", ["headlines-2014", "recurring", "articles-2013", "articles-2014"])
def test_stories_by_words_alone(name: str) -> None:
    """Without a model every set is folded at least as well as pinned."""
    figures = measure(read_set(SETS / f"{name}.jsonl.gz"), embedders.HashingEmbedder())

    assert figures["b3_f"] >= floor(f"stories-{name}-hashing", "b3_f")


@needs_corpus
def test_noise_stays_outside(minilm: Embedder) -> None:
    """Of unrelated articles dealt in, few enter a story, and the whole stays above its floor."""
    dealt = deal_in(
        read_set(SETS / "recurring.jsonl.gz"), SETS / "noise.jsonl.gz", n=N_NOISE, seed=0
    )
    figures = measure(dealt, minilm)

    assert figures["n"] == 184 + N_NOISE
    assert figures["b3_f"] >= floor("stories-recurring-noise-minilm", "b3_f")
    assert figures["joined"] <= floor("stories-recurring-noise-minilm", "joined")


@needs_corpus
@pytest.mark.parametrize("name", ["headlines-2014", "articles-2013"])
def test_much_noise_stays_outside(name: str) -> None:
    """With 5,000 unrelated articles dealt in, a set is folded at least as well as pinned."""
    dealt = deal_in(read_set(SETS / f"{name}.jsonl.gz"), SETS / "noise.jsonl.gz", n=5000, seed=0)
    figures = measure(dealt, embedders.StaticEmbedder())

    assert figures["b3_f"] >= floor(f"stories-{name}-noise-static", "b3_f")
    assert figures["joined"] <= floor(f"stories-{name}-noise-static", "joined")


@needs_corpus
def test_pairs_in_a_language_without_vectors() -> None:
    """At the threshold found on other pairs, Russian pairs are told as well as pinned."""
    pairs = read_pairs(SETS / "pairs-ru_exam.tsv.gz")
    verdicts = judge(pairs, embedders.HashingEmbedder(), language="ru")

    assert score(pairs, verdicts)["f1"] >= floor("pairs-ru", "f1")
