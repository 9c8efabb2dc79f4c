"""Pairs of texts are judged by the stories' own bar."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.eval_pairs import Pair, judge, read_pairs, score
from octavo.engines.embedders import HashingEmbedder
from tests.corpus.places import PROJECT

SHIP = (
    "Cargo ship strikes Aldane bridge",
    "The Aldane bridge in Harrowmouth was closed on Friday.",
)
PIER = (
    "Ship hits pier of Aldane bridge",
    "Harrowmouth closed the Aldane bridge after a cargo ship hit.",
)
COMET = (
    "Comet Tessaly seen by the naked eye",
    "Observers in Velmora saw a comet on Tuesday night.",
)
HEADINGS = "INPUT:first_title INPUT:first_text INPUT:second_title INPUT:second_text GOLDEN:quality"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Write a table of two pairs."""
    lines = [HEADINGS.split(), [*SHIP, *PIER, "OK"], [*SHIP, *COMET, "BAD"]]
    path = tmp_path / "pairs.tsv"
    path.write_text("\n".join("\t".join(line) for line in lines) + "\n", "utf-8")
    return path


def test_a_table_is_read(table: Path) -> None:
    """Each line gives two texts and whether they are of one event."""
    assert read_pairs(table) == [Pair(SHIP, PIER, is_one=True), Pair(SHIP, COMET, is_one=False)]


def test_pairs_of_one_event_are_told_from_others(table: Path) -> None:
    """Two reports of one event are one story; two of different events are not."""
    verdicts = judge(read_pairs(table), HashingEmbedder(), language="en", threshold=0.15)

    assert verdicts == [True, False]


def test_figures_are_of_the_pairs_of_one_event() -> None:
    """Precision is of what was said to be one, recall of what is, F1 their harmonic mean."""
    pairs = [Pair(SHIP, PIER, is_one=one) for one in (True, True, False, False)]
    figures = score(pairs, [True, False, True, False], threshold=0.3)

    assert (figures["precision"], figures["recall"], figures["f1"]) == (0.5, 0.5, 0.5)


def test_the_last_line_is_json(table: Path) -> None:
    """Whatever else is told, the last line holds exactly the four figures."""
    command = [sys.executable, "bench/eval_pairs.py", str(table), "--embedder", "hashing"]
    told = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    figures = json.loads(told.stdout.splitlines()[-1])

    assert set(figures) == {"f1", "precision", "recall", "threshold"}
