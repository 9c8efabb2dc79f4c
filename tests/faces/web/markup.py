"""What a page's markup says, read strictly: HTML that does not nest is an error."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})


@dataclass(frozen=True, slots=True)
class Element:
    """An opening tag with its attributes."""

    name: str
    attributes: dict[str, str]


@dataclass
class Page(HTMLParser):
    """Reads a page; `faults` tells what does not nest."""

    elements: list[Element] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    doctypes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_decl(self, decl: str) -> None:
        self.doctypes.append(decl)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))
        if len({name for name, _ in attrs}) < len(attrs):
            self.faults.append(f"<{tag}> repeats an attribute")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes something else")

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        """The words a reader sees, spaces folded."""
        return " ".join("".join(self.words).split())

    def named(self, *names: str) -> Iterator[Element]:
        """Give the elements of these names."""
        return (element for element in self.elements if element.name in names)


def read(html: str) -> Page:
    """Read a page to its end."""
    page = Page()
    page.feed(html)
    page.close()
    page.faults.extend(f"<{name}> is never closed" for name in page.open)
    return page
