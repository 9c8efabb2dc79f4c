"""What is remembered merges by addition, and is let go whole."""

from datetime import datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.news.story import Join, Open, Report
from octavo.stages.cluster import Stories, read
from octavo.stages.cluster.meanings import Meanings
from octavo.stages.cluster.packed import (
    LOW,
    UNIT,
    Packed,
    add,
    heaviest,
    is_among,
    pack,
    unpack,
)
from octavo.stages.cluster.record import Record
from octavo.stages.cluster.shelf import Shelf
from octavo.stages.cluster.silence import Silence
from octavo.stages.cluster.vocabulary import Vocabulary
from tests.stages.streams import NOON, direction, stream

amounts = st.dictionaries(st.integers(0, 2**31 - 1), st.integers(1, 2**20), max_size=20)


def _packed(told: dict[int, int]) -> Packed:
    return pack(np.array(list(told), np.int64), np.array(list(told.values()), np.int64))


def _told(packed: Packed) -> dict[int, int]:
    return dict(zip((packed >> 32).tolist(), (packed & LOW).tolist(), strict=True))


@given(amounts, amounts)
def test_packed_amounts_add_up(one: dict[int, int], other: dict[int, int]) -> None:
    """The sum holds each key once, in order, with what the two have of it."""
    total = add(_packed(one), _packed(other))

    assert _told(total) == {k: one.get(k, 0) + other.get(k, 0) for k in {*one, *other}}
    assert (total >> 32).tolist() == sorted({*one, *other})


def test_a_sum_stays_below_its_limit() -> None:
    """What grows without end stops at the largest amount there is room for."""
    most = _packed({7: LOW})

    assert _told(add(most, most)) == {7: LOW}


@given(st.lists(st.floats(0, 1), max_size=30), st.integers(1, 10))
def test_the_heaviest_come_first(weights: list[float], n: int) -> None:
    """Of equal weights the lower place comes first, however many there are."""
    expected = sorted(range(len(weights)), key=lambda place: (-weights[place], place))[:n]

    assert heaviest(np.array(weights), n)[:n].tolist() == expected


@given(st.sets(st.integers(0, 50)), st.sets(st.integers(0, 50)))
def test_being_among_others_is_told_of_each(keys: set[int], others: set[int]) -> None:
    """Of each key it is said whether it is among the others, also where there are none."""
    asked = np.array(sorted(keys), np.int64)

    assert is_among(asked, np.array(sorted(others), np.int64)).tolist() == [
        key in others for key in sorted(keys)
    ]


def _shelved(shelf: Shelf, story_id: int, reports: list[Report]) -> Record:
    record = shelf.find(story_id, "en") or shelf.open(story_id, "en", reports[0].published_at)
    for report in reports:
        reading = read(report)
        ids = np.array(shelf.vocabulary.hear(reading.terms), np.int64)
        order = np.argsort(ids)
        shelf.absorb(record, reading, ids[order], reading.weights[order])
    return record


@settings(deadline=None, max_examples=20)
@given(seed=st.integers(0, 10_000), cut=st.integers(1, 9))
def test_two_records_add_up_to_one(seed: int, cut: int) -> None:
    """Two stories united remember what one would that had all their reports."""
    reports = [r for r in stream(seed, 20) if r.language == "en"][:10]
    apart, together = Shelf(), Shelf()
    kept, merged = _shelved(apart, 1, reports[:cut]), _shelved(apart, 2, reports[cut:])
    terms = add(unpack(kept.terms), unpack(merged.terms)).tobytes()
    apart.unite(kept, merged)
    whole = _shelved(together, 1, reports)

    assert kept.terms == terms
    assert _told(unpack(terms)).keys() == _told(unpack(whole.terms)).keys()
    assert kept.facts == whole.facts
    assert set(unpack_prints(kept)) == set(unpack_prints(whole))
    assert (kept.n_terms, kept.figures) == (whole.n_terms, whole.figures)
    assert (kept.first_at, kept.last_at) == (whole.first_at, whole.last_at)
    assert kept.vector_length == pytest.approx(whole.vector_length, rel=1e-3)


def unpack_prints(record: Record) -> list[int]:
    """Give a record's fingerprints."""
    prints: list[int] = np.frombuffer(record.fingerprints, "<u4").tolist()
    return prints


