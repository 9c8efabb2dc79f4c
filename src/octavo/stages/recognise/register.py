"""What a desk learns of names: who prints them, as what, in what company, and for short.

A name becomes a concept once independent publishers have it. A short form ("Trump", "UN") stands
for the longer name that publishers explain it by; where they explain it by several, the company it
keeps in the article decides, and where that does not tell either, it stays by itself. A spelling
joins another of the same sound if the two keep company with the same concepts.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from octavo.news.concept import ConceptKind, Learnt, Named
from octavo.stages.recognise.naming import is_one_name, name_key, sound

# Chosen by reason and by reading what 4,000 recorded headlines taught, not swept: no set has gold.
MIN_PUBLISHERS = 2  # with 1 every house's columnists and typing errors are concepts
LIMIT_PUBLISHERS = 8  # remembered for a name or short form: enough to tell few from many
LIMIT_COMPANY = 30
DOMINANCE = 0.8  # share of the publishers that explain a short form in one way
MARGIN = 1.5  # times the runner-up's company
MIN_COMPANY = 2  # concepts two spellings must have in common
MIN_SURE = 0.5  # of a kind's votes, less than which it stays a topic


@dataclass(slots=True)
class _Entry:
    """What is known of one name; mutable, as it is fed with every article."""

    name: str
    language: str
    kinds: Counter[ConceptKind] = field(default_factory=Counter)
    publishers: dict[str, None] = field(default_factory=dict)
    company: Counter[str] = field(default_factory=Counter)
    shorts: dict[str, dict[str, None]] = field(default_factory=dict)
    joined_to: str = ""
    last_at: datetime | None = None


def _remember(publishers: dict[str, None], publisher: str) -> None:
    if len(publishers) < LIMIT_PUBLISHERS:
        publishers[publisher] = None


class Register:
    """Learn names as they come by, and tell what they are.

    Mutable because it is fed once per article, like the background of hashtags.
    """

    def __init__(self, learnt: Iterable[Learnt] = (), aliases: Mapping[str, str] | None = None):
        """Begin with what was kept; `aliases` maps keys to those the operator made them."""
        self._entries: dict[str, _Entry] = {}
        self._longer: dict[str, set[str]] = defaultdict(set)
        self._by_sound: dict[str, set[str]] = defaultdict(set)
        self._aliases = dict(aliases or {})
        self._touched: set[str] = set()
        for one in learnt:
            self._restore(one)

    def __len__(self) -> int:
        """Give how many names are known."""
        return len(self._entries)

    def _restore(self, one: Learnt) -> None:
        self._entries[one.key] = _Entry(
            name=one.name,
            language=one.language,
            kinds=Counter(one.kinds),
            publishers=dict.fromkeys(one.publishers),
            company=Counter(one.company),
            shorts={short: dict.fromkeys(by) for short, by in one.shorts.items()},
            joined_to=one.joined_to,
            last_at=one.last_at,
        )
        self._index(one.key)

    def _index(self, key: str) -> None:
        entry = self._entries[key]
        for short in entry.shorts:
            self._longer[short].add(key)
        if heard := sound(entry.name):
            self._by_sound[heard].add(key)

    # --- learning ---------------------------------------------------------------------------

    def see(
        self,
        names: Sequence[Named],
        *,
        publisher: str,
        language: str,
        company: Iterable[str] = (),
        at: datetime | None = None,
    ) -> None:
        """Learn from one article.

        Args:
            names: as `recognise` gives them.
            publisher: its key; a copy of another's text should not be seen at all.
            language: of the article.
            company: keys of concepts that mean the same in every language: its places.
            at: when it was published.
        """
        beside = set(company)
        keys = {named.key for named in names}
        for named in names:
            entry = self._entries.get(named.key)
            if entry is None:
                entry = self._entries[named.key] = _Entry(named.name, language)
                self._index(named.key)
            self._learn(entry, named, publisher)
            _keep_company(entry.company, (beside | keys) - {named.key})
            entry.last_at = max(filter(None, (entry.last_at, at)), default=None)
            self._touched.add(named.key)
            if not entry.joined_to:
                self._join(named.key)

    def _learn(self, entry: _Entry, named: Named, publisher: str) -> None:
        if publisher not in entry.publishers or len(entry.publishers) == LIMIT_PUBLISHERS:
            if named.kind != "topic":
                entry.kinds[named.kind] += named.confidence  # type: ignore[assignment]
            else:
                entry.kinds["topic"] += 1
        _remember(entry.publishers, publisher)
        for short in named.shorts:
            _remember(entry.shorts.setdefault(name_key(short), {}), publisher)
            self._longer[name_key(short)].add(named.key)

    def _join(self, key: str) -> None:
        """Join a spelling to an older one of its sound and company."""
        entry = self._entries[key]
        heard = sound(entry.name)
        for other_key in sorted(self._by_sound.get(heard, ()) if heard else ()):
            other = self._entries[other_key]
            if other_key == key or other.joined_to or not is_one_name(entry.name, other.name):
                continue
            if len(entry.company.keys() & other.company.keys()) >= MIN_COMPANY:
                less, more = sorted((key, other_key), key=self._weight)
                self._entries[less].joined_to = more
                self._touched.add(less)
                return

    def _weight(self, key: str) -> tuple[int, int, str]:
        entry = self._entries[key]
        return len(entry.publishers), sum(entry.company.values()), key

    # --- telling ----------------------------------------------------------------------------

    def key_of(self, key: str) -> str:
        """Give the key a name is filed under: what it was joined to, or made by the operator."""
        seen: set[str] = set()
        while key not in seen:
            seen.add(key)
            entry = self._entries.get(key)
            key = self._aliases.get(key) or (entry.joined_to if entry else "") or key
        return key

    def is_concept(self, key: str) -> bool:
        """Tell whether independent publishers have a name."""
        entry = self._entries.get(self.key_of(key))
        return entry is not None and len(entry.publishers) >= MIN_PUBLISHERS

    def kind_of(self, key: str) -> ConceptKind:
        """Give what most publishers have a name for; "topic" while that is not clear."""
        entry = self._entries.get(self.key_of(key))
        if entry is None:
            return "topic"
        total = sum(entry.kinds.values())
        told = {kind: weight for kind, weight in entry.kinds.items() if kind != "topic"}
        kind = max(sorted(told), key=lambda one: told[one], default=None)
        return kind if kind is not None and told[kind] >= MIN_SURE * total else "topic"

    def resolve(self, names: Sequence[Named], company: Iterable[str] = ()) -> tuple[Named, ...]:
        """Give the names as the desk knows them: in full, under one key, with their kind."""
        beside = {named.key for named in names} | set(company)
        found: dict[str, Named] = {}
        for named in names:
            told = self._resolved(named, beside)
            if told.key in found:
                before = found[told.key]
                shorts = {*before.shorts, *told.shorts}
                told = replace(before, n=before.n + told.n, shorts=tuple(sorted(shorts)))
            found[told.key] = told
        return tuple(found.values())

    def _resolved(self, named: Named, beside: set[str]) -> Named:
        longer = self._longer_of(named, beside)
        key = self.key_of(longer or named.key)
        entry = self._entries.get(key)
        learnt = self.kind_of(key) if self.is_concept(key) else "topic"
        shorts = (*named.shorts, named.name) if key != named.key else named.shorts
        return replace(
            named,
            key=key,
            name=entry.name if entry is not None and longer else named.name,
            kind=learnt if learnt != "topic" else named.kind,
            shorts=tuple(sorted(set(shorts))),
        )

    def _longer_of(self, named: Named, beside: set[str]) -> str:
        """Choose the longer name a short one stands for; "" where that is not clear."""
        if " " in named.name:
            return ""
        n_by_key = {
            key: len(self._entries[key].shorts[named.key])
            for key in self._longer.get(named.key, ())
            if len(self._entries[key].shorts.get(named.key, ())) >= MIN_PUBLISHERS
        }
        if not n_by_key:
            return ""
        best = max(sorted(n_by_key), key=lambda key: n_by_key[key])
        if n_by_key[best] >= DOMINANCE * sum(n_by_key.values()):
            return best
        return self._by_company(n_by_key, beside)

    def _by_company(self, keys: Iterable[str], beside: set[str]) -> str:
        scores = sorted(
            ((sum(self._entries[key].company[c] for c in beside), key) for key in keys),
            reverse=True,
        )
        first, second = scores[0], scores[1]
        return first[1] if first[0] > MARGIN * second[0] else ""

    # --- keeping ----------------------------------------------------------------------------

    def take_touched(self) -> Iterator[Learnt]:
        """Give what was learnt since the last time, to be kept, and forget that it is new."""
        touched, self._touched = self._touched, set()
        for key in sorted(touched):
            entry = self._entries[key]
            yield Learnt(
                key=key,
                name=entry.name,
                language=entry.language,
                kinds=dict(entry.kinds),
                publishers=tuple(entry.publishers),
                company=dict(entry.company),
                shorts={short: tuple(by) for short, by in entry.shorts.items()},
                joined_to=entry.joined_to,
                last_at=entry.last_at,
            )

    def forget(self, before: datetime) -> tuple[str, ...]:
        """Forget names one publisher alone has had, and not since an instant; give their keys."""
        gone = [
            key
            for key, entry in self._entries.items()
            if len(entry.publishers) < MIN_PUBLISHERS
            and entry.last_at is not None
            and entry.last_at < before
        ]
        for key in gone:
            entry = self._entries.pop(key)
            self._by_sound[sound(entry.name)].discard(key)
            self._touched.discard(key)
            for short in entry.shorts:
                self._longer[short].discard(key)
        return tuple(gone)


def _keep_company(company: Counter[str], keys: Iterable[str]) -> None:
    company.update(keys)
    if len(company) > 2 * LIMIT_COMPANY:
        kept = company.most_common(LIMIT_COMPANY)
        company.clear()
        company.update(dict(kept))
