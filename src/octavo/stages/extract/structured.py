"""What a page says of itself in JSON-LD: its article, people and organisations."""

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml.html import HtmlElement

Node = Mapping[str, Any]

_LIMIT_CHARS = 1_000_000
_LIMIT_NODES = 3_000
_ARTICLE = re.compile(r"(?:article|posting|report|review|liveblogposting|recipe)$", re.IGNORECASE)
_NO_ARTICLE = frozenset({"Review", "AggregateReview", "ClaimReview", "JobPosting"})
_PAGE_TYPES = frozenset({
    "ProfilePage",
    "CollectionPage",
    "SearchResultsPage",
    "ContactPage",
    "CheckoutPage",
})
# Articles under these keys are other pages' articles.
_FOREIGN_KEYS = frozenset(
    {
        "itemListElement", "hasPart", "isPartOf", "mentions", "relatedLink", "citation", "comment",
        "isBasedOn", "review", "reviews", "video", "about", "breadcrumb", "publisher", "author",
        "blogPost", "isRelatedTo", "significantLink", "workExample", "subjectOf", "exampleOfWork",
    }
)  # fmt: skip
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.{0,40}?\*/)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$"
)
_LOOSE_FIELD = re.compile(
    r'"(headline|datePublished|dateModified|articleSection)"\s*:\s*"((?:[^"\\\n]|\\.){1,500})"'
)


@dataclass(frozen=True, slots=True)
class Structured:
    """The page's article as JSON-LD tells it.

    `article` is empty where there is none; `types` are all types named at the top; `by_id`
    resolves references between nodes.
    """

    article: Node = field(default_factory=dict)
    types: frozenset[str] = frozenset()
    by_id: Mapping[str, Node] = field(default_factory=dict)
    n_broken: int = 0

    def resolved(self, node: object) -> object:
        """Follow a reference ({"@id": ...} and nothing more to read) to the node it names."""
        if isinstance(node, dict) and "name" not in node and isinstance(node.get("@id"), str):
            return self.by_id.get(node["@id"], node)
        return node


def types_of(node: Node) -> frozenset[str]:
    """Give a node's types without their vocabulary."""
    named = node.get("@type")
    names = named if isinstance(named, list) else [named]
    return frozenset(
        name.rsplit("/", 1)[-1].rsplit(":", 1)[-1] for name in names if isinstance(name, str)
    )


def is_article(node: Node) -> bool:
    """Tell whether a node is of an article's type."""
    names = types_of(node)
    return any(_ARTICLE.search(name) for name in names) and not names & _NO_ARTICLE


def _loads(source: str) -> object | None:
    """Read JSON as pages write it: wrapped in comments, with stray commas and raw newlines."""
    source = _WRAPPING.sub("", source).strip()
    for attempt in (source, _TRAILING_COMMA.sub(r"\1", source)):
        try:
            root: object = json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
        return root
    return None


def _loose(source: str) -> dict[str, str]:
    """Save single fields from JSON that cannot be read; {} unless it names an article."""
    if not re.search(r'"@type"\s*:\s*\[?\s*"\w*(?:Article|Posting)"', source):
        return {}
    found: dict[str, str] = {}
    for match in _LOOSE_FIELD.finditer(source):
        found.setdefault(match[1], match[2].replace('\\"', '"').replace("\\/", "/"))
    return found | {"@type": "Article"} if found else {}


def _walk(roots: list[object]) -> Iterator[tuple[Node, bool]]:
    """Give every object, outermost first, with whether it may be the page's own article."""
    queue: deque[tuple[object, bool]] = deque((root, True) for root in roots)
    n_seen = 0
    while queue and n_seen < _LIMIT_NODES:
        node, is_own = queue.popleft()
        n_seen += 1
        if isinstance(node, list):
            queue.extend((child, is_own) for child in node)
        elif isinstance(node, dict):
            yield node, is_own
            queue.extend(
                (child, is_own and key not in _FOREIGN_KEYS)
                for key, child in node.items()
                if isinstance(child, dict | list)
            )


def _sources(tree: HtmlElement) -> Iterator[str]:
    n_chars = 0
    for script in tree.iter("script"):
        source = script.text or ""
        if "ld+json" in (script.get("type") or "").lower() and n_chars < _LIMIT_CHARS:
            n_chars += len(source)
            yield source[:_LIMIT_CHARS]


def _richness(node: Node) -> tuple[bool, int]:
    return bool(node.get("headline") or node.get("name")), len(node)


def read_structured(tree: HtmlElement) -> Structured:
    """Read all JSON-LD of a page; of several articles the one telling most of itself wins."""
    roots: list[object] = []
    loose: list[Node] = []
    n_broken = 0
    for source in _sources(tree):
        root = _loads(source)
        if root is None:
            n_broken += 1
            loose.append(_loose(source))
        else:
            roots.append(root)
    by_id: dict[str, Node] = {}
    types: set[str] = set()
    articles: list[Node] = []
    for node, is_own in _walk(roots):
        if isinstance(node.get("@id"), str) and len(node) > 2:
            by_id.setdefault(node["@id"], node)
        if is_own:
            types |= types_of(node)
            articles += [node] if is_article(node) else []
    article = max(articles, key=_richness, default=next(filter(None, loose), {}))
    return Structured(article, frozenset(types), by_id, n_broken)


def is_collection(structured: Structured) -> bool:
    """Tell whether the page calls itself a list of other pages, and no article."""
    return bool(structured.types & _PAGE_TYPES) and not structured.article


def strings(value: object, *keys: str, depth: int = 4) -> list[str]:
    """Give the strings in a JSON-LD value: itself, its members, or the first of `keys` in them."""
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if depth and isinstance(value, list):
        return [text for member in value[:100] for text in strings(member, *keys, depth=depth - 1)]
    if depth and isinstance(value, dict):
        found = (strings(value.get(key), *keys, depth=depth - 1) for key in keys)
        return next(filter(None, found), [])
    return []
