"""What the sites say around their articles, in each language (words.toml)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Words:
    """A language's labels: single ones in `text`, lists in `lists`."""

    text: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    sections: Mapping[str, str]

    def section(self, key: str) -> str:
        """Give a section's name."""
        return self.sections[key]

    def date(self, moment: datetime) -> str:
        """Give an instant as the language writes it, in UTC."""
        return self.text["date"].format(
            day=moment.day,
            month=self.lists["months"][moment.month - 1],
            year=moment.year,
            time=f"{moment:%H:%M}",
        )


@cache
def words_of(language: str) -> Words:
    """Give the labels of a language.

    Raises:
        KeyError: words.toml has no such language.
    """
    source = resources.files("octavo.engines.newsstand") / "words.toml"
    table = tomllib.loads(source.read_text(encoding="utf-8"))[language]
    return Words(
        text={key: value for key, value in table.items() if isinstance(value, str)},
        lists={key: tuple(value) for key, value in table.items() if isinstance(value, list)},
        sections=table["sections"],
    )
