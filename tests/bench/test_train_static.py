"""The static embedder is learnt from a stream, anew and alike each time."""

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

from bench.train_static import (
    MARKS,
    Plan,
    Student,
    agreement,
    choose_spread,
    choose_vocabulary,
    learn,
    read_texts,
    teach_vectors,
    write,
)
from octavo.engines.embedders import HashingEmbedder, StaticEmbedder
from octavo.engines.embedders.static import read_weights

LETTERS = "abcdefghijklmnopqrstuvwxyz"
KNOWN = [*MARKS, *LETTERS, *(f"##{letter}" for letter in LETTERS), "river", "harbour"]
PLAN = Plan(dim=24, n_words=40, epochs=6, rate=0.02)
SUBJECTS = ("river", "harbour", "council", "tram", "orchestra", "comet", "orchard", "museum")
EVENTS = ("rises again", "opens early", "asks for money", "closes its gates", "wins a prize")
PLACES = ("in the north", "by the sea", "after the storm", "before noon", "despite protests")
TEXTS = [f"The {a} {b} {c}" for a in SUBJECTS for b in EVENTS for c in PLACES]


def test_titles_come_alone_and_with_their_summaries(tmp_path: Path) -> None:
    """Each title is a text, and each with its summary another; none twice, none empty."""
    lines = [
        {"title": " Tram late ", "summary": "Snow\u2028fell."},
        {"title": "Tram late", "summary": None},
        {"title": "", "summary": "?"},
    ]
    path = tmp_path / "stream.jsonl"
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), "utf-8")

    assert read_texts([path]) == ["Tram late", "Tram late\nSnow\u2028fell."]


def test_the_vocabulary_has_marks_pieces_and_frequent_words() -> None:
    """Whole words that come often enough join the pieces that are used; each once."""
    vocabulary = choose_vocabulary(["tram tram river"] * 3 + ["once"], KNOWN, 10)

    assert vocabulary[:4] == list(MARKS)
    assert "tram" in vocabulary and "river" in vocabulary
    assert "once" not in vocabulary
    assert len(set(vocabulary)) == len(vocabulary)


def test_the_student_comes_near_its_teacher() -> None:
    """The loss falls, and texts not seen are given vectors near the teacher's."""
    teacher = HashingEmbedder(dim=48)
    seen, unseen = TEXTS[::2], TEXTS[1::2]
    weights, turned, losses = learn(seen, teacher, KNOWN, PLAN, None)
    figures = agreement(unseen, StaticEmbedder(weights), teacher.embed(unseen), turned)

    assert losses[-1] < losses[0] / 2
    assert figures["cosine_cut"] > 0.8
    assert figures["top10_overlap"] > 0.4


def test_texts_too_much_alike_are_spread() -> None:
    """Where a student finds all texts alike and the teacher does not, pieces get their own ways."""
    teacher = HashingEmbedder(dim=48)
    leads = [text.replace(" ", "\n", 1) for text in TEXTS]
    vocabulary = choose_vocabulary(leads, KNOWN, 40)
    alike = np.ones((len(vocabulary), 24), np.float32)
    student = Student.begin(alike, np.ones(len(vocabulary), np.int64), PLAN)

    assert choose_spread(student, vocabulary, leads, teacher.embed(leads), seed=0) > 0
    assert choose_spread(student, vocabulary, [], teacher.embed([]), seed=0) == 0


def test_what_is_written_is_told_of_these_bytes(tmp_path: Path) -> None:
    """Beside the weights lies what they are, with the hash of the very file."""
    weights, _, _ = learn(TEXTS[:40], HashingEmbedder(dim=48), KNOWN, PLAN, None)
    write(tmp_path / "made" / "static.npz", weights, {"teacher": "hashing"})
    told = json.loads((tmp_path / "made" / "static.json").read_text("utf-8"))
    content = (tmp_path / "made" / "static.npz").read_bytes()

    assert told["teacher"] == "hashing"
    assert (told["bytes"], told["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    assert read_weights(tmp_path / "made" / "static.npz").digest == weights.digest


def test_a_seed_gives_the_same_weights() -> None:
    """The same texts and seed give the same bytes; another seed others."""
    teacher = HashingEmbedder(dim=48)
    plans = [PLAN, PLAN, Plan(dim=24, n_words=40, epochs=6, rate=0.02, seed=1)]
    one, again, other = (learn(TEXTS, teacher, KNOWN, plan, None)[0].pack() for plan in plans)

    assert one == again
    assert one != other


def test_kept_vectors_are_those_of_the_teacher(tmp_path: Path) -> None:
    """With and without a folder to keep them in, the vectors are the same."""
    teacher = HashingEmbedder(dim=48)
    first = teach_vectors(TEXTS[:9], teacher, tmp_path)
    kept = teach_vectors(TEXTS[:9], teacher, tmp_path)
    fresh = teach_vectors(TEXTS[:9], teacher, None)

    np.testing.assert_array_equal(first, kept)
    np.testing.assert_array_equal(first, fresh)


@pytest.mark.parametrize("n_texts", [1, 2, 11])
def test_few_texts_can_be_compared(n_texts: int) -> None:
    """Fewer texts than neighbours asked for give figures all the same."""
    teacher = HashingEmbedder(dim=48)
    weights, turned, _ = learn(TEXTS, teacher, KNOWN, PLAN, None)
    texts = TEXTS[:n_texts]
    figures = agreement(texts, StaticEmbedder(weights), teacher.embed(texts), turned)

    assert 0 <= figures["top10_overlap"] <= 1
