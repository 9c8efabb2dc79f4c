"""The API's OpenAPI document and what is made from it."""

import json
from typing import Any

import pytest
from django.test import Client

from octavo.faces.api.markdown import openapi_markdown
from octavo.faces.api.marks import coded
from tests.corpus.places import PROJECT


@pytest.fixture
def document(client: Client) -> Any:
    """Give the document as it is served."""
    return json.loads(client.get("/api/v1/openapi.json").content)


def test_every_operation_is_described(document: Any) -> None:
    """Each operation has a summary, and a schema for every answer."""
    operations = [told for methods in document["paths"].values() for told in methods.values()]

    assert len(operations) >= 10
    for told in operations:
        assert told["summary"]
        for answer in told["responses"].values():
            assert answer["content"]["application/json"]["schema"]


def test_what_is_sent_along_is_described(client: Client) -> None:
    """An operation that takes more than its address names the shape of it."""
    html = client.get("/api/v1/docs").content.decode()

    assert "Send along: Said." in html


def test_every_shape_is_described(document: Any) -> None:
    """Each object that is given says what it is."""
    for name, shape in document["components"]["schemas"].items():
        if name != "Input":
            assert shape.get("description"), name


def test_docs_page_names_every_address(client: Client, document: Any) -> None:
    """The documentation page lists every operation."""
    html = client.get("/api/v1/docs").content.decode()

    for path, methods in document["paths"].items():
        assert all(f"{method.upper()} {path}" in html for method in methods)


def test_reference_is_current() -> None:
    """docs/reference/api.md is what `python -m octavo.faces.api.markdown` writes."""
    kept = (PROJECT / "docs" / "reference" / "api.md").read_text("utf-8")

    assert kept == openapi_markdown()


def test_words_in_backticks_are_code() -> None:
    """Documentation marks code, and nothing else of it is markup."""
    assert coded("`next` of <b>") == "<code>next</code> of &lt;b&gt;"
