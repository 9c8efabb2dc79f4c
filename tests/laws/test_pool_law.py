"""Laws of every engine behind `news.ports.Pool`."""

from collections.abc import Iterator

import pytest

from octavo.engines.fakes import InlinePool
from octavo.engines.pools import LocalPool
from octavo.news.errors import TaskError
from octavo.news.ports import Pool
from tests.engines import chores


@pytest.fixture(scope="module")
def local_pool() -> Iterator[Pool]:
    """One pool of processes for all its laws: to start one costs the most."""
    with LocalPool(2) as pool:
        yield pool


@pytest.fixture(params=["local", "inline"])
def pool(request: pytest.FixtureRequest) -> Pool:
    """Each engine in turn."""
    if request.param == "inline":
        return InlinePool()
    local: Pool = request.getfixturevalue("local_pool")
    return local


def test_each_argument_comes_back_with_its_result(pool: Pool) -> None:
    """Every argument is given once, beside its own result."""
    outcomes = pool.map(chores.double, range(50), timeout_s=30)

    assert sorted(outcomes) == [(n, 2 * n) for n in range(50)]


def test_nothing_in_nothing_out(pool: Pool) -> None:
    """No arguments give no results."""
    assert list(pool.map(chores.double, [], timeout_s=30)) == []


def test_failure_is_a_value_and_the_rest_goes_on(pool: Pool) -> None:
    """A task that raises gives a TaskError that says what it raised."""
    outcome_by_number = dict(pool.map(chores.fail_on_three, range(6), timeout_s=30))
    failure = outcome_by_number.pop(3)

    assert isinstance(failure, TaskError)
    assert "three is no good" in failure.reason
    assert outcome_by_number == {n: n for n in (0, 1, 2, 4, 5)}


def test_arguments_are_taken_as_needed(pool: Pool) -> None:
    """A long list is not read to its end to give the first results."""
    n_taken = 0

    def numbers() -> Iterator[int]:
        nonlocal n_taken
        for number in range(10_000):
            n_taken += 1
            yield number

    outcomes = pool.map(chores.double, numbers(), timeout_s=30)
    for _ in range(5):
        next(outcomes)

    assert n_taken < 20


def test_abandoned_map_leaves_the_pool_whole(pool: Pool) -> None:
    """A caller who stops early may map again."""
    for _ in pool.map(chores.double, range(100), timeout_s=30):
        break

    assert list(pool.map(chores.double, [4], timeout_s=30)) == [(4, 8)]


def test_map_within_a_map(pool: Pool) -> None:
    """To map while taking the results of a map does not wait for it."""
    outer = pool.map(chores.double, range(6), timeout_s=30)
    inner = [next(pool.map(chores.double, [n], timeout_s=30)) for n, _ in outer]

    assert sorted(inner) == [(n, 2 * n) for n in range(6)]


@pytest.mark.parametrize("make", [lambda: LocalPool(1), InlinePool], ids=["local", "inline"])
def test_closed_pool_says_so(make: type[InlinePool]) -> None:
    """A closed pool cannot be used; to close it again is no error."""
    pool = make()
    pool.close()
    pool.close()

    with pytest.raises(RuntimeError, match="closed"):
        list(pool.map(chores.double, [1], timeout_s=30))
