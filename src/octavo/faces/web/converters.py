"""Kinds of places in an address."""


class RowIdConverter:
    """An id as addresses hold it: digits, and no more than a row's id can have."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        """Read it."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Write it."""
        return str(value)
