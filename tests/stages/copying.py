"""Articles made for the tests of folding copies."""

import random
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from octavo.stages.fold import Copy, CopyIndex, FoldInput, signed

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
_SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu".split()


def sentence(numbers: random.Random) -> str:
    """Make a sentence of twelve made-up words."""
    words = ["".join(numbers.choices(_SYLLABLES, k=numbers.randint(2, 4))) for _ in range(12)]
    return " ".join(words).capitalize() + "."


def lines_of(seed: int, n: int = 12) -> list[str]:
    """Make sentences of made-up words; another seed shares none of their runs."""
    numbers = random.Random(seed)
    return [sentence(numbers) for _ in range(n)]


def made(number: int, text: str = "", **changes: object) -> FoldInput:
    """Make an article, the later the higher its number, each by a publisher of its own."""
    plain = FoldInput(
        article_id=number,
        publisher=f"Paper {number}",
        publisher_kind="daily",
        title=f"Headline number {number} of the day",
        text=text,
        published_at=NOON + timedelta(minutes=number),
    )
    return FoldInput(**{**{name: getattr(plain, name) for name in plain.__slots__}, **changes})


class Desk:
    """An index with the texts beside it; `asked_for` counts the texts it had to read."""

    def __init__(self, articles: Iterable[FoldInput] = ()) -> None:
        self.index = CopyIndex()
        self.texts: dict[int, FoldInput] = {}
        self.asked_for = 0
        for one in articles:
            self.add(one)

    def add(self, one: FoldInput) -> None:
        """Keep an article."""
        self.texts[one.article_id] = one
        self.index.add(signed(one))

    def find(self, asked: FoldInput) -> tuple[Copy, ...]:
        """Find what shares an article's text."""
        return self.index.find(asked, self._read)

    def ids(self, asked: FoldInput) -> list[int]:
        """Give the ids of what shares an article's text."""
        return [copy.article_id for copy in self.find(asked)]

    def _read(self, article_ids: Iterable[int]) -> dict[int, FoldInput]:
        found = {one: self.texts[one] for one in article_ids if one in self.texts}
        self.asked_for += len(found)
        return found
