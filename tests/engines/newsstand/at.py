"""A stand of the package's own articles, and moments to look at it."""

from datetime import UTC, datetime, timedelta

from octavo.engines.newsstand.stand import Answer, Stand, answer, set_up

ANCHOR = datetime(2031, 3, 28, 9, 30, 15, tzinfo=UTC)
SOON = ANCHOR + timedelta(seconds=1)
PORT = 8123
STAND = set_up(ANCHOR, PORT)


def ask(key: str, target: str, now: datetime = SOON, stand: Stand = STAND) -> Answer:
    """Ask a publisher's site for a path."""
    return answer(stand, host=f"{key}.localhost:{PORT}", target=target, now=now)
