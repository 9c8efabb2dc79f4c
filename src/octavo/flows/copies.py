"""Copies on their way to the store: which text repeats which, adds to which, or is of a series."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from octavo.flows.memory import Memory, fold_input_of
from octavo.news.article import Article
from octavo.stages import fold
from octavo.store import articles as article_store
from octavo.store import copies as copy_store


@dataclass
class Found:
    """What a batch of articles shares with others, by article."""

    signatures: dict[int, bytes] = field(default_factory=dict)
    agencies: dict[int, str] = field(default_factory=dict)
    series: dict[int, str] = field(default_factory=dict)
    kin: dict[int, fold.Kin] = field(default_factory=dict)

    @property
    def n_copies(self) -> int:
        """How many articles repeat a text."""
        return sum(bool(kin.copies) for kin in self.kin.values())


def find(article: Article, memory: Memory, found: Found) -> None:
    """Find what an article shares its text with, and remember it for those to come."""
    candidate = fold_input_of(article)
    signed = fold.signed(candidate)
    article_id = article.card.id
    found.signatures[article_id] = fold.signature_bytes(signed.signature)
    found.agencies[article_id] = fold.agency_of([candidate]) or ""
    series = memory.series.find(signed)
    memory.series.add(signed)
    if series is not None:
        found.series[article_id] = series
        return
    found.kin[article_id] = fold.kin_of(memory.copies.find(candidate, _read_texts))
    memory.copies.add(signed)


def keep(found: Found, *, revised: Iterable[int]) -> None:
    """Keep what was found, after letting new wordings out of the groups their old ones were in."""
    copy_store.save_signatures(found.signatures)
    copy_store.set_series({n: found.series.get(n, "") for n in found.signatures})
    copy_store.set_agencies(found.agencies)
    for article_id in revised:
        _let_go(article_id)
    for article_id, kin in found.kin.items():
        if kin.copies:
            _keep_group({article_id, *kin.copies})
    for article_id, kin in found.kin.items():
        if kin.builds_on is not None:
            copy_store.set_builds_on([article_id], kin.builds_on)
        if kin.built_on_by:
            copy_store.set_builds_on(kin.built_on_by, article_id, only_if_none=True)


def _read_texts(article_ids: Sequence[int]) -> Mapping[int, fold.FoldInput]:
    """Read the few articles whose texts are to be compared."""
    return {a.card.id: fold_input_of(a) for a in article_store.list_articles(article_ids)}


def _let_go(article_id: int) -> None:
    rest = set(article_store.list_copy_group(article_id)) - {article_id}
    article_store.set_origin([article_id], article_id)
    if rest:
        article_store.set_origin(rest, min(rest))
        _keep_group(rest)


def _keep_group(article_ids: Iterable[int]) -> None:
    """Keep that articles are of one text, with those they were known to share it with before."""
    group = {member for one in article_ids for member in article_store.list_copy_group(one)}
    members = [fold_input_of(article) for article in article_store.list_articles(sorted(group))]
    origin = members[fold.choose_origin(members)]
    article_store.set_origin(group, origin.article_id)
    # Where the agency itself is followed its text is the origin, and need not be credited.
    agency = "" if origin.publisher_kind == "agency" else fold.agency_of(members) or ""
    copy_store.set_agencies(dict.fromkeys(group, agency))
