"""Faces in tests: a browser without a network, and a desk of values."""

import pytest
from django.test import Client

from octavo.faces.api import operations
from octavo.faces.api import searching as api_searching
from octavo.faces.api import storylines as api_storylines
from octavo.faces.api import told as api_told
from octavo.faces.web import context, views
from octavo.faces.web import searching as web_searching
from octavo.faces.web import storylines as web_storylines
from tests.faces import desk as values


@pytest.fixture
def client() -> Client:
    """Give a visitor of the desk who runs nothing and follows no redirect."""
    return Client(headers={"host": "localhost"})


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> values.FakeReading:
    """Put a full desk behind the faces, at a fixed instant."""
    return _install(monkeypatch, values.full_desk())


@pytest.fixture
def empty_desk(monkeypatch: pytest.MonkeyPatch) -> values.FakeReading:
    """Put a desk that follows no one behind the faces."""
    return _install(monkeypatch, values.empty_desk())


def _install(monkeypatch: pytest.MonkeyPatch, reading: values.FakeReading) -> values.FakeReading:
    class FixedClock:
        now = staticmethod(lambda: values.NOW)

    for face in (views, operations):
        monkeypatch.setattr(face, "reading", reading)
    for face in (web_searching, api_searching):
        monkeypatch.setattr(face, "searcher", values.FakeSearch)
    for face in (web_storylines, api_storylines, api_told):
        monkeypatch.setattr(face, "reading", reading)
    monkeypatch.setattr(context, "clock", FixedClock)
    monkeypatch.setattr(operations, "clock", FixedClock)
    return reading
