"""The OpenAPI document, told for people: as values for a page, and as Markdown for the docs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something that may be given in an address."""

    name: str
    place: str
    kind: str
    is_required: bool
    description: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A status and the shape of what comes with it."""

    status: str
    shape: str


@dataclass(frozen=True, slots=True)
class Operation:
    """Something that can be asked."""

    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[Parameter, ...]
    answers: tuple[Answer, ...]
    body: str = ""  # the shape of what is sent along


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field of a shape."""

    name: str
    kind: str
    description: str


@dataclass(frozen=True, slots=True)
class Shape:
    """An object the API gives."""

    name: str
    description: str
    fields: tuple[FieldLine, ...]


def operations(document: Document) -> tuple[Operation, ...]:
    """List what can be asked, in the document's order."""
    return tuple(
        _operation(method, path, told)
        for path, methods in document["paths"].items()
        for method, told in methods.items()
    )


def shapes(document: Document) -> tuple[Shape, ...]:
    """List the objects that are given, by name."""
    found = document["components"]["schemas"]
    return tuple(
        Shape(
            name=_short(name),
            description=told.get("description", ""),
            fields=tuple(
                FieldLine(field, _kind(schema), schema.get("description", ""))
                for field, schema in told.get("properties", {}).items()
            ),
        )
        for name, told in sorted(found.items(), key=lambda pair: _short(pair[0]))
    )


def _operation(method: str, path: str, told: Document) -> Operation:
    parameters = (
        Parameter(
            name=p["name"],
            place=p["in"],
            kind=_kind(p["schema"]),
            is_required=p.get("required", False),
            description=p["schema"].get("description", ""),
        )
        for p in told.get("parameters", ())
    )
    return Operation(
        method=method.upper(),
        path=path,
        summary=told["summary"],
        description=told.get("description", ""),
        parameters=tuple(parameters),
        answers=tuple(
            Answer(str(status), _shape_of(answer))
            for status, answer in sorted(told["responses"].items())
        ),
        body=_shape_of(told["requestBody"]) if "requestBody" in told else "",
    )


def _shape_of(answer: Document) -> str:
    content = answer.get("content", {}).get("application/json", {})
    return _kind(content.get("schema", {}))


def _kind(schema: Document) -> str:
    """Say what a schema holds: "integer, 1 to 100", "list of Story", "text or null"."""
    if "$ref" in schema:
        return _short(schema["$ref"].rpartition("/")[2])
    if "anyOf" in schema:
        return " or ".join(_kind(one) for one in schema["anyOf"])
    if schema.get("type") == "array":
        return f"list of {_kind(schema.get('items', {}))}"
    word = str(schema.get("format") or schema.get("type", "anything"))
    names = {"string": "text", "date-time": "instant", "boolean": "true or false"}
    bounds = _bounds(schema)
    return names.get(word, word) + (f", {bounds}" if bounds else "")


def _bounds(schema: Document) -> str:
    least, most = schema.get("minimum"), schema.get("maximum")
    if least is None or most is None or most >= 2**31:
        return ""
    return f"{least} to {most}"


def _short(name: str) -> str:
    """Name a shape without the marks of how it is programmed."""
    inner = name.removeprefix("ListOut_").rstrip("_").removesuffix("Out").removesuffix("In")
    return f"List of {inner}" if name.startswith("ListOut_") else inner


def markdown(document: Document) -> str:
    """Write the reference of the API as Markdown."""
    return "\n".join(_lines(document)) + "\n"


def _lines(document: Document) -> Iterator[str]:
    yield from ("# The API", "", document["info"]["description"], "")
    yield "This page is made from `/api/v1/openapi.json`; a test keeps the two together."
    for operation in operations(document):
        yield from _operation_lines(operation)
    yield from ("", "## What comes back")
    for shape in shapes(document):
        yield from ("", f"### {shape.name}", "", shape.description, "")
        yield from ("| field | holds | |", "| --- | --- | --- |")
        yield from (f"| `{f.name}` | {f.kind} | {f.description} |" for f in shape.fields)


def _operation_lines(operation: Operation) -> Iterator[str]:
    yield from ("", f"## `{operation.method} {operation.path}`", "", f"{operation.summary}.")
    if operation.description:
        yield from ("", operation.description)
    if operation.parameters:
        yield from ("", "| parameter | in | holds | |", "| --- | --- | --- | --- |")
    for p in operation.parameters:
        name = f"`{p.name}`" + (" (required)" if p.is_required else "")
        yield f"| {name} | {p.place} | {p.kind} | {p.description} |"
    if operation.body:
        yield from ("", f"Send along: {operation.body}.")
    answers = ", ".join(f"{answer.status} {answer.shape}" for answer in operation.answers)
    yield from ("", f"Answers: {answers}.")
