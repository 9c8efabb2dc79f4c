"""What the articles found have in common: publishers, languages, countries, kinds, months."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from octavo.lib.queries import Query
from octavo.news.feed import Publisher
from octavo.news.pages import Facet, FacetValue
from octavo.store import feeds as feed_store
from octavo.store.search_words import Row

_MOST_VALUES = 12


def facets(query: Query, rows: Sequence[Row]) -> tuple[Facet, ...]:
    """Count the articles found by publisher, language, country, kind and month."""
    by_publisher = Counter(row.publisher_id for row in rows)
    publishers = feed_store.list_publishers(by_publisher)
    by_country: Counter[str] = Counter()
    for publisher_id, n in by_publisher.items():
        if publisher_id in publishers and (country := publishers[publisher_id].country):
            by_country[country] += n
    counted = {
        "publisher": _by_key(by_publisher, publishers),
        "lang": Counter(row.language for row in rows if row.language),
        "country": by_country,
        "kind": Counter(row.kind for row in rows),
    }
    names = {publisher.key: publisher.name for publisher in publishers.values()}
    labels: dict[str, Callable[[str], str]] = {"publisher": lambda key: names.get(key, key)}
    found = [
        Facet(field, _values(query, field, counts, labels.get(field, str)))
        for field, counts in counted.items()
    ]
    months = Counter(row.published_at[:7] for row in rows)
    return tuple(facet for facet in (*found, _months(query, months)) if facet.values)


def _by_key(counts: Mapping[int, int], publishers: Mapping[int, Publisher]) -> Counter[str]:
    return Counter({publishers[id_].key: n for id_, n in counts.items() if id_ in publishers})


def _values(
    query: Query, field: str, counts: Counter[str], label: Callable[[str], str]
) -> tuple[FacetValue, ...]:
    chosen = {one.value.lower() for one in query.filters if one.field == field}
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:_MOST_VALUES]
    return tuple(
        FacetValue(
            value=value,
            label=label(value),
            n_articles=n,
            query=_without(query, [field])
            if value.lower() in chosen
            else f"{query.text} {field}:{_quoted(value)}",
            is_chosen=value.lower() in chosen,
        )
        for value, n in ordered
    )


def _months(query: Query, counts: Counter[str]) -> Facet:
    bare = _without(query, ["after", "since", "before", "until"])
    values = []
    for month in sorted(counts, reverse=True)[:_MOST_VALUES]:
        first = date.fromisoformat(f"{month}-01")
        span = f"after:{month} before:{_next_month(first)}"
        values.append(
            FacetValue(
                value=month,
                label=month,
                n_articles=counts[month],
                query=f"{bare} {span}".strip(),
                is_chosen=query.after == first,
            )
        )
    return Facet("month", tuple(values))


def _next_month(first: date) -> str:
    year, month = divmod(first.year * 12 + first.month, 12)
    return f"{year:04}-{month + 1:02}"


def _without(query: Query, fields: Iterable[str]) -> str:
    """Give a query as typed, without what it says of some fields."""
    return query.without(fields)


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value or '"' in value else value
