"""What the reports of a story tell between them: who says what, and which numbers they give."""

from dataclasses import dataclass

from octavo.news.figure import Claim, Disagreement, Figure, Series, Standing
from octavo.news.quote import Quote, SharedQuote


@dataclass(frozen=True, slots=True)
class ToldArticle:
    """What one article says: its quotes and figures, in the order of its text."""

    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What a story's reports say, each thing once, with who says it.

    A standing of `figures` is one value of one measure; standings of one measure stand together.
    """

    quotes: tuple[SharedQuote, ...] = ()
    figures: tuple[Standing, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    series: tuple[Series, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every figure it stands on, each once."""
        given = [
            *(claim for standing in self.figures for claim in standing.claims),
            *(c for d in self.disagreements for s in d.standings for c in s.claims),
            *(c for s in self.series for p in s.points for c in p.claims),
        ]
        return tuple({(c.article_id, c.figure.start): c for c in given}.values())
