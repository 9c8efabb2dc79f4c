"""The index of names and numbers follows the records it is of."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from octavo.stages.cluster.crossings import Crossings, weights_of
from octavo.stages.cluster.facts import Facts, read_facts
from octavo.stages.cluster.record import Record

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
FERRY = read_facts("Corvina Star aground off Harrowmouth, 214 aboard", "", "en")
FERRY_FR = read_facts("Le Corvina Star échoué à Harrowmouth, 214 à bord", "", "fr")
FEE = read_facts("Fee rises to 214", "", "en")
NOTHING = read_facts("and so on", "", "en")


def _record(number: int, language: str) -> Record:
    return Record(number, number, language, NOON, NOON)


def _find(crossings: Crossings, facts: Facts, language: str) -> list[int]:
    found = crossings.find(weights_of(facts), facts.script, language=language, avoiding=frozenset())
    return [crossing.record.id for crossing in found]


def test_records_in_other_languages_are_found() -> None:
    """What shares most comes first; what is in the same language is not looked at."""
    crossings = Crossings()
    records = [_record(1, "en"), _record(2, "en"), _record(3, "fr")]
    for record, facts in zip(records, (FEE, FERRY, FERRY_FR), strict=True):
        crossings.add(record, facts)

    assert _find(crossings, FERRY_FR, "fr") == [2, 1]
    assert _find(crossings, FERRY, "en") == [3]


def test_what_many_share_says_little() -> None:
    """A fact weighs less the more records have it, and a longer name more than a shorter."""
    crossings = Crossings()
    before = crossings.rarity("#214")
    for number in range(50):
        crossings.add(_record(number, "en"), FEE)

    assert crossings.rarity("#214") < before
    assert crossings.rarity("nkrf") < crossings.rarity("nkrfnst")


@given(
    st.lists(st.tuples(st.sampled_from(["add", "unite", "forget"]), st.integers(0, 3)), max_size=30)
)
def test_forgotten_records_leave_nothing(steps: list[tuple[str, int]]) -> None:
    """Whatever records were added, united and forgotten: with the last one gone none is found."""
    crossings = Crossings()
    records = {number: _record(number, "en") for number in range(4)}
    for number, (step, place) in enumerate(steps):
        record = records[place]
        other = records[(place + 1) % 4]
        if step == "add":
            crossings.add(record, (FERRY, FEE, NOTHING)[number % 3])
        elif step == "unite":
            crossings.unite(record, other)
        if step != "add":
            crossings.forget(other)
            records[other.id] = _record(other.id, "en")
    for record in records.values():
        crossings.forget(record)

    assert _find(crossings, FERRY_FR, "fr") == []
    assert crossings.rarity("#214") == Crossings().rarity("#214")
