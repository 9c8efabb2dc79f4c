"""The index of names and numbers follows the records it is of."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from octavo.stages.cluster.crossings import Crossings, code_of, weights_of
from octavo.stages.cluster.facts import Facts, read_facts
from octavo.stages.cluster.packed import Packed
from octavo.stages.cluster.record import Record

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
FERRY = read_facts("Corvina Star aground off Harrowmouth, 214 aboard", "", "en")
FERRY_FR = read_facts("Le Corvina Star échoué à Harrowmouth, 214 à bord", "", "fr")
FEE = read_facts("Harrowmouth fee rises to 214", "", "en")
TOLL = read_facts("Toll rises to 214", "", "en")
NOTHING = read_facts("and so on", "", "en")


def _record(number: int, language: str) -> Record:
    return Record(number, number, language, NOON, NOON, slot=number)


def _add(crossings: Crossings, record: Record, facts: Facts) -> None:
    crossings.add(record, weights_of(facts), facts.script)


def _find(crossings: Crossings, facts: Facts, language: str) -> list[int]:
    found = crossings.find(weights_of(facts), facts.script, language=language, avoiding=frozenset())
    return [crossing.record.id for crossing in found]


def _rarity(crossings: Crossings, fact: str) -> float:
    codes: Packed = weights_of(Facts("latin", {fact: fact}, frozenset(), frozenset())) >> 32
    (rarity,) = crossings.rarities(codes).tolist()
    return float(rarity)


def test_records_in_other_languages_are_found() -> None:
    """What shares most comes first; one fact is not enough, and its own language not looked at."""
    crossings = Crossings()
    records = [_record(1, "en"), _record(2, "en"), _record(3, "fr"), _record(4, "en")]
    for record, facts in zip(records, (FEE, FERRY, FERRY_FR, TOLL), strict=True):
        _add(crossings, record, facts)

    assert _find(crossings, FERRY_FR, "fr") == [2, 1]
    assert _find(crossings, FERRY, "en") == [3]


def test_what_many_share_says_little() -> None:
    """A fact weighs less the more records have it, and a longer name more than a shorter."""
    crossings = Crossings()
    before = _rarity(crossings, "#214")
    for number in range(50):
        _add(crossings, _record(number, "en"), TOLL)

    assert _rarity(crossings, "#214") < before
    assert _rarity(crossings, "nkrf") < _rarity(crossings, "nkrfnst")


def test_a_fact_is_the_same_number_everywhere() -> None:
    """What facts are known by does not hang on the process that reads them."""
    codes = [code_of("#214"), code_of("nkrf"), code_of("wcorvina")]

    assert codes == [331685173, 1206363380, 734005168]


def test_indexed_at_once_is_found_as_if_one_by_one() -> None:
    """After a restart the same records are found, in the same order."""
    running, restarted = Crossings(), Crossings()
    records = [_record(number, "en") for number in range(40)]
    for number, record in enumerate(records):
        _add(running, record, (FERRY, FEE, NOTHING)[number % 3])
    running.forget(records[0])
    restarted.fill(records[1:])

    assert _find(restarted, FERRY_FR, "fr") == _find(running, FERRY_FR, "fr")


@given(
    st.lists(st.tuples(st.sampled_from(["add", "unite", "forget"]), st.integers(0, 3)), max_size=30)
)
def test_forgotten_records_leave_nothing(steps: list[tuple[str, int]]) -> None:
    """Whatever records were added, united and forgotten: with the last one gone none is found."""
    crossings = Crossings()
    records = {number: _record(number, "en") for number in range(4)}
    next_slot = 4
    for number, (step, place) in enumerate(steps):
        record = records[place]
        other = records[(place + 1) % 4]
        if step == "add":
            _add(crossings, record, (FERRY, FEE, NOTHING)[number % 3])
        elif step == "unite":
            crossings.unite(record, other)
        if step != "add":
            crossings.forget(other)
            records[(place + 1) % 4] = _record(next_slot, "en")
            next_slot += 1
    for record in records.values():
        crossings.forget(record)

    assert _find(crossings, FERRY_FR, "fr") == []
    assert _rarity(crossings, "#214") == _rarity(Crossings(), "#214")
