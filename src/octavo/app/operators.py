"""The operator's sign-in."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from octavo.settings import CONFIG
from octavo.store import accounts


@dataclass(frozen=True, slots=True)
class SignIn:
    """A name, and the password while it is still the one that was made."""

    name: str
    password: str | None


def ensure_operator() -> SignIn:
    """Give the operator's sign-in, making the account at the first start.

    The password that was made stays in the desk's folder, readable by its owner alone, for as long
    as the operator has not set another.
    """
    kept = _path()
    if not accounts.has_operator():
        return SignIn("operator", new_operator_password("operator"))
    if kept.is_file():
        name, _, password = kept.read_text("utf-8").strip().partition(" / ")
        if accounts.accepts(name, password):
            return SignIn(name, password)
        kept.unlink()
    return SignIn("operator", None)


def new_operator_password(name: str, password: str | None = None) -> str:
    """Set an operator's password; one that is made here is kept in the desk's folder."""
    chosen = password or secrets.token_urlsafe(12)
    accounts.set_operator(name, chosen)
    kept = _path()
    kept.unlink(missing_ok=True)
    if password is None:
        descriptor = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(f"{name} / {chosen}\n")
    return chosen


def _path() -> Path:
    return CONFIG.home / "operator_password"