@settings(deadline=None, max_examples=20)
@given(seed=st.integers(0, 10_000))
def test_indices_made_anew_find_the_same(seed: int) -> None:
    """Closing the ranks after much was forgotten changes nothing that is found."""
    shelf = Shelf()
    for story_id, report in enumerate(stream(seed, 60), start=1):
        _shelved(shelf, story_id, [report])
    for story_id in range(1, 61, 3):
        shelf.forget(*shelf.of_story(story_id))
    asked = unpack(shelf.records[-1].terms)
    terms, weights = asked >> 32, (asked & LOW) / UNIT
    rarities = shelf.vocabulary.rarities(terms)
    none = np.zeros(0, np.int64)
    before = [r.id for r in shelf.at(shelf.index.find(terms, weights, rarities, without=none))]
    shelf._close_ranks()  # its own moment hangs on sizes too large for a test
    after = [r.id for r in shelf.at(shelf.index.find(terms, weights, rarities, without=none))]

    assert after == before


def test_what_is_forgotten_is_let_go() -> None:
    """Of thousands of closed stories nothing stays in the indices but a bounded rest."""
    stories = Stories()
    for number in range(2500):
        title = " ".join(f"{start}{number}" for start in ("Vel", "Tarn", "Osk", "Lirr"))
        stories.add(Report(number, title, "", NOON, vector=direction(1)))
    shelf = stories._shelf  # what is held has no other face
    full = (shelf.index.n_entries, shelf.crossings.n_entries)
    closed = stories.close(NOON + timedelta(days=1))

    assert len(closed) == 2500
    assert len(stories) == len(shelf.records) == len(shelf.meanings) == 0
    assert shelf.index.n_entries < full[0] / 2
    assert shelf.crossings.n_entries < full[1] / 2
    assert len(stories._silence) == 0


def test_closing_asks_only_who_may_be_silent() -> None:
    """A story heard of lately is not looked at again until its hour has passed."""
    silence, asked = Silence(), []

    def last_at(story_id: int) -> datetime:
        asked.append(story_id)
        return NOON + timedelta(hours=story_id)

    for story_id in range(10):
        silence.watch(story_id, NOON + timedelta(hours=story_id))
    first = silence.since(NOON + timedelta(hours=2, minutes=30), last_at)

    assert first == asked == [0, 1, 2]
    assert len(silence) == 7


def test_a_story_that_went_on_is_watched_on() -> None:
    """Who was heard of since is not silent, and is asked again when that is long ago."""
    silence = Silence()
    silence.watch(1, NOON)
    later = NOON + timedelta(days=2)

    assert silence.since(NOON + timedelta(days=1), lambda _: later) == []
    assert silence.since(NOON + timedelta(days=3), lambda _: later) == [1]


def test_a_reading_may_come_from_elsewhere() -> None:
    """A report read beforehand is decided as if it came itself."""
    reports = stream(4, 30)
    one, other = Stories(), Stories()

    assert [one.add(report) for report in reports] == [other.add(read(r)) for r in reports]


def test_meanings_give_their_places_back() -> None:
    """A place given back is used again, and sums keep their length and direction."""
    meanings = Meanings()
    one, other = direction(1), direction(2)
    place, length = meanings.add(None, 0.0, one)
    again, both = meanings.add(place, length, other)
    meanings.free(place)

    assert (again, len(meanings)) == (place, 0)
    assert both == pytest.approx(float(np.linalg.norm(one + other)), rel=1e-3)
    assert meanings.add(None, 0.0, other)[0] == place


def test_a_vocabulary_fades() -> None:
    """Halved counts keep the order of rarity; what is rare and unused loses its number."""
    vocabulary = Vocabulary()
    ids = vocabulary.hear({"common": "Common", "rare": "rare", "used": "used"})
    for _ in range(9):
        vocabulary.learn(np.array(ids[:1]), n_stories=1)
    vocabulary.learn(np.array(ids[1:]), n_stories=1)
    numbers = vocabulary.fade(np.array([1.0, 0.0, 1.0]))

    assert numbers.tolist() == [0, -1, 1]
    assert vocabulary.counts([0, 1]).tolist() == [4.5, 0.0]
    assert vocabulary.n_stories == 5
    assert vocabulary.written([0, 1]) == ("Common", "used")


def test_fading_changes_no_story(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the vocabulary has become large its terms get other numbers, and stories go on."""
    monkeypatch.setattr(Vocabulary, "_LIMIT", 30)
    stories = Stories()
    stories.add(Report(0, "Cargo ship strikes Aldane bridge", "", NOON))
    for number in range(1, 60):
        stories.add(Report(number, f"Cup {number}: Team{number} beats Side{number}", "", NOON))
    decision = stories.add(Report(99, "Cargo ship strikes Aldane bridge pier", "", NOON))
    dumped = stories.dump()

    assert isinstance(decision, Join)
    assert decision.story_id == 1
    assert dumped.is_whole
    assert isinstance(stories.add(Report(100, "Comet over Tarsin", "", NOON)), Open)
