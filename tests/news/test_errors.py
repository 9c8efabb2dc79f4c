"""Errors are values too: they come through from a worker process as they were."""

import inspect
import pickle
from datetime import UTC, datetime

import pytest

from octavo.news import errors

_MADE = [
    errors.UnreachableError("https://a.example/", "no such host"),
    errors.StatusError("https://a.example/", 503, datetime(2026, 1, 1, tzinfo=UTC)),
    errors.GoneError("https://a.example/"),
    errors.NotFoundError("starter pack", "sciense", ("science",)),
    errors.AddressRefusedError("https://a.example/", "10.0.0.1:80"),
]


@pytest.mark.parametrize("error", _MADE, ids=lambda error: type(error).__name__)
def test_an_error_survives_the_way_between_processes(error):
    """Kind, message and fields are the same on the other side."""
    copy = pickle.loads(pickle.dumps(error))

    assert type(copy) is type(error)
    assert str(copy) == str(error)
    assert vars(copy) == vars(error)


def test_the_tree_is_drawn_whole():
    """Every error of the module stands in the drawing at its head."""
    kinds = [
        name
        for name, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, errors.OctavoError)
    ]

    assert [name for name in kinds if name not in (errors.__doc__ or "")] == []
